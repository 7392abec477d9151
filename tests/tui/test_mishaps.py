"""What goes wrong inside the app: the expected is told and work goes on; a mistake ends it."""

import asyncio
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.pilot import Pilot
from textual.worker import WorkerFailed

from models.errors import DatabaseProblem
from models.files.log import log_path
from models.tables import Application, Note
from tests.tui.piloting import (
    compose,
    on,
    press,
    running,
    said,
    seen,
    select,
    settle,
    typed,
    until,
    write,
)
from tui.app import AfterwordApp
from tui.crash import Crash, words
from tui.desk import Desk
from tui.screens.board import BoardScreen
from tui.screens.review import ReviewScreen

SECRET = "Penhallow"


async def test_a_form_that_cannot_be_saved_stays_with_all_that_was_typed(empty: Desk) -> None:
    async with running(empty) as pilot:
        await press(pilot, "n", *"Acme", "enter", *"Engineer", "enter", *"Ana")
        empty.database.engine.execute_sql("PRAGMA query_only = 1")
        for _ in range(2):
            await press(pilot, "ctrl+s")
            await until(pilot, lambda: "cannot be written" in seen(pilot))
            assert on(pilot) == "ApplicationForm"
        assert (typed(pilot, "company"), typed(pilot, "role")) == ("Acme", "Engineer")
        empty.database.engine.execute_sql("PRAGMA query_only = 0")
        await press(pilot, "ctrl+s")
        assert Application.get().company == "Acme"


async def test_a_board_that_is_gone_is_said_and_nothing_is_written_to_nowhere(demo: Desk) -> None:
    path = Path(demo.database.location)
    async with running(demo) as pilot:
        await select(pilot, "Wadi Lawz")
        path.rename(path.with_suffix(".away"))
        await press(pilot, "z", "1")
        await until(pilot, lambda: on(pilot) == "ErrorDialog")
        assert "was moved or replaced" in seen(pilot)
        await press(pilot, "escape")
        path.with_suffix(".away").rename(path)
        await press(pilot, "z", "1")
        assert "Wadi Lawz" in said(pilot)


async def test_what_the_machine_is_at_fault_for_is_written_down(demo: Desk) -> None:
    async with running(demo) as pilot:
        await select(pilot, "Wadi Lawz")
        demo.database.engine.execute_sql("PRAGMA query_only = 1")
        await press(pilot, "z", "1")
        await until(pilot, lambda: on(pilot) == "ErrorDialog")
        await press(pilot, "escape")
        demo.database.engine.execute_sql("PRAGMA query_only = 0")
    assert "SQLITE_READONLY" in log_path().read_text("utf-8")
    assert "Wadi" not in log_path().read_text("utf-8")


async def test_a_review_opens_where_nothing_can_be_written(
    demo: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def begin(_now: object) -> None:
        raise DatabaseProblem("The disk is full.")

    monkeypatch.setattr("models.board.review.begin", begin)
    async with running(demo) as pilot:
        await press(pilot, "r")
        await until(pilot, lambda: "The disk is full." in seen(pilot))
        assert isinstance(pilot.app.screen, ReviewScreen)
        assert "Enter" in seen(pilot)


async def test_a_board_opens_where_nothing_can_be_written(
    demo: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def advance(*_: object, **__: object) -> None:
        raise DatabaseProblem("The disk is full.")

    monkeypatch.setattr("models.pipeline.moves.advance", advance)
    async with running(demo) as pilot:
        await until(pilot, lambda: "The disk is full." in said(pilot))
        assert "Wadi Lawz" in seen(pilot)


async def test_a_board_that_cannot_be_read_at_all_ends_it(
    demo: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unreadable(_screen: BoardScreen) -> None:
        raise DatabaseProblem("It is damaged.")

    monkeypatch.setattr(BoardScreen, "read", unreadable)
    app = AfterwordApp(demo)
    with pytest.raises(DatabaseProblem):
        async with app.run_test():
            pass
    assert isinstance(app.crash, DatabaseProblem)


def broken(*_: object, **__: object) -> None:
    kept = SECRET
    raise ValueError(f"{kept} is secret")


@asynccontextmanager
async def breaking(app: AfterwordApp) -> AsyncIterator[Pilot[Any]]:
    """The app, which a mistake is going to end; Textual hands that to the test once more."""
    with suppress(ValueError, WorkerFailed):
        async with app.run_test(size=(120, 40)) as pilot:
            await until(pilot, lambda: isinstance(app.screen, BoardScreen) and app.focused)
            await settle(pilot)
            yield pilot
            await ended(app)


async def ended(app: AfterwordApp) -> Crash:
    for _ in range(500):
        if app.crash is not None:
            break
        await asyncio.sleep(0.01)
    assert isinstance(app.crash, Crash)
    return app.crash


async def test_a_mistake_saves_the_draft_and_says_so_without_a_word_of_it(
    demo: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = AfterwordApp(demo)
    async with breaking(app) as pilot:
        await compose(pilot)
        await write(pilot, "half a thought")
        monkeypatch.setattr("tui.screens.composer.ComposerScreen.action_next_slot", broken)
        app.post_message(events.Key("tab", "\t"))
    drafts = [note.body for note in Note.select().where(Note.state == "draft")]
    assert any("half a thought" in body for body in drafts)
    assert app.crash is not None
    said_at_the_end = list(words(app.crash))
    assert len(said_at_the_end) == 3
    assert "a mistake of its own (ValueError" in said_at_the_end[0]
    assert str(log_path()) in said_at_the_end[-1]
    for text in (*said_at_the_end, log_path().read_text("utf-8")):
        assert SECRET not in text
        assert "thought" not in text


async def test_a_mistake_over_a_form_keeps_what_stands_in_it(
    empty: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = AfterwordApp(empty)
    async with breaking(app) as pilot:
        await press(pilot, "n", *"Acme", "enter", *"Eng")

        async def flow() -> None:
            broken()

        pilot.app.screen.start(flow)
    crash = await ended(app)
    assert crash.kept is not None
    assert crash.kept.read_text("utf-8") == "Company: Acme\nRole: Eng\n"
    assert str(crash.kept) in "\n".join(words(crash))


async def test_a_thread_that_breaks_ends_it_too(demo: Desk) -> None:
    app = AfterwordApp(demo)
    async with breaking(app):
        thread = threading.Thread(target=broken)
        thread.start()
        thread.join()
    assert isinstance((await ended(app)).cause, ValueError)


async def test_what_nobody_waits_for_is_written_down_and_all_goes_on(demo: Desk) -> None:
    async with running(demo) as pilot:
        asyncio.get_running_loop().call_soon(broken)
        await until(pilot, log_path().exists)
        await press(pilot, "?")
        assert on(pilot) == "HelpScreen"
    assert SECRET not in log_path().read_text("utf-8")
