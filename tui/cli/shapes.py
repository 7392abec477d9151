"""What comes out with --json: plain dicts, described by `schemas.json`.

Each has a version; within it keys are added, never renamed, dropped or given another meaning. Days
and moments are ISO 8601, moments with their offset; what is not known is null or "".
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from models.timing.steps import Urgency

if TYPE_CHECKING:
    from models.board.archived import Shelved
    from models.board.cards import Card
    from models.dossier import Dossier, Logged
    from models.entries import PersonEntry
    from models.notes.drafting.templates import Source
    from models.notes.etiquette.finding import Finding
    from models.notes.letters import Letter
    from models.pipeline.carrying_out import Change
    from models.words import Stage

VERSION = 1


def due_shape(cards: "Sequence[Card]", now: datetime) -> dict[str, Any]:
    """Of `afterword due`: what is due at `now`, the most pressing first."""
    return {"version": VERSION, "now": now.isoformat(), "due": [_card(card) for card in cards]}


def list_shape(columns: "Mapping[Stage, Sequence[Card]]", now: datetime) -> dict[str, Any]:
    """Of `afterword list`: the cards, column by column."""
    cards = [_card(card) for column in columns.values() for card in column]
    return {"version": VERSION, "now": now.isoformat(), "applications": cards}


def archive_shape(shelved: "Sequence[Shelved]", now: datetime) -> dict[str, Any]:
    """Of `afterword list --archive`."""
    rows = [
        {
            "id": one.id,
            "company": one.company,
            "role": one.role,
            "outcome": str(one.outcome),
            "archived_at": one.archived_at.isoformat(),
        }
        for one in shelved
    ]
    return {"version": VERSION, "now": now.isoformat(), "archived": rows}


def show_shape(
    dossier: "Dossier", contacts: "Sequence[Logged]", card: "Card", now: datetime
) -> dict[str, Any]:
    """Of `afterword show`: everything about one application; `next` is null in the archive."""
    entry = dossier.entry
    archived = dossier.archived_at is not None
    return {
        "version": VERSION,
        "now": now.isoformat(),
        "id": dossier.id,
        "company": entry.company,
        "role": entry.role,
        "stage": str(dossier.stage),
        "since": dossier.since.isoformat(),
        "next": None if archived else _step(card),
        "place": entry.place,
        "url": entry.url,
        "notes": entry.notes,
        "promised_on": _iso(dossier.promised_on),
        "offer": dossier.offer,
        "offer_answer_by": _iso(dossier.offer_answer_by),
        "outcome": str(dossier.outcome),
        "archived_at": _iso(dossier.archived_at),
        "origin": dossier.origin.id if dossier.origin else None,
        "people": [
            {
                **_person(person),
                "role": person.role,
                "main_contact": person.id == dossier.main_contact_id,
            }
            for person in entry.people
        ],
        "rounds": [
            {
                "round": held.number,
                "starts_at": _iso(held.interview.starts_at),
                "ends_at": _iso(held.interview.ends_at),
                "day_only": held.interview.day_only,
                "zone": held.interview.zone,
                "kind": held.interview.kind,
                "place": held.interview.place,
                "debriefed": held.debriefed,
                "discussed": held.discussed,
                "went_badly": held.went_badly,
                "talks": [
                    {"name": one.name, "topics": one.topics, "memorable": one.memorable}
                    for one in held.people
                ],
            }
            for held in dossier.rounds
        ],
        "written": [
            {
                "title": note.title,
                "to": note.to,
                "subject": note.subject,
                "body": note.body,
                "state": str(note.state),
                "at": note.at.isoformat(),
            }
            for note in dossier.notes
        ],
        "contacts": [
            {
                "at": one.at.isoformat(),
                "direction": str(one.direction),
                "channel": str(one.channel),
                "who": one.who,
                "brought": str(one.brought),
                "summary": one.summary,
            }
            for one in contacts
        ],
        "timeline": [{"at": one.at.isoformat(), "text": one.text} for one in dossier.timeline],
    }


def draft_shape(
    letter: "Letter", slots: "Sequence[str]", findings: "Sequence[Finding]"
) -> dict[str, Any]:
    """Of `afterword draft`: one note to one person, and what the checks say about it."""
    return {
        "version": VERSION,
        "application": letter.application_id,
        "kind": str(letter.kind),
        "channel": str(letter.channel),
        "state": str(letter.state),
        "changed_since_copied": letter.changed_since_copied,
        "to": letter.name,
        "address": letter.address,
        "subject": letter.subject if letter.has_subject else "",
        "body": letter.body,
        "slots": list(slots),
        "findings": [
            {
                "rule": one.rule,
                "level": str(one.level),
                "message": one.message,
                "why": one.why,
                "start": one.start,
                "end": one.end,
            }
            for one in findings
        ],
    }


def change_shape(change: "Change") -> dict[str, Any]:
    """Of what changes something: the line that undo shows ("": nothing changed), and whose."""
    return {
        "version": VERSION,
        "did": change.title,
        "application": change.application_id,
        "stage": str(change.stage) if change.stage else None,
    }


def templates_shape(sources: "Sequence[Source]") -> dict[str, Any]:
    """Of `afterword templates`."""
    rows = [
        {"name": one.name, "for": one.about, "own": one.own, "path": str(one.path)}
        for one in sources
    ]
    return {"version": VERSION, "templates": rows}


def config_shape(settings: Path, data: str, log: Path, problems: Sequence[str]) -> dict[str, Any]:
    """Of `afterword config`: where things are, and what is wrong with the settings."""
    return {
        "version": VERSION,
        "settings": str(settings),
        "data": data,
        "log": str(log),
        "problems": list(problems),
    }


def _card(card: "Card") -> dict[str, Any]:
    touches = card.touches
    return {
        "id": card.id,
        "company": card.company,
        "role": card.role,
        "stage": str(card.stage),
        **_step(card),
        "people": list(card.people),
        "progress": card.progress,
        "promised_on": _iso(card.promised_on),
        "offer": card.offer,
        "touches": {"done": touches.done, "most": touches.most} if touches else None,
    }


def _step(card: "Card") -> dict[str, Any]:
    step = card.step
    return {
        "what": str(step.kind),
        "due": _iso(step.due),
        "overdue": step.urgency is Urgency.OVERDUE,
        "snoozed": step.snoozed,
        "why": step.why,
    }


def _person(person: "PersonEntry") -> dict[str, Any]:
    return {
        "name": person.name,
        "email": person.email,
        "phone": person.phone,
        "linkedin": person.linkedin,
        "channel": str(person.channel),
        "linkedin_welcome": str(person.linkedin_welcome),
        "do_not_contact": person.do_not_contact,
    }


def _iso(moment: date | None) -> str | None:
    return moment.isoformat() if moment else None
