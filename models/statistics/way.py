"""The way through the columns, and how long an answer took: pure functions of stories."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime

from models.statistics.figures import Answers, Bin, Endings, Funnel
from models.statistics.stories import Story
from models.words import Brought, Ending, NoteKind, Outcome, Stage

_DAYS = ((0, 3), (4, 7), (8, 14), (15, 21), (22, 28), (29, None))
_OFFERED = (Outcome.ACCEPTED, Outcome.DECLINED)
# What a note that went out tells of an application whose beginnings are not in the journal.
_TELLING = {NoteKind.THANK_YOU: Stage.THANKED, NoteKind.CHECK_IN: Stage.CHECKED_IN}


def bins_of(values: Iterable[int], edges: Sequence[tuple[int, int | None]]) -> tuple[Bin, ...]:
    """A histogram: how many of the values lie in each pair of edges, both included."""
    listed = list(values)
    return tuple(
        Bin(low, high, sum(v >= low and (high is None or v <= high) for v in listed))
        for low, high in edges
    )


def funnel_of(stories: Sequence[Story]) -> Funnel:
    """How many ever stood in each column; every application began with an interview."""
    times = Counter(stage for story in stories for stage in _reached(story))
    return Funnel(
        interview=len(stories),
        thanked=times[Stage.THANKED],
        waiting=times[Stage.WAITING],
        checked_in=times[Stage.CHECKED_IN],
        answered=sum(_answered(story) for story in stories),
    )


def _reached(story: Story) -> set[Stage]:
    found = story.history.reached | {Stage(story.stage)}
    if not story.history.whole:
        found |= {_TELLING[NoteKind(n.kind)] for n in story.notes if n.kind in _TELLING}
    return found


def endings_of(stories: Sequence[Story]) -> Endings:
    """Where each stands."""
    places = Counter(map(_place, stories))
    return Endings(
        offers=places["offers"],
        accepted=sum(story.outcome == Outcome.ACCEPTED for story in stories),
        rejections=places["rejections"],
        unanswered=places["unanswered"],
        withdrawn=places["withdrawn"],
        open=places["open"],
    )


def _place(story: Story) -> str:
    if _offered(story):
        return "offers"
    if _rejected(story):
        return "rejections"
    if story.outcome == Outcome.WITHDRAWN:
        return "withdrawn"
    return "unanswered" if _ended(story) else "open"


def _ended(story: Story) -> bool:
    return story.archived_at is not None or story.stage == Stage.CLOSED


def _offered(story: Story) -> bool:
    brought = any(contact.brought == Brought.OFFER for contact in story.contacts)
    return brought or bool(story.offer) or story.outcome in _OFFERED


def _rejected(story: Story) -> bool:
    """A rejection that was logged by mistake ended with the correction that took the card back."""
    if story.ending == Ending.REJECTED or story.outcome == Outcome.REJECTED:
        return True
    return story.stage == Stage.CLOSED and bool(_rejections(story))


def _rejections(story: Story) -> list[datetime]:
    since = story.history.reopened_at
    return [
        contact.at
        for contact in story.contacts
        if contact.brought == Brought.REJECTION and (since is None or contact.at > since)
    ]


def _answered(story: Story) -> bool:
    return _offered(story) or _rejected(story)


def answers_of(stories: Sequence[Story], now: datetime) -> Answers:
    """How long the first answer took, where there is one; `now` is in the person's zone."""
    from statistics import median  # 12 ms

    answered = [_days(story, now) for story in stories if _answered(story)]
    days = sorted(found for found in answered if found is not None)
    return Answers(
        days=tuple(days),
        median=median(days) if days else None,
        bins=bins_of(days, _DAYS),
        undated=len(answered) - len(days),
        waiting=sum(_waits(story, now) for story in stories),
    )


def _days(story: Story, now: datetime) -> int | None:
    answer = _first_answer(story)
    if answer is None:
        return None
    start = story.newest_end(answer) or _last_thank_you(story, answer)
    if start is None:
        return None
    zone = now.tzinfo
    return (answer.astimezone(zone).date() - start.astimezone(zone).date()).days


def _first_answer(story: Story) -> datetime | None:
    """When it came: as logged, else when the card was closed over it, or archived as rejected."""
    offers = [contact.at for contact in story.contacts if contact.brought == Brought.OFFER]
    logged = offers + _rejections(story)
    if logged:
        return min(logged)
    if not _rejected(story) or _offered(story):
        return None
    if story.ending == Ending.REJECTED:
        return story.history.closed_at or story.stage_since
    return story.archived_at


def _last_thank_you(story: Story, before: datetime) -> datetime | None:
    sent = (n.at for n in story.notes if n.kind == NoteKind.THANK_YOU and n.at <= before)
    return max(sent, default=None)


def _waits(story: Story, now: datetime) -> bool:
    if _ended(story) or _answered(story):
        return False
    return story.held(now) and not story.under_way(now)
