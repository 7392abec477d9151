"""`afterword config`: where things are, and whether the settings are sound."""

import sys

import click

from tui.cli.arguments import as_json
from tui.cli.output import print_json, say, warn
from tui.trouble import told

NOT_SOUND = 1
"""The exit status where something in the settings is not understood."""


@click.command()
@as_json()
@click.pass_obj
def config(db: str | None, as_json: bool) -> None:
    """Show where the settings and the data are kept, and whether the settings are sound.

    What is not understood is said on standard error; the status is 1 then.

    \b
    Examples:
      afterword config
      afterword config --json             for a script
    """
    from models.database import default_location
    from models.database.places import shown
    from models.files.log import log_path
    from models.settings.reading import default_path, load_settings
    from tui.soundness import problems_of

    place = shown(db) if db else str(default_location())
    with told():
        if not as_json:
            say(f"settings  {default_path()}\ndata      {place}")
            say(f"log       {log_path()}")
        problems = problems_of(load_settings())
        if as_json:
            from tui.cli.shapes import config_shape

            print_json(config_shape(default_path(), place, log_path(), problems))
        else:
            for problem in problems:
                warn(f"! {problem}")
        if problems:
            sys.exit(NOT_SOUND)
