"""`afterword export`: the board, or some of its applications, in a format for elsewhere."""

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from tui.cli.output import print_pieces, say
from tui.cli.session import session

if TYPE_CHECKING:
    from collections.abc import Generator


def _formats(_context: click.Context, _parameter: click.Parameter, begun: str) -> list[str]:
    from models.exchange.exports.formats import EXPORTS

    return [name for name in EXPORTS if name.startswith(begun)]


@click.command()
@click.argument("ids", nargs=-1, type=int, metavar="[ID…]")
@click.option(
    "--format",
    "name",
    default="json",
    shell_complete=_formats,
    help="json (all of it), csv, ics or markdown.",
)
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=click.Path(),
    help="Write this file, readable by you alone.",
)
@click.pass_obj
def export(db: str | None, ids: tuple[int, ...], name: str, output: str | None) -> None:
    """Write the board out, or the applications with these numbers.

    JSON is complete: imported into an empty board it gives the same board. The table and the
    records come without drafts. No cell of the table is one that a spreadsheet would run.

    \b
    Examples:
      afterword export -o board.json
      afterword export --format csv -o board.csv
      afterword export --format ics -o due.ics        what is due, for a calendar
      afterword export --format markdown 12
    """
    with session(db) as opened:
        from models.errors import InvalidInput
        from models.exchange.exports.formats import EXPORTS, Wish
        from models.exchange.exports.outgoing import write_out

        wanted = EXPORTS.get(name.lower())
        if wanted is None:
            raise InvalidInput(f"'{name}' is no format.", hint=f"There are: {', '.join(EXPORTS)}.")
        if ids and not wanted.of_some:
            raise InvalidInput(f"{name} is always all of the board.", hint="Leave out the numbers.")
        pieces = wanted.pieces(Wish(opened.settings, opened.now, ids))
        if output and output != "-":
            write_out(Path(output), pieces)
            say(f"Exported {wanted.about}, to {click.format_filename(output)}")
            return
        # Whoever reads may go away: the board is let go of then, too.
        with closing(cast("Generator[str]", pieces)):
            print_pieces(pieces)
