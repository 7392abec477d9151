"""Invitations for tests: the fixtures by name, ones made up on the spot, and importing them."""

import io
from dataclasses import replace
from pathlib import Path

from building import NOW

from models.exchange.formats.known import reader
from models.exchange.imports.choices import Choices
from models.exchange.imports.importing import File, Load
from models.exchange.incoming.file import incoming
from models.exchange.incoming.outcome import Action, Outcome
from models.exchange.invitations.telling import Told

FIXTURES = Path(__file__).parent / "fixtures" / "invitations"
ME = Told("Robin Marsh", ("robin@marsh.example",))


def fixture(name: str) -> bytes:
    return (FIXTURES / f"{name}.ics").read_bytes()


def event(*lines: str, uid: str = "u-1", start: str = "DTSTART:20270119T100000Z") -> str:
    """One event with somebody of Acme in it, and whatever lines it should have besides."""
    who = "ATTENDEE;CN=Ana Ruiz:mailto:ana.ruiz@acme.example"
    said = [f"UID:{uid}", "DTSTAMP:20270111T090000Z", start, "SUMMARY:Interview: Engineer", who]
    return "\r\n".join(["BEGIN:VEVENT", *said, *lines, "END:VEVENT"])


def calendar(*events: str, method: str = "REQUEST") -> bytes:
    head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Test//EN", f"METHOD:{method}"]
    return ("\r\n".join([*head, *events, "END:VCALENDAR"]) + "\r\n").encode()


def _load(content: bytes, told: Told) -> tuple[Load, Choices]:
    choices = Choices(NOW, NOW.tzinfo, told=told)  # type: ignore[arg-type]
    source = incoming("invite.ics", io.BytesIO(content))
    found, reads = reader(source, choices)
    return Load([File("invite.ics", found.title, reads)]), choices


def bring(content: bytes, told: Told = ME) -> list[Outcome]:
    """Import a file; what became of each event. A look before says the same, and writes nothing."""
    looked = list(_load(content, told)[0].plan())
    load, choices = _load(content, told)
    written = list(load.write(choices))
    assert looked == written
    return written


def actions(content: bytes, told: Told = ME) -> list[Action]:
    return [one.action for one in bring(content, told)]


def only(content: bytes, told: Told = ME) -> Outcome:
    (outcome,) = bring(content, told)
    return outcome


__all__ = ["FIXTURES", "ME", "actions", "bring", "calendar", "event", "fixture", "only", "replace"]
