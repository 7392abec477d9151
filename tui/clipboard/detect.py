"""Which routes to the person's own clipboard are open, judged by the environment alone."""

import re
from collections.abc import Mapping
from enum import StrEnum


class Route(StrEnum):
    """A way to the clipboard; FILE is the way out when there is none."""

    TMUX = "tmux"
    LOCAL = "local"
    OSC52 = "osc52"
    SCREEN = "screen"
    FILE = "file"


# `ssh -X` numbers its displays from 10 up; WSL and containers use localhost:0.
FORWARDED_DISPLAY = re.compile(r"localhost:\d{2,}")
BLIND_TERMS = ("dumb", "linux", "unknown", "vt100", "vt220")
# What mosh 1.4 drops whole is longer than this.
MOSH_BYTES = 12_280


def choose_routes(env: Mapping[str, str], platform: str, preference: str = "auto") -> list[Route]:
    """The routes to try, in order; the last is always the file.

    `platform` is a value of sys.platform. A preference other than "auto" is tried alone, before
    the file. Raises ValueError for a preference that is no route.
    """
    if preference != "auto":
        forced = Route(preference)
        return [forced] if forced is Route.FILE else [forced, Route.FILE]
    return [*_automatic(env, platform), Route.FILE]


def over_ssh(env: Mapping[str, str]) -> bool:
    """Whether the person sits at another machine than the one this program runs on."""
    if env.get("SSH_TTY") or env.get("SSH_CONNECTION") or env.get("SSH_CLIENT"):
        return True
    # sudo and su drop the SSH variables but keep the display that ssh forwards.
    return FORWARDED_DISPLAY.match(env.get("DISPLAY", "")) is not None


def inside_tmux(env: Mapping[str, str]) -> bool:
    """Whether a tmux server can be asked."""
    return bool(env.get("TMUX"))


def takes_osc52(env: Mapping[str, str]) -> bool:
    """Whether the terminal may take OSC 52: false only where it is known that it does not."""
    term = env.get("TERM", "")
    if not term or term in BLIND_TERMS:
        return False
    return env.get("TERM_PROGRAM") != "Apple_Terminal" and not _is_vte(env, term)


def over_mosh(env: Mapping[str, str]) -> bool:
    """Whether the connection seems to be mosh, which sets this variable for curses programs."""
    return env.get("NCURSES_NO_UTF8_ACS") == "1" and over_ssh(env)


def inside_screen(env: Mapping[str, str]) -> bool:
    """Whether GNU screen is around, here or at the other end of a connection.

    Only screen puts a dot after its name. Sent bare, a long sequence ends up on its display.
    """
    return bool(env.get("STY")) or env.get("TERM", "").startswith("screen.")


def nested_near_side(env: Mapping[str, str]) -> bool:
    """Whether tmux seems to run on the person's side of the SSH connection."""
    named = env.get("TERM", "").startswith(("tmux", "screen"))
    return named and not inside_tmux(env) and not inside_screen(env)


def _automatic(env: Mapping[str, str], platform: str) -> list[Route]:
    local = [Route.LOCAL] if _has_desktop(env, platform) and not over_ssh(env) else []
    if inside_tmux(env):
        # The local route asks tmux who is attached: this environment may be days old.
        return [*local, Route.TMUX]
    if inside_screen(env):
        # A session begun at the desk and taken up again over SSH keeps its old environment, and
        # screen cannot be asked: only what goes through the terminal is sure to go to the person.
        return [Route.SCREEN] if env.get("TERM") != "dumb" else []
    return [*local, Route.OSC52] if takes_osc52(env) else local


def _has_desktop(env: Mapping[str, str], platform: str) -> bool:
    if platform in ("darwin", "win32", "cygwin"):
        return True
    hints = ("WAYLAND_DISPLAY", "DISPLAY", "WSL_DISTRO_NAME", "WSL_INTEROP")
    return any(env.get(name) for name in hints)


def _is_vte(env: Mapping[str, str], term: str) -> bool:
    if not env.get("VTE_VERSION"):
        return False
    # A terminal started from GNOME Terminal inherits the variable, but says its own name.
    own_names = ("TERM_PROGRAM", "KITTY_WINDOW_ID", "KONSOLE_VERSION", "ALACRITTY_WINDOW_ID")
    return not any(env.get(name) for name in own_names) and term.startswith(
        ("xterm-256color", "vte", "gnome")
    )
