"""What becomes of each row of an import, for people at a terminal, or as JSON for programs."""

import json
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from models.exchange.imports.phrases import MARKS
from models.exchange.imports.summary import Summary
from models.exchange.incoming.outcome import Action, Outcome, Tally
from models.text import shorten
from tui.cli.arguments import here
from tui.outlet import drawn_on

if TYPE_CHECKING:
    from click._termui_impl import ProgressBar

    from models.exchange.imports.choices import Choices
    from models.exchange.imports.importing import Load

SHAPE = 1
"""The version of the JSON."""
_STEP = 200
_WORTH_IT = 2_000
"""Rows that take long enough for a bar."""


def say(
    outcomes: Iterator[Outcome | None],
    load: "Load",
    choices: "Choices",
    *,
    planned: bool,
    as_json: bool,
) -> Tally:
    """Go through all rows and print them; how they fared. `planned`: nothing is written."""
    if as_json:
        return _json(outcomes, load, planned=planned)
    if planned:
        _say_reading(load, choices)
    summary = Summary()
    with _progress(load) as bar:
        for one in filter(None, outcomes):
            if summary.add(one):
                _line(one)
            if summary.tally.rows % _STEP == 0:
                bar.update(_STEP)
    for one in summary.rest():
        _line(one)
    tally = summary.tally
    click.echo(f"{'This would be: ' if planned else ''}{tally}.")
    if planned:
        click.echo("Nothing was changed; leave out --dry-run to import.")
    elif tally.counts[Action.CREATED] or tally.counts[Action.UPDATED]:
        click.echo(f"{here('undo')} takes all of it back.")
    return tally


def _progress(load: "Load") -> "ProgressBar[int]":
    """A bar on standard error, where somebody looks at it."""
    rows = sum(seen.rows for seen in load.surveys())
    hidden = not sys.stderr.isatty() or rows < _WORTH_IT
    return click.progressbar(length=rows, file=drawn_on(sys.stderr), hidden=hidden)


def _line(one: Outcome) -> None:
    what = f"  {shorten(one.what, 50)}" if one.what else ""
    reason = f"  ({one.reason})" if one.reason else ""
    click.echo(f"{MARKS[one.action]} {one.action:<9}  {one.where:<8}{what}{reason}")


def _say_reading(load: "Load", choices: "Choices") -> None:
    """How each file is read: its columns and its stages, and how to change that."""
    from models.exchange.imports.phrases import columns_line, stages_line

    for file, seen in zip(load.files, load.surveys(), strict=True):
        rows = "1 row" if seen.rows == 1 else f"{seen.rows:,} rows"
        click.echo(f"{file.name}: {file.title}, {rows}.")
        if seen.columns:
            click.echo(f"Columns (--column): {columns_line(seen)}.")
        if seen.stages:
            click.echo(f"Stages (--map): {stages_line(seen, choices.stages, early=choices.early)}.")


def _json(outcomes: Iterator[Outcome | None], load: "Load", *, planned: bool) -> Tally:
    """One object, written as it goes: a hundred thousand rows are not held together."""
    files = [{"name": file.name, "format": file.title} for file in load.files]
    head = json.dumps({"version": SHAPE, "planned": planned, "files": files}, ensure_ascii=False)
    tally = Tally()
    between = f'{head[:-1]}, "rows": [\n'
    for one in filter(None, outcomes):
        tally.add(one)
        row = {"action": one.action, "where": one.where, "what": one.what, "reason": one.reason}
        click.echo(f"{between}{json.dumps(row, ensure_ascii=False)}", nl=False)
        between = ",\n"
    counts = {str(action): tally.counts[action] for action in Action}
    start = f'{head[:-1]}, "rows": [' if not tally.rows else ""
    click.echo(f'{start}\n], "counts": {json.dumps(counts)}}}')
    return tally
