"""`afterword undo`: take back the last change."""

import click

from tui.cli.arguments import as_json
from tui.cli.session import session


@click.command()
@as_json()
@click.pass_obj
def undo(db: str | None, as_json: bool) -> None:
    """Take back the last change, whoever made it and on whatever day, and say which it was.

    \b
    Examples:
      afterword undo
      afterword undo --json
    """
    with session(db, writing=True):
        from models.journal import replaying
        from tui.cli.changing import tell_replayed

        tell_replayed(
            replaying.undo(), "Taken back: {}. {} does it again.", "redo", as_json=as_json
        )
