"""`afterword templates`: list them, copy one out to edit, check them, name what they may use."""

import sys
from pathlib import Path

import click

from tui.cli.arguments import as_json
from tui.cli.output import print_json
from tui.trouble import told


@click.group(invoke_without_command=True)
@as_json()
@click.pass_context
def templates(context: click.Context, as_json: bool) -> None:
    """The texts that notes start from; your own go before the built-in ones.

    \b
    Examples:
      afterword templates                      the same as list
      afterword templates copy thank_you       a copy of your own to edit
      afterword templates check                try them all out
      afterword templates names                what a template may use
    """
    if context.invoked_subcommand is None:
        context.invoke(list_templates, as_json=as_json)


@templates.command("list")
@as_json()
def list_templates(as_json: bool) -> None:
    """Each template: what it is for, whose it is, and where it is kept.

    \b
    Examples:
      afterword templates list
      afterword templates list --json     for a script
    """
    from models.notes.drafting.templates import ABOUT, find

    with told():
        folder = _folder()
        sources = [find(name, folder) for name in ABOUT]
    if as_json:
        from tui.cli.shapes import templates_shape

        print_json(templates_shape(sources))
        return
    width = max(len(one.name) for one in sources)
    for one in sources:
        click.echo(f"{one.name:<{width}}  {'your own' if one.own else 'built-in'}  {one.about}")
        click.echo(f"{'':<{width}}  {click.format_filename(one.path)}")


def _built_in(_context: click.Context, _parameter: click.Parameter, begun: str) -> list[str]:
    from models.notes.drafting.templates import ABOUT

    return [name for name in ABOUT if name.startswith(begun)]


@templates.command()
@click.argument("name", shell_complete=_built_in)
def copy(name: str) -> None:
    """Copy a built-in template into your config folder, to be edited there.

    A file that is there already is never written over.

    \b
    Examples:
      afterword templates copy thank_you
    """
    from models.notes.drafting.templates import copy_out

    with told():
        made = copy_out(name, _folder())
    click.echo(click.format_filename(made))


@templates.command()
def check() -> None:
    """Try every template out, your own and the built-in ones, with made-up material.

    The status is 0 where all are sound, 1 where one has a problem.

    \b
    Examples:
      afterword templates check
    """
    from models.notes.drafting.samples import check as tried

    with told():
        sources, problems = tried(_folder())
    for problem in problems:
        click.echo(f"! {problem}", err=True)
    own = sum(source.own for source in sources)
    if problems:
        several = f"{len(problems)} problems" if len(problems) > 1 else "1 problem"
        click.echo(f"{several}. Notes use the built-in template meanwhile.", err=True)
        sys.exit(1)
    click.echo(f"All {len(sources)} templates are sound, {own} of them your own.")


@templates.command()
def names() -> None:
    """The names that a template may use, with what each stands for.

    \b
    Examples:
      afterword templates names
    """
    from models.notes.drafting.vocabulary import described

    known = described()
    width = max(len(name) for name in known)
    for name, says in known.items():
        click.echo(f"{name:<{width}}  {says}")
    click.echo()
    click.echo("{{ role }} puts one in; {% if talk %} … {% else %} … {% endif %} chooses;")
    click.echo("{% for one in strengths %} … {% endfor %} goes through a list.")
    click.echo("[Anything in square brackets] is a slot, to be filled as you write.")


def _folder() -> Path:
    from models.settings.reading import default_path

    return default_path().parent / "templates"
