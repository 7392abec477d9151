"""What the screens read of the board: cards in their columns, counts, and search."""

from collections.abc import Collection
from datetime import date, datetime
from typing import NamedTuple

from models.board.facts import Known, gather
from models.board.wording import Words
from models.phrases import meeting_phrase
from models.stages import ORDER
from models.text import shorten
from models.timing.cadence import Facts, allowance, next_step, sooner, to_come
from models.timing.policy import Policy
from models.timing.steps import Step, Urgency
from models.words import Stage


class Touches(NamedTuple):
    """How many follow-ups there were in this round, of as many as there may be."""

    done: int
    most: int

    @property
    def left(self) -> int:
        """How many more there may be."""
        return self.most - self.done


class Card(NamedTuple):
    """One application as the board shows it."""

    id: int
    company: str
    role: str
    stage: Stage
    step: Step
    people: tuple[str, ...]
    progress: str
    touches: Touches | None
    promised_on: date | None
    offer: str

    @property
    def title(self) -> str:
        """The company, short enough for a sentence."""
        return shorten(self.company, 40)

    @property
    def words(self) -> Words:
        """Those that a search goes through."""
        return Words(self.company, self.role, self.people)

    @property
    def place(self) -> tuple[float, int]:
        """What orders cards: when something is due, and then their numbers."""
        return self.step.at, self.id


def read_columns(
    policy: Policy, now: datetime, stages: Collection[Stage] = ORDER
) -> dict[Stage, list[Card]]:
    """The cards of these columns, most urgent first; `now` is aware, in the person's zone."""
    columns: dict[Stage, list[Card]] = {stage: [] for stage in stages}
    for card in read_cards(policy, now, stages):
        columns[card.stage].append(card)
    for column in columns.values():
        column.sort(key=lambda card: card.place)
    return columns


def read_cards(
    policy: Policy,
    now: datetime,
    stages: Collection[Stage] = ORDER,
    *,
    urgencies: Collection[Urgency] = tuple(Urgency),
    ids: Collection[int] | None = None,
) -> list[Card]:
    """The cards of these columns in no order, as far as they are so urgent and of these `ids`.

    `now` is aware, in the person's zone.
    """
    chosen = None if ids is None and len(stages) == len(ORDER) else stages
    cards = []
    for known in gather(policy, stages=chosen, ids=ids):
        step = next_step(known.facts, policy, now)
        if step.urgency in urgencies:
            cards.append(card_of(known, step, policy, now))
    return cards


def read_card(application_id: int, policy: Policy, now: datetime) -> Card | None:
    """One application's card, archived or not; None if there is none."""
    for known in gather(policy, ids=[application_id]):
        return card_of(known, next_step(known.facts, policy, now), policy, now)
    return None


def card_of(known: Known, step: Step, policy: Policy, now: datetime) -> Card:
    """The card of what is known of an application, with what is next there."""
    facts = known.facts
    return Card(
        id=known.id,
        company=known.company,
        role=known.role,
        stage=known.stage,
        step=step,
        people=known.people,
        progress=_progress(known, step, now),
        touches=_touches(known, policy),
        promised_on=facts.promised_on,
        offer=facts.offer,
    )


def _progress(known: Known, step: Step, now: datetime) -> str:
    facts = known.facts
    if known.copied:
        return "copied, then changed" if known.changed else "copied, not confirmed"
    hides = step.interview_id is not None or step.snoozed or bool(facts.offer)
    if hides and known.stage is not Stage.CLOSED and (first := to_come(facts, now)):
        number = first.number or known.round
        when = meeting_phrase(first.start, now, day_only=first.day_only)
        return f"round {number} {when}" if number > 1 else f"interview {when}"
    if known.later_called_off and known.stage is Stage.INTERVIEW:
        return "a later interview is off"
    if counted := _counted(facts):
        return counted
    if known.stage is not Stage.INTERVIEW or known.round == 1:
        return ""
    first = sooner(facts, now)
    return f"round {first.number if first else known.round}"


def _counted(facts: Facts) -> str:
    """How many of several people got their note."""
    thanked, asked = facts.thank_you, facts.linkedin
    if facts.stage is Stage.INTERVIEW and thanked.sent:
        return f"{thanked.sent} of {thanked.people} thanked"
    if facts.stage is Stage.THANKED and thanked.people and thanked.settled and not thanked.sent:
        return "no thank-you sent"
    if facts.stage in (Stage.THANKED, Stage.WAITING) and asked.sent and not asked.settled:
        return f"{asked.sent} of {asked.people} asked to connect"
    return ""


def _touches(known: Known, policy: Policy) -> Touches | None:
    """Shown once the notes to several people are done with, until the end."""
    if known.stage not in (Stage.WAITING, Stage.CHECKED_IN):
        return None
    facts = known.facts
    done = facts.other_touches + facts.check_ins
    return Touches(done, done + max(0, allowance(facts, policy) - facts.check_ins))
