"""`afterword stats`: the statistics as a few lines, or as JSON for scripts."""

import click

from tui.cli.session import session


@click.command()
@click.option("--json", "as_data", is_flag=True, help="Print the figures as JSON.")
@click.pass_obj
def stats(db: str | None, as_data: bool) -> None:
    """Show how you follow up: the way, the answers, punctuality, touches, the habit.

    The same figures as on the screen (S on the board). The JSON has a version; within it keys
    are added, never renamed or dropped.
    """
    with session(db) as opened:
        from models.statistics import as_json, read_statistics
        from models.statistics.phrases import report

        statistics = read_statistics(opened.settings.cadence, opened.now)
        if as_data:
            import json

            click.echo(json.dumps(as_json(statistics), indent=2))
        else:
            click.echo(report(statistics))
