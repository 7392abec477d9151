"""`afterword stats`: the statistics as a few lines, or as JSON for scripts."""

import click

from tui.cli.output import print_json, say
from tui.cli.session import session


@click.command()
@click.option("--json", "as_data", is_flag=True, help="Print the figures as JSON.")
@click.pass_obj
def stats(db: str | None, as_data: bool) -> None:
    """Show how you follow up: the way, the answers, punctuality, touches, the habit.

    The same figures as on the screen (S on the board).

    \b
    Examples:
      afterword stats
      afterword stats --json              for a script
    """
    with session(db) as opened:
        from models.statistics import as_json, read_statistics
        from models.statistics.phrases import report

        statistics = read_statistics(opened.settings.cadence, opened.now)
        if as_data:
            print_json(as_json(statistics))
        else:
            say(report(statistics))
