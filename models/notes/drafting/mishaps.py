"""What went badly, as a person types it at the debrief: what of it can mend a thank-you note.

Playbook S5: an answer that was missed is supplied, positively; a small mishap is not mentioned.
"""

import re
from dataclasses import dataclass

from models.late import late

SMALL_ADVICE = (
    "Small mishaps are best left out: nobody remembers the spilled water, "
    "and an apology would bring it back."
)

_PARTS = late(r"(?<=[.!?])\s+|\s*[;\n]+\s*|\s+[–—]\s+|,?\s+but\s+")
_I = r"^(?:(?:and|so|then|also)\s+)?(?:i\s+)?(?:just\s+|really\s+|totally\s+|completely\s+)?"
_QUESTION = r"(?:an?\s+|the\s+|that\s+)?(?:\w+\s+)?questions?\s+(?:about|on)\s+"
_ASKED = late(
    _I + r"(?:(?:went|drew|was)\s+(?:a\s+)?blank(?:\s+when\s+(?:they|she|he)\s+asked)?"
    r"|blanked|froze|fumbled|rambled|waffled|stumbled|struggled"
    r"|(?:got\s+|was\s+)?(?:lost|stuck)"
    r"|(?:was|got)\s+asked|(?:they|she|he)\s+asked(?:\s+me)?"
    r"|(?:(?:could|did)(?:n['’]t|\s+not)|failed\s+to)\s+(?:really\s+)?(?:answer|explain)"
    r"|(?:gave\s+)?(?:a\s+)?(?:weak|poor|bad|vague|thin|muddled)\s+(?:answer|reply)"
    r"|no\s+(?:good\s+)?answer)"
    rf"\s+(?:(?:on|about|over|with|to|at|in|by|for)\s+)?(?:{_QUESTION})?",
    re.IGNORECASE,
)
_MISSED = late(
    _I + r"(?:(?:should|could|might)\s+have\s+(?:said|told(?:\s+(?:them|her|him))?|mentioned"
    r"|talked|spoken|explained|named|brought\s+up|added|described|given|used|shown)"
    r"|(?:forgot|omitted|failed|neglected|meant|wanted)\s+to\s+(?:say|tell(?:\s+(?:them|her|him))?"
    r"|mention|talk|speak|bring\s+up|add|name|explain|describe)"
    r"|(?:did\s+not|didn['’]t|never)\s+(?:say|mention|tell(?:\s+(?:them|her|him))?|bring\s+up)"
    r"|forgot|left\s+out|omitted|missed|a?\s*better\s+answer\s*(?:is|was|would\s+(?:be|have\s+been))?:?)"
    r"\s+(?:about\s+|of\s+)?",
    re.IGNORECASE,
)
_RESULT = late(
    r"^(?:the\s+)?(?:results?|evidence|outcome|proof|which\s+led\s+to|it\s+led\s+to)"
    r"\s*(?:is|was|:)?\s*",
    re.IGNORECASE,
)
_DID = late(r"^(?:\w+ed|built|led|wrote|ran|made|cut|kept|set|found|taught|grew)\s")
_SMALL = late(
    r"\b(?:spil(?:led|t)|knocked\s+over|dropped\s+(?:my|the|a)|coffee|flustered|nervous|nerves"
    r"|sweat\w*|blush\w*|stammer\w*|stutter\w*|stumbl\w*|tripped|tongue|mispronounc\w+"
    r"|hiccup\w*|sneez\w*|cough\w*|yawn\w*|hoarse|out\s+of\s+breath|shaky|giggl\w*|awkward"
    r"|(?:my|the)\s+(?:tie|shirt|shoes?|hair|outfit|handshake|umbrella)|stain\w*|wrong\s+door"
    r"|(?:a\s+few|a\s+couple\s+of|one|two|three|five|\d+)\s+minutes?\s+late|arrived\s+late"
    r"|camera|microphone|on\s+mute|wi-?fi|connection\s+(?:dropped|broke|froze|was)|doorbell"
    r"|(?:the|my)\s+(?:dog|cat|baby)|phone\s+rang|lost\s+my\s+words|said\s+um)\b",
    re.IGNORECASE,
)
_SUBSTANCE = late(
    r"\b(?:questions?|answer\w*|asked|blank\w*|forgot|(?:should|could|might)\s+have|explain\w*"
    r"|omitted|left\s+out|(?:did|could)(?:n['’]t|\s+not)|weak|poor\w*|vague|unsure|no\s+idea"
    r"|struggl\w*|ramb\w*|waffl\w*|fumbl\w*)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Mishap:
    """What was asked, what one would have liked to say, what came of it; empty where unknown."""

    asked: str = ""
    missed: str = ""
    result: str = ""


def take_apart(went_badly: str) -> Mishap:
    """What can be read from a debrief's words, each fit for the middle of a sentence.

    'Went blank on retries. Should have told how we queue them.' has been asked about 'retries'
    and has missed 'how we queue them'. What is not understood is left empty, never guessed.
    """
    asked = missed = result = ""
    for part in _split(went_badly):
        if _is_small_part(part):
            continue
        if (found := _MISSED.match(part)) and not missed:
            missed = _told(part[found.end() :])
        elif (found := _ASKED.match(part)) and not asked:
            asked = part[found.end() :]
        elif (found := _RESULT.match(part)) and not result:
            result = part[found.end() :]
    return Mishap(asked.strip(), missed.strip(), result.strip())


def is_small(went_badly: str) -> bool:
    """Whether all that went badly are small mishaps, better not mentioned (playbook S5)."""
    parts = _split(went_badly)
    return bool(parts) and all(_is_small_part(part) for part in parts)


def _is_small_part(part: str) -> bool:
    return bool(_SMALL.search(part)) and not _SUBSTANCE.search(part)


def _split(text: str) -> list[str]:
    parts = (" ".join(part.split()).strip(" .,;!?") for part in _PARTS.split(text))
    return [part for part in parts if part]


def _told(text: str) -> str:
    """'used a queue' is told as 'that I used a queue'."""
    if text[:2] in ("I ", "we"):
        return f"that {text}"
    return f"that I {text}" if _DID.match(text) else text
