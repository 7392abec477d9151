"""Whether somebody else on this machine can read what programs are started with.

A link is an argument, and arguments are open to every account, unless the system hides them.
"""

import os
from pathlib import Path

_FIRST_PERSON, _BEYOND_PEOPLE = {"darwin": 500}, 60_000
_NO_SHELLS = ("nologin", "false", "sync", "shutdown", "halt")
_OF_ALL = Path("/proc/1/cmdline")


def others_see_arguments(platform: str) -> bool:
    """True where other people have accounts here, and nothing hides what this one starts.

    Asks for all accounts, so it belongs in a thread.
    """
    try:
        import pwd
    except ImportError:
        return False
    if platform.startswith("linux") and _hidden():
        return False
    ours, first = os.getuid(), _FIRST_PERSON.get(platform, 1000)
    return any(
        first <= one.pw_uid < _BEYOND_PEOPLE
        and one.pw_uid != ours
        and Path(one.pw_shell or "/bin/sh").name not in _NO_SHELLS
        for one in pwd.getpwall()
    )


def _hidden() -> bool:
    """With `hidepid` nobody sees the processes of others; the first one is somebody else's."""
    try:
        _OF_ALL.read_bytes()
    except OSError:
        return True
    return False
