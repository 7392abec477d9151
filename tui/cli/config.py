"""`afterword config`: where things are, and whether the settings are sound."""

import sys

import click

from tui.start import told


def _theme_problem(theme: str) -> list[str]:
    from textual.theme import BUILTIN_THEMES

    from tui.themes import OWN

    known = [*BUILTIN_THEMES, *(own.name for own in OWN)]
    return [] if theme in known else [f"look.theme: '{theme}' is none of {', '.join(known)}"]


@click.command()
@click.pass_obj
def config(db: str | None) -> None:
    """Show where the settings and the data are kept, and whether the settings are sound."""
    from models.database import default_location
    from models.log import log_path
    from models.notes.etiquette.phrases import load_phrases
    from models.settings import default_path, load_settings, phrases_file

    with told():
        click.echo(f"settings  {default_path()}")
        click.echo(f"data      {db or default_location()}")
        click.echo(f"log       {log_path()}")
        settings = load_settings()
        problems = [*settings.problems, *_theme_problem(settings.theme)]
        problems += load_phrases(phrases_file(settings))[1]
        for problem in problems:
            click.echo(f"! {problem}", err=True)
        if problems:
            sys.exit(1)
