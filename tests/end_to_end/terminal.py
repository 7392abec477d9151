"""A person at a real terminal: presses keys, reads the screen, looks at the clipboard."""

import contextlib
import os
import secrets
import shlex
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.shares import LONG

# Each look is a client of tmux, which takes the processor from the program that is looked at.
INTERVAL = 0.05
# Frames that nobody sees take a fifth of a program's time; the long share draws as many as usual.
FRAMES = {} if LONG else {"TEXTUAL_FPS": "15"}
PATIENCE = 15.0

# $1 file for the process id, $2 mark of this start, $3 command. The status comes as the terminal's
# title: after all that the program wrote, and with no trace on the screen that it left.
HOLDER = r"""trap : INT QUIT
sh -c 'echo $$ >"$1.part" && mv "$1.part" "$1"; exec sh -c "$2"' sh "$1" "$3"
printf '\033\\\033]2;%s %s\033\\' "$2" $?
exec tail -f /dev/null"""

Condition = str | Callable[[str], object]


class NotSeen(AssertionError):
    """What was waited for did not come; the message holds the whole screen."""


class Terminal:
    """One program on a private tmux server, which ends with it.

    The program inherits this process's environment as it is at the start of the block. Used as
    a context manager; when the block ends in an exception, the transcript is printed.
    """

    def __init__(self, width: int = 120, height: int = 40) -> None:
        self.width, self.height = width, height
        self.name = f"afterword-{os.getpid()}-{secrets.token_hex(4)}"
        self._starts = self._server = 0
        self._folder = tempfile.mkdtemp(prefix="aw-")
        self._events: list[str] = []
        self._last_seen: str | None = None
        try:
            self._open()
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if kind is not None:
            print(self.transcript)
        self.close()

    def _open(self) -> None:
        size = ["-x", str(self.width), "-y", str(self.height)]
        self.tmux("new-session", "-d", "-s", "main", *size, "tail", "-f", "/dev/null")
        self._server = int(self._ask("#{pid}"))
        self.tmux("set-option", "-g", "status", "off")
        self.tmux("set-option", "-g", "default-terminal", "screen-256color")

    def start(
        self,
        command: str | Sequence[str],
        env: Mapping[str, str] | None = None,
        *,
        cwd: Path | None = None,
    ) -> None:
        """Run a command, by `sh` if it is one string; what ran here before is hung up on."""
        line = command if isinstance(command, str) else f"exec {shlex.join(command)}"
        self._note(f"started: {line.removeprefix('exec ')}")
        self._starts += 1
        given = [word for key, value in (env or {}).items() for word in ("-e", f"{key}={value}")]
        folder = str(cwd or Path.cwd())
        holder = ["sh", "-c", HOLDER, "sh", str(self._pid_file), self._mark, line]
        self.tmux("respawn-pane", "-k", "-t", "main", "-c", folder, *given, "--", *holder)
        self.tmux("clear-history", "-t", "main")

    def press(self, *keys: str) -> None:
        """Press keys by tmux's names: Enter, Escape, Tab, BTab, C-r, Up, DC, F1, or a character."""
        for key in keys:
            self._note(f"pressed: {key}")
            self.tmux("send-keys", "-t", "main", "--", key)

    def type(self, text: str) -> None:
        """Type text, letter by letter, as it stands."""
        self._note(f"typed: {text!r}")
        self.tmux("send-keys", "-t", "main", "-l", "--", text)

    def paste(self, text: str) -> None:
        """Paste text, bracketed where the program asked for that; `buffer` is left as it is."""
        self._note(f"pasted: {text!r}")
        self._call(["load-buffer", "-b", "pasted", "-"], text.encode())
        self.tmux("paste-buffer", "-d", "-p", "-r", "-b", "pasted", "-t", "main")

    def screen(self) -> str:
        """What is on the screen now, without the blanks at the ends of lines and of the screen."""
        return self.tmux("capture-pane", "-p", "-t", "main").rstrip("\n")

    def wait_for(self, condition: Condition, timeout: float = PATIENCE) -> str:
        """Wait until the screen holds a text, or a function of the screen is true; the screen.

        Raises NotSeen after `timeout` seconds, or as soon as the program has ended without it.
        """
        if isinstance(condition, str):
            text = condition
            return self._wait(lambda seen: text in seen, f"{text!r} to appear", timeout)
        return self._wait(condition, f"{_name(condition)} to hold", timeout)

    def wait_gone(self, condition: Condition, timeout: float = PATIENCE) -> str:
        """The opposite of `wait_for`: until a text is no longer on the screen."""
        if isinstance(condition, str):
            text = condition
            return self._wait(lambda seen: text not in seen, f"{text!r} to go", timeout)
        told = condition
        return self._wait(lambda seen: not told(seen), f"{_name(told)} to hold no more", timeout)

    def wait_exit(self, timeout: float = PATIENCE) -> int:
        """Wait until the program has ended; its status as `exit_status` gives it."""
        self._wait(lambda _seen: self.exit_status() is not None, "the program to end", timeout)
        status = self.exit_status()
        assert status is not None
        return status

    def _wait(self, holds: Callable[[str], object], what: str, timeout: float) -> str:
        end = time.monotonic() + timeout
        while True:
            late = time.monotonic() > end
            status, seen = self._status_and_screen()
            ended = status is not None
            if holds(seen):
                self._saw(seen)
                return seen
            if late or ended:
                why = f"the program ended with {status}" if ended else f"{timeout:g} s"
                raise NotSeen(f"waited for {what} ({why}); the screen was:\n{self._framed(seen)}")
            time.sleep(INTERVAL)

    def buffer(self) -> str:
        """The newest of tmux's own paste buffers, to the letter; empty where there is none."""
        if not self.tmux("list-buffers", "-F", "#{buffer_name}"):
            return ""
        return self.tmux("show-buffer")

    def pid(self) -> int:
        """The process id of the program that was started (of `sh`, if the line is not simple)."""
        end = time.monotonic() + PATIENCE
        while not self._pid_file.exists() and time.monotonic() < end:
            time.sleep(INTERVAL)
        return int(self._pid_file.read_text())

    def exit_status(self) -> int | None:
        """None while the program runs; else its status as a shell gives it: 128 + a signal."""
        return self._status(self._ask("#{pane_title}"))

    def _status(self, title: str) -> int | None:
        mark, _, status = title.partition(" ")
        return int(status) if mark == self._mark else None

    def _status_and_screen(self) -> tuple[int | None, str]:
        """Both at once. The status comes first: what an ended program shows is final."""
        title = ["display-message", "-p", "-t", "main", "#{pane_title}"]
        both = self._call([*title, ";", "capture-pane", "-p", "-t", "main"])
        first, _, seen = both.partition("\n")
        return self._status(first), seen.rstrip("\n")

    def resize(self, width: int, height: int) -> None:
        """Make the terminal larger or smaller, as a person drags its corner."""
        self.width, self.height = width, height
        self._note(f"resized: {width}×{height}")
        self.tmux("resize-window", "-t", "main", "-x", str(width), "-y", str(height))

    def tmux(self, *words: str) -> str:
        """Give tmux one command and return what it printed; a `;` in a word is that letter."""
        return self._call([_literal(word) for word in words])

    @property
    def transcript(self) -> str:
        """What was done and what was seen, in order, for a person to read."""
        return "\n".join(self._events)

    def hang_up(self) -> None:
        """Take the terminal away, as a dropped connection does; nothing can be asked after it."""
        self._note("hung up")
        self.tmux("kill-server")

    def kill(self) -> None:
        """Take the terminal away without a word, as a crash of the terminal's own program does."""
        self._note("killed")
        os.kill(self._server, signal.SIGKILL)

    def close(self) -> None:
        """End the program and this server, and no other; can be called twice."""
        with contextlib.suppress(subprocess.SubprocessError):
            self._end_program()
        with contextlib.suppress(subprocess.SubprocessError):
            self.tmux("kill-server")
        end = time.monotonic() + 3
        while self._server and running(self._server) and time.monotonic() < end:
            time.sleep(INTERVAL)
        shutil.rmtree(self._folder, ignore_errors=True)

    def _end_program(self) -> None:
        """Hang up on the program, and kill it if it does not listen."""
        if self._starts == 0:
            return
        for number in (signal.SIGHUP, signal.SIGKILL):
            if self.exit_status() is None:
                os.kill(self.pid(), number)
            end = time.monotonic() + 3
            while self.exit_status() is None and time.monotonic() < end:
                time.sleep(INTERVAL)

    @property
    def _mark(self) -> str:
        return f"{self.name}/{self._starts}"

    @property
    def _pid_file(self) -> Path:
        return Path(self._folder, f"pid-{self._starts}")

    def _ask(self, form: str) -> str:
        return self.tmux("display-message", "-p", "-t", "main", form).rstrip("\n")

    def _call(self, words: Sequence[str], given: bytes | None = None) -> str:
        environment = {**os.environ, **FRAMES, "TMUX_TMPDIR": self._folder}
        # Inside another tmux, a client would speak to that one.
        environment.pop("TMUX", None)
        done = subprocess.run(
            ["tmux", "-u", "-L", self.name, "-f", "/dev/null", *words],
            input=given,
            stdin=subprocess.DEVNULL if given is None else None,
            capture_output=True,
            env=environment,
            timeout=30,
            check=True,
        )
        return done.stdout.decode(errors="replace")

    def _note(self, event: str) -> None:
        self._events.append(f"— {event}")

    def _saw(self, seen: str) -> None:
        if seen != self._last_seen:
            self._last_seen = seen
            self._events.append(self._framed(seen))

    def _framed(self, seen: str) -> str:
        rule = "─" * self.width
        return f"┌{rule}\n" + "\n".join(f"│{line}" for line in seen.split("\n")) + f"\n└{rule}"


def _literal(word: str) -> str:
    """A word that tmux does not take for the end of a command."""
    return f"{word[:-1]}\\;" if word.endswith(";") else word


def _name(condition: Callable[[str], object]) -> str:
    return getattr(condition, "__name__", repr(condition))


def running(pid: int) -> bool:
    """Whether a process is alive; a zombie that nobody collects is not."""
    status = Path(f"/proc/{pid}/status")
    try:
        os.kill(pid, 0)
        # It may go at any moment, also between two looks.
        return not (status.exists() and "State:\tZ" in status.read_text())
    except (ProcessLookupError, FileNotFoundError, PermissionError):
        return False
