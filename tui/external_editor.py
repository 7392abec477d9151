"""Writing in the person's own editor, with a file that nobody else can read and nothing leaves."""

import shlex
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from models.errors import AfterwordError
from models.files.privacy import guarded_folder, listed
from models.text import clean_text
from tui.clipboard.file import LASTS, own_runtime_dir


def editor_command(env: Mapping[str, str]) -> list[str]:
    """The person's editor: $VISUAL, else $EDITOR, else vi. Raises `AfterwordError` if unusable."""
    wanted = env.get("VISUAL") or env.get("EDITOR") or "vi"
    try:
        command = shlex.split(wanted)
    except ValueError as error:
        raise AfterwordError(f"$EDITOR cannot be read: {wanted}.", title="No editor") from error
    if not command:
        raise AfterwordError("$EDITOR is empty.", title="No editor", hint="Set it to an editor.")
    return command


def edit(text: str, command: list[str]) -> str:
    """Let a person edit a text; blocks until the editor ends. The text as it was left, cleaned.

    What was saved counts also where the editor was cut off by a dropped line. Raises
    `AfterwordError`, with the text unchanged, if it cannot be run or says that it failed.
    """
    with _desk(text) as (file, lock):
        try:
            # The editor holds the lock too: what it works on is not swept away should it live on.
            status = subprocess.run([*command, str(file)], check=False, pass_fds=[lock]).returncode
        except OSError as error:
            raise AfterwordError(
                f"{command[0]} cannot be run: {error.strerror}.",
                title="The editor did not start",
                hint="Set $EDITOR to an editor that is installed.",
            ) from error
        edited = _read(file)
    cut_off = status < 0 or status > _SIGNALS
    if status != 0 and not (cut_off and edited not in (None, text)):
        raise AfterwordError(
            f"{command[0]} ended with status {status}.",
            title="The editor did not save",
            hint="The note is as it was.",
        )
    return text if edited in (None, text) else clean_text(str(edited)).rstrip("\n")


def sweep(now: datetime) -> str:
    """Take away what editing left behind when the program was killed; a sentence, or "".

    What a person wrote and saved there is kept for a day, and the sentence says where. What an
    editor still has open is left alone.
    """
    left = []
    for folder in sorted(_place().glob("*/")):
        if not (folder / _BEFORE).exists() and _since(folder, now) < _BEGINNING:
            continue
        with suppress(OSError), (folder / _BEFORE).open("rb") as before:
            if not _lock(before.fileno()):
                continue
            file = folder / _NAME
            if _since(file, now) < LASTS and file.read_bytes() != before.read():
                left.append(file)
                continue
        shutil.rmtree(folder, ignore_errors=True)
    if not left:
        return ""
    files = listed(left)
    return f"What you last wrote in your own editor did not come back. For a day it is in {files}."


_NAME, _BEFORE = "note.txt", ".before"
_SIGNALS = 128
_BEGINNING = timedelta(minutes=1)
"""A folder without a text is one that is just being made, for no longer than this."""


def _place() -> Path:
    return own_runtime_dir() / "editing"


@contextmanager
def _desk(text: str) -> Iterator[tuple[Path, int]]:
    """A folder of the editor's own, for all that it puts beside its file; nothing of it stays."""
    try:
        guarded_folder(own_runtime_dir())
        guarded_folder(_place())
        folder = Path(tempfile.mkdtemp(dir=_place()))
    except OSError as error:
        raise AfterwordError(
            f"There is no place for the note's file: {error.strerror}.", title="No editor"
        ) from error
    try:
        for name in (_BEFORE, _NAME):
            (folder / name).touch(0o600)
            (folder / name).write_text(text, "utf-8")
        with (folder / _BEFORE).open("rb") as before:
            _lock(before.fileno())
            yield folder / _NAME, before.fileno()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _lock(handle: int) -> bool:
    """Take hold of a file, for oneself and whom one starts; False where somebody else has."""
    try:
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except ImportError:
        return True
    except OSError:
        return False
    return True


def _since(path: Path, now: datetime) -> timedelta:
    """How long ago it was last written; if it is gone, very long."""
    try:
        return now - datetime.fromtimestamp(path.stat().st_mtime, UTC)
    except OSError:
        return timedelta.max


def _read(file: Path) -> str | None:
    """The text as the editor left it; None where it left no file."""
    try:
        return file.read_text("utf-8", errors="replace")
    except OSError:
        return None
