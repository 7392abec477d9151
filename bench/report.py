"""What was measured, as Markdown tables."""

from collections.abc import Mapping, Sequence
from statistics import median

from bench.actions import ACTIONS
from bench.measuring import IDLE_SECONDS, Keys, Player, Starts, What, ratio

NOTHING = "–"


def print_starts(empty: Starts, starts: Mapping[What, Starts]) -> None:
    """How long until it can be used, its memory, and the bytes of its first screen."""
    print_row("Start", "Applications", "s", "× empty app", "MiB", "× empty app", "First screen, B")
    print_row("---", *["---:"] * 6)
    for (name, size), each in {("Empty Textual app", 0): empty, **starts}.items():
        print_row(name, f"{size:,}" if size else "", *_start(each, empty))
    print()


def _start(each: Starts, empty: Starts) -> list[str]:
    if not each.usable:
        return [f"more than {each.gave_up:.0f}", *[NOTHING] * 4]
    return [
        f"{median(each.usable):.2f}",
        f"{ratio(each.usable, empty.usable):.2f}",
        f"{median(each.memory):.0f}",
        f"{ratio(each.memory, empty.memory):.2f}",
        f"{median(each.bytes):,.0f}",
    ]


def print_keys(by_size: Mapping[int, Sequence[Player]]) -> None:
    """Bytes and milliseconds of each action in each program; medians, and most of the bytes."""
    names = [player.program.name for player in next(iter(by_size.values()))]
    columns = [f"{name}, {what}" for name in names for what in ("B", "most", "ms")]
    print_row("Key", "May send, B", "Only cells, B", "Applications", *columns)
    print_row("---", *["---:"] * (3 + len(columns)))
    for action in ACTIONS:
        for size, players in by_size.items():
            if size >= action.smallest:
                cells = [cell for each in players for cell in _keys(each.keys.get(action.name))]
                may = (f"{action.stock:,}", f"{action.cells:,}")
                print_row(action.name, *may, f"{size:,}", *cells)
    for size, players in by_size.items():
        idle = [f"{each.idle:,}" if each.terminal else NOTHING for each in players]
        cells = [cell for came in idle for cell in (came, "", "")]
        print_row(f"Nothing, for {IDLE_SECONDS:.0f} s", "0", "0", f"{size:,}", *cells)
    print()


def _keys(keys: Keys | None) -> list[str]:
    if keys is None:
        return [NOTHING] * 3
    if keys.gave_up is not None:
        return [NOTHING, NOTHING, f"more than {1000 * keys.gave_up:,.0f}"]
    written = [effect.bytes for effect in keys.effects]
    times = [effect.ms for effect in keys.effects]
    return [f"{median(written):,.0f}", f"{max(written):,}", f"{median(times):.1f}"]


def print_commands(times: Mapping[str, Mapping[int, float]]) -> None:
    """The command line, beside the import that it cannot do without."""
    sizes = next(iter(times.values()))
    print_row("processor's time × `python -c 'import peewee'`", *(f"{size:,}" for size in sizes))
    print_row("---", *("---:" for _ in sizes))
    for command, by_size in times.items():
        print_row(f"`afterword {command}`", *(f"{each:.2f}" for each in by_size.values()))
    print()


def print_row(*cells: str) -> None:
    """A row, at once."""
    print(f"| {' | '.join(cells)} |", flush=True)
