"""Terminals by the names they give themselves: what they take by OSC 52, and what to set."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Takes(StrEnum):
    """Whether a terminal takes text from programs by OSC 52."""

    YES = "yes"
    IF_SET = "if set"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of terminal.

    `quiet` means that it gives back what was copied, or nothing, without asking the person for
    leave.
    """

    title: str
    takes: Takes
    advice: str = ""
    quiet: bool = False


BY_HAND = "it takes no text from programs: show the note bare (Esc v) and select it"

TMUX = Kind(
    "tmux at your own end",
    Takes.IF_SET,
    "set -s set-clipboard on, in the ~/.tmux.conf there",
    quiet=True,
)
ITERM2 = Kind(
    "iTerm2",
    Takes.IF_SET,
    "Settings, General, Selection: Applications in terminal may access clipboard",
)
XTERM = Kind(
    "xterm",
    Takes.IF_SET,
    "XTerm*disallowedWindowOps: 20,21,SetXprop, in ~/.Xresources",
    quiet=True,
)
VTE = Kind(
    "GNOME Terminal and its kin (VTE)",
    Takes.NEVER,
    BY_HAND,
)
APPLE = Kind(
    "macOS Terminal",
    Takes.NEVER,
    BY_HAND,
)

# By how a name begins, in small letters.
KINDS: Mapping[str, Kind] = {
    "tmux": TMUX,
    "iterm": ITERM2,
    "xterm(": XTERM,
    "vte": VTE,
    "gnome": VTE,
    "apple_terminal": APPLE,
    "kitty": Kind("kitty", Takes.YES),
    "wezterm": Kind("WezTerm", Takes.YES),
    "foot": Kind("foot", Takes.YES, quiet=True),
    "ghostty": Kind("Ghostty", Takes.YES),
    "alacritty": Kind("Alacritty", Takes.YES),
    "konsole": Kind("Konsole", Takes.YES, "since 24.12; an older one takes nothing"),
}
MAY_NEED_SETTING = (TMUX, ITERM2, XTERM, VTE, APPLE)
"""What a terminal may be that does not say who it is."""


def kind_of(name: str) -> Kind | None:
    """The kind of terminal that a name stands for; None if it is not known."""
    folded = name.lower()
    return next((kind for start, kind in KINDS.items() if folded.startswith(start)), None)


def named_by(env: Mapping[str, str]) -> str:
    """The name of the terminal as the environment has it; "" if it has none.

    Over SSH that is what the client was told to send.
    """
    for variable in ("LC_TERMINAL", "TERM_PROGRAM"):
        name = env.get(variable, "")
        if name and name != "tmux":
            return name
    if env.get("KITTY_WINDOW_ID"):
        return "kitty"
    if env.get("KONSOLE_VERSION"):
        return "Konsole"
    if env.get("ALACRITTY_WINDOW_ID"):
        return "Alacritty"
    if env.get("VTE_VERSION"):
        return "VTE"
    term = env.get("TERM", "").removeprefix("xterm-")
    return term if kind_of(term) else ""
