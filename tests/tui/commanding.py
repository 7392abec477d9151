"""Every subcommand as click has it, and the examples of its help; the command as tests run it."""

import re
from collections.abc import Callable, Iterator

import click
from click.testing import Result

from tui.cli.group import main

Afterword = Callable[..., Result]
"""The fixture `afterword`: words in, result out."""

_EXAMPLE = re.compile(r"^ *(afterword\b.*|eval .*afterword.*)$", re.M)


def subcommands(
    group: click.Group = main, parents: tuple[str, ...] = ()
) -> Iterator[tuple[str, click.Command]]:
    """Each subcommand by what is typed for it: 'due', 'templates', 'templates list'."""
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        yield " ".join((*parents, name)), command
        if isinstance(command, click.Group):
            yield from subcommands(command, (*parents, name))


def has_json(command: click.Command) -> bool:
    return any("--json" in parameter.opts for parameter in command.params)


def examples(command: click.Command) -> list[str]:
    """The command lines of the help, without what stands behind them as a remark."""
    _, _, shown = (command.help or "").partition("Examples:")
    return [re.split(r"  +", line)[0] for line in _EXAMPLE.findall(shown)]


def on_ones_own(text: str) -> str:
    """What a command printed, as it would have been about the person's own board."""
    return re.sub(r"\bafterword --db \S+ ", "afterword ", text)
