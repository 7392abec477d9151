"""The statistics as JSON holds them: a shape with a version, for scripts.

Within a version keys are added, never renamed or dropped, and never change their meaning (which
is told in `models.statistics.figures`). A histogram is a list of `{"from", "to", "count"}`, both
ends included; a `to` of null has no end.
"""

from collections.abc import Iterable
from typing import Any

from models.statistics.figures import Bin, Statistics

VERSION = 1


def as_json(statistics: Statistics) -> dict[str, Any]:
    """The shape: plain dicts, lists, numbers and texts; days and moments as ISO 8601."""
    funnel, endings = statistics.funnel, statistics.endings
    answers, thanks = statistics.answers, statistics.thank_yous
    checks, touches, habit = statistics.check_ins, statistics.touches, statistics.habit
    return {
        "version": VERSION,
        "at": statistics.at.isoformat(),
        "applications": statistics.applications,
        "funnel": {
            "interview": funnel.interview,
            "thanked": funnel.thanked,
            "waiting": funnel.waiting,
            "checked_in": funnel.checked_in,
            "answered": funnel.answered,
        },
        "endings": {
            "offers": endings.offers,
            "accepted": endings.accepted,
            "rejections": endings.rejections,
            "unanswered": endings.unanswered,
            "withdrawn": endings.withdrawn,
            "open": endings.open,
        },
        "days_to_answer": {
            "answers": len(answers.days),
            "median": answers.median,
            "days": list(answers.days),
            "histogram": _histogram(answers.bins),
            "undated": answers.undated,
            "waiting": answers.waiting,
        },
        "thank_you_notes": {
            "within_hours": thanks.hours,
            "sent": thanks.sent,
            "in_time": thanks.in_time,
            "hours_after": _histogram(thanks.bins),
            "interviews_without": thanks.missing,
        },
        "check_ins": {
            "sent": checks.sent,
            "early": checks.early,
            "on_the_day": checks.on_the_day,
            "late": checks.late,
            "business_days_late": _histogram(checks.bins),
        },
        "touches": {
            "applications": touches.applications,
            "total": touches.total,
            "per_application": _histogram(touches.bins),
        },
        "habit": {
            "streak": {"current": habit.streak.current, "longest": habit.streak.longest},
            "last_four_weeks": {"reviewed": habit.reviewed, "working_days": habit.working},
            "days": [
                {"day": entry.day.isoformat(), "finished": entry.finished, "done": entry.done}
                for entry in habit.days
            ],
        },
    }


def _histogram(bins: Iterable[Bin]) -> list[dict[str, int | None]]:
    return [{"from": each.low, "to": each.high, "count": each.count} for each in bins]
