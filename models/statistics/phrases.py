"""The figures in words: one wording for the screen and for the command line."""

from collections.abc import Callable, Iterable

from models.statistics.figures import (
    Answers,
    Bin,
    CheckIns,
    Endings,
    Habit,
    Statistics,
    ThankYous,
    Touches,
)

FUNNEL = ("Interview", "Thanked", "Waiting", "Checked-in", "An answer")


def funnel_counts(statistics: Statistics) -> list[tuple[str, int]]:
    """The columns, and the answer at the end, with how many ever came there."""
    funnel = statistics.funnel
    counts = (funnel.interview, funnel.thanked, funnel.waiting, funnel.checked_in, funnel.answered)
    return list(zip(FUNNEL, counts, strict=True))


def endings_phrase(endings: Endings) -> str:
    """'3 rejections, 2 offers (1 accepted), 1 ended without an answer, 1 withdrawn, 12 open'."""
    accepted = f" ({endings.accepted} accepted)" if endings.accepted else ""
    parts = (
        (endings.offers, f"{_count(endings.offers, 'offer')}{accepted}"),
        (endings.rejections, _count(endings.rejections, "rejection")),
        (endings.unanswered, f"{endings.unanswered} ended without an answer"),
        (endings.withdrawn, f"{endings.withdrawn} withdrawn"),
        (endings.open, f"{endings.open} open"),
    )
    return ", ".join(words for number, words in parts if number)


def median_phrase(answers: Answers) -> str:
    """'12 days, the median of 5 answers'."""
    if answers.median is None:
        return "no answer yet"
    if len(answers.days) == 1:
        return f"{_days(answers.median)}, the one answer so far"
    return f"{_days(answers.median)}, the median of {len(answers.days)} answers"


def waiting_phrase(answers: Answers) -> str:
    """'8 still wait for theirs', and answers whose day is not known."""
    waiting = f"{answers.waiting} still waiting" if answers.waiting else "none waiting"
    undated = f", {answers.undated} without a known day" if answers.undated else ""
    return f"{waiting}{undated}"


def thanks_phrase(thanks: ThankYous) -> str:
    """'25 of 27 within 24 hours (93 %)'."""
    if not thanks.sent:
        return "none went out yet"
    return f"{thanks.in_time} of {thanks.sent} within {_count(thanks.hours, 'hour')}" + _percent(
        thanks.in_time, thanks.sent
    )


def missing_phrase(thanks: ThankYous) -> str:
    """'1 interview past 24 hours without one', or that there is none."""
    if not thanks.missing:
        return "no interview went without one"
    return f"{_count(thanks.missing, 'interview')} past {_count(thanks.hours, 'hour')} without one"


def check_ins_phrase(checks: CheckIns) -> str:
    """'2 of 3 on the day (67 %)'."""
    if not checks.sent:
        return "none went out yet"
    return f"{checks.on_the_day} of {checks.sent} on the day" + _percent(
        checks.on_the_day, checks.sent
    )


def touches_phrase(touches: Touches) -> str:
    """'2.1 per application, 34 in all'."""
    if not touches.applications:
        return "none yet"
    each = touches.total / touches.applications
    return f"{each:.1f} per application, {touches.total} in all"


def streak_phrase(habit: Habit) -> str:
    """'5 days in a row, the longest 12'."""
    streak = habit.streak
    if not streak.longest:
        return "no review finished yet"
    if streak.current == streak.longest:
        return f"{_count(streak.current, 'day')} in a row, the most so far"
    return f"{_count(streak.current, 'day')} in a row, {streak.longest} at most"


def recent_phrase(habit: Habit) -> str:
    """'18 of the last 20 working days'."""
    if not habit.working:
        return ""
    return f"{habit.reviewed} of the last {_count(habit.working, 'working day')}"


def days_label(each: Bin) -> str:
    """A bar of days to an answer: '4–7 days'."""
    return f"{each.low}–{each.high} days" if each.high is not None else f"{each.low}+ days"


def hours_label(each: Bin) -> str:
    """A bar of hours after an interview: 'to 6 h', 'later'."""
    return f"to {each.high} h" if each.high is not None else "later"


def late_label(each: Bin) -> str:
    """A bar of business days that a check-in was late: '1 day late', '6+ days late'."""
    if each.low == each.high:
        return f"{_count(each.low, 'day')} late"
    return f"{each.low}–{each.high} late" if each.high is not None else f"{each.low}+ late"


def touches_label(each: Bin) -> str:
    """A bar of touches: '3', '5+'."""
    return str(each.low) if each.high is not None else f"{each.low}+"


def report(statistics: Statistics) -> str:
    """All figures as plain text, a line or two for each picture of the screen."""
    answers, thanks = statistics.answers, statistics.thank_yous
    checks, touches, habit = statistics.check_ins, statistics.touches, statistics.habit
    at = statistics.at
    lines = [
        ("", f"{_count(statistics.applications, 'application')} on {at:%a} {at.day} {at:%b %Y}"),
        ("The way", ", ".join(f"{name} {n}" for name, n in funnel_counts(statistics))),
        ("", endings_phrase(statistics.endings)),
        ("Answers", f"{median_phrase(answers)}; {waiting_phrase(answers)}"),
        ("", _listed(answers.bins, days_label)),
        ("Thank-yous", f"{thanks_phrase(thanks)}; {missing_phrase(thanks)}"),
        ("", _listed(thanks.bins, hours_label)),
        ("Check-ins", check_ins_phrase(checks)),
        ("", _listed((Bin(0, 0, checks.early),), lambda _: "early")),
        ("", _listed(checks.bins, late_label)),
        ("Touches", touches_phrase(touches)),
        ("", _listed(touches.bins, _touches_listed)),
        ("Habit", streak_phrase(habit)),
        ("", recent_phrase(habit)),
    ]
    return "\n".join(f"{name:<12}{words}".rstrip() for name, words in lines if words)


def _touches_listed(each: Bin) -> str:
    return f"{touches_label(each)} touch{'es' * ((each.low, each.high) != (1, 1))}"


def _listed(bins: Iterable[Bin], label: Callable[[Bin], str]) -> str:
    """A histogram in a line, without the bars that have nothing."""
    return ", ".join(f"{label(each)}: {each.count}" for each in bins if each.count)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'s' * (number != 1)}"


def _days(median: float) -> str:
    number = f"{median:g}"
    return f"{number} day{'s' * (number != '1')}"


def _percent(part: int, whole: int) -> str:
    return f" ({round(100 * part / whole)} %)"
