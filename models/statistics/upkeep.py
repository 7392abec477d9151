"""How well one keeps up: thank-you notes in time, check-ins on their day, touches in all."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta

from models.notes.kinds import KINDS
from models.statistics.figures import CheckIns, ThankYous, Touches
from models.statistics.stories import SentNote, Story
from models.statistics.way import bins_of
from models.timing.cadence import Facts, next_step
from models.timing.policy import Policy, business_days_after
from models.words import NoteKind, Stage

_HOURS = (3, 6, 12, 24, 48)
_LATE = ((1, 1), (2, 2), (3, 5), (6, None))
_MOST = 5
_NOON = time(12)


def thank_yous_of(stories: Sequence[Story], policy: Policy, now: datetime) -> ThankYous:
    """Against the hours of the policy; `now` is in the person's zone."""
    taken = [span for story in stories for span in _spans(story, now)]
    limit = timedelta(hours=policy.thank_you_hours)
    return ThankYous(
        hours=policy.thank_you_hours,
        sent=len(taken),
        in_time=sum(span <= limit for span in taken),
        bins=bins_of(map(_full_hours, taken), _hour_edges(policy.thank_you_hours)),
        missing=sum(_unthanked(story, limit, now) for story in stories),
    )


def _spans(story: Story, now: datetime) -> Iterator[timedelta]:
    for note in story.notes:
        held = story.round_of(note) if note.kind == NoteKind.THANK_YOU else None
        if held is not None and held.end is not None:
            yield max(_went_out(note, now) - held.end, timedelta(0))


def _went_out(note: SentNote, now: datetime) -> datetime:
    """A card that was posted on an earlier day than it was noted: that day, at noon."""
    if note.posted_on is None or note.posted_on >= note.at.astimezone(now.tzinfo).date():
        return note.at
    return datetime.combine(note.posted_on, _NOON, now.tzinfo).astimezone(UTC)


def _full_hours(span: timedelta) -> int:
    """Rounded up, so that a minute past the hour is past it."""
    return -(-int(span.total_seconds()) // 3600)


def _hour_edges(limit: int) -> list[tuple[int, int | None]]:
    """Bars that end at common hours, and at the limit; the first begins at the interview's end."""
    ends = sorted({*_HOURS, limit} - {0})
    starts = [0, *(end + 1 for end in ends)]
    return list(zip(starts, [*ends, None], strict=True))


def _unthanked(story: Story, limit: timedelta, now: datetime) -> int:
    """Interviews that nobody was thanked for, the time for it over; only where all is on record."""
    if not story.history.whole:
        return 0
    thanked = {story.round_of(n) for n in story.notes if n.kind == NoteKind.THANK_YOU}
    over = [r for r in story.rounds if r.end is not None and r.end + limit < now]
    return sum(r not in thanked for r in over)


def check_ins_of(stories: Sequence[Story], policy: Policy, now: datetime) -> CheckIns:
    """Each against the day that the policy gave for it as things stood before it went out."""
    late = [days for story in stories for days in _lateness(story, policy, now)]
    return CheckIns(
        sent=len(late),
        early=sum(days < 0 for days in late),
        on_the_day=late.count(0),
        late=sum(days > 0 for days in late),
        bins=bins_of(late, _LATE),
    )


def _lateness(story: Story, policy: Policy, now: datetime) -> Iterator[int]:
    """Business days past the due one, for each check-in; -1 for one that came before it."""
    for note in story.notes:
        if note.kind == NoteKind.CHECK_IN:
            due = _due_day(story, note, policy, now)
            if due is not None:
                yield _days_late(due, note.at.astimezone(now.tzinfo).date(), policy)


def _due_day(story: Story, note: SentNote, policy: Policy, now: datetime) -> date | None:
    """What `models.timing.cadence` said just before; None where there is nothing to count from."""
    before = [n for n in story.notes if n.at < note.at]
    contacts = [contact for contact in story.contacts if contact.at < note.at]
    held = story.round_of(note)
    end = held.end if held and held.end and held.end <= note.at else story.newest_end(note.at)
    touched = [n.at for n in before] + [contact.at for contact in contacts]
    last = max([*touched, *([end] if end else [])], default=None)
    if last is None:
        return None
    words = [contact.at for contact in contacts if contact.incoming]
    words += [n.at for n in before if n.kind == NoteKind.CHECK_IN]
    facts = Facts(
        stage=Stage.WAITING,
        stage_since=last,
        check_ins_allowed=1,
        promised_on=story.history.promised_at(note.at, story.promised_on),
        last_contact=last,
        last_word=max(words, default=None),
    )
    due = next_step(facts, policy, note.at.astimezone(now.tzinfo)).due
    return due.date() if due else None


def _days_late(due: date, sent: date, policy: Policy) -> int:
    if sent <= due:
        return -1 if sent < due else 0
    days = 0
    while (due := business_days_after(due, 1, policy.holidays)) <= sent:
        days += 1
    return max(days, 1)  # on the weekend after a Friday is late, too


def touches_of(stories: Sequence[Story], now: datetime) -> Touches:
    """How many touches each application got that has an interview behind it."""
    counts = [_touches(story) for story in stories if story.held(now)]
    edges = [*((number, number) for number in range(_MOST)), (_MOST, None)]
    return Touches(len(counts), sum(counts), bins_of(counts, edges))


def _touches(story: Story) -> int:
    repeated, once = 0, set()
    for note in story.notes:
        kind = KINDS[NoteKind(note.kind)]
        if kind.repeats:
            repeated += 1
        else:
            once.add((note.kind, note.round if kind.per_round else None))
    return repeated + len(once)
