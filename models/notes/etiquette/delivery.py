"""Rules about whether, when and by which way a note should go out at all."""

from collections.abc import Iterator

from models.notes.etiquette.finding import Level
from models.notes.etiquette.note import Note
from models.notes.etiquette.occasion import Occasion
from models.notes.etiquette.registry import Found, rule
from models.words import Channel, NoteKind, Welcome

_SPOKEN = {Channel.EMAIL: "an e-mail", Channel.PHONE: "a call", Channel.LINKEDIN: "LinkedIn"}


@rule("do-not-contact", Level.ERROR, "You asked to be reminded.")
def do_not_contact(occasion: Occasion, note: Note) -> Iterator[Found]:
    """Marked 'do not contact'."""
    if occasion.do_not_contact:
        yield 0, 0, f"{occasion.recipient} is marked 'do not contact'."


@rule(
    "unwanted-channel",
    Level.ERROR,
    "They said how they would like to hear from you.",
    kinds=(NoteKind.LINKEDIN, NoteKind.CHECK_IN),
)
def unwanted_channel(occasion: Occasion, note: Note) -> Iterator[Found]:
    """A channel that the person does not want."""
    if occasion.kind is NoteKind.LINKEDIN:
        if occasion.linkedin_welcome is Welcome.NO:
            yield 0, 0, f"{occasion.recipient} does not want a LinkedIn request: skip it."
    elif occasion.preferred in (Channel.EMAIL, Channel.PHONE) and (
        occasion.channel not in (occasion.preferred, Channel.UNKNOWN)
    ):
        wanted = _SPOKEN[occasion.preferred]
        yield 0, 0, f"{occasion.recipient} prefers {wanted} to {_spoken(occasion.channel)}."


@rule(
    "linkedin-invitations",
    Level.WARNING,
    "A free account has only a few invitations with a note each month.",
    kinds=(NoteKind.LINKEDIN,),
    channels=(Channel.LINKEDIN,),
)
def linkedin_invitations(occasion: Occasion, note: Note) -> Iterator[Found]:
    """The personalised invitations of this month are used up; one without a note is not one."""
    gone, allowed = occasion.invitations, occasion.invitations_allowed
    if allowed and gone >= allowed and note.text.strip():
        yield (
            0,
            0,
            f"This month's invitations with a note are used up ({gone} of {allowed}): "
            "wait for the next month, or send it without a note.",
        )


@rule(
    "too-early",
    Level.WARNING,
    "They said when they would know; before that, asking is pressing.",
    kinds=(NoteKind.CHECK_IN,),
)
def too_early(occasion: Occasion, note: Note) -> Iterator[Found]:
    """Before the promised date."""
    day = occasion.promised_on
    if day is not None and occasion.today < day:
        yield 0, 0, f"Wait: an answer was promised by {day:%a} {day.day} {day:%b}."


@rule(
    "too-often",
    Level.WARNING,
    "You chose how often to ask.",
    kinds=(NoteKind.CHECK_IN,),
)
def too_often(occasion: Occasion, note: Note) -> Iterator[Found]:
    """Past the chosen number of check-ins."""
    gone, allowed = occasion.check_ins, occasion.check_ins_allowed
    if gone >= allowed:
        yield 0, 0, f"This would be check-in {gone + 1}, and you chose {allowed}: let it rest."


def _spoken(channel: Channel) -> str:
    return _SPOKEN.get(channel, "a card")
