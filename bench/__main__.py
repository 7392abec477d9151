"""The figures of the README, as a Markdown table: `python -m bench [--quick]`."""

import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from bench.boards import make_board
from bench.empty_app import MARKER
from bench.terminal import Effect, Terminal, environment, python

SIZES, QUICK_SIZES = (30, 1_000, 10_000), (30, 1_000)
ROUNDS, QUICK_ROUNDS = 5, 3
IDLE_SECONDS = 3.0
PROFILE = '[profile]\nname = "Ines Marlow"\nzone = "UTC"\nlinkedin_ready = true\n'


@dataclass
class Starts:
    """Seconds and MiB of every start of one program."""

    painted: list[float] = field(default_factory=list)
    usable: list[float] = field(default_factory=list)
    memory: list[float] = field(default_factory=list)


@dataclass
class Run:
    """One run: its boards by size, and what was measured."""

    home: Path
    env: dict[str, str]
    boards: dict[int, tuple[Path, str]]

    @contextmanager
    def board(self, size: int) -> Iterator[Terminal]:
        """A board of this size, opened and at rest."""
        path, marker = self.boards[size]
        with Terminal(python("tui", "--db", str(path)), self.env) as terminal:
            terminal.wait_for(marker)
            terminal.settle()
            yield terminal


def prepare(home: Path, sizes: Sequence[int]) -> Run:
    """Boards of these sizes in an empty home whose owner has a name; each was opened before."""
    settings = home / "CONFIG" / "afterword"
    settings.mkdir(parents=True)
    (settings / "config.toml").write_text(PROFILE)
    boards = {}
    for size in sizes:
        path = home / f"{size}.db"
        make_board(path, size, datetime.now(UTC))
        boards[size] = (path, first_company(path))
    run = Run(home, environment(home), boards)
    for size in sizes:
        # The first opening lets go on what fell due, which later ones do not find again.
        with run.board(size):
            pass
    return run


def first_company(path: Path) -> str:
    """A word of the company on top of the first column: on the terminal once the board is usable.

    One word: what stands between words may be on the terminal already, and is then not sent.
    """
    from models.board import read_columns
    from models.database import open_database
    from models.policy import Policy
    from models.words import Stage

    with open_database(path):
        return read_columns(Policy(), datetime.now(UTC))[Stage.INTERVIEW][0].company.split()[0]


def measure_starts(run: Run, rounds: int) -> tuple[Starts, dict[int, Starts]]:
    """Starts of the empty app and of every board, turn and turn about."""
    empty, boards = Starts(), {size: Starts() for size in run.boards}
    for _ in range(rounds):
        _start(Terminal(python("bench.empty_app"), run.env), MARKER, empty)
        for size, (path, marker) in run.boards.items():
            command = python("tui", "--db", str(path))
            _start(Terminal(command, run.env), marker, boards[size])
    return empty, boards


def _start(terminal: Terminal, marker: str, starts: Starts) -> None:
    with terminal:
        starts.usable.append(terminal.wait_for(marker))
        terminal.settle()
        starts.painted.append(terminal.first_paint or starts.usable[-1])
        starts.memory.append(terminal.memory())


# What keys do, each on a board that was just opened

Measure = Callable[[Terminal, int], list[Effect]]


def select(terminal: Terminal, times: int) -> list[Effect]:
    """j and k within the cards in view; any board has five of them in a column."""
    return terminal.press_all(["j", "j", "k", "k"] * max(1, times // 2))


def scroll(terminal: Terminal, times: int) -> list[Effect]:
    """j at the foot of a column, where each press scrolls it."""
    terminal.press_all("g" + "j" * 12)
    return terminal.press_all("j" * times)


def move(terminal: Terminal, times: int) -> list[Effect]:
    """A card one column back, as a correction, and undone."""
    terminal.press("3")
    return terminal.press_all("<u" * times)


def open_composer(terminal: Terminal, times: int) -> list[Effect]:
    """The composer of a note that is due, opened; left again unmeasured."""
    terminal.press_all("2g")
    effects = []
    for _ in range(times):
        effects.append(terminal.press("c"))
        terminal.press_all(["\x1b", "\x1b"])
    return effects


def type_text(terminal: Terminal, times: int) -> list[Effect]:
    """Letters in the composer's text."""
    terminal.press_all("2gc")
    return terminal.press_all("abcdefghij"[:times])


KEYS: dict[str, tuple[Measure, int]] = {
    "Selection moves": (select, 1),
    "Column scrolls": (scroll, 1_000),
    "Card changes column, or back": (move, 1),
    "Composer opens": (open_composer, 1),
    "Character in the composer": (type_text, 1),
}
"""By what the table calls them; the number is the smallest board on which it can be measured."""


def main(arguments: Sequence[str]) -> None:
    """Measure and print."""
    quick = "--quick" in arguments
    rounds = QUICK_ROUNDS if quick else ROUNDS
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        run = prepare(Path(folder), QUICK_SIZES if quick else SIZES)
        empty, starts = measure_starts(run, rounds)
        _print_starts(empty, starts)
        _print_row("", "Applications", "Bytes, median", "Bytes, most", "ms, median", "ms, most")
        _print_row(*["---"] * 6)
        for name, (measure, smallest) in KEYS.items():
            for size in run.boards:
                if size >= smallest:
                    with run.board(size) as terminal:
                        _print_effects(name, size, measure(terminal, rounds))
        for size in run.boards:
            with run.board(size) as terminal:
                came = terminal.idle(IDLE_SECONDS)
            _print_row(f"Nothing, for {IDLE_SECONDS:.0f} s", f"{size:,}", f"{came:,}", "", "", "")


def _print_starts(empty: Starts, starts: dict[int, Starts]) -> None:
    _print_row("Start", "First paint, s", "Usable, s", "Usable, ×", "Memory, MiB", "Memory, ×")
    _print_row(*["---"] * 6)
    for name, each in {"Empty app": empty, **{f"{n:,}": s for n, s in starts.items()}}.items():
        usable, memory = median(each.usable), median(each.memory)
        _print_row(
            name,
            f"{median(each.painted):.3f}",
            f"{usable:.3f}",
            f"{usable / median(empty.usable):.2f}",
            f"{memory:.0f}",
            f"{memory / median(empty.memory):.2f}",
        )
    print()


def _print_effects(name: str, size: int, effects: Sequence[Effect]) -> None:
    written = [effect.bytes for effect in effects]
    times = [effect.ms for effect in effects]
    _print_row(
        name,
        f"{size:,}",
        f"{median(written):,.0f}",
        f"{max(written):,}",
        f"{median(times):.1f}",
        f"{max(times):.1f}",
    )


def _print_row(*cells: str) -> None:
    print(f"| {' | '.join(cells)} |", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
