"""The demonstration's board, played once for all workers of a run: a test works on a copy."""

import fcntl
import os
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from models.database import open_database
from models.demo import fill_demo

MORNING = datetime(2026, 11, 23, 9, tzinfo=ZoneInfo("Europe/Paris"))
"""A Monday, when most tests are: the moment of the board named `demo`."""


class Played:
    """Boards as files, in a folder that the workers of a run share."""

    folder: Path

    @classmethod
    def keep_in(cls, factory: pytest.TempPathFactory) -> None:
        own = factory.getbasetemp()
        cls.folder = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own

    @classmethod
    def board(cls, name: str, now: datetime) -> Path:
        """The board of a name; who asks first plays it, as it is at `now`, while others wait."""
        path = cls.folder / f"{name}.db"
        with path.with_suffix(".lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not path.exists():
                begun = path.with_suffix(".begun")
                with open_database(begun):
                    fill_demo(now=now)
                begun.rename(path)
        return path
