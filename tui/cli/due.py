"""`afterword due`: what is due now, for people, scripts, cron and the shell prompt."""

import click

from tui.cli.telling import tell_due


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print JSON, for programs.")
@click.option(
    "--short", is_flag=True, help="Print one short line, or nothing; not a word of trouble."
)
@click.pass_obj
def due(db: str | None, as_json: bool, short: bool) -> None:
    """Say what is due now. The status is 0 if something is, 1 if nothing, 2 for trouble.

    --short is for a shell prompt: whatever goes wrong, it prints nothing, and the status says so.
    Without it the trouble is told.

    \b
    Examples:
      afterword due                       what is due, a line each
      afterword due --short               '! 2 overdue, 3 due today', for a prompt
      afterword due --json                for a script
    """
    tell_due(db, as_json=as_json, short=short)
