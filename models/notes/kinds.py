"""The kinds of notes: what each is called, starts from, and may be like at most."""

from dataclasses import dataclass

from models.words import Channel, NoteKind


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of note. Limits are the playbook's ('What the composer checks'); 0 is none.

    `done` completes '2 of 3 …'. A kind that is `per_round` is written anew for each interview, one
    that `repeats` may go to the same person again.
    """

    note: NoteKind
    title: str
    template: str
    done: str
    has_subject: bool = True
    channel: Channel = Channel.EMAIL
    per_round: bool = False
    repeats: bool = False
    most_sentences: int = 0
    most_words: int = 0
    most_paragraphs: int = 0


KINDS: dict[NoteKind, Kind] = {
    kind.note: kind
    for kind in (
        Kind(
            NoteKind.THANK_YOU,
            "Thank-you note",
            "thank_you.j2",
            "thanked",
            per_round=True,
            most_sentences=5,
            most_words=150,
        ),
        Kind(
            NoteKind.LINKEDIN,
            "LinkedIn request",
            "linkedin_request.j2",
            "asked to connect",
            has_subject=False,
            channel=Channel.LINKEDIN,
            per_round=True,
        ),
        Kind(
            NoteKind.CHECK_IN,
            "Check-in",
            "check_in.j2",
            "checked in with",
            per_round=True,
            repeats=True,
            most_paragraphs=3,
        ),
        Kind(
            NoteKind.REJECTION_REPLY,
            "Reply to the rejection",
            "rejection_reply.j2",
            "answered",
            most_sentences=6,
            most_words=120,
        ),
        Kind(
            NoteKind.CLOSING,
            "Closing note",
            "closing_note.j2",
            "written to",
            most_sentences=6,
            most_words=120,
        ),
        Kind(
            NoteKind.KEEP_WARM,
            "Keep-warm touch",
            "keep_warm.j2",
            "touched",
            repeats=True,
            most_sentences=6,
            most_words=120,
        ),
    )
}

CALL_SCRIPT = "call_script.j2"
CARD = "thank_you_card.j2"
LATER_ROUND = "thank_you_again.j2"
MESSAGE = "check_in_message.j2"


def template_for(kind: NoteKind, channel: Channel, round: int = 1) -> str:
    """The name of the template that a note starts from."""
    if channel is Channel.PHONE:
        return CALL_SCRIPT
    if kind is NoteKind.THANK_YOU:
        if channel is Channel.POST:
            return CARD
        return LATER_ROUND if round > 1 else KINDS[kind].template
    if kind is NoteKind.CHECK_IN and channel is Channel.LINKEDIN:
        return MESSAGE
    return KINDS[kind].template


def has_subject(kind: NoteKind, channel: Channel) -> bool:
    """Whether a note has a subject: only mail has one, not a card, a message or a call."""
    return KINDS[kind].has_subject and channel in (Channel.EMAIL, Channel.UNKNOWN)
