"""Which letter is meant, and whether it may go out as it stands, for whoever has no composer."""

from collections.abc import Sequence

from models.board.choosing import Named, NotClearError
from models.errors import NotPossible
from models.notes.due import NOTES
from models.notes.etiquette.finding import Finding, Level
from models.notes.letters import Letter, occasion_now
from models.text import clean_line, has_words
from models.timing.steps import Step
from models.words import NoteKind

HOLDS_BACK = (Level.STOP, Level.ERROR)
"""What keeps a note from being handed on unasked: the composer asks once more, or stops."""


def kind_due(step: Step, named: Named) -> NoteKind:
    """The kind of note that a next step asks for. Raises `NotPossible` if it asks for none."""
    if step.kind not in NOTES:
        raise NotPossible(
            f"No note to {named.title} is to be written: what is next there is '{step.kind}'.",
            hint=f"--kind writes one all the same: {', '.join(NoteKind)}.",
        )
    return NOTES[step.kind]


def pick(letters: Sequence[Letter], named: Named, words: str, to: str) -> int:
    """The place of the letter that is meant among those of one kind.

    `to` names the person; without it, the only letter that is not settled yet, or the one whose
    person is among the `words` that named the application. Raises `NotPossible` where nobody is
    left to write to, `NotClearError` where several are.
    """
    if not letters:
        raise NotPossible(f"There is nobody to write to at {named.title}.")
    places = list(range(len(letters)))
    if to:
        found = [n for n in places if has_words(clean_line(to), (letters[n].name,))]
    else:
        meant = _named_among(letters, named, words) or places
        found = [n for n in meant if not letters[n].settled]
        if not found:
            who = letters[meant[0]].name if len(meant) == 1 else f"Everybody at {named.title}"
            raise NotPossible(
                f"{who} got this note already, or was skipped.",
                hint="--to NAME prints it all the same.",
            )
    if len(found) == 1:
        return found[0]
    names = "\n".join(f"  {letters[n].name} ({letters[n].state})" for n in found or places)
    fits = f"Nobody fits '{clean_line(to)}'" if not found else f"{len(found)} people get this note"
    raise NotClearError(f"{fits} at {named.title}: --to NAME says whose.", hint=names)


def _named_among(letters: Sequence[Letter], named: Named, words: str) -> list[int]:
    """The places of those whom the words name that the application has not got in its own name."""
    here = (named.company, named.role)
    people = [word for word in clean_line(words).split() if not has_words(word, here)]
    if not people:
        return []
    wanted = " ".join(people)
    return [n for n, letter in enumerate(letters) if has_words(wanted, (letter.name,))]


def look_over(letters: Sequence[Letter], place: int) -> list[Finding]:
    """What the checks find in one letter beside the others, as the composer has it."""
    from models.notes.etiquette.checking import examine

    return examine(occasion_now(letters, place), letters[place].body)
