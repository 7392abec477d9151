"""The desktop's own opener: the program that knows which mail client takes a `mailto:` link.

It may stay for as long as the mail client runs, so it is never ended: what is not back within the
time limit is left to itself.
"""

import shutil
import subprocess
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tui.clipboard.local import at_another_machine
from tui.clipboard.report import Job, RouteFailed

TIME_LIMIT = 3.0
WSL_BYTES = 2_000
"""Windows hands no longer links on; elsewhere an argument may be as long as this system allows."""
ARGUMENT_BYTES = 100_000

# What xdg-open's manual says of its exit statuses.
_XDG_OPEN = {
    3: "a program that it needs is missing",
    4: "no mail client took it",
}


@dataclass(frozen=True, slots=True)
class Opener:
    """A program that opens links, and how long a link may be."""

    command: tuple[str, ...]
    most: int = ARGUMENT_BYTES

    @property
    def name(self) -> str:
        """What the person knows it as."""
        return self.command[0]


class NotHanded(Exception):
    """The opener did not take the link; the text is the reason, one line without a full stop."""


def find_opener(env: Mapping[str, str], platform: str) -> Opener | None:
    """The opener of the desktop in front of the person; None over SSH, or where there is none.

    Asks tmux and the table of processes how the person is connected, so it belongs in a thread.
    """
    known = [one for one in _openers(env, platform) if shutil.which(one.name, path=env.get("PATH"))]
    if not known or _far(env):
        return None
    return known[0]


def hand_over(opener: Opener, uri: str, env: Mapping[str, str], limit: float = TIME_LIMIT) -> bool:
    """Give a link to the opener; True if it said that it did its work, False if it is still at it.

    Blocks for at most `limit` seconds. Raises `NotHanded` if it cannot start, or says it failed.
    """
    try:
        process = subprocess.Popen(
            [*opener.command, uri],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=dict(env),
            start_new_session=True,
        )
    except OSError as problem:
        raise NotHanded(f"{opener.name} could not be started: {problem.strerror}") from problem
    try:
        status = process.wait(limit)
    except subprocess.TimeoutExpired:
        # Somebody has to take note of its end.
        threading.Thread(target=process.wait, daemon=True).start()
        return False
    if status:
        known = _XDG_OPEN.get(status, "") if opener.name == "xdg-open" else ""
        raise NotHanded(f"{opener.name} ended with status {status}{known and f': {known}'}")
    return True


def _openers(env: Mapping[str, str], platform: str) -> list[Opener]:
    if platform == "darwin":
        return [Opener(("open",))]
    if env.get("WSL_DISTRO_NAME") or env.get("WSL_INTEROP"):
        return [Opener(("wslview",), WSL_BYTES)]
    if env.get("WAYLAND_DISPLAY") or env.get("DISPLAY"):
        return [Opener(("xdg-open",)), Opener(("gio", "open"))]
    return []


def _far(env: Mapping[str, str]) -> bool:
    """Whether the person sits elsewhere; where that cannot be known, a link is the safe way."""
    asked = Job("", "note", env, None, Path(), TIME_LIMIT)
    try:
        return at_another_machine(asked)
    except RouteFailed:
        return True
