"""The programs that are measured: how each is started with so many applications."""

import shutil
import sqlite3
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bench.actions import Action, Script
from bench.boards import make_board
from bench.empty_app import MARKER
from bench.terminal import ROOT, Terminal, environment, python

PEER = ROOT / ".venv-bench" / "bin" / "kanban-tui"
PEER_PATIENCE_SECONDS = 30.0
"""The peer takes longer than anybody waits on large boards: then that is what is reported."""
PROFILE = '[profile]\nname = "Ines Marlow"\nzone = "UTC"\nlinkedin_ready = true\n'
STAGES = ("Interview", "Thanked", "Waiting", "Checked-in", "Closed")

Rows = Sequence[tuple[str, str, int]]
"""Company, role and the number of the column, from 1; on each column's top first."""


@dataclass(frozen=True)
class Opened:
    """A program with a board of one size: its command and the text that shows it can be used."""

    command: Sequence[str]
    env: Mapping[str, str]
    marker: str
    patience: float = 60.0

    def terminal(self) -> Terminal:
        """It, on a terminal, once entered."""
        return Terminal(self.command, self.env, self.patience)


@dataclass(frozen=True)
class Program:
    """A program by its name in the tables, with its boards by size."""

    name: str
    boards: Mapping[int, Opened]
    is_peer: bool = False

    def script(self, action: Action) -> Script | None:
        """What is pressed in it for an action; None where it has nothing like it."""
        return action.peer if self.is_peer else action.script


def empty_app(folder: Path) -> Opened:
    """The least that a Textual app can be."""
    return Opened(python("bench.empty_app"), environment(folder), MARKER)


def afterword(
    folder: Path,
    name: str,
    boards: Mapping[int, Path],
    settings: str = "",
    *,
    bookmarks: bool = True,
) -> Program:
    """Afterword with copies of these boards, and lines of settings beside a name.

    Large ones have a bookmark, as each has that was closed, or none, as behind a script's change.
    """
    env = environment(folder)
    config = folder / "CONFIG" / "afterword"
    config.mkdir(0o700, parents=True)
    # Lines with dotted names stand before the first table.
    (config / "config.toml").write_text(f"{settings}\n{PROFILE}")
    # Else it would be mended, and said, in the middle of what is measured.
    (config / "config.toml").chmod(0o600)
    opened = {}
    for size, board in boards.items():
        path = Path(shutil.copy(board, folder))
        # One word: what stands between words may be on the terminal already, and is not sent again.
        top = rows_of(board)[0][0].split()[0]
        opened[size] = Opened(python("tui", "--db", str(path)), env, top)
    program = Program(name, opened)
    for each in opened.values():
        # The first opening lets go on what fell due, which later ones do not find again.
        with each.terminal() as terminal:
            terminal.wait_at_rest(each.marker)
            if bookmarks:
                terminal.end("q")
    return program


def make_boards(folder: Path, sizes: Sequence[int]) -> dict[int, Path]:
    """A board of each size."""
    boards = {size: folder / f"{size}.db" for size in sizes}
    for size, path in boards.items():
        make_board(path, size, datetime.now(UTC))
    return boards


def rows_of(board: Path) -> Rows:
    """What stands on a board, as it stands there."""
    from models.board.cards import read_columns
    from models.database import open_database
    from models.timing.policy import Policy

    with open_database(board):
        columns = read_columns(Policy(), datetime.now(UTC))
    return [
        (card.company, card.role, number)
        for number, cards in enumerate(columns.values(), 1)
        for card in cards
    ]


def peer(folder: Path, boards: Mapping[int, Path]) -> Program:
    """kanban-tui, with a task for each application. Raises FileNotFoundError if not installed."""
    if not PEER.exists():
        raise FileNotFoundError("kanban-tui is not installed: `make bench` installs it.")
    return Program("kanban-tui", dict(_peer_boards(folder, boards)), is_peer=True)


def _peer_boards(folder: Path, boards: Mapping[int, Path]) -> Iterator[tuple[int, Opened]]:
    for size, board in boards.items():
        database = folder / f"{size}.db"
        env = environment(folder) | {
            "KANBAN_TUI_CONFIG_FILE": str(folder / f"{size}.toml"),
            "KANBAN_TUI_DATABASE_FILE": str(database),
        }
        columns = [word for stage in STAGES for word in ("--columns", stage)]
        create = [str(PEER), "board", "create", "Search", "--set-active", *columns]
        subprocess.run(create, env=env, check=True, capture_output=True)
        rows = rows_of(board)
        _fill(database, rows)
        yield size, Opened([str(PEER)], env, rows[0][0], PEER_PATIENCE_SECONDS)


def _fill(database: Path, rows: Rows) -> None:
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.executemany(
            "INSERT INTO tasks (title, description, column, position, creation_date)"
            " VALUES (?, ?, ?, ?, datetime('now'))",
            [(company, role, column, place) for place, (company, role, column) in enumerate(rows)],
        )
