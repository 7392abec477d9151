"""What is said before a person writes to somebody too early, or once too often (playbook, S4)."""

from datetime import datetime

from models.cadence import allowance
from models.database import explained
from models.facts import gather
from models.phrases import day_phrase
from models.policy import Policy


def before_check_in(application_id: int, policy: Policy, now: datetime) -> list[str]:
    """The reasons to wait with a check-in, as sentences; `now` is in the person's zone."""
    with explained():
        found = gather(policy, ids=[application_id])
    reasons = []
    for known in found:
        facts, allowed = known.facts, allowance(known.facts, policy)
        promised = facts.promised_on
        if promised is not None and promised >= now.date():
            reasons.append(f"They said that they decide by {day_phrase(promised, now)}.")
        if facts.check_ins >= allowed:
            times = "once" if facts.check_ins == 1 else f"{facts.check_ins} times"
            reasons.append(f"You checked in {times} already, and chose {allowed} at most.")
    return reasons
