"""`afterword erase`: take a person or an application out of everything, for good."""

import sys
from datetime import timedelta
from typing import TYPE_CHECKING

import click

from tui.cli.board_file import DECLINED, agreed, board_file
from tui.cli.output import warn
from tui.cli.session import calendar_kept_up
from tui.trouble import told

if TYPE_CHECKING:
    from models.database import Database
    from models.erasing.files import Erased, Extent


@click.command()
@click.argument("what", metavar="PERSON|APPLICATION", nargs=-1, required=True)
@click.option("--backups", is_flag=True, help="Rewrite the backups without it, too.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.pass_obj
def erase(db: str | None, what: tuple[str, ...], backups: bool, yes: bool) -> None:
    """Erase a person or an application: from the board, its history, and the file's bytes.

    A person is found by name or e-mail address, an application by company and role or by its
    number. It says what goes, and asks. It cannot be undone, and nothing from before it can.
    Backups still hold it until they make room for newer ones, unless --backups is given.

    \b
    Examples:
      afterword erase Ana Ruiz            a person
      afterword erase 12 --yes            an application by its number, unasked
      afterword erase p7 --backups        by number, and in the backups too
    """
    with told():
        from models.database import open_database
        from models.database.places import is_missing
        from models.database.problems import not_there
        from models.erasing.files import erase as erase_for_good
        from models.erasing.files import extent
        from models.exchange.exports.mail import saved_drafts
        from tui.clipboard.file import forget, own_runtime_dir

        board, now, settings = board_file(db)
        if is_missing(str(board)):
            raise not_there(str(board))
        with open_database(board) as opened:
            found = extent(" ".join(what))
            for line in [*_announce(found), *_backups_too(opened, backups)]:
                click.echo(line)
            if not agreed("Erase it for good?", yes):
                click.echo("Nothing was erased.")
                sys.exit(DECLINED)
            drafts = saved_drafts(settings)
            done = erase_for_good(opened, found.target, backups=backups, now=now, drafts=drafts)
        with open_database(board):
            if said := calendar_kept_up(settings, now):
                warn(f"! {said}")
        # What was last copied may be a note to them.
        forget(own_runtime_dir(), now + timedelta(seconds=1))
        for line in _report(done, backups):
            click.echo(line)


def _announce(found: "Extent") -> list[str]:
    from models.erasing.targets import Kind

    counts = [
        _several(found.interviews, "interview"),
        _several(found.notes, "note"),
        _several(found.contacts, "logged contact"),
    ]
    with_it = ", ".join(count for count in counts if count)
    lines = [f"This erases {found.target.title}{f': {with_it}' if with_it else ''}."]
    if found.target.kind is Kind.PERSON:
        lines.append("The name goes from every other text and from the history.")
    elif found.people:
        lines.append(f"With it go the people known from nowhere else: {', '.join(found.people)}.")
    lines.append("It cannot be undone, and neither can anything that was done before.")
    return lines


def _backups_too(opened: "Database", backups: bool) -> list[str]:
    from models.erasing.files import copies_of

    count = len(copies_of(opened))
    if not count:
        return []
    which = "The backup" if count == 1 else f"The {count} backups"
    if backups:
        return [f"{which} of this board will be rewritten without it."]
    return [
        f"{which} of this board may hold it until newer ones take their place:",
        "--backups rewrites those too, and only now.",
    ]


def _several(count: int, what: str) -> str:
    return f"{count} {what}{'s' if count > 1 else ''}" if count else ""


def _report(done: "Erased", backups: bool) -> list[str]:
    lines = ["Erased."]
    if backups:
        lines.append(f"{_several(done.rewritten, 'backup') or 'No backup'} rewritten without it.")
    if done.not_looked_at:
        count = _several(done.not_looked_at, "backup")
        lines.append(f"{count} may still hold it until newer ones take their place.")
    if done.left:
        lines.append("These were left as they are and may still hold it:")
        lines += [line for path, why in done.left for line in (f"  {path}", f"    {why}")]
    return lines
