"""`afterword completion`: what a shell needs to complete command lines."""

import click

from tui.cli import COMPLETING
from tui.cli.output import say

SHELLS = ("bash", "zsh", "fish")


@click.command()
@click.argument("shell", type=click.Choice(SHELLS))
def completion(shell: str) -> None:
    """Print what makes a shell complete commands, options, columns and companies.

    Put one line where your shell starts from, and open a new one. For bash in ~/.bashrc:

    \b
      eval "$(afterword completion bash)"

    For zsh at the end of ~/.zshrc; the first line only where there is no compinit yet:

    \b
      autoload -Uz compinit && compinit
      eval "$(afterword completion zsh)"

    For fish in ~/.config/fish/config.fish:

    \b
      afterword completion fish | source

    \b
    Examples:
      eval "$(afterword completion bash)"
      eval "$(afterword completion zsh)"
      afterword completion fish | source
    """
    from tui.cli import shells
    from tui.cli.group import main

    say(shells.SHELLS[shell](main, {}, "afterword", COMPLETING).source())
