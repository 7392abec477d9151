"""Desks on a stopped clock: an empty board, and the demo's."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import time_machine
from click.testing import CliRunner, Result
from commanding import Afterword
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.screen import Screen

from models.database import Database, open_database
from models.demo import DEMO_PROFILE
from models.settings.reading import Settings
from tests.demo import MORNING, Played
from tests.shares import LONG
from tui import copying
from tui.cli.group import main
from tui.clipboard.report import CopyReport, Verdict
from tui.desk import Desk

READ: dict[tuple[object, ...], list[RuleSet]] = {}
NOW = MORNING


@pytest.fixture
def now() -> datetime:
    """A Monday morning in Paris."""
    return NOW


@pytest.fixture(scope="session")
def demo_file() -> Path:
    """The demo's board: a test works on a copy."""
    return Played.board("demo", NOW)


@pytest.fixture
def database(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Database]:
    path = tmp_path / "board.db"
    if "demo" in request.fixturenames:
        shutil.copyfile(request.getfixturevalue("demo_file"), path)
        path.chmod(0o600)
    with open_database(path) as opened:
        yield opened


@pytest.fixture
def empty(database: Database, tmp_path: Path) -> Desk:
    """A desk with nothing on the board."""
    profile = replace(DEMO_PROFILE, zone="Europe/Paris", linkedin_ready=True)
    return Desk(database, Settings(tmp_path / "config.toml", profile), clock=lambda: NOW)


@pytest.fixture
def demo(empty: Desk) -> Desk:
    """A desk with the demo's cards (`database` holds them)."""
    return empty


@pytest.fixture(autouse=True)
def _frames(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a terminal a frame is drawn when a test waits for it (`settle`), not before.

    Else a third of a screen's test goes into frames that nobody sees; the long share draws them.
    """
    refresh = Screen._compositor_refresh

    def refresh_later(screen: Screen[Any]) -> None:
        if screen.app.is_headless and screen is screen.app.screen:
            screen._dirty_widgets.clear()
            screen.app._update_mouse_over(screen)
        else:
            refresh(screen)

    if not LONG:
        monkeypatch.setattr(Screen, "_compositor_refresh", refresh_later)


@pytest.fixture(autouse=True)
def _style_sheets(monkeypatch: pytest.MonkeyPatch) -> None:
    """What one test's app has read of Textual's and our style sheets, the next one's knows."""
    read = Stylesheet._parse_rules

    def read_once(sheet: Stylesheet, css: str, *args: Any, **how: Any) -> list[RuleSet]:
        key = (css, *args, *how.items(), *sheet._variables.items())
        if key not in READ:
            READ[key] = read(sheet, css, *args, **how)
        return READ[key]

    monkeypatch.setattr(Stylesheet, "_parse_rules", read_once)


class Copies:
    """Stands where the clipboard's routes would be; ends as it is told to."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.bare = ""
        self.verdict = Verdict.VERIFIED

    def __call__(self, text: str, *, bare: str, **_: Any) -> CopyReport:
        self.bare = bare
        if self.verdict is not Verdict.FAILED:
            self.texts.append(text)
        return CopyReport("test", self.verdict, f"How the copy ended: {self.verdict.value}.")


@pytest.fixture(autouse=True)
def copies(monkeypatch: pytest.MonkeyPatch) -> Copies:
    kept = Copies()
    monkeypatch.setattr(copying, "copy", kept)
    return kept


@pytest.fixture
def statements(monkeypatch: pytest.MonkeyPatch, database: Database) -> Callable[[], list[str]]:
    """What was asked of the engine since it was last asked for."""
    heard: list[str] = []
    execute = database.engine.execute_sql

    def listening(sql: str, params: object = None) -> object:
        heard.append(sql)
        return execute(sql, params)

    monkeypatch.setattr(database.engine, "execute_sql", listening)

    def taken() -> list[str]:
        latest, heard[:] = heard[:], []
        return latest

    return taken


@pytest.fixture
def afterword(tmp_path: Path, demo_file: Path) -> Iterator[Afterword]:
    """The command `afterword` on a copy of the demo's board, at the moment it is made for."""
    path = tmp_path / "cli.db"
    shutil.copy(demo_file, path)

    def run(*words: str, db: Path | None = None) -> Result:
        return CliRunner().invoke(main, ["--db", str(db or path), *words])

    with time_machine.travel(NOW, tick=False):
        yield run
