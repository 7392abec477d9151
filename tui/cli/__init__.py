"""The command `afterword`: a module for each subcommand, imported when it is used.

Textual is imported only when a board is opened. The program starts in `tui.start`, which also has
the exit statuses.
"""

from importlib import import_module
from keyword import iskeyword

import click

COMMANDS = {
    "due": "Say what is due now: for people, scripts and the shell prompt.",
    "demo": "Open a throw-away board with lifelike data; nothing of yours is touched.",
    "import": "Bring in applications and people from files: tables, trackers, Afterword's JSON.",
    "export": "Write the board out: as JSON, a table, or a readable record.",
    "stats": "Show how you follow up: the way, answers, punctuality, the habit.",
    "doctor": "Say how copying works here, and try it; look at terminal, settings and data.",
    "backup": "Keep a copy of your board, put one somewhere, or list those kept.",
    "restore": "Put a backup in the place of your board.",
    "config": "Show where settings and data are kept, and whether the settings are sound.",
    "templates": "List the texts that notes start from, copy one out for editing, check them.",
}
"""Each subcommand with its line in the help; its module and its function bear its name.

One that Python keeps for itself has an underscore behind it there.
"""


class LazyGroup(click.Group):
    """A group whose help names every subcommand without importing any."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The subcommand of that name, imported now."""
        if cmd_name not in COMMANDS:
            return None
        name = f"{cmd_name}_" if iskeyword(cmd_name) else cmd_name
        found: click.Command = getattr(import_module(f"tui.cli.{name}"), name)
        return found

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The table, as it stands."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


def _version() -> str:
    from importlib.metadata import version

    return version("afterword")


@click.group(
    cls=LazyGroup,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.option("--db", metavar="PATH-OR-URL", help="Use this board instead of your own.")
@click.option("--slow", is_flag=True, help="Send as little as can be: for a slow line.")
@click.option("--version", is_flag=True, help="Show the version and end.")
@click.pass_context
def main(context: click.Context, db: str | None, slow: bool, version: bool) -> None:
    """A board for what comes after a job interview.

    Without a command it opens the board.

    \b
    Examples:
      afterword                    open your board
      afterword demo               look around on a throw-away board
      afterword --db work.db       open another board
    """
    if version:
        click.echo(f"afterword {_version()}")
        context.exit()
    context.obj = db
    if context.invoked_subcommand is None:
        from tui.start import open_board

        open_board(db, slow=slow)
