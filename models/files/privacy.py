"""For their owner's eyes alone: folders made so whatever the umask, and what others can read.

Nothing here follows a link or touches what belongs to somebody else. Where the system has no such
permissions, nothing is made and nothing found.
"""

import errno
import os
import stat
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

_OTHERS = stat.S_IRWXG | stat.S_IRWXO


def private_folder(folder: Path) -> None:
    """Make a folder, and those above it that are missing, for its owner alone. Raises OSError."""
    missing = [one for one in (folder, *folder.parents) if not one.exists()]
    for one in reversed(missing):
        with suppress(FileExistsError):
            one.mkdir(mode=0o700)
            # The umask may have taken even from the owner.
            one.chmod(0o700)


def guarded_folder(folder: Path) -> None:
    """Make such a folder, or see that the one that is there will do, and close it to others.

    Raises OSError, in words, where it is none or somebody else's: in a place that all may write to
    another may have been there first.
    """
    private_folder(folder)
    known = folder.lstat()
    if not stat.S_ISDIR(known.st_mode):
        raise NotADirectoryError(errno.ENOTDIR, f"{folder} is not a folder")
    if os.name == "posix" and known.st_uid != os.geteuid():
        raise PermissionError(errno.EPERM, f"{folder} belongs to somebody else")
    if stat.S_IMODE(known.st_mode) & _OTHERS:
        folder.chmod(0o700)


def exposed(paths: Iterable[Path]) -> list[Path]:
    """Those files and folders that are there and that others than their owner can get at."""
    return [path for path in paths if _mode(path) & _OTHERS]


def make_private(paths: Iterable[Path]) -> str:
    """Take from others what they can get at: a sentence that says so, "" where there was nothing.

    What cannot be changed stays as it is, and is named as such.
    """
    mended, left = [], []
    for path in exposed(paths):
        try:
            path.chmod(_mode(path) & ~_OTHERS)
        except OSError:
            left.append(path)
        else:
            mended.append(path)
    said = []
    if mended:
        said.append(f"Others could read {listed(mended)}: now only you can.")
    if left:
        said.append(f"Others can read {listed(left)}, and that could not be changed.")
    return " ".join(said)


def _mode(path: Path) -> int:
    if os.name != "posix":
        return 0
    try:
        known = path.lstat()
    except OSError:
        return 0
    ours = known.st_uid == os.geteuid() and not stat.S_ISLNK(known.st_mode)
    return stat.S_IMODE(known.st_mode) if ours else 0


def listed(paths: list[Path]) -> str:
    """Paths as a sentence names them."""
    names = [str(path) for path in paths]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
