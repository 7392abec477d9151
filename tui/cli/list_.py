"""`afterword list`: what is on the board, a line each."""

import sys
from typing import TYPE_CHECKING

import click

from models.text import clean_line, shorten
from models.words import Stage
from tui.cli.arguments import as_json, companies
from tui.cli.output import print_json, say
from tui.cli.session import Session, session

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from models.board.archived import Shelved
    from models.board.cards import Card

NOTHING = 1
"""The exit status where nothing is on the list."""


@click.command("list")
@click.argument("words", nargs=-1, shell_complete=companies)
@click.option("--stage", type=click.Choice([str(stage) for stage in Stage]), help="One column.")
@click.option("--archive", is_flag=True, help="What is in the archive, instead.")
@as_json()
@click.pass_obj
def list_(
    db: str | None, words: tuple[str, ...], stage: str | None, archive: bool, as_json: bool
) -> None:
    """List the applications on the board, column by column, the most urgent first.

    With words, those that all of them fit: a word may be part of the company, the role or
    anybody's name. The number at the front names an application in other commands. The status is 1
    if there is none.

    \b
    Examples:
      afterword list                      the whole board
      afterword list --stage waiting      one column
      afterword list ana engineer         what these words fit
      afterword list --json               for a script
    """
    with session(db) as known:
        if archive:
            found = _shelved(known, " ".join(words), as_json)
        else:
            found = _on_board(known, " ".join(words), stage, as_json)
    sys.exit(0 if found else NOTHING)


def _on_board(known: Session, words: str, stage: str | None, as_json: bool) -> bool:
    from models.board.cards import read_columns
    from models.stages import ORDER, TITLES

    stages = (Stage(stage),) if stage else ORDER
    read = read_columns(known.settings.cadence, known.now, stages)
    columns = {s: [card for card in cards if card.words.match(words)] for s, cards in read.items()}
    if as_json:
        from tui.cli.shapes import list_shape

        print_json(list_shape(columns, known.now))
    else:
        where = f"in {TITLES[Stage(stage)]}" if stage else "on the board"
        hint = "" if stage else " afterword add adds an application."
        say(_listed(columns, known) or _nothing(where, words, hint))
    return any(columns.values())


def _listed(columns: "Mapping[Stage, Sequence[Card]]", known: Session) -> str:
    from models.phrases import SYMBOLS, step_phrase
    from models.stages import TITLES

    lines = []
    for stage, cards in columns.items():
        lines += [TITLES[stage]] if cards else []
        for card in cards:
            phrase = step_phrase(card.step, known.now, promised_on=card.promised_on)
            role = f" · {card.role}" if card.role else ""
            mark = SYMBOLS[card.step.urgency]
            lines.append(f"{card.id:>5} {mark} {card.company}{role}: {phrase}")
    return "\n".join(lines)


def _nothing(where: str, words: str, hint: str = "") -> str:
    fits = f"Nothing {where} fits '{shorten(clean_line(words), 40)}'."
    return fits if words else f"Nothing is {where}.{hint}"


def _shelved(known: Session, words: str, as_json: bool) -> bool:
    from models.board.archived import read_archive
    from models.text import has_words

    found = [one for one in read_archive() if has_words(words, (one.company, one.role))]
    if as_json:
        from tui.cli.shapes import archive_shape

        print_json(archive_shape(found, known.now))
    else:
        lines = "\n".join(_on_shelf(one, known) for one in found)
        say(lines or _nothing("in the archive", words))
    return bool(found)


def _on_shelf(one: "Shelved", known: Session) -> str:
    from models.phrases import day_phrase

    day = day_phrase(one.archived_at.astimezone(known.now.tzinfo).date(), known.now)
    role = f" · {one.role}" if one.role else ""
    return f"{one.id:>5}   {one.company}{role}: {one.outcome}, {day}"
