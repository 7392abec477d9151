"""The figures of the README, as Markdown tables: `python -m bench --help`."""

import argparse
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench import measuring, report
from bench.programs import Program, afterword, empty_app, make_boards, peer
from models.kept.board import FEW

SIZES, QUICK_SIZES = (30, 1_000, 10_000), (30, 1_000)
ROUNDS, QUICK_ROUNDS = 7, 3
COMMAND_ROUNDS = 15


def main() -> None:
    """Measure and print."""
    asked = _asked()
    rounds = QUICK_ROUNDS if asked.quick else ROUNDS
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        home = Path(folder)
        boards = make_boards(home, QUICK_SIZES if asked.quick else SIZES)
        programs = list(_programs(home, boards, asked))
        whole = _read_whole(home, boards)
        starts = measuring.measure_starts(
            empty_app(home), [programs[0], whole, *programs[1:]], rounds
        )
        report.print_starts(*starts)
        report.print_keys({size: measuring.measure_keys(programs, size, rounds) for size in boards})
        report.print_commands(measuring.measure_commands(programs[0], COMMAND_ROUNDS))


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument(
        "--quick", action="store_true", help="without kanban-tui and without 10,000 applications"
    )
    parser.add_argument(
        "--also",
        nargs=2,
        action="append",
        default=[],
        metavar=("NAME", "SETTINGS"),
        help="measure Afterword with a line of settings too, under this name;"
        " for instance: light 'look.theme = \"afterword-light\"'",
    )
    return parser.parse_args()


def _read_whole(home: Path, boards: dict[int, Path]) -> Program:
    """Afterword with the large boards, which nothing is known of yet."""
    large = {size: board for size, board in boards.items() if size > FEW}
    return afterword(_made(home / "whole"), "… all cards read", large, bookmarks=False)


def _programs(home: Path, boards: dict[int, Path], asked: argparse.Namespace) -> Iterator[Program]:
    variants = [("Afterword", ""), *asked.also]
    for number, (name, settings) in enumerate(variants):
        yield afterword(_made(home / f"afterword-{number}"), name, boards, settings)
    if not asked.quick:
        yield peer(_made(home / "peer"), boards)


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder


if __name__ == "__main__":
    main()
