"""What was said in the interviews of a record, beside what the board has of it; and writing it."""

from collections.abc import Sequence
from datetime import datetime

from models.entries import InterviewEntry
from models.exchange.imports.values import Values, digest, moment_value, name_mark, said_values
from models.exchange.incoming.records import Record, Said
from models.journal.recording import Recorder
from models.tables import Application, Conversation, Interview, Person


def said_anew(row: Application, base: Values, record: Record) -> tuple[list[Said], bool]:
    """What is to be written of it, and whether something stays as the person has it.

    `base` is what came last time. Who was said to be there, and is not any more, was taken out.
    """
    came = [said_values(one) for one in record.said]
    before = {(number, mark): told for number, mark, *told in base.get("said", ())}
    fresh, kept = [], False
    for one, (number, mark, *told) in zip(record.said, came, strict=True):
        was = before.get((number, mark))
        if told == was:
            continue
        here = _here(interview_at(row, record.rounds, one.round), one.name)
        if here is None:
            fresh += [one] if was is None else []
        elif here != (one.topics, one.more):
            if [digest(text) for text in here] == (was or ["", ""]):
                fresh.append(one)
            else:
                kept = True
    return fresh, kept


def interview_at(
    row: Application, rounds: Sequence[InterviewEntry], place: int
) -> Interview | None:
    """The interview on the board that is the one at a place of a record, from 1.

    It starts when that does; else it is at the same place here, and no other one of the record.
    """
    i = Interview
    held = list(i.select().where((i.application == row) & ~i.cancelled).order_by(i.round, i.id))
    starts = [moment_value(one.starts_at) for one in rounds] or [""]
    wanted = starts[place - 1]
    same = [one for one in held if moment_value(one.starts_at) == wanted]
    earlier = starts[: place - 1].count(wanted)
    if earlier < len(same):
        return same[earlier]
    there = held[place - 1] if place <= len(held) else None
    return there if there and moment_value(there.starts_at) not in starts else None


def say(recorder: Recorder, held: Interview, person: int | None, one: Said, now: datetime) -> None:
    """Write it down, as part of an open command; `person` None: it was said with all."""
    if person is None:
        over = min(held.ends_at or held.starts_at or now, now)
        recorder.update(
            held,
            discussed=one.topics,
            went_badly=one.more,
            debriefed_at=held.debriefed_at or over,
        )
        return
    c = Conversation
    talk = c.get_or_none((c.interview == held) & (c.person == person))
    if talk is None:
        recorder.insert(spoken(held, person, one))
    else:
        recorder.update(talk, topics=one.topics, memorable=one.more)


def spoken(held: Interview, person: int, one: Said) -> Conversation:
    """What was said with somebody, as a row that is not written yet."""
    return Conversation(interview=held, person=person, topics=one.topics, memorable=one.more)


def _here(held: Interview | None, name: str) -> tuple[str, str] | None:
    """What the board has of it; None where nothing was written down, or nobody of the name met."""
    if held is None:
        return None
    if not name:
        told = held.discussed, held.went_badly
        return told if held.debriefed_at or any(told) else None
    talks = Conversation.select(Conversation, Person).join(Person)
    for talk in talks.where(Conversation.interview == held):
        if name_mark(talk.person.name) == name_mark(name):
            return talk.topics, talk.memorable
    return None
