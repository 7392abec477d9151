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
