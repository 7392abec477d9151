"""Running a program that helps with the clipboard: silent, in a time limit, its status checked."""

import contextlib
import os
import signal
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from tui.clipboard.report import RouteFailed


def run(argv: Sequence[str], env: Mapping[str, str], limit: float, given: bytes = b"") -> bytes:
    """Give `given` to a program, and return what it says on standard output.

    Nothing it says reaches the screen. After `limit` seconds it is ended, with whatever it
    started. Raises RouteFailed if it cannot start, is too slow, or ends with another status
    than 0; the reason names the program and the last line it complained with.
    """
    name = Path(argv[0]).name
    try:
        process = subprocess.Popen(
            argv,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=dict(env),
            start_new_session=True,
        )
    except OSError as problem:
        raise RouteFailed(f"{name} could not be started: {problem.strerror}") from problem
    try:
        said, complaint = process.communicate(given, timeout=limit)
    except subprocess.TimeoutExpired as problem:
        _end(process)
        raise RouteFailed(f"{name} did not answer within {limit:g} s") from problem
    if process.returncode != 0:
        lines = complaint.decode("utf-8", "replace").strip().splitlines()
        reason = f": {lines[-1]}" if lines else ""
        raise RouteFailed(f"{name} ended with status {process.returncode}{reason}")
    return said


def _end(process: subprocess.Popen[bytes]) -> None:
    with contextlib.suppress(OSError):
        if os.name == "posix":
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    process.wait()
    for pipe in (process.stdin, process.stdout, process.stderr):
        if pipe is not None:
            with contextlib.suppress(OSError):
                pipe.close()
