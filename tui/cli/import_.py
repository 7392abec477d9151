"""`afterword import`: files of other programs, planned or brought in."""

import sys
from contextlib import closing
from typing import TYPE_CHECKING

import click

from models.exchange.incoming.outcome import Action
from tui.cli.import_rows import say
from tui.cli.output import warn
from tui.cli.session import back_up_first, calendar_kept_up
from tui.trouble import told

if TYPE_CHECKING:
    from models.exchange.imports.choices import Choices
    from models.exchange.imports.importing import Load
    from models.exchange.tabular.days import Order
    from models.settings.reading import Settings

SOME_REFUSED = 1
"""The exit status when rows were refused; `tui.trouble.TROUBLE` where nothing came in."""
STOPPED = 130


@click.command(name="import")
@click.argument("files", nargs=-1, required=True, metavar="FILE…", type=click.Path())
@click.option("--dry-run", is_flag=True, help="Show what would come in, and change nothing.")
@click.option("--strict", is_flag=True, help="Import nothing if any row would be refused.")
@click.option("--map", "maps", multiple=True, metavar="STAGE=COLUMN", help="What a stage is here.")
@click.option("--column", "columns", multiple=True, metavar="NAME=FIELD", help="What a column is.")
@click.option("--dates", type=click.Choice(["dmy", "mdy"]), help="How 3/4/2026 is to be read.")
@click.option("--company", default="", help="Whom an invitation (.ics) is from.")
@click.option("--role", default="", help="What position an invitation is about.")
@click.option("--early", is_flag=True, help="Also bring in what is not at an interview yet.")
@click.option("--deleted", is_flag=True, help="Also bring back what you deleted here.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON, for programs.")
@click.pass_obj
def import_(
    db: str | None,
    files: tuple[str, ...],
    dry_run: bool,
    strict: bool,
    maps: tuple[str, ...],
    columns: tuple[str, ...],
    dates: str | None,
    company: str,
    role: str,
    early: bool,
    deleted: bool,
    as_json: bool,
) -> None:
    """Bring in applications and people. What a file is shows in its content; - is standard input.

    Importing a file again changes nothing; a row that changed updates what you have not changed
    yourself, and what you deleted stays away. One import is one undo. The status is 0, or 1 if rows
    were refused, or 2 if nothing could be imported.

    Reads: tables of your own (CSV), Afterword's JSON and CSV, interview invitations (.ics),
    LinkedIn's Connections.csv, vCards, Huntr (CSV, ZIP), Teal, Simplify, JobSync, ghosted, Trello,
    kanban-tui, career-ops.

    \b
    Examples:
      afterword import jobs.csv --dry-run             look first
      afterword import jobs.csv --map 'Phone Screen=interview'
      afterword import invite.ics                     an interview, or its change
      afterword import Connections.csv contacts.vcf   fill in whom you met
    """
    with told():
        from models.database import MEMORY, default_location, open_database
        from models.database.places import is_missing
        from models.exchange.imports.importing import loaded
        from models.exchange.invitations.telling import told_by
        from models.settings.reading import load_settings

        settings = load_settings()
        choices = _choices(settings, maps, columns, dates, early=early)
        choices.deleted = deleted
        choices.told = told_by(settings.profile, company, role)
        # A look makes no file.
        place = db or str(default_location())
        if dry_run and is_missing(place):
            place = MEMORY
        with open_database(place) as opened, loaded(files, choices) as load:
            if not dry_run and (said := back_up_first(opened, settings, choices.now)):
                warn(f"! {said}")
            _settle_dates(load, choices, settings, dates, keep=not dry_run)
            _name_unknown_stages(load, choices)
            _name_unknown_columns(load, choices)
            try:
                with closing(
                    load.plan() if dry_run else load.write(choices, strict=strict)
                ) as all_:
                    tally = say(all_, load, choices, planned=dry_run, as_json=as_json)
            except KeyboardInterrupt:
                click.echo("Stopped: nothing was imported.", err=True)
                sys.exit(STOPPED)
            if not dry_run and (said := calendar_kept_up(settings, choices.now)):
                warn(f"! {said}")
    sys.exit(SOME_REFUSED if tally.counts[Action.REFUSED] else 0)


def _choices(
    settings: "Settings",
    maps: tuple[str, ...],
    columns: tuple[str, ...],
    dates: str | None,
    *,
    early: bool,
) -> "Choices":
    from datetime import UTC, datetime

    from models.exchange.imports.choices import Choices
    from models.exchange.tabular.headers import read_column
    from models.exchange.tabular.stage_words import read_map

    zone = settings.zone
    return Choices(
        now=datetime.now(UTC).astimezone(zone).replace(microsecond=0),
        zone=zone,
        stages=dict(map(read_map, maps)),
        columns=dict(map(read_column, columns)),
        order=_order(settings, dates),
        early=early,
    )


def _order(settings: "Settings", dates: str | None) -> "Order | None":
    """What the person says now, or has said in the settings."""
    from models.exchange.tabular.days import Order

    said = dates.upper() if dates else settings.date_order if settings.date_order_said else ""
    return Order(said) if said in ("DMY", "MDY") else None


def _name_unknown_stages(load: "Load", choices: "Choices") -> None:
    """A stage that is mapped and that nothing is at was mistyped, or its column was not known."""
    from models.exchange.tabular.table import unknown_stages

    if choices.stages:
        for stage in unknown_stages(load.surveys(), choices.stages):
            warn(f"! No stage here is called '{stage}' (--map). Which there are: --dry-run.")


def _name_unknown_columns(load: "Load", choices: "Choices") -> None:
    """A column that is chosen and that no file has was mistyped."""
    from models.exchange.tabular.headers import header_key

    if choices.columns:
        known = {header_key(name) for seen in load.surveys() for name, _ in seen.columns}
        for name in choices.columns:
            if name not in known:
                warn(f"! No column here is called '{name}' (--column). Which there are: --dry-run.")


def _settle_dates(
    load: "Load", choices: "Choices", settings: "Settings", dates: str | None, *, keep: bool
) -> None:
    """Ask, where nothing tells how days are written and somebody is there; once, then kept.

    What the settings say already is how the person types days, and stays.
    """
    from models.exchange.tabular.days import Order
    from models.settings.writing import save_date_order

    if choices.order is None and any(seen.unclear for seen in load.surveys()):
        if not (sys.stdin.isatty() and sys.stderr.isatty()):
            return
        question = "Is 3/4 in these files the 3rd of April (dmy), or March the 4th (mdy)?"
        dates = click.prompt(question, type=click.Choice(["dmy", "mdy"]), err=True)
        choices.order = Order(str(dates).upper())
    if dates and keep and choices.order and not settings.date_order_said:
        save_date_order(settings.path, choices.order)
