"""How bash, zsh and fish ask for completions, and what each is answered.

Click knows all three; here is what it gets wrong. Imported only where a shell asks.
"""

import os
import re
from typing import Any

from click.shell_completion import (
    BashComplete,
    CompletionItem,
    FishComplete,
    ShellComplete,
    ZshComplete,
    add_completion_class,
    split_arg_string,
)

BASH = """\
%(complete_func)s() {
    local type value
    COMPREPLY=()
    while IFS=, read -r type value; do
        case $type in
            dir) compopt -o dirnames ;;
            file) compopt -o default ;;
            plain) COMPREPLY+=("$value") ;;
        esac
    done < <(
        COMP_LINE="${COMP_LINE:0:COMP_POINT}" COMP_WORD="${COMP_WORDS[COMP_CWORD]}" \\
            %(complete_var)s=bash_complete "$1" 2>/dev/null
    )
}

complete -o nosort -F %(complete_func)s %(prog_name)s
"""
# Click's own cuts a name at its first comma.
FISH = """\
function %(complete_func)s
    set -l line (commandline -cp)
    set -l word (commandline -ct)
    for answer in (env %(complete_var)s=fish_complete COMP_WORDS="$line" COMP_CWORD="$word" \\
            %(prog_name)s 2>/dev/null)
        set -l parts (string split -m 1 , -- $answer)
        switch $parts[1]
            case dir
                __fish_complete_directories $parts[2]
            case file
                __fish_complete_path $parts[2]
            case plain
                echo $parts[2]
        end
    end
end

complete --no-files --keep-order --command %(prog_name)s --arguments "(%(complete_func)s)"
"""
_TO_ESCAPE = {
    "": re.compile(r"[^\w@%+=:,./-]"),
    '"': re.compile(r'["\\$`!]'),
}


class _Whole(ShellComplete):
    """Answers `--stage=w` with all of `--stage=waiting`, for shells that take it for one word."""

    def get_completions(self, args: list[str], incomplete: str) -> list[CompletionItem[str]]:
        """What the line may go on with."""
        found = super().get_completions(args, incomplete)
        option, equals, _ = incomplete.partition("=")
        if equals and option.startswith("--"):
            for item in found:
                item.value = f"{option}={item.value}"
        return found


class Bash(_Whole, BashComplete):
    """Reads the line itself: bash cuts words at colons and equals signs, and leaves quoting to us.

    What bash puts in the place of the word that it sees, an answer must bring quoted as that is.
    """

    source_template = BASH
    source = ShellComplete.source
    _begun = ""
    """What of the word stands before what bash takes for it, without its quotes."""
    _quote = ""

    def get_completion_args(self) -> tuple[list[str], str]:
        """The words before the one that is completed, and what of that is typed."""
        line, seen = os.environ["COMP_LINE"], os.environ["COMP_WORD"]
        _, *words = split_arg_string(f"{line}\0")
        *before, last = words or ["\0"]
        self._quote = seen[:1] if seen[:1] in ("'", '"') else ""
        whole = last.removesuffix("\0")
        # Of a word that begins with '=' or ':' alone, bash replaces nothing.
        own = "" if seen in ("=", ":") else "".join(split_arg_string(seen))
        self._begun = whole[: len(whole) - len(own)]
        return before, whole

    def format_completion(self, item: CompletionItem[Any]) -> str:
        """Its kind, and the rest of it as bash puts it onto the line."""
        value = str(item.value)
        if item.type == "plain":
            value = _quoted(value[len(self._begun) :], self._quote)
        return f"{item.type},{value}"


class Zsh(_Whole, ZshComplete):
    """As click has it."""


class Fish(_Whole, FishComplete):
    """Names may hold commas."""

    source_template = FISH


def _quoted(value: str, quote: str) -> str:
    """A value as it stands on bash's line, behind an opening quote if there is one."""
    if quote == "'":
        return value.replace("'", r"'\''")
    return _TO_ESCAPE[quote].sub(lambda found: f"\\{found[0]}", value)


SHELLS: dict[str, type[ShellComplete]] = {"bash": Bash, "zsh": Zsh, "fish": Fish}


def register() -> None:
    """Let click answer by these."""
    for shell in SHELLS.values():
        add_completion_class(shell)
