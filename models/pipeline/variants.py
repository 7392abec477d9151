"""Two versions of a note, typed in two windows: both are on file until the person chooses.

Of the one that was saved first the note has the words; the other is its variant. Whichever program
ends, and however, the next composer of that note has both and asks again.
"""

from collections.abc import Sequence
from dataclasses import replace

from models.database import explained
from models.journal.recording import Recorder, whole
from models.notes.letters import Letter, Words
from models.notes.recipients import UNSETTLED
from models.tables import Variant


@whole
def keep(letter: Letter) -> None:
    """Put the words of a letter beside those on file; what another window keeps there stays.

    Raises `DatabaseProblem` where they cannot be written.
    """
    row = _row(letter)
    if row is not None and letter.apart == letter.words:
        return
    if row is None or _words(row) != letter.apart:
        # None yet; or the other window that took it up wrote into it.
        row = Variant(note=letter.note_id)
    mine, base = letter.words, letter.filed
    row.channel, row.subject, row.body = mine.channel, mine.subject, mine.body
    row.base_channel, row.base_subject, row.base_body = base.channel, base.subject, base.body
    row.save()
    letter.variant_id, letter.apart = row.id, mine


def take_up(letters: Sequence[Letter]) -> None:
    """Let letters go on from the words that were left beside them, as if just typed.

    Saving them then asks which to keep. Raises `DatabaseProblem` where nothing can be read.
    """
    for letter in letters:
        if letter.note_id is None or letter.state not in UNSETTLED:
            continue
        with explained():
            query = Variant.select().where(Variant.note == letter.note_id)
            row: Variant | None = query.order_by(Variant.id.desc()).first()
        if row is None:
            continue
        letter.take(_words(row))
        letter.occasion = replace(letter.occasion, channel=letter.channel)
        letter.filed = Words(row.base_channel, row.base_subject, row.base_body)
        letter.variant_id, letter.apart = row.id, letter.words


def settle(letter: Letter, recorder: Recorder) -> None:
    """The person chose: the variant goes, and comes back should that be undone."""
    row = _row(letter)
    if row is not None and _words(row) == letter.apart:
        recorder.delete(row)


def forget(letter: Letter) -> None:
    """The words of a letter are the note's own now; part of an open transaction."""
    row = _row(letter)
    if row is not None and _words(row) == letter.apart:
        row.delete_instance()
    letter.variant_id = letter.apart = None


def _row(letter: Letter) -> Variant | None:
    if letter.variant_id is None:
        return None
    found: Variant | None = Variant.get_or_none(Variant.id == letter.variant_id)
    return found


def _words(row: Variant) -> Words:
    return Words(row.channel, row.subject, row.body)
