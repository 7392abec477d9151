"""`afterword restore`: put a backup in the place of the board."""

import sys

import click

from tui.cli.board_file import DECLINED, agreed, board_file
from tui.trouble import told


@click.command()
@click.argument("which", default="")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.pass_obj
def restore(db: str | None, which: str, yes: bool) -> None:
    """Put a backup in the place of your board: the newest sound one, or WHICH.

    WHICH is a number of `afterword backup --list`, a name from there, or any file. It says what is
    replaced, and asks. What is replaced is backed up first; a damaged file is kept aside. The
    settings stay as they are. Nothing is done while another Afterword has the board open.

    \b
    Examples:
      afterword restore                   the newest
      afterword restore 3                 the third of the list
      afterword restore ~/stick/board.db  from elsewhere
    """
    with told():
        from models.backups.restoring import plan_restore
        from models.backups.restoring import restore as put_back
        from tui.backup_words import announce, report

        board, now, settings = board_file(db)
        plan = plan_restore(board, which)
        for line in announce(plan, now):
            click.echo(line)
        if not agreed("Put it back?", yes):
            click.echo("Nothing was changed.")
            sys.exit(DECLINED)
        for line in report(put_back(plan, now=now, settings=settings.path)):
            click.echo(line)
