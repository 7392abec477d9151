"""How backups are spoken of: when they were made, and what is inside."""

from datetime import datetime

from models.backups.restoring import Plan, Restored
from models.database.copies import Inside


def moment(at: datetime, now: datetime) -> str:
    """When something was, in the zone of `now`, and how long ago."""
    import arrow

    there = at.astimezone(now.tzinfo)
    ago = arrow.get(there).humanize(arrow.get(now))
    return f"{there:%a} {there.day} {there:%b %Y %H:%M} ({ago})"


def contents(inside: Inside, now: datetime) -> str:
    """How much there is, and of when."""
    count = inside.applications
    said = "1 application" if count == 1 else f"{count} applications"
    return f"{said}, last changed {moment(inside.changed_at, now)}" if inside.changed_at else said


def announce(plan: Plan, now: datetime) -> list[str]:
    """What putting a backup back would do."""
    lines = [
        f"The backup of {moment(plan.made_at, now)}",
        f"  holds {contents(plan.inside, now)}.",
    ]
    if plan.now is None:
        lines.append(f"There is no board at {plan.board} now.")
    elif plan.now.wrong:
        lines.append(f"It replaces {plan.board},")
        lines.append(f"  which is damaged ({plan.now.wrong}). The damaged file is kept aside.")
    else:
        lines.append(f"It replaces {plan.board},")
        lines.append(f"  which holds {contents(plan.now, now)}.")
        lines.append("  That is backed up first.")
    return lines


def report(done: Restored) -> list[str]:
    """What putting it back did."""
    lines = ["The backup is your board now. Nothing that was done before can be undone any more."]
    if done.backup is not None:
        lines.append(f"What it replaced is in {done.backup}")
    if done.aside is not None:
        lines.append(f"The damaged file is kept as {done.aside}")
    return lines
