"""A link that the person's own terminal opens (OSC 8), wherever the program runs."""

from collections.abc import Mapping

from tui.clipboard.detect import BLIND_TERMS, inside_screen, inside_tmux, over_mosh

# VTE takes links of so many bytes, newer versions of tmux of so many; the rest takes more.
MOST_BYTES = 2_083
TMUX_BYTES = 1_024


def most_in_link(env: Mapping[str, str]) -> int:
    """How many bytes a link may have that the terminal is to take; 0 where it takes none."""
    if env.get("TERM", "") in ("", *BLIND_TERMS) or inside_screen(env) or over_mosh(env):
        return 0
    return TMUX_BYTES if inside_tmux(env) else MOST_BYTES


def osc8(uri: str, label: str) -> str:
    """`label` as a link to `uri`, which must be ASCII without control characters."""
    return f"\x1b]8;;{uri}\x1b\\{label}\x1b]8;;\x1b\\"
