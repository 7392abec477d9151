"""Writes the manual page from the commands themselves: `make manual`.

It is installed as share/man/man1/afterword.1, where `man afterword` finds it.
"""

import inspect
import re
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

import click

from tui.cli.group import STATUSES, main

PAGE = Path(__file__).with_name("afterword.1")

FILES = {
    "~/.local/share/afterword/afterword.db": "your board; --db opens another",
    "~/.config/afterword/config.toml": "the settings; each line is optional",
    "~/.config/afterword/phrases.toml": "phrases of your own for the checks",
    "~/.config/afterword/templates/": "templates of your own for the notes",
}
ENVIRONMENT = {
    "XDG_DATA_HOME, XDG_CONFIG_HOME": "other places for these files",
    "VISUAL, EDITOR": "the editor that Ctrl+G opens",
    "NO_COLOR": "where it is set, bold and lines say what colours would",
    "TZ": "the time zone, where the settings name none",
}


def manual() -> str:
    """The page, in the man macros."""
    lines = [
        r".\" Written by docs/manual.py from the commands themselves; edit those.",
        f'.TH AFTERWORD 1 "" "Afterword {version("afterword")}" "User Commands"',
        ".SH NAME",
        r"afterword \- " + _plain("a keyboard-driven board for what comes after a job interview"),
        ".SH SYNOPSIS",
        r"\fBafterword\fR [\fIoptions\fR] [\fIcommand\fR [\fIarguments\fR]]",
        ".SH DESCRIPTION",
        *_help(main),
        ".SH OPTIONS",
        *_options(main),
        ".SH COMMANDS",
        *_commands(main, ()),
        ".SH EXIT STATUS",
        *_terms({str(status): means for status, means in STATUSES.items()}),
        ".SH FILES",
        *_terms(FILES),
        ".SH ENVIRONMENT",
        *_terms(ENVIRONMENT),
    ]
    return "\n".join(lines) + "\n"


def _commands(group: click.Group, parents: tuple[str, ...]) -> Iterator[str]:
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if command is None:
            continue
        words = (*parents, name)
        usage = command.collect_usage_pieces(click.Context(command))
        yield f".SS {_plain(' '.join((*words, *usage)))}"
        yield from _help(command)
        yield from _options(command)
        if isinstance(command, click.Group):
            yield from _commands(command, words)


def _help(command: click.Command) -> Iterator[str]:
    """Paragraphs filled anew; what stands behind \\b, such as the examples, line by line."""
    for number, paragraph in enumerate(re.split(r"\n\s*\n", inspect.cleandoc(command.help or ""))):
        if number:
            yield ".PP"
        if paragraph.startswith("\b"):
            yield ".nf"
            yield from (_plain(line) for line in paragraph.splitlines()[1:])
            yield ".fi"
        else:
            yield _plain(" ".join(paragraph.split()))


def _options(command: click.Command) -> Iterator[str]:
    context = click.Context(command, **command.context_settings)
    options = (one for one in command.params if isinstance(one, click.Option))
    records = [option.get_help_record(context) for option in options]
    yield from _terms(dict(record for record in records if record))


def _terms(terms: dict[str, str]) -> Iterator[str]:
    for term, means in terms.items():
        yield from (".TP", rf"\fB{_plain(term)}\fR", _plain(" ".join(means.split())))


def _plain(text: str) -> str:
    r"""Text as troff prints it: no escape, no request, and every '-' one that can be copied."""
    escaped = text.replace("\\", r"\e").replace("-", r"\-").replace("'", r"\(aq")
    return re.sub(r"^\.", r"\\&.", escaped)


if __name__ == "__main__":
    PAGE.write_text(manual(), "utf-8")
