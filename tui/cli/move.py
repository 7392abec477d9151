"""`afterword move`: a card to another column, by the board's own table."""

import click

from models.words import Ending, Stage
from tui.cli.arguments import as_json, here, which
from tui.cli.session import session

ENDINGS = {"rejected": Ending.REJECTED, "no-answer": Ending.SILENCE}


@click.command()
@which(several=False)
@click.argument("stage", type=click.Choice([str(stage) for stage in Stage]))
@click.option(
    "--ending", type=click.Choice(list(ENDINGS)), help="How it ended; for closed, which needs it."
)
@as_json()
@click.pass_obj
def move(db: str | None, which: str, stage: str, ending: str | None, as_json: bool) -> None:
    """Move a card to another column.

    A fact (you wait for an answer, they turned you down) and a correction (back to the left) move
    it at once. What is reached by sending a note is refused, with a word about what to do. WHICH is
    the application's number, or words that fit one alone
    (several in quotes).

    \b
    Examples:
      afterword move acme waiting
      afterword move 12 closed --ending rejected
      afterword move 12 closed --ending no-answer
    """
    with session(db, writing=True) as known:
        from models.board.choosing import choose
        from models.errors import InvalidInput, NotPossible
        from models.pipeline.carrying_out import carry_out
        from models.pipeline.moves import move as move_card
        from models.stages import TITLES, MoveKind, transition
        from tui.cli.changing import tell_change

        card, target = choose(which), Stage(stage)
        step = transition(card.stage, target)
        if step.kind is MoveKind.ACT:
            raise NotPossible(
                f"{TITLES[target]} is reached by sending the note that belongs to it.",
                hint=f"Write it on the board: c on {card.title}. Or, from anywhere: "
                f"{here(f'draft {card.id}')}, then {here(f'sent {card.id}')}.",
            )
        if target is Stage.CLOSED and ending is None:
            raise InvalidInput("How did it end?", hint="--ending rejected, or --ending no-answer.")
        how = ENDINGS[ending] if ending and target is Stage.CLOSED else Ending.NONE
        change = carry_out(lambda: move_card(card.id, target, now=known.now, ending=how))
        tell_change(change, as_json=as_json)
