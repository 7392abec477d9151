"""`afterword completion`: what a shell needs to complete command lines."""

import click

from tui.cli import COMPLETING
from tui.cli.output import say

SHELLS = ("bash", "zsh", "fish")
# Click's own for bash puts the words of a name with spaces on the line as several.
BASH = """\
%(complete_func)s() {
    local type value words
    words=$(IFS=$'\\n'; printf '%%s' "${COMP_WORDS[*]}")
    COMPREPLY=()
    while IFS=, read -r type value; do
        case $type in
            dir) compopt -o dirnames ;;
            file) compopt -o default ;;
            plain) printf -v value '%%q' "$value"; COMPREPLY+=("$value") ;;
        esac
    done < <(
        COMP_WORDS=$words COMP_CWORD=$COMP_CWORD %(complete_var)s=bash_complete "$1" 2>/dev/null
    )
}

complete -o nosort -F %(complete_func)s %(prog_name)s"""


@click.command()
@click.argument("shell", type=click.Choice(SHELLS))
def completion(shell: str) -> None:
    """Print what makes a shell complete commands, options, columns and companies.

    Put the line for your shell where it starts from: ~/.bashrc, ~/.zshrc (after compinit), or
    ~/.config/fish/config.fish.

    \b
    Examples:
      eval "$(afterword completion bash)"
      eval "$(afterword completion zsh)"
      afterword completion fish | source
    """
    from click.shell_completion import get_completion_class

    from tui.cli.group import main

    known = get_completion_class(shell)
    if known is not None:
        made = known(main, {}, "afterword", COMPLETING)
        say(BASH % made.source_vars() if shell == "bash" else made.source())
