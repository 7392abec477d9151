"""`afterword redo`: do again what was taken back."""

import click

from tui.cli.arguments import as_json
from tui.cli.session import session


@click.command()
@as_json()
@click.pass_obj
def redo(db: str | None, as_json: bool) -> None:
    """Do again what was taken back last, and say what it was.

    \b
    Examples:
      afterword redo
      afterword redo --json
    """
    with session(db, writing=True):
        from models.journal import replaying
        from tui.cli.changing import tell_replayed

        tell_replayed(
            replaying.redo(), "Done again: {}. {} takes it back.", "undo", as_json=as_json
        )
