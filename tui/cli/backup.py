"""`afterword backup`: keep a copy of the board, put one somewhere, list those kept."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tui.cli.board_file import board_file
from tui.trouble import told

if TYPE_CHECKING:
    from datetime import datetime

    from models.backups.shelf import Backup
    from models.database.copies import Inside

SHAPE = 1
"""The version of the JSON."""


@click.command()
@click.argument("path", required=False, type=click.Path(path_type=Path))
@click.option("--list", "as_list", is_flag=True, help="List the backups that are kept.")
@click.option("--json", "as_json", is_flag=True, help="List them as JSON, for programs.")
@click.pass_obj
def backup(db: str | None, path: Path | None, as_list: bool, as_json: bool) -> None:
    """Keep a copy of your board, looked through from end to end.

    One is made every day by itself and before every update, and the last seven are kept. With a
    PATH the copy goes there instead: a file that is there already is never written over, and in a
    folder it gets a name of its own.

    \b
    Examples:
      afterword backup                    keep one beside the others
      afterword backup /media/stick       put one on a memory stick
      afterword backup --list             which there are, for afterword restore
    """
    with told():
        board, now, settings = board_file(db)
        if as_list or as_json:
            _list(board, now, as_json)
            return
        from models.database.places import is_missing

        if is_missing(str(board)):
            click.echo(f"There is nothing to back up: {board} is not there yet.", err=True)
            sys.exit(1)
        from models.backups.making import back_up, back_up_to
        from models.backups.shelf import Reason, place_for
        from models.files.home import at_home
        from tui.backup_words import contents

        if path is None:
            kept, inside = back_up(board, Reason.HAND, now=now, settings=settings.path)
            path = kept.path
        else:
            path = at_home(path)
            if path.is_dir():
                path /= f"{board.stem}-{place_for(board, Reason.HAND, now).path.name}"
            inside = back_up_to(board, path)
        click.echo(f"Backed up and looked through: {contents(inside, now)}.")
        click.echo(click.format_filename(path))


def _list(board: Path, now: "datetime", as_json: bool) -> None:
    from models.backups.shelf import kept
    from models.database.places import backups_folder

    found = [(backup, backup.look()) for backup in kept(board)]
    if as_json:
        import json

        click.echo(json.dumps(_shape(found), indent=2))
    elif not found:
        click.echo("No backups yet. One is made every day that the board is opened.")
    else:
        for line in _lines(found, now):
            click.echo(line)
        click.echo(f"They are in {click.format_filename(backups_folder(board))}")


def _lines(found: "list[tuple[Backup, Inside]]", now: "datetime") -> list[str]:
    from models.backups.shelf import WORDS
    from tui.backup_words import contents, moment

    whens = [moment(backup.made_at, now) for backup, _ in found]
    width, words = max(map(len, whens)), max(map(len, WORDS.values()))
    lines = []
    for number, ((backup, inside), when) in enumerate(zip(found, whens, strict=True), start=1):
        said = f"✗ {inside.wrong}" if inside.wrong else contents(inside, now).partition(",")[0]
        lines.append(f"{number:>3}  {when:<{width}}  {WORDS[backup.reason]:<{words}}  {said}")
    return lines


def _shape(found: "list[tuple[Backup, Inside]]") -> dict[str, Any]:
    return {
        "version": SHAPE,
        "backups": [
            {
                "number": number,
                "path": str(backup.path),
                "made_at": backup.made_at.isoformat(),
                "reason": str(backup.reason),
                "applications": inside.applications,
                "changed_at": inside.changed_at.isoformat() if inside.changed_at else None,
                "problem": inside.wrong or None,
            }
            for number, (backup, inside) in enumerate(found, start=1)
        ],
    }
