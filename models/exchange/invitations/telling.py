"""What an invitation tells of the application it belongs to; whatever is guessed is said so."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from models.entries import PersonEntry
from models.errors import InvalidInput
from models.exchange.invitations.events import Event, Guest
from models.exchange.invitations.hosts import MAILBOX_HOSTS, SERVICE_HOSTS, company_label, is_at
from models.exchange.invitations.title import kind_of, read_title
from models.settings.reading import Profile
from models.text import clean_line, fold
from models.typed.people import parse_person
from models.typed.people_words import ROLE_WORDS, SHARED_MAILBOXES, set_of

_LEGAL_FORMS = set_of(
    "ab ag as bv co corp corporation gmbh inc kg limited llc llp ltd nv oy plc pte pty sa sarl sas "
    "se spa srl"
)


@dataclass(frozen=True, slots=True)
class Told:
    """What the person says beforehand: who they are, and what need not be guessed.

    `names` has names by address (in lower case), for guests whose invitation has none.
    """

    own_name: str = ""
    own_addresses: tuple[str, ...] = ()
    company: str = ""
    role: str = ""
    names: Mapping[str, str] = field(default_factory=dict)


def told_by(profile: Profile, company: str = "", role: str = "") -> Told:
    """What the person's profile says, and whatever they add."""
    return Told(profile.name, profile.emails, clean_line(company), clean_line(role))


@dataclass(frozen=True, slots=True)
class Guess:
    """The application an event is about; `company` may be empty, where nothing tells it.

    `nameless` are addresses of people whose name nobody knows; `how` says what was guessed.
    """

    company: str
    role: str
    kind: str
    people: tuple[PersonEntry, ...]
    nameless: tuple[str, ...]
    how: tuple[str, ...]


class About(StrEnum):
    """What is asked about an invitation."""

    COMPANY = "company"
    ROLE = "role"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Ask:
    """Something to confirm or to say: what it is `now`; a name is that of an `address`."""

    about: About
    now: str = ""
    address: str = ""


def asks_of(guesses: Iterable[Guess]) -> Iterator[Ask]:
    """What there is to confirm of the events of one invitation."""
    listed = list(guesses)
    if not listed:
        return
    yield Ask(About.COMPANY, next((one.company for one in listed if one.company), ""))
    yield Ask(About.ROLE, next((one.role for one in listed if one.role), ""))
    for address in dict.fromkeys(address for one in listed for address in one.nameless):
        yield Ask(About.NAME, "", address)


def answered(told: Told, ask: Ask, answer: str) -> Told:
    """What the person has told, with their answer."""
    if ask.about is About.COMPANY:
        return replace(told, company=answer)
    if ask.about is About.ROLE:
        return replace(told, role=answer)
    return replace(told, names={**told.names, ask.address.casefold(): answer})


def guess(event: Event, told: Told) -> Guess:
    """Company, role, kind and people of an event."""
    guests = [guest for guest in _met(event, told) if guest.comes]
    how: list[str] = []
    label = next(
        filter(None, (company_label(one.address) for one in _addresses(event, guests))), ""
    )
    if label and not told.own_addresses:
        for guest in _likely_own(guests, label):
            guests.remove(guest)
            how.append(f"{guest.address} was left out: if it is you, put it under [profile] emails")
    people, nameless = _people(guests, told)
    names = [told.own_name, *(one.name for one in people)]
    title = read_title(event.summary, event.about, [name for name in names if name])
    company, role = told.company, told.role
    if not company and label:
        company = _spelled(label, f"{title.company} · {event.summary} · {event.about}")
        how.insert(0, "company guessed from the mail address")
    elif not company and title.company:
        company = title.company
        how.insert(0, "company guessed from the title")
    if not role and title.role:
        role = title.role
        how.append("role guessed from the invitation")
    how += [f"{address} has no name: add it with e" for address in nameless]
    kind = kind_of(event.summary, event.place)
    return Guess(company, role, kind, tuple(people), tuple(nameless), tuple(how))


def company_key(name: str) -> str:
    """What spellings of one company have in common: 'Acme Robotics Ltd.' and 'acme-robotics'."""
    words = re.findall(r"\w+", fold(name))
    while len(words) > 1 and words[-1] in _LEGAL_FORMS:
        del words[-1]
    return "".join(words)


def alike(role: str, other: str) -> int | None:
    """How many telling words two roles share; None where both have some and share none.

    'Senior' and 'Engineer' tell little: 'Backend Engineer' and 'Data Engineer' are two positions.
    """
    one, two = (set(fold(text).split()) - ROLE_WORDS for text in (role, other))
    return len(one & two) if one & two or not (one and two) else None


def _met(event: Event, told: Told) -> Iterator[Guest]:
    """Everybody the event names but the person and services; once each.

    The organiser is met where nobody else is.
    """
    seen: set[str] = set()
    for guest in event.guests:
        mark = guest.address.casefold() or fold(guest.name)
        if mark not in seen and not _is_own(guest, told) and _is_somebody(guest):
            seen.add(mark)
            yield guest
    organiser = event.organiser
    if not seen and organiser and not _is_own(organiser, told) and _is_somebody(organiser):
        yield organiser


def _addresses(event: Event, guests: Iterable[Guest]) -> Iterator[Guest]:
    """Those whose address may tell the company: the organiser's first."""
    if event.organiser is not None:
        yield event.organiser
    yield from guests


def _is_own(guest: Guest, told: Told) -> bool:
    address = guest.address.casefold()
    if address and address in {own.casefold() for own in told.own_addresses}:
        return True
    return bool(told.own_name) and fold(_name(guest)) == fold(told.own_name)


def _is_somebody(guest: Guest) -> bool:
    if is_at(guest.address, SERVICE_HOSTS):
        return False
    words = re.split(r"[\W\d_]+", fold(guest.address.partition("@")[0]))
    return not any(word in SHARED_MAILBOXES for word in words if word)


def _likely_own(guests: list[Guest], label: str) -> list[Guest]:
    """Who has no address of the company's, where others have, is most likely the person."""
    strangers = [one for one in guests if one.address and company_label(one.address) != label]
    if len(strangers) > 1:
        strangers = [one for one in strangers if is_at(one.address, MAILBOX_HOSTS)]
    return strangers if len(strangers) == 1 else []


def _people(guests: Iterable[Guest], told: Told) -> tuple[list[PersonEntry], list[str]]:
    people: list[PersonEntry] = []
    nameless: list[str] = []
    for guest in guests:
        given = told.names.get(guest.address.casefold(), "")
        line = given or ("" if "@" in guest.name else guest.name)
        try:
            parsed = parse_person(f"{line} <{guest.address}>" if guest.address else line)
        except InvalidInput:
            if guest.address:
                nameless.append(guest.address)
            continue
        people.append(PersonEntry(parsed.name, parsed.role, email=parsed.email))
    return people, nameless


def _name(guest: Guest) -> str:
    if guest.name and "@" not in guest.name:
        return guest.name
    try:
        return parse_person(f"<{guest.address}>").name
    except InvalidInput:
        return ""


def _spelled(label: str, text: str) -> str:
    """A host's label as the invitation spells the company, else with capitals: 'Acme Robotics'."""
    wanted = re.sub(r"\W", "", fold(label))
    words = re.findall(r"[\w&'’.-]*\w", text)
    for start in range(len(words)):
        for end in range(start + 1, min(start + 5, len(words) + 1)):
            found = " ".join(words[start:end])
            if re.sub(r"\W", "", fold(found)) == wanted and not found.islower():
                return found
    return " ".join(word.capitalize() for word in re.split(r"[-_]", label) if word)
