"""How the review shows itself: its progress, the thing under review, and its end."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from textual.content import Content

from models.board.cards import Card
from models.board.review import Meeting, Outlook
from models.notes.letters import Letter
from models.phrases import SYMBOLS, WAYS, meeting_phrase, step_phrase
from models.stages import TITLES
from models.statistics import Streak
from models.timing.steps import Urgency

_BAR = 14
Outcome = tuple[str, str]
"""A company, and what became of what was due there."""


def progress(place: int, total: int) -> Content:
    """The bar, and how far one is."""
    full = round(_BAR * place / total) if total else _BAR
    bar = Content.assemble(("█" * full, "$accent"), ("░" * (_BAR - full), "dim"))
    at = f"  {min(place + 1, total)} of {total}" if total else ""
    return Content.assemble(("Review  ", "bold"), bar, at)


def card_text(card: Card, letters: Sequence[Letter], now: datetime) -> Content:
    """Who, what and why; and to whom the first draft goes."""
    phrase = step_phrase(card.step, now, promised_on=card.promised_on)
    lines = [
        Content.assemble((card.company, "bold"), f" · {card.role}" if card.role else ""),
        Content(f"{TITLES[card.stage]} · {', '.join(card.people)}").stylize("dim"),
        Content(""),
        Content(f"{SYMBOLS[card.step.urgency]} {phrase}").stylize("bold $accent"),
        Content(card.step.why),
    ]
    if card.progress:
        sign = "◆ " if card.progress.startswith("copied") else ""
        lines.append(Content(f"{sign}{card.progress}").stylize("dim"))
    if letters:
        lines += [Content(""), _to(letters)]
    return Content("\n").join(lines)


def _to(letters: Sequence[Letter]) -> Content:
    first = letters[0]
    address = f" · {first.address.removeprefix('https://www.')}" if first.address else ""
    others = f", and {len(letters) - 1} more" if len(letters) > 1 else ""
    way = WAYS.get(first.channel, "")
    return Content.assemble(("To  ", "dim"), f"{first.name}{others}, {way}{address}")


def end_text(
    done: Sequence[Outcome], total: int, after: Outlook, habit: Streak, now: datetime
) -> Content:
    """What was done, what is left, what the next day holds, and the habit."""
    today = [meeting for meeting in after.meetings if meeting.start.date() == now.date()]
    if not total:
        quiet = "" if today else " Enjoy the quiet."
        lines = [Content(f"Nothing is due today.{quiet}").stylize("bold")]
    else:
        left = f", {total - len(done)} left for another day" if len(done) < total else ""
        said = f"That was today's review: {len(done)} of {total} done{left}."
        lines = [Content(said).stylize("bold $success" if not left else "bold")]
    lines += _part("Done", (f"✓ {company}: {what}" for company, what in done))
    lines += _part("Still due", (_line(card, now) for card in after.left))
    lines += _part("Later today", (_meeting(one, now) for one in today))
    lines += _part("Tomorrow", _tomorrow(after, now) or ["nothing is due"])
    lines += _part("Resting", (_line(card, now) for card in after.resting))
    days = f"{habit.current} review day{'s' * (habit.current != 1)} in a row"
    record = "your longest so far" if habit.current == habit.longest else f"{habit.longest} at most"
    lines += _part("The habit", [f"{days}, {record}"])
    return Content("\n").join(lines)


def _tomorrow(after: Outlook, now: datetime) -> list[str]:
    """Interviews and what is due, in their order."""
    due = [(card.step.due or now, _line(card, now)) for card in after.tomorrow]
    met = [(one.start, _meeting(one, now)) for one in after.meetings]
    later = [(at, text) for at, text in due + met if at.date() > now.date()]
    return [text for _, text in sorted(later)]


def _meeting(meeting: Meeting, now: datetime) -> str:
    what = f"round {meeting.round}" if meeting.round > 1 else "interview"
    when = meeting_phrase(meeting.start, now, day_only=meeting.day_only)
    return f"{SYMBOLS[Urgency.LATER]} {meeting.company}: {what} {when}"


def _part(title: str, texts: Iterable[str]) -> list[Content]:
    lines = [Content(text) for text in texts]
    return [Content(f"\n{title}").stylize("dim"), *lines] if lines else []


def _line(card: Card, now: datetime) -> str:
    phrase = step_phrase(card.step, now, promised_on=card.promised_on)
    return f"{SYMBOLS[card.step.urgency]} {card.company}: {phrase}"
