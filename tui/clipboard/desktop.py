"""A program of its own: copies standard input with pyperclip, reads it back, and tells the result.

It is run by `local.py` with the time limit of each helper, in seconds, as its one argument.
Standard output gets one JSON object: `helper` (its name), `copied`, `equal` (null if the clipboard
could not be read back) and `why`. The text itself is never printed.
"""

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import IO, Any

POLL = 0.05


class Watched(subprocess.Popen[bytes]):
    """Popen for a helper that may hang, fail, talk, or leave a daemon behind.

    A daemon (xclip, wl-copy) keeps what it was given open for as long as it lives, so it is given a
    file to complain into, not a pipe. It gets a session of its own, so that the clipboard outlives
    the terminal's window, and so that a hung helper is ended with all it started.
    """

    limit: float
    complaint: IO[bytes]

    def __init__(self, args: list[str], **options: Any) -> None:
        self.program = Path(args[0]).name
        self.complaint.seek(0)
        self.complaint.truncate()
        for stream in ("stdin", "stdout"):
            if options.get(stream) is None:
                options[stream] = subprocess.DEVNULL
        options["stderr"] = self.complaint
        super().__init__(args, start_new_session=True, **options)

    def communicate(self, input: Any = None, timeout: float | None = None) -> tuple[Any, Any]:
        try:
            said, _ = super().communicate(input, self.limit)
        except subprocess.TimeoutExpired as problem:
            self._end()
            slow = f"{self.program} did not answer within {self.limit:g} s"
            raise RuntimeError(slow) from problem
        self.complaint.seek(0)
        complaint = self.complaint.read(2000).strip()
        if self.returncode:
            lines = complaint.decode("utf-8", "replace").splitlines()
            reason = f": {lines[0]}" if lines else ""
            raise RuntimeError(f"{self.program} ended with status {self.returncode}{reason}")
        return said, complaint

    def _end(self) -> None:
        if os.name == "posix":
            os.killpg(self.pid, signal.SIGKILL)
        else:
            self.kill()
        self.wait()


def copy_and_check(text: str, limit: float, complaint: IO[bytes]) -> dict[str, Any]:
    """Copy, read back, and tell what happened, as the module says.

    `complaint` is the file that helpers complain into.
    """
    import pyperclip

    Watched.limit, Watched.complaint = limit, complaint
    pyperclip.subprocess = SimpleNamespace(
        Popen=Watched, PIPE=subprocess.PIPE, check_call=subprocess.check_call
    )
    told: dict[str, Any] = {"helper": "", "copied": False, "equal": None, "why": ""}
    try:
        copy, paste = pyperclip.determine_clipboard()
        if not copy:
            told["why"] = "no helper was found; install wl-clipboard, xclip or xsel"
            return told
        told["helper"] = copy.__name__.removeprefix("copy_")
        copy(text)
    except Exception as problem:
        told["why"] = str(problem) or type(problem).__name__
        return told
    told["copied"] = True
    told["equal"] = _holds(text, paste, limit)
    return told


def _holds(text: str, paste: Callable[[], str], limit: float) -> bool | None:
    # xsel and wl-copy return before their daemon owns the clipboard, so one look is not enough.
    until = time.monotonic() + min(limit, 1.0)
    while True:
        try:
            if paste() == text:
                return True
            readable = True
        except Exception:
            readable = False
        if time.monotonic() >= until:
            return False if readable else None
        time.sleep(POLL)


def main() -> None:
    """Standard input to the clipboard, the result to standard output."""
    text = sys.stdin.buffer.read().decode("utf-8")
    with tempfile.TemporaryFile() as complaint:
        told = copy_and_check(text, float(sys.argv[1]), complaint)
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main()
