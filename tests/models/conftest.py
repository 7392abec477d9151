"""An open board of one's own, a fixed moment, a made-up profile."""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from building import NOW, Builder

from models.database import Database, open_database
from models.settings.reading import Profile, Settings, Strength


@pytest.fixture
def now() -> datetime:
    """A Monday evening in Paris."""
    return NOW


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Database]:
    with open_database(tmp_path / "board" / "afterword.db") as database:
        yield database


@pytest.fixture
def me(tmp_path: Path) -> Settings:
    strengths = (
        Strength("observability", "I cut the alerts at Fabrikam by half"),
        Strength("mentoring", "two of my juniors lead teams now"),
        Strength("incident reviews"),
    )
    profile = Profile("Robin Marsh", strengths, ("Fabrikam",), zone="Europe/Paris")
    return Settings(tmp_path / "config.toml", profile)


@pytest.fixture
def build(board: Database, me: Settings) -> Builder:
    return Builder(me)


@pytest.fixture
def statements(monkeypatch: pytest.MonkeyPatch, board: Database) -> Callable[[], list[str]]:
    """What was asked of the engine since the fixture was set up, or last asked for."""
    asked: list[str] = []
    execute = board.engine.execute_sql

    def listening(sql: str, params: object = None) -> object:
        asked.append(sql)
        return execute(sql, params)

    monkeypatch.setattr(board.engine, "execute_sql", listening)

    def taken() -> list[str]:
        now_asked, asked[:] = asked[:], []
        return now_asked

    return taken
