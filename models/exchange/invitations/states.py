"""What an event said last, as it is kept; and the interview that several events make together."""

from datetime import datetime
from typing import Any

from models.entries import InterviewEntry
from models.exchange.invitations.events import Event
from models.exchange.invitations.telling import Guess

State = dict[str, Any]
"""JSON: group (the UID of the interview's first event), sequence, stamp, cancelled, starts, ends,
zone, day_only, place, kind, people."""

_MOST_PLACES = 3


def state_of(event: Event, guessed: Guess, group: str, was: State | None = None) -> State:
    """An event as it is kept; what a cancellation leaves out is as it `was`."""
    when = event.when
    state: State = {
        "group": group,
        "sequence": event.sequence,
        "stamp": event.stamp.isoformat() if event.stamp else "",
        "cancelled": event.cancelled,
        "starts": when.starts.isoformat() if when else "",
        "ends": when.ends.isoformat() if when and when.ends else "",
        "zone": when.zone if when else "",
        "day_only": bool(when and when.day_only),
        "place": event.place,
        "kind": guessed.kind,
        "people": [
            {"name": one.name, "role": one.role, "email": one.email} for one in guessed.people
        ],
    }
    if event.cancelled and was is not None:
        said = ("sequence", "stamp", "cancelled")
        return {**was, **{name: state[name] for name in said}}
    return state


def older(event: Event, was: State) -> bool:
    """Whether an event is an older version than what is known of it: by SEQUENCE, then by stamp."""
    if event.sequence != was["sequence"]:
        return bool(event.sequence < was["sequence"])
    if event.stamp is None or not was["stamp"]:
        return False
    return event.stamp.timestamp() < datetime.fromisoformat(was["stamp"]).timestamp()


def whole(states: list[State]) -> InterviewEntry | None:
    """The interview that these events make; None where all of them are called off."""
    live = sorted(
        (state for state in states if not state["cancelled"] and state["starts"]),
        key=lambda state: _moment(state["starts"]).timestamp(),
    )
    if not live:
        return None
    ends = [_moment(state["ends"] or state["starts"]) for state in live]
    last = max(ends, key=datetime.timestamp)
    first = live[0]
    known = any(state["ends"] for state in live)
    places = list(dict.fromkeys(state["place"] for state in live if state["place"]))
    kinds = set(filter(None, (state["kind"] for state in live)))
    return InterviewEntry(
        starts_at=_moment(first["starts"]),
        ends_at=last if known else None,
        zone=first["zone"],
        kind=kinds.pop() if len(kinds) == 1 else "panel" if len(live) > 1 else "",
        place=" · ".join(places[:_MOST_PLACES]),
        day_only=all(state["day_only"] for state in live),
    )


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)
