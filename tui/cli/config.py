"""`afterword config`: where things are, and whether the settings are sound."""

import sys

import click

from models.settings.reading import Settings
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
    from models.notes.etiquette.phrases import load_phrases
    from models.settings.reading import default_path, load_settings, phrases_file

    place = shown(db) if db else str(default_location())
    with told():
        if not as_json:
            say(f"settings  {default_path()}\ndata      {place}")
            say(f"log       {log_path()}")
        settings = load_settings()
        problems = [*settings.problems, *_theme_problem(settings)]
        problems += load_phrases(phrases_file(settings))[1]
        if as_json:
            from tui.cli.shapes import config_shape

            print_json(config_shape(default_path(), place, log_path(), problems))
        else:
            for problem in problems:
                warn(f"! {problem}")
        if problems:
            sys.exit(NOT_SOUND)


def _theme_problem(settings: Settings) -> list[str]:
    theme = settings.theme
    if theme == Settings(settings.path).theme:
        return []
    # Only here does a command without a screen need Textual: it knows the names of its themes.
    from textual.theme import BUILTIN_THEMES

    from tui.themes import OWN

    known = [*BUILTIN_THEMES, *(own.name for own in OWN)]
    return [] if theme in known else [f"look.theme: '{theme}' is none of {', '.join(known)}"]
