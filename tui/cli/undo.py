"""`afterword undo`: take back the last change."""

import click

from tui.cli.arguments import as_json
from tui.cli.output import print_json, say
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
        from models.journal import undo as take_back
        from models.pipeline.carrying_out import Change, stage_of
        from tui.cli.shapes import change_shape

        done = take_back()
        if as_json:
            stage = stage_of(done.application_id)
            print_json(change_shape(Change(done.title, done.application_id, stage)))
        else:
            say(f"Taken back: {done.title}. afterword redo does it again.")
