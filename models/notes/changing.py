"""Changes to a letter that are more than typing: another way to send it, a part more or less."""

from dataclasses import replace

from models.notes.drafting.compose import Draft, compose
from models.notes.drafting.parts import OptionalPart, add_part, has_part, remove_part
from models.notes.letters import Letter
from models.notes.recipients import ways
from models.words import Channel


def by_another_way(letter: Letter) -> None:
    """Let a letter travel by the next way that its kind knows: e-mail, a card, a call.

    Words that were typed stay, unless they go from writing to speaking or back; a draft that
    nobody touched is composed anew.
    """
    known = ways(letter.kind)
    place = known.index(letter.channel) + 1 if letter.channel in known else 0
    fresh = known[place % len(known)]
    untouched = letter.body == _draft(letter).body
    spoken = Channel.PHONE in (letter.channel, fresh)
    letter.channel = fresh
    letter.occasion = replace(letter.occasion, channel=fresh)
    draft = _draft(letter)
    letter.subject = letter.subject or draft.subject
    if untouched or spoken:
        letter.body = draft.body


def turn_part(letter: Letter, part: OptionalPart) -> bool:
    """Add an optional part to a letter, or take it out again; True if it is in it now."""
    if has_part(letter.body, part):
        letter.body = remove_part(letter.body, part)
        return False
    letter.body = add_part(letter.body, part, letter.material, letter.templates)
    return True


def _draft(letter: Letter) -> Draft:
    return compose(letter.kind, letter.channel, letter.material, letter.templates)
