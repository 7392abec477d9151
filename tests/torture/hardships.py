"""Ways to let writes fail under a running program, and to mend that again."""

import ctypes
import os
import resource
import subprocess
from abc import ABC, abstractmethod
from contextlib import suppress
from pathlib import Path

import pytest


class Hardship(ABC):
    """What goes wrong; `folder` is where the board's files are."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @abstractmethod
    def begin(self, pid: int, room: int) -> None:
        """From now on hardly more than `room` bytes can be written."""

    @abstractmethod
    def end(self, pid: int) -> None:
        """All is well again."""

    @abstractmethod
    def close(self) -> None:
        """Leave nothing behind."""


class HalfWrites(Hardship):
    """Files may not grow past a size: a write that would is cut short there, then refused."""

    def begin(self, pid: int, room: int) -> None:
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (room, resource.RLIM_INFINITY))

    def end(self, pid: int) -> None:
        both = (resource.RLIM_INFINITY, resource.RLIM_INFINITY)
        with suppress(ProcessLookupError):
            resource.prlimit(pid, resource.RLIMIT_FSIZE, both)

    def close(self) -> None:
        pass


class FullDisk(Hardship):
    """A small disk of its own, all but full."""

    KILOBYTES = 4096

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        size = f"size={self.KILOBYTES}k"
        line = ["mount", "-t", "tmpfs", "-o", size, "afterword-test", str(folder)]
        try:
            done = subprocess.run(line, capture_output=True, text=True, check=False)
        except FileNotFoundError:
            pytest.skip("no mount here")
        if done.returncode:
            pytest.skip(f"no disk of its own can be made here: {done.stderr.strip()}")

    def begin(self, pid: int, room: int) -> None:
        state = os.statvfs(self.folder)
        left = max(0, state.f_bavail * state.f_frsize - room)
        (self.folder / "filler").write_bytes(b"x" * left)

    def end(self, pid: int) -> None:
        (self.folder / "filler").unlink()

    def close(self) -> None:
        subprocess.run(["umount", "-l", str(self.folder)], check=True)


def obey_permissions() -> None:
    """In a child: give up root's right to read and write whatever is forbidden; others have none.

    Raises OSError where that right cannot be given up.
    """
    if os.geteuid() != 0:
        return
    for right in _ABOVE_PERMISSIONS:
        if ctypes.CDLL(None, use_errno=True).prctl(_PR_CAPBSET_DROP, right, 0, 0, 0):
            raise OSError(ctypes.get_errno(), "rights cannot be given up")


_PR_CAPBSET_DROP = 24
_ABOVE_PERMISSIONS = (1, 2)  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
