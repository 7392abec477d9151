"""`afterword due`: what is due now, for people, scripts, cron and the shell prompt."""

import sys
from typing import TYPE_CHECKING, Any

import click

from tui.cli.session import session

if TYPE_CHECKING:
    from datetime import datetime

    from models.board import Card

NOTHING = 1
"""The exit status when nothing is due; 0 is for something, `TROUBLE` for an error."""
SHAPE = 1
"""The version of the JSON."""


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print JSON, for programs.")
@click.option(
    "--short", is_flag=True, help="Print one short line, or nothing where nothing is due."
)
@click.pass_obj
def due(db: str | None, as_json: bool, short: bool) -> None:
    """Say what is due now. The status is 0 if something is, 1 if nothing, 2 for trouble.

    \b
    Examples:
      afterword due                       what is due, a line each
      afterword due --short               '! 2 overdue, 3 due today', for a prompt
      afterword due --json                for a script
    """
    with session(db) as opened:
        from models.review import due_now

        cards = due_now(opened.settings.cadence, opened.now)
        if as_json:
            import json

            click.echo(json.dumps(_shape(cards, opened.now), ensure_ascii=False, indent=2))
        elif short:
            click.echo(_short(cards), nl=bool(cards))
        else:
            _list(cards, opened.now)
    sys.exit(0 if cards else NOTHING)


def _list(cards: "list[Card]", now: "datetime") -> None:
    from models.phrases import SYMBOLS, step_phrase

    if not cards:
        click.echo("Nothing is due now.")
    for card in cards:
        phrase = step_phrase(card.step, now, promised_on=card.promised_on)
        role = f" · {card.role}" if card.role else ""
        click.echo(f"{SYMBOLS[card.step.urgency]} {card.company}{role}: {phrase}")
        click.echo(f"    {card.step.why}")


def _short(cards: "list[Card]") -> str:
    from models.cadence import Urgency

    overdue = sum(card.step.urgency is Urgency.OVERDUE for card in cards)
    parts = []
    if overdue:
        parts.append(f"! {overdue} overdue")
    if overdue < len(cards):
        parts.append(f"{'' if overdue else '● '}{len(cards) - overdue} due today")
    return ", ".join(parts)


def _shape(cards: "list[Card]", now: "datetime") -> dict[str, Any]:
    from models.cadence import Urgency

    return {
        "version": SHAPE,
        "now": now.isoformat(),
        "due": [
            {
                "id": card.id,
                "company": card.company,
                "role": card.role,
                "stage": str(card.stage),
                "what": str(card.step.kind),
                "due": card.step.due.isoformat() if card.step.due else None,
                "overdue": card.step.urgency is Urgency.OVERDUE,
                "why": card.step.why,
                "people": list(card.people),
            }
            for card in cards
        ],
    }
