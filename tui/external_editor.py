"""Writing in the person's own editor, with a file that nobody else can read and nothing leaves."""

import os
import shlex
import subprocess
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from models.errors import AfterwordError
from models.text import clean_text


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

    Raises `AfterwordError`, with the text unchanged, if the editor cannot be run or says it failed.
    """
    handle, name = tempfile.mkstemp(prefix="afterword-", suffix=".txt")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        try:
            status = subprocess.run([*command, name], check=False).returncode
        except OSError as error:
            raise AfterwordError(
                f"{command[0]} cannot be run: {error.strerror}.",
                title="The editor did not start",
                hint="Set $EDITOR to an editor that is installed.",
            ) from error
        if status != 0:
            raise AfterwordError(
                f"{command[0]} ended with status {status}.",
                title="The editor did not save",
                hint="The note is as it was.",
            )
        edited = Path(name).read_text("utf-8", errors="replace")
    finally:
        with suppress(OSError):
            Path(name).unlink()
    return clean_text(edited).rstrip("\n") if edited != text else text
