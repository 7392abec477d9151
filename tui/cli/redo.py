"""`afterword redo`: do again what was taken back."""

import click

from tui.cli.arguments import as_json
from tui.cli.output import print_json, say
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
        from models.journal import redo as do_again
        from models.pipeline.carrying_out import Change, stage_of
        from tui.cli.shapes import change_shape

        done = do_again()
        if as_json:
            stage = stage_of(done.application_id)
            print_json(change_shape(Change(done.title, done.application_id, stage)))
        else:
            say(f"Done again: {done.title}. afterword undo takes it back.")
