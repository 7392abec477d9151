"""What is due next, when and why: pure functions of facts, policy and now.

The numbers and their reasons are the playbook's table 'Timing'; each is a setting. Moments are
aware; days are days in the person's zone, which `now` carries.
"""

from datetime import date, datetime, timedelta
from typing import NamedTuple

from models.timing.days import hours_after, local_day, spoken, start_of
from models.timing.policy import Policy, business_days_after, check_ins_allowed, is_business_day
from models.timing.rounds import NOBODY, Round, Tally, is_to_come, left_behind, next_to_come
from models.timing.steps import Step, StepKind, Urgency, urgency_of
from models.words import Stage


class Facts(NamedTuple):
    """What the clock needs to know of an application.

    `last_contact` is the newest touch in either direction, the interview included; `last_word`
    the newest time that they were in touch or were checked in with, after which an older promise
    no longer stands. `other_touches` are the kinds of notes, check-ins aside, that went out in
    this round. `interview_day_only`: no time is known, and the day is over when it ends. `earlier`
    are the rounds before it. `called_off` is when the only interview would have been.
    """

    stage: Stage
    stage_since: datetime
    interview_start: datetime | None = None
    interview_end: datetime | None = None
    interview_day_only: bool = False
    earlier: tuple[Round, ...] = ()
    called_off: datetime | None = None
    debriefed: bool = False
    thank_you: Tally = NOBODY
    linkedin: Tally = NOBODY
    check_ins: int = 0
    check_ins_allowed: int | None = None
    other_touches: int = 0
    promised_on: date | None = None
    last_contact: datetime | None = None
    last_word: datetime | None = None
    silence: bool = False
    replied: bool = False
    keep_warm: bool | None = None
    offer: str = ""
    offer_answer_by: date | None = None
    snoozed_until: datetime | None = None


def next_step(facts: Facts, policy: Policy, now: datetime) -> Step:
    """The one thing that is next for an application, judged at `now` (in the person's zone)."""
    behind = _left_behind(facts, now)
    kind, due, why = _about(behind, policy, now) if behind else _plan(facts, policy, now)
    if due is None:
        return Step(kind, None, Urgency.NONE, why)
    until = facts.snoozed_until
    snoozed = until is not None and until > now and until > due
    if until is not None and snoozed:
        due = until
    due = due.astimezone(now.tzinfo)
    if kind in _ON_BUSINESS_DAYS and not is_business_day(due.date(), policy.holidays):
        due = start_of(business_days_after(due.date(), 1, policy.holidays), now)
    urgency = Urgency.LATER if kind is StepKind.ATTEND else urgency_of(due, now)
    return Step(kind, due, urgency, why, snoozed, behind.id if behind else None)


Plan = tuple[StepKind, datetime | None, str]

_ON_BUSINESS_DAYS = (StepKind.CHECK_IN, StepKind.CLOSING, StepKind.KEEP_WARM)


def _plan(facts: Facts, policy: Policy, now: datetime) -> Plan:
    if facts.offer and facts.stage is not Stage.CLOSED:
        return _offer(facts, now)
    if facts.stage is Stage.INTERVIEW:
        off = facts.called_off
        return _called_off(off, now) if off else _after_interview(facts, policy, now)
    if facts.stage is Stage.CLOSED:
        return _after_end(facts, policy, now)
    asking = check_in(facts, policy, now)
    to_connect = facts.stage in (Stage.THANKED, Stage.WAITING) and not facts.linkedin.settled
    if to_connect and not _is_due(asking, now):
        return _linkedin(facts, policy, now)
    return asking


def _is_due(plan: Plan, now: datetime) -> bool:
    return plan[1] is not None and plan[1] <= now


def _offer(facts: Facts, now: datetime) -> Plan:
    if facts.offer_answer_by is None:
        return StepKind.ANSWER_OFFER, None, "There is an offer to answer."
    due = start_of(facts.offer_answer_by, now)
    return StepKind.ANSWER_OFFER, due, f"They want an answer by {spoken(facts.offer_answer_by)}."


def _called_off(at: datetime, now: datetime) -> Plan:
    day = local_day(at, now)
    why = f"The interview of {spoken(day)} is called off: add the new date, or close the card."
    return StepKind.CALLED_OFF, start_of(day, now), why


def to_come(facts: Facts, now: datetime) -> Round | None:
    """The next interview, where the newest is still to come."""
    newest = newest_round(facts)
    if newest is None or not is_to_come(newest, now):
        return None
    return sooner(facts, now) or newest


def _left_behind(facts: Facts, now: datetime) -> Round | None:
    """What a newer interview must not hide while it is to come: one before it, not done with."""
    if not facts.earlier or facts.offer or facts.stage is not Stage.INTERVIEW:
        return None
    return left_behind(facts.earlier, now) if to_come(facts, now) else None


def _about(held: Round, policy: Policy, now: datetime) -> Plan:
    """What an interview asks for that another follows."""
    if not held.debriefed:
        why = f"Write down what was said in round {held.number} while it is fresh."
        return StepKind.DEBRIEF, start_of(local_day(held.end, now), now), why
    why = f"The thank-you for round {held.number} is best sent before the next."
    return StepKind.THANK_YOU, hours_after(held.end, policy.thank_you_hours), why


def sooner(facts: Facts, now: datetime) -> Round | None:
    """The next of several interviews to come, where that is not the newest round."""
    newest = newest_round(facts) if facts.earlier else None
    if newest is None or not is_to_come(newest, now):
        return None
    first = next_to_come((newest, *facts.earlier), now)
    return None if first == newest else first


def newest_round(facts: Facts) -> Round | None:
    """The newest interview, if there is one and its date is known."""
    start, end = facts.interview_start, facts.interview_end or facts.stage_since
    return Round(0, start, end, facts.interview_day_only) if start else None


def _after_interview(facts: Facts, policy: Policy, now: datetime) -> Plan:
    end, first = facts.interview_end or facts.stage_since, to_come(facts, now)
    if first is not None:
        if first.day_only:
            day = start_of(local_day(first.start, now), now)
            why = "The interview is still to come; its time is not known yet."
            return StepKind.ATTEND, day, why
        return StepKind.ATTEND, first.start, "The interview is still to come."
    if not facts.debriefed:
        why = "Write down what was said while it is fresh."
        return StepKind.DEBRIEF, start_of(local_day(end, now), now), why
    if facts.thank_you.people and facts.thank_you.settled:
        return check_in(facts, policy, now)
    due = hours_after(end, policy.thank_you_hours)
    why = f"A thank-you is best sent within {policy.thank_you_hours} hours of the interview."
    return StepKind.THANK_YOU, due, why


def _linkedin(facts: Facts, policy: Policy, now: datetime) -> Plan:
    """Counted from the thank-you; a column that was chosen by hand is none that went out."""
    thanked, met = facts.thank_you.last_sent, facts.interview_end
    since = thanked or met or facts.stage_since
    day = local_day(since, now) + timedelta(days=policy.linkedin_days)
    after = _after(policy.linkedin_days)
    if thanked is not None:
        why = f"{after} the thank-you is a good moment to connect."
    elif met is not None:
        day = max(day, local_day(facts.stage_since, now))
        why = f"{after} the interview is a good moment to connect; no thank-you is on record."
    else:
        why = "Connect while they remember you; no thank-you is on record."
    return StepKind.LINKEDIN, start_of(day, now), why


def _after(days: int) -> str:
    """So many days after something, as a sentence begins with it."""
    return f"{days} days after" if days > 1 else "A day after" if days else "The day of"


def allowance(facts: Facts, policy: Policy) -> int:
    """How many check-ins this round may have."""
    return check_ins_allowed(facts.check_ins_allowed, policy, facts.other_touches)


def check_in(facts: Facts, policy: Policy, now: datetime) -> Plan:
    """When to ask them, or, where that was done often enough, to let go."""
    last = local_day(facts.last_contact or facts.stage_since, now)
    promised = facts.promised_on
    if promised is not None and not _stands(promised, facts.last_word, now):
        promised = None
    if facts.check_ins >= allowance(facts, policy):
        return _give_up(max(last, promised or last), policy, now)
    if promised is not None:
        return _keep_to_promise(promised, last, policy, now)
    wait = policy.next_check_in if facts.check_ins else policy.check_in_without_promise
    why = f"No word for {wait} business days since the last contact."
    day = business_days_after(last, wait, policy.holidays)
    return StepKind.CHECK_IN, start_of(day, now), why


def _keep_to_promise(promised: date, last: date, policy: Policy, now: datetime) -> Plan:
    wait = policy.check_in_after_promise
    day = max(
        business_days_after(promised, wait, policy.holidays),
        business_days_after(last, wait, policy.holidays),
    )
    why = (
        f"An answer was promised by {spoken(promised)}; a check-in is due "
        f"{wait} business days later."
    )
    return StepKind.CHECK_IN, start_of(day, now), why


def _give_up(last: date, policy: Policy, now: datetime) -> Plan:
    """Nothing hangs for ever: no answer to the last check-in, nor by a date given since."""
    day = business_days_after(last, policy.closing_after, policy.holidays)
    why = "Your check-ins are used up and no answer came: close it with a short note."
    return StepKind.CLOSING, start_of(day, now), why


def _after_end(facts: Facts, policy: Policy, now: datetime) -> Plan:
    if not facts.replied:
        if facts.silence:
            day = local_day(facts.stage_since, now)
            return StepKind.CLOSING, start_of(day, now), "A short note leaves the door open."
        due = hours_after(facts.stage_since, policy.rejection_reply_hours)
        why = f"A gracious reply is best sent within {policy.rejection_reply_hours} hours."
        return StepKind.REJECTION_REPLY, due, why
    if facts.keep_warm:
        last = local_day(facts.last_contact or facts.stage_since, now)
        day = last + timedelta(weeks=policy.keep_warm_weeks)
        why = f"A light touch every {policy.keep_warm_weeks} weeks keeps the contact warm."
        return StepKind.KEEP_WARM, start_of(day, now), why
    return StepKind.NOTHING, None, ""


def _stands(promised_on: date, last_word: datetime | None, now: datetime) -> bool:
    """A promise stands until they are in touch, or are checked in with, after its day."""
    return last_word is None or promised_on >= local_day(last_word, now)
