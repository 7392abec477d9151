"""The command line itself: its options, its help, and which module a subcommand is in."""

import builtins
from importlib import import_module
from keyword import iskeyword
from typing import Any

import click

from tui.cli import COMMANDS

STATUSES = {
    0: "done; something is due, or was found",
    1: "nothing is: due, found, or ready to be sent; or something is to be mended",
    2: "trouble, or a command that was not understood: standard error says which",
}
"""What the exit statuses mean, whatever the command."""


class LazyGroup(click.Group):
    """A group whose help names every subcommand without importing any."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The subcommand of that name, imported now."""
        if cmd_name not in COMMANDS:
            return None
        taken = iskeyword(cmd_name) or hasattr(builtins, cmd_name)
        name = f"{cmd_name}_" if taken else cmd_name
        found: click.Command = getattr(import_module(f"tui.cli.{name}"), name)
        return found

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The subcommand and what it gets. Raises `UsageError` that names one like it."""
        name = args[0]
        if name not in COMMANDS and not name.startswith("-") and not ctx.resilient_parsing:
            import difflib

            near = difflib.get_close_matches(name, COMMANDS, 1)
            meant = f" Did you mean '{near[0]}'?" if near else ""
            ctx.fail(f"No such command '{name}'.{meant}")
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the subcommand. Raises `UsageError` that says where the group's own options go."""
        try:
            return super().invoke(ctx)
        except click.NoSuchOption as error:
            own = {name: one.metavar for one in self.params for name in one.opts}
            name, command = error.option_name, error.ctx.info_name if error.ctx else ""
            if name not in own:
                raise
            words = " ".join(word for word in ("afterword", name, own[name], command) if word)
            message = f"No such option '{name}'. It goes before the command: {words}"
            raise click.UsageError(message, error.ctx) from None

    def shell_complete(
        self, ctx: click.Context, incomplete: str
    ) -> "list[click.shell_completion.CompletionItem[str]]":
        """The subcommands that begin so, with their lines of the table, and the options."""
        from click.shell_completion import CompletionItem

        begun = [name for name in COMMANDS if name.startswith(incomplete)]
        options = click.Command.shell_complete(self, ctx, incomplete)
        return [*(CompletionItem(name, help=COMMANDS[name]) for name in begun), *options]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The table, as it stands; then what the exit statuses mean."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))
        with formatter.section("Exit status"):
            formatter.write_dl([(str(status), means) for status, means in STATUSES.items()])


def _named(_ctx: click.Context, _param: click.Parameter, value: str | None) -> str | None:
    """A board that was named. Raises `BadParameter` for nothing, such as an unset variable."""
    if value == "":
        raise click.BadParameter("it is empty. Name the file of a board.")
    return value


def _version() -> str:
    from importlib.metadata import version

    return version("afterword")


@click.group(
    cls=LazyGroup,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.option(
    "--db",
    metavar="PATH-OR-URL",
    type=click.Path(),
    callback=_named,
    help="Use this board instead of your own.",
)
@click.option("--slow", is_flag=True, help="Send as little as can be: for a slow line.")
@click.option("--version", is_flag=True, help="Show the version and end.")
@click.pass_context
def main(context: click.Context, db: str | None, slow: bool, version: bool) -> None:
    """A board for what comes after a job interview.

    Without a command it opens the board, which needs a terminal, as the demo does. Nothing else
    does, and where there is none nothing is asked.

    \b
    Examples:
      afterword                    open your board
      afterword demo               look around on a throw-away board
      afterword due                what is due now
      afterword --db work.db list  use another board
    """
    if version:
        click.echo(f"afterword {_version()}")
        context.exit()
    context.obj = db
    if context.invoked_subcommand is None:
        from tui.opening import open_board

        open_board(db, slow=slow)
