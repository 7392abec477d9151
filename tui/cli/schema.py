"""`afterword schema`: what JSON a command prints, for whoever writes a program that reads it."""

import click

from tui.cli.output import print_json, say


def _names(_context: click.Context, _parameter: click.Parameter, begun: str) -> list[str]:
    from tui.cli.schemas import SCHEMAS

    return [name for name in SCHEMAS if name.startswith(begun)]


@click.command()
@click.argument("name", required=False, shell_complete=_names)
def schema(name: str | None) -> None:
    """Print the JSON Schema (2020-12) of what a command says with --json; without NAME, which
    there are.

    Every shape has a version. Within one, keys are added, never renamed, dropped or given another
    meaning.

    \b
    Examples:
      afterword schema                    which there are
      afterword schema due                of afterword due --json
    """
    from tui.cli.schemas import SCHEMAS, read_schema

    if name is None:
        width = max(map(len, SCHEMAS))
        say("\n".join(f"{one:<{width}}  of {', '.join(of)}" for one, of in SCHEMAS.items()))
    elif name in SCHEMAS:
        print_json(read_schema(name))
    else:
        raise click.UsageError(
            f"There is no schema '{name}'. Those there are: {', '.join(SCHEMAS)}."
        )
