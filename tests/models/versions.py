"""The board of every schema ever released, as `schemas/` keeps it."""

import sqlite3
from contextlib import closing
from pathlib import Path

from models.database import schema

SCHEMAS = Path(__file__).parent / "schemas"
MIGRATIONS = sorted(schema.MIGRATIONS.glob("[0-9]*.py"))
VERSIONS = [path.stem for path in MIGRATIONS]


def make(version: str, path: Path) -> Path:
    """The board of a version as a file."""
    with closing(sqlite3.connect(path)) as board:
        board.executescript((SCHEMAS / f"{version}.sql").read_text("utf-8"))
    path.chmod(0o600)
    return path
