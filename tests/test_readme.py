"""Every command that the README shows is one that works as it is written."""

import re
import shlex
import tomllib
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from models.notes.etiquette.phrases import load_phrases
from models.settings.reading import load_settings, phrases_file
from models.timing.policy import explained

ROOT = Path(__file__).parent.parent
SHELLS = {"", "sh", "bash", "zsh", "fish", "shell", "console", "crontab"}
FENCE = re.compile(r"^ {0,3}(```+|~~~+)[ \t]*([\w-]*)[^\n]*\n(.*?)^ {0,3}\1[ \t]*$", re.M | re.S)
ASSIGNMENT = re.compile(r"[A-Z_]+=")
# The five fields, or the nickname, that come before a command in a crontab.
SCHEDULE = re.compile(r"^(?:(?:[\d*/,-]+\s+){5}|@\w+\s+)")
ALSO_AFTERWORD = (["python", "-m", "tui"], ["python3", "-m", "tui"])


def commands(text: str) -> Iterator[list[str]]:
    """The simple commands in a Markdown text's fenced blocks of shell, as lists of words."""
    for _, language, block in FENCE.findall(text):
        if language not in SHELLS:
            continue
        lines = block.replace("\\\n", " ").splitlines()
        if prompts := [line for line in lines if line.startswith("$ ")]:
            lines = [line.removeprefix("$ ") for line in prompts]
        for line in lines:
            yield from simple_commands(SCHEDULE.sub("", line.strip()))


def simple_commands(line: str) -> Iterator[list[str]]:
    lexer = shlex.shlex(line, posix=True, punctuation_chars=True)
    lexer.whitespace_split = True
    words: list[str] = []
    try:
        tokens = list(lexer)
    except ValueError:
        return
    for token in [*tokens, ";"]:
        if set(token) <= set("();|&") or token == "$":
            if words:
                yield words
            words = []
        elif words or not ASSIGNMENT.match(token):
            words.append(token)


def make_problem(words: list[str], targets: set[str]) -> str:
    """What is wrong with the words after `make`; nothing if nothing is."""
    for word in words:
        if word.startswith("ARGS="):
            if problem := afterword_problem(shlex.split(word.removeprefix("ARGS="))):
                return problem
        elif not (word.startswith("-") or "=" in word or word in targets):
            return f"the Makefile has no target {word}"
    return ""


def afterword_problem(words: list[str]) -> str:
    """What is wrong with the words after `afterword`; nothing if nothing is."""
    from tui.cli import main

    command: click.Command = main
    context = click.Context(main, info_name="afterword", **main.context_settings)
    rest = iter(words)
    for word in rest:
        if word in {">", ">>", "<", "--"} or word.startswith("2>"):
            return ""
        if word.startswith("-") and word != "-":
            name, given, _ = word.partition("=")
            option = find_option(command, context, name)
            if option is None:
                return f"{context.command_path} has no option {name}"
            if takes_value(option) and not given:
                next(rest, None)
        elif isinstance(command, click.Group):
            found = command.get_command(context, word)
            if found is None:
                return f"{context.command_path} has no command {word}"
            command, context = found, click.Context(found, parent=context, info_name=word)
    return ""


def find_option(command: click.Command, context: click.Context, name: str) -> click.Option | None:
    for parameter in command.get_params(context):
        names = (*parameter.opts, *parameter.secondary_opts)
        if isinstance(parameter, click.Option) and name in names:
            return parameter
    return None


def takes_value(option: click.Option) -> bool:
    return not (option.is_flag or option.count)


def make_targets() -> set[str]:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    return set(re.findall(r"^([a-z][a-z-]*):(?!=)", makefile, re.M))


def problems(text: str) -> list[str]:
    found = []
    for words in commands(text):
        problem = ""
        if words[0] == "make":
            problem = make_problem(words[1:], make_targets())
        elif words[0] == "afterword":
            problem = afterword_problem(words[1:])
        elif words[:3] in ALSO_AFTERWORD:
            problem = afterword_problem(words[3:])
        if problem:
            found.append(f"{shlex.join(words)}: {problem}")
    return found


def toml_blocks(text: str) -> list[str]:
    return [block for _, language, block in FENCE.findall(text) if language == "toml"]


def test_settings_and_phrases_of_the_readme_are_understood(tmp_path: Path) -> None:
    settings, phrases = sorted(toml_blocks((ROOT / "README.md").read_text("utf-8")), key=len)[::-1]
    for name, block in (("config.toml", settings), ("phrases.toml", phrases)):
        (tmp_path / name).write_text(block, "utf-8")
    read = load_settings(tmp_path / "config.toml")
    assert read.problems == ()
    assert set(explained()) <= set(tomllib.loads(settings)["cadence"])
    assert load_phrases(phrases_file(read))[1] == ()


def test_commands_of_the_readme_are_real() -> None:
    readme = ROOT / "README.md"
    assert readme.is_file(), "there is no README.md"
    text = readme.read_text(encoding="utf-8")
    shown = [words[:2] for words in commands(text)]
    assert ["make", "run"] in shown
    assert ["make", "test"] in shown
    assert problems(text) == []


@pytest.mark.parametrize(
    "line",
    [
        "make run ARGS=due && make rest",
        "make run ARGS='wander off'",
        "FOO=1 afterword nonsense",
        "0 9 * * 1-5 afterword nonsense",
        'test -n "x" || (afterword nonsense)',
        "afterword --nonsense",
        "python -m tui nonsense",
    ],
)
def test_wrong_command_is_found(line: str) -> None:
    assert problems(f"Text.\n\n```sh\n{line}\n```\n")


def test_only_shell_blocks_are_read() -> None:
    foreign = "```toml\nmake toml\n```\n"
    console = "```console\n$ make test\nmake: the output\n```\nmake prose\n"
    assert list(commands(foreign + console)) == [["make", "test"]]
