"""What is said before it leads somewhere wrong: a note too soon, a clock that went back."""

from datetime import datetime, timedelta

from models.board.facts import gather
from models.database.reading import one_moment
from models.phrases import day_phrase
from models.tables import JournalEntry
from models.timing.cadence import allowance
from models.timing.policy import Policy
from models.timing.steps import Step, Urgency

_TOLERANCE = timedelta(minutes=10)
"""Two machines on one board may differ by so much."""


def before_check_in(application_id: int, policy: Policy, now: datetime) -> list[str]:
    """The reasons to wait with a check-in (playbook, S4), as sentences; `now` is in the person's
    zone."""
    reasons = []
    for known in gather(policy, ids=[application_id]):
        facts, allowed = known.facts, allowance(known.facts, policy)
        promised = facts.promised_on
        if promised is not None and promised >= now.date():
            reasons.append(f"They said that they decide by {day_phrase(promised, now)}.")
        if facts.check_ins >= allowed:
            times = "once" if facts.check_ins == 1 else f"{facts.check_ins} times"
            reasons.append(f"You checked in {times} already, and chose {allowed} at most.")
    return reasons


def before_closing(step: Step, now: datetime) -> str:
    """Why to wait with giving up on an answer, as a sentence; nothing once that is due."""
    if step.due is None or step.urgency is not Urgency.LATER:
        return ""
    return f"An answer may still come: a closing note is due {day_phrase(step.due.date(), now)}."


def clock_set_back(now: datetime) -> str:
    """A sentence where the last change lies in the future: what is due may be off until then."""
    with one_moment():
        newest = JournalEntry.select().order_by(JournalEntry.id.desc()).first()
    if newest is None or newest.at <= now + _TOLERANCE:
        return ""
    last = newest.at.astimezone(now.tzinfo)
    return (
        f"This machine's clock says {now:%a} {now.day} {now:%b} {now:%H:%M}, but the last change "
        f"was on {last:%a} {last.day} {last:%b} {last:%H:%M}: set the clock, or due dates are off."
    )
