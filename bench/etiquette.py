"""How long the checks of a note take as one types: `python -m bench.etiquette`.

A note of two hundred words to one of a panel of four, with all that can be known about the
occasion, on a board of a thousand other applications; examined once for each letter typed.
"""

import time
from datetime import date
from statistics import median, quantiles

from models.notes.etiquette.checking import examine
from models.notes.etiquette.names import strangers
from models.notes.etiquette.occasion import Occasion, Sibling
from models.settings.reading import Strength
from models.words import Channel, NoteKind

KINDS = (NoteKind.THANK_YOU, NoteKind.CHECK_IN, NoteKind.REJECTION_REPLY)
WORDS = 200
GOAL_MS = 5.0
PANEL = ("Anke Weißbach", "Jörg Süßkind", "Lene Osterholz", "Siobhán O'Mara")
PARAGRAPH = (
    "Thank you for talking with me on Saturday about the Data Platform Engineer position at "
    "Mauersegler. I enjoyed hearing about your migrations away from nightly batch jobs, and I have "
    "thought about the rota since. I would bring careful migrations to it, since at Lakeshore "
    "Transit I moved eleven services to Kafka, and I wanted to ask whether Lene will be there too. "
)


def occasion(kind: NoteKind) -> Occasion:
    """A note to Jörg, with everything known that a check may ask for."""
    book = strangers(
        [(f"Company{n} Works Ltd", "another application") for n in range(1_000)],
        [(f"Person{n} Family{n}", f"Company{n} Works Ltd") for n in range(1_000)],
        ["Mauersegler Energie", *PANEL],
    )
    others = [name for name in PANEL if not name.startswith("Jörg")]
    return Occasion(
        kind=kind,
        channel=Channel.EMAIL,
        recipient="Jörg Süßkind",
        greeting="Jörg",
        sender="Ines Marlow",
        company="Mauersegler Energie",
        role="Data Platform Engineer",
        round=2,
        strengths=(
            Strength("calm incident response", "a third fewer night pages within a year"),
            Strength("careful migrations", "eleven services moved to Kafka without downtime"),
            Strength("patient mentoring", "three engineers I mentored now lead teams"),
            Strength("plain writing", "letters that lost half of their words"),
        ),
        said=("your migrations away from nightly batch jobs", "rebuilds old radios"),
        panel=tuple(Sibling(name, name.split()[0], note(name, WORDS)) for name in others),
        earlier=(note("Jörg", WORDS),),
        people=PANEL,
        employers=("Penhallow Post", "Lakeshore Transit"),
        promised_on=date(2026, 11, 20),
        today=date(2026, 11, 23),
        strangers=book,
    )


def note(name: str, count: int) -> str:
    """A note with so many words in its body."""
    words = (PARAGRAPH * (count // 50 + 1)).split()[:count]
    half = len(words) // 2
    return f"Hi {name},\n\n{' '.join(words[:half])}\n\n{' '.join(words[half:])}.\n\nInes Marlow"


def measure(kind: NoteKind, times: int = 300) -> list[float]:
    """Milliseconds of each check while a note is typed on, letter by letter."""
    given, text = occasion(kind), note("Jörg", WORDS)
    took = []
    for typed in range(times):
        longer = text + " " + "and so I type on and on"[: typed % 24]
        start = time.perf_counter()
        examine(given, longer)
        took.append((time.perf_counter() - start) * 1000)
    return took


def main() -> None:
    """Print the first, the median and the 95th percentile for each kind."""
    print(f"Checking a note of {WORDS} words; the goal is a median under {GOAL_MS:g} ms.")
    for kind in KINDS:
        first, *rest = measure(kind)
        high = quantiles(rest, n=20)[-1]
        print(
            f"{kind:16} median {median(rest):.2f} ms, 95 % {high:.2f} ms, the first {first:.1f} ms"
        )


if __name__ == "__main__":
    main()
