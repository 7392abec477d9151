"""The manual page is that of the commands as they are."""

import shutil
import subprocess
import tomllib
from pathlib import Path

import click
import pytest

from docs.manual import PAGE, manual
from tests.conftest import find_tool
from tui.cli.group import main

ROOT = Path(__file__).parent.parent


def subcommands(group: click.Group) -> list[tuple[str, click.Command]]:
    context = click.Context(group)
    found = []
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        found.append((name, command))
        if isinstance(command, click.Group):
            found += [(f"{name} {rest}", one) for rest, one in subcommands(command)]
    return found


def test_it_is_up_to_date() -> None:
    assert PAGE.read_text("utf-8") == manual(), "it is written by: make manual"


def test_it_has_every_command_and_option() -> None:
    page = manual().replace("\\-", "-")
    for name, command in [("", main), *subcommands(main)]:
        assert not name or f".SS {name} [OPTIONS]" in page
        for parameter in command.params:
            if isinstance(parameter, click.Option):
                assert f"\\fB{', '.join(parameter.opts)}" in page


def test_it_is_installed_where_man_looks() -> None:
    build = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["hatch"]["build"]
    placed = build["targets"]["wheel"]["shared-data"]
    assert placed == {PAGE.relative_to(ROOT).as_posix(): "share/man/man1/afterword.1"}


@pytest.mark.skipif(find_tool("groff") is None, reason="there is no groff here")
def test_it_is_set_without_a_complaint() -> None:
    words = [str(shutil.which("groff")), "-man", "-Tutf8", "-Kutf8", "-ww", "-rLL=80n", str(PAGE)]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "afterword templates copy thank_you" in done.stdout
