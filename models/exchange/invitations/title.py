"""What the title of an invitation says: the role, the company, the kind of interview."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from models.text import clean_line, fold
from models.typed.people import is_role
from models.typed.people_words import set_of

_BETWEEN = re.compile(
    r"\s+[-–—|·•/]+\s+|[:;]\s+|,\s+|\s*<+>+\s*|\s*[()\[\]]\s*"
    r"|\s+(?=(?:at|@|with|for|and|x|bei|chez|mit|avec|con|für|pour)\s)",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"(?P<word>at|@|with|for|and|x|bei|chez|mit|avec|con|für|pour)\s+(?P<rest>.*)", re.IGNORECASE
)
# Words that tell of an interview, and nothing else; the second ones are words of roles too.
_SURELY_KIND = set_of(
    "interview interviews interviewing phone call screen screening video onsite on-site virtual "
    "in-person final round rounds chat intro introduction introductory initial panel loop "
    "invitation invite updated canceled cancelled confirmed confirmation rescheduled tentative re "
    "fwd meeting discussion conversation session stage part zoom teams meet first second third "
    "1st 2nd 3rd coffee debrief entretien vorstellungsgesprach bewerbungsgesprach interviu "
    "entrevista colloquio gesprach kennenlerngesprach sollicitatiegesprek"
)
_MAY_BE_KIND = set_of(
    "technical tech hiring manager recruiter team design system systems coding code pair "
    "programming behavioral behavioural culture fit take-home review deep dive live exercise "
    "whiteboard your the our a an you us candidate job position role opening"
)
_AROUND_ROLE = re.compile(r"^(?:the|our|a|an)\s+|\s+(?:role|position|job|opening|vacancy)$", re.I)
_SAID = r"^\W*(?:{})\s*[:–-]\s*(.+)$"
_ROLE_LINE = re.compile(
    _SAID.format("position|role|job title|job|stelle|poste|puesto"), re.I | re.M
)
_COMPANY_LINE = re.compile(_SAID.format("company|organi[sz]ation|firma|entreprise"), re.I | re.M)
_KINDS = (
    (re.compile(r"\bpair(?:ing| programming)\b", re.I), "pair programming"),
    (re.compile(r"\bsystems? design\b", re.I), "system design"),
    (re.compile(r"\bpanel\b", re.I), "panel"),
    (re.compile(r"\b(?:on-?site|in[- ]person)\b", re.I), "on site"),
    (re.compile(r"\b(?:phone|telephone|telefon)", re.I), "phone"),
    (re.compile(r"\b(?:technical|coding)\b", re.I), "technical"),
    (re.compile(r"\b(?:video|zoom|teams|google meet|webex|virtual)\b", re.I), "video"),
)
# Words that German puts together with what comes before.
_COMPOUND = re.compile(
    r"\w(?:entwickler|ingenieur|leiter|berater|architekt|referent)(?:\W?in)?\b", re.I
)
# 'm/w/d': open to everybody.
_FOR_ALL = re.compile(r"[a-z*](?:/[a-z*])+", re.I)
_SIGNS = re.compile(
    r"interview|\bscreen|on-?site|hiring|recruit|candidate|entretien|gespr[äa]ch|entrevista"
    r"|colloquio|面接|面试|면접",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Title:
    """What a title says; empty where it does not."""

    role: str = ""
    company: str = ""


def read_title(summary: str, about: str, names: Collection[str]) -> Title:
    """The role and the company in a title, else in lines of the text that name them.

    `names` are those of the people, the person included: they are neither.
    """
    known = {fold(name) for name in names} | {fold(name).split()[0] for name in names if name}
    role = company = ""
    for piece in _BETWEEN.split(clean_line(summary)):
        led = _BEFORE.match(piece.strip())
        before = led["word"].lower() if led else ""
        part = _bare((led["rest"] if led else piece).strip(" .,'\""))
        if not part or fold(part) in known or _says_kind(part) or _FOR_ALL.fullmatch(part):
            continue
        if is_role(part) or _COMPOUND.search(part):
            role = role or part
        elif before in ("at", "@", "bei", "chez"):
            company = part
        elif before in ("with", "mit", "avec", "con") and len(part.split()) > 1:
            continue
        else:
            company = company or part
    if not role and (found := _ROLE_LINE.search(about)):
        role = clean_line(found[1])[:100]
    if found := _COMPANY_LINE.search(about):
        company = clean_line(found[1])[:100]
    return Title(role, company)


def kind_of(summary: str, place: str) -> str:
    """What kind of interview it is, as far as title and place tell: 'phone', 'video', 'on site'."""
    for pattern, kind in _KINDS:
        if pattern.search(summary):
            return kind
    if "https://" in place:
        return "video"
    return "phone" if re.fullmatch(r"\+?[\d\s().-]{7,}", place) else ""


def tells_of_an_interview(summary: str, about: str) -> bool:
    """Whether an event of a calendar at large is likely to be an interview."""
    return _SIGNS.search(summary) is not None or _ROLE_LINE.search(about) is not None


def _bare(part: str) -> str:
    """A part without the words around it that only say that it is an interview."""
    words = part.split()
    while words and _key(words[0]) in _SURELY_KIND:
        del words[0]
    while words and _key(words[-1]) in _SURELY_KIND:
        del words[-1]
        # 'Engineer technical interview': what came before was about the interview too.
        while len(words) > 1 and _key(words[-1]) in ("technical", "tech", "coding", "hiring"):
            del words[-1]
    return _AROUND_ROLE.sub("", " ".join(words)).strip(" -–—:|")


def _says_kind(part: str) -> bool:
    return all(
        _key(word) in _SURELY_KIND or _key(word) in _MAY_BE_KIND or not any(map(str.isalpha, word))
        for word in part.split()
    )


def _key(word: str) -> str:
    return fold(word).strip(".,:;!?'\"()[]")
