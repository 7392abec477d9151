"""Ways out of the composer other than the clipboard: a failed copy, the bare text, an editor."""

from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest
from piloting import asked, compose, composer, press, running, said, seen

from models.words import NoteState
from tui import copying
from tui.app import AfterwordApp
from tui.clipboard.file import own_runtime_dir
from tui.clipboard.report import Verdict
from tui.desk import Desk
from tui.screens.error import ErrorDialog


async def test_a_failed_copy_says_so(demo: Desk, copies: Any) -> None:
    copies.verdict = Verdict.FAILED
    async with running(demo) as pilot:
        screen = await compose(pilot)
        await press(pilot, "enter", "ctrl+o")
        assert said(pilot) == "! How the copy ended: failed."
        assert copies.bare == "Esc v"
        assert screen.letter.state is NoteState.DRAFT
        assert not asked(pilot)
        await press(pilot, "escape", "s")
        assert said(pilot) == "! How the copy ended: failed."


async def test_the_bare_text(demo: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[str] = []
    async with running(demo) as pilot:
        screen = await compose(pilot)
        await press(pilot, "escape", "v")
        assert "This terminal cannot show the bare text." in said(pilot)
        assert screen.letter.state is NoteState.DRAFT
        monkeypatch.setattr(AfterwordApp, "suspend", lambda self: nullcontext())
        monkeypatch.setattr("builtins.print", lambda text, **_: shown.append(text))
        monkeypatch.setattr("builtins.input", lambda: "")
        await press(pilot, "v")
        assert screen.letter.body in shown[0]
        assert "Did it go out to Yousef Qattan?" in asked(pilot)
        await press(pilot, "escape")
        assert screen.letter.state is NoteState.COPIED


async def test_another_editor(
    demo: Desk, copies: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    script = tmp_path / "stub editor"
    script.write_text("#!/bin/sh\nprintf 'Written elsewhere.\\033[31m\\n' > \"$1\"\n")
    script.chmod(0o700)
    monkeypatch.setenv("EDITOR", f"'{script}'")
    async with running(demo) as pilot:
        screen = await compose(pilot)
        before = screen.editor.text
        await press(pilot, "ctrl+g")
        assert "This terminal cannot step aside for an editor." in said(pilot)
        monkeypatch.setattr(AfterwordApp, "suspend", lambda self: nullcontext())
        await press(pilot, "escape", "ctrl+g")
        assert screen.editor.text == "Written elsewhere."
        assert screen.focused is screen.editor
        await press(pilot, "ctrl+z")
        assert screen.editor.text == before, "it comes back as one step for undo"

        monkeypatch.setenv("VISUAL", "false")
        await press(pilot, "ctrl+g")
        assert isinstance(pilot.app.screen, ErrorDialog)
        assert "The editor did not save" in seen(pilot)
        assert "The note is as it was." in seen(pilot)
        await press(pilot, "y")
        assert copies.texts[-1].startswith("The editor did not save\nfalse ended with status 1.")
        await press(pilot, "escape")
        assert composer(pilot).editor.text == before
        assert list((own_runtime_dir() / "editing").iterdir()) == []


@pytest.mark.parametrize("trouble", [None, EOFError, KeyboardInterrupt])
def test_the_bare_text_ends_however_it_is_answered(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], trouble: Any
) -> None:
    class Suspending:
        def suspend(self) -> Any:
            return nullcontext()

    def answered() -> str:
        if trouble:
            raise trouble
        return ""

    monkeypatch.setattr("builtins.input", answered)
    app: Any = Suspending()
    assert copying.show_plainly(app, "Hi Ana,\nthanks.")
    assert "Hi Ana,\nthanks." in capsys.readouterr().out


@pytest.mark.parametrize("columns", [40, 100])
def test_prose_on_the_bare_page_is_broken_between_words(
    monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    words = "Click the first line where your terminal makes it a link " * 4
    laid = copying.flowed(words).splitlines()
    assert max(map(len, laid)) < columns
    assert " ".join(laid) == words.strip()
