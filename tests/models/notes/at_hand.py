"""A note, its occasion and the names of strangers, for the tests of the checks."""

from models.notes.etiquette.checking import Finding, examine
from models.notes.etiquette.names import strangers
from models.notes.etiquette.occasion import Occasion
from models.words import Channel, NoteKind

THANKS = Occasion(NoteKind.THANK_YOU, Channel.EMAIL, "Ana Ruiz", "Ana", "Robin Marsh", "Acme")
GOOD = "Hi Ana,\n\nThank you for talking with me. I would bring care to Acme.\n\nBest,\nRobin"

BOOK = strangers(
    [
        ("Globex", "another application"),
        ("Initech, Inc.", "another application"),
        ("Bank of America", "another application"),
        ("AT&T", "another application"),
        ("O'Brien Labs", "another application"),
        ("Müller GmbH", "another application"),
        ("Fabrikam", "another application"),
        ("Acme Robotics", "another application"),
    ],
    [("Dan Ortiz", "Globex"), ("Ana Bell", "Globex"), ("Marsh Lee", "Globex")],
    ["Acme", "Ana Ruiz", "Bo Globexson", "Fabrikam", "Robin Marsh"],
)


def rules(text: str, occasion: Occasion = THANKS) -> list[tuple[str, str]]:
    return [(one.rule, one.level.value) for one in examine(occasion, text)]


def only(text: str, occasion: Occasion, rule: str) -> list[Finding]:
    return [one for one in examine(occasion, text) if one.rule == rule]


def marks(text: str, occasion: Occasion, rule: str) -> list[str]:
    return [text[one.start : one.end] for one in only(text, occasion, rule)]
