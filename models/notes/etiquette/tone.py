"""Rules about tone, each from a list of phrases (`phrases.toml`) and the kinds it is for."""

from collections.abc import Callable, Collection, Iterator

from models.notes.etiquette.finding import Level
from models.notes.etiquette.note import Note
from models.notes.etiquette.occasion import Occasion
from models.notes.etiquette.registry import Found, rule
from models.notes.etiquette.wording import stems
from models.words import NoteKind

_REFUSED = (NoteKind.REJECTION_REPLY, NoteKind.CLOSING, NoteKind.KEEP_WARM)
_WAITING = (NoteKind.CHECK_IN,)
_HOPING = (NoteKind.THANK_YOU, NoteKind.LINKEDIN, NoteKind.CHECK_IN)
_RECALLING = (NoteKind.THANK_YOU, NoteKind.LINKEDIN, NoteKind.KEEP_WARM)
_PAUSES = frozenset(',;:()"/-–—')


def _phrase_rule(
    name: str, level: Level, message: str, why: str, kinds: Collection[NoteKind]
) -> Callable[[Occasion, Note], Iterator[Found]]:
    """A rule that finds every phrase of the list with its own name."""

    @rule(name, level, why, kinds=kinds)
    def check(occasion: Occasion, note: Note) -> Iterator[Found]:
        for start, end in note.find(name):
            yield start, end, message

    return check


asks_why = _phrase_rule(
    "asks-why",
    Level.ERROR,
    "Do not ask why; you may ask for advice for the future.",
    "A reason is hard to give and closes the door; advice opens it.",
    _REFUSED,
)
argues = _phrase_rule(
    "argues",
    Level.ERROR,
    "Do not argue: thank them and wish them well.",
    "The decision stands; what they will remember is how you took it.",
    _REFUSED,
)
asks_to_reconsider = _phrase_rule(
    "asks-to-reconsider",
    Level.ERROR,
    "Do not ask them to think again: ask to be kept in mind for what comes next.",
    "Nobody changes their mind for a note, and many remember the asking.",
    _REFUSED,
)
demands = _phrase_rule(
    "demands",
    Level.WARNING,
    "Ask, do not demand: 'I wanted to ask where things stand'.",
    "A check-in shows interest and invites contact; it has no claim to either.",
    _WAITING,
)
sets_deadline = _phrase_rule(
    "sets-deadline",
    Level.WARNING,
    "Leave the day to them.",
    "A deadline in a check-in asks for a quick no.",
    _WAITING,
)
guilt_trip = _phrase_rule(
    "guilt-trip",
    Level.WARNING,
    "Leave out what makes them feel guilty.",
    "Somebody with a bad conscience puts off the answer once more.",
    (*_WAITING, NoteKind.CLOSING, NoteKind.KEEP_WARM),
)
if_not_this_job = _phrase_rule(
    "if-not-this-job",
    Level.WARNING,
    "Leave out the refusal: they have not thought of it yet.",
    "A note after an interview speaks of what you would do there.",
    _HOPING,
)


@rule(
    "checking-in-again",
    Level.WARNING,
    "'Again' tells them that they forgot, and nothing else.",
    kinds=_WAITING,
)
def checking_in_again(occasion: Occasion, note: Note) -> Iterator[Found]:
    """'Just checking in again': at once; 'just checking in': from the second check-in on."""
    again = note.find("checking-in-again")
    merely = note.find("just-checking-in")
    once_too_often = merely if occasion.check_ins else merely[1:]
    for start, end in dict.fromkeys([*again, *_outside(once_too_often, again)]):
        yield start, end, "Bring something new instead: a question, a thought, a piece of news."


@rule(
    "pasted-clause",
    Level.WARNING,
    "It reads as what it is: your own notes, put in as they are.",
    kinds=_RECALLING,
)
def pasted_clause(occasion: Occasion, note: Note) -> Iterator[Found]:
    """A sentence of the debrief where a thing is wanted: 'you told me about she runs marathons'.

    Behind a pause a sentence of one's own may begin: 'what we talked about, they will need'.
    """
    for start, end in note.find("pasted-clause"):
        if _PAUSES.isdisjoint(note.text[start:end]):
            yield start, end, "Name a thing here: 'your marathons', not 'she runs marathons'."


@rule(
    "small-apology",
    Level.WARNING,
    "They have forgotten it; the note would bring it back.",
)
def small_apology(occasion: Occasion, note: Note) -> Iterator[Found]:
    """Apologises for, or in a thank-you merely mentions, a small mishap."""
    found = note.find("small-apology")
    if occasion.kind is NoteKind.THANK_YOU:
        found += _outside(note.find("small-mishaps"), found)
    for start, end in found:
        yield start, end, "Leave small mishaps out."


@rule(
    "second-apology",
    Level.WARNING,
    "One apology is polite; a second one sounds afraid.",
)
def second_apology(occasion: Occasion, note: Note) -> Iterator[Found]:
    """Apologises more than once."""
    for start, end in note.find("apologies")[1:]:
        yield start, end, "One apology is enough."


@rule("salary", Level.WARNING, "It changes what the note is about.")
def salary(occasion: Occasion, note: Note) -> Iterator[Found]:
    """Raises salary; not where money is what was talked about there."""
    about_it = note.setting.role.union(note.setting.company, *note.setting.said)
    for start, end in note.find("salary"):
        if not stems(note.text[start:end]) & about_it:
            yield start, end, "Leave money to the day of the offer."


def _outside(spans: list[tuple[int, int]], others: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Those spans that do not touch any of the others."""
    return [
        (start, end)
        for start, end in spans
        if not any(start < last and first < end for first, last in others)
    ]
