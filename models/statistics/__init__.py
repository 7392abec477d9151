"""The habit, in figures: what the records tell about how one follows up, and what came of it.

Kept honestly: from the journal's entries in force, the notes that went out, the contact log and
the review days. The archive counts; what was undone or deleted does not.
"""

from datetime import datetime, timedelta

from models.database.reading import one_moment
from models.statistics.figures import Statistics, Streak
from models.statistics.habit import habit_of, read_days, streak
from models.statistics.shape import as_json
from models.statistics.stories import read_stories
from models.statistics.upkeep import check_ins_of, thank_yous_of, touches_of
from models.statistics.way import answers_of, endings_of, funnel_of
from models.timing.policy import Policy

__all__ = ["Statistics", "Streak", "as_json", "read_statistics", "streak"]


def read_statistics(policy: Policy, now: datetime) -> Statistics:
    """All figures as at `now`, which is aware and in the person's zone; six queries.

    Raises `DatabaseProblem` where the data cannot be read.
    """
    with one_moment():
        stories = read_stories(timedelta(hours=policy.interview_hours))
    return Statistics(
        at=now,
        applications=len(stories),
        funnel=funnel_of(stories),
        endings=endings_of(stories),
        answers=answers_of(stories, now),
        thank_yous=thank_yous_of(stories, policy, now),
        check_ins=check_ins_of(stories, policy, now),
        touches=touches_of(stories, now),
        habit=habit_of(read_days(), now, policy),
    )
