"""One typed line taken apart into a person: name, role, e-mail, phone, LinkedIn, in any order."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import takewhile
from urllib.parse import unquote

from models.errors import InvalidInput
from models.late import late
from models.text import clean_line, fold
from models.typed.people_words import (
    FIELD_WORDS,
    LABELS,
    NICKNAME,
    ROLE_SIGNS,
    ROLE_WORDS,
    SHARED_MAILBOXES,
    SUFFIXES,
    all_in,
    is_title,
    key,
)

_EMAIL_LIKE = late(r"[^\s,;<>()\[\]|\"]*[^\s,;<>()\[\]|\"@:]@[^\s,;<>()\[\]|\"]*")
_EMAIL = late(
    r"[\w!#$%&'*+/=?^`{}~-]+(?:\.[\w!#$%&'*+/=?^`{}~-]+)*"
    r"@(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_][\w-]*[^\W_]"
)
_LINK = late(
    r"(?:https?://|www\.)[^\s,;<>()|]+|(?:[\w-]+\.)?linkedin\.com[^\s,;<>()|]*", re.IGNORECASE
)
_PROFILE = late(r"(?:https?://)?(?:[\w-]+\.)?linkedin\.com/(in|pub)/([^\s?#]+)", re.IGNORECASE)
_PHONE = late(
    r"(?<![\w.])(?:tel:)?(?:\+|\()?\+?\d(?:[ .\-/()]{0,2}\d){6,14}"
    r"(?:\s*(?:x|ext\.?)\s*\d{1,6})?(?!\w)"
)
_SEPARATOR = late(r"(\s*[,;|<>()\[\]•·、，；]\s*|\s+[-–—]+\s+|[:：]\s+|：|:$)")
_PRONOUNS = late(r"(?:she|he|they|xe|ze)\s*/\s*\w+(?:\s*/\s*\w+)?", re.IGNORECASE)
_BULLET = late(r"^(?:[-*•]|\d{1,3}[.)])\s+")
_LONGEST = 500  # more is a pasted page, and too much for the patterns above
_EXAMPLE = "Start with the name, as in 'Ana Ruiz, VP Engineering, ana@acme.io'."


@dataclass(frozen=True)
class PersonLine:
    """What one line says about a person; empty where it says nothing. `linkedin` is a full URL."""

    name: str
    role: str = ""
    email: str = ""
    phone: str = ""
    linkedin: str = ""


def parse_person(line: str) -> PersonLine:
    """A person from one line, in whatever order and with whatever separators it was typed.

    Of two plain parts the first is the name, and the rest goes with the role. 'O’Brien, Mary' is
    taken as last name, first name: two single capitalised words with a comma between them and no
    other plain part, unless the second is the company in the e-mail address. Where no name was
    typed it is guessed from the e-mail address ('ana.ruiz@' is Ana Ruiz), then from the LinkedIn
    link. Spelling and capitals stay as typed.
    Raises InvalidInput where no name can be found, for an address that is none, for a link that
    is no LinkedIn profile, where there are two of one kind, and for more than 500 characters.
    """
    if len(line) > _LONGEST:
        raise InvalidInput("This is too long to be one person.", hint=_EXAMPLE)
    rest = _BULLET.sub("", clean_line(line.replace("\t", " | ")))
    rest, linkedin = _take_one(_LINK, rest, profile_link, "links")
    rest, email = _take_one(_EMAIL_LIKE, rest, email_address, "e-mail addresses")
    rest, phone = _take_one(_PHONE, rest, _bare_number, "phone numbers")
    name, role = _name_and_role(_parts(rest), company=email.rpartition("@")[2].partition(".")[0])
    name = name or _name_in_address(email) or _name_in_profile(linkedin)
    if not name:
        shown = clean_line(line)[:60]
        message = f"I cannot find a name in '{shown}'." if shown else "There is nobody here yet."
        raise InvalidInput(message, hint=_EXAMPLE)
    return PersonLine(name=name, role=role, email=email, phone=phone, linkedin=linkedin)


def parse_people(text: str) -> list[PersonLine]:
    """One person for each line with something on it; InvalidInput names the line it is about."""
    people = []
    lines = [line for line in text.splitlines() if clean_line(line)]
    for number, line in enumerate(lines, start=1):
        try:
            people.append(parse_person(line))
        except InvalidInput as error:
            where = f"Line {number}: " if len(lines) > 1 else ""
            raise InvalidInput(where + error.message, field=error.field, hint=error.hint) from None
    return people


def _take_one(
    pattern: re.Pattern[str], text: str, check: Callable[[str], str], plural: str
) -> tuple[str, str]:
    """The text without what the pattern finds in it, and that, checked."""
    found = [check(match[0]) for match in pattern.finditer(text)]
    if len(set(found)) > 1:
        raise InvalidInput(
            f"There are two {plural} here: '{found[0]}' and '{found[1]}'.",
            hint="Put each person on a line of their own, with one of each.",
        )
    return pattern.sub(" | ", text), found[0] if found else ""


def profile_link(link: str) -> str:
    """The full URL of a LinkedIn profile. Raises InvalidInput for a link that is none."""
    path = link.split("?", maxsplit=1)[0].split("#", maxsplit=1)[0]
    profile = _PROFILE.fullmatch(path.rstrip("/.,:!'’"))
    if not profile:
        raise InvalidInput(
            f"'{link[:60]}' is not a LinkedIn profile.",
            hint="A profile looks like linkedin.com/in/ana-ruiz.",
        )
    return f"https://www.linkedin.com/{profile[1].lower()}/{profile[2]}"


def email_address(typed: str) -> str:
    """An e-mail address by itself. Raises InvalidInput for what is none."""
    # 'mailto:' and 'E-mail:' before it, '?subject=' and punctuation behind it.
    bare = re.sub(r"(@[^?]*)\?.*", r"\1", typed.rpartition(":")[2]).strip(".!:'’“”")
    if not _EMAIL.fullmatch(bare):
        raise InvalidInput(
            f"'{typed[:60]}' is not an e-mail address.", hint="One looks like ana@acme.io."
        )
    return bare


def phone_number(typed: str) -> str:
    """A phone number by itself. Raises InvalidInput for a text that is more or less than one."""
    if not _PHONE.fullmatch(typed):
        raise InvalidInput(
            f"'{typed[:60]}' is not a phone number.", hint="One looks like +44 20 7946 0018."
        )
    return _bare_number(typed)


def _bare_number(typed: str) -> str:
    number = typed.removeprefix("tel:")
    return number if ")" in number else number.removeprefix("(")


def _parts(rest: str) -> list[str]:
    """The plain parts of a line, each followed by the separator that ended it, in turn."""
    nicknamed = NICKNAME.sub(lambda m: m[0] if is_role(m[1]) else f" “{m[1]}” ", rest)
    pieces = [*_SEPARATOR.split(nicknamed), ""]
    parts: list[str] = []
    for piece, separator in zip(pieces[::2], pieces[1::2], strict=True):
        part = _trimmed(piece)
        if not part or _PRONOUNS.fullmatch(part):
            continue
        if parts and all_in(SUFFIXES, part.split()):
            parts[-2:] = [f"{parts[-2]} {part}", separator]
        else:
            parts += [part, separator.strip()]
    return parts


def _trimmed(piece: str) -> str:
    words = piece.strip(" '’\"“”:/-–—").split()
    while words and all_in(LABELS, words[-1:]):
        words.pop()
    if words and not all_in(SUFFIXES, words[-1:]) and len(words[-1].rstrip(".")) > 1:
        words[-1] = words[-1].rstrip(".!?")
    return " ".join(words)


def _name_and_role(parts: list[str], company: str) -> tuple[str, str]:
    texts, separators = parts[::2], parts[1::2]
    plain = [i for i, text in enumerate(texts) if not is_role(text) and _has_name(text)]
    if texts and is_role(texts[0]) and all(" " not in texts[i] for i in plain):
        # 'Ana Ruiz VP Engineering, Acme': the name is in front of the role, and Acme is none.
        name, role = _split_mixed(texts[0])
        if name and (" " in name or not plain):
            return name, ", ".join([role, *texts[1:]])
    if not plain:
        for index, text in enumerate(texts):
            name, role = _split_mixed(text)
            if name:
                return name, ", ".join([*texts[:index], role, *texts[index + 1 :]])
        return "", ", ".join(texts)
    first = plain[0]
    name, used = texts[first], {first}
    if plain == [first, first + 1] and separators[first] == ",":
        given = texts[first + 1]
        if _is_capitalised(name) and _is_capitalised(given) and fold(given) != fold(company):
            name, used = f"{given} {name}", {first, first + 1}
    return name, ", ".join(text for i, text in enumerate(texts) if i not in used)


def _split_mixed(text: str) -> tuple[str, str]:
    """A name and a role that only a space parts, whichever is first; no name if there is none."""
    words = text.split()
    front = list(takewhile(lambda word: not _is_job_word(word), words))
    back = words[len(list(takewhile(_is_job_word, words))) :]
    if front and len(front) < len(words) and _could_be_name(front):
        return " ".join(front), " ".join(words[len(front) :])
    if not any(map(_is_job_word, back)) and _could_be_name(back):
        return " ".join(back), " ".join(words[: -len(back)])
    return "", text


def _could_be_name(words: list[str]) -> bool:
    if not 1 <= len(words) <= 4 or all_in(SUFFIXES, words) or not _has_name(" ".join(words)):
        return False
    return len(words) > 1 or not (words[0].isupper() or any(map(str.isdigit, words[0])))


def is_role(text: str) -> bool:
    """Whether a text has a word in it that only roles have."""
    signs = any(sign in text for sign in ROLE_SIGNS)
    return signs or any(key(word) in ROLE_WORDS for word in _job_words(text))


def _is_job_word(word: str) -> bool:
    return any(key(part) in ROLE_WORDS | FIELD_WORDS for part in _job_words(word))


def _job_words(text: str) -> list[str]:
    return [*text.split(), *re.split(r"[\s/&+-]+", text)]


def _is_capitalised(word: str) -> bool:
    alone = word[:1].isupper() and " " not in word and not any(map(str.isdigit, word))
    return alone and not is_title(word)


def _has_name(text: str) -> bool:
    return any(map(str.isalpha, text)) and "@" not in text


def _name_in_address(email: str) -> str:
    mailbox = email.partition("@")[0].partition("+")[0]
    words = [word for word in re.split(r"[\W\d_]+", mailbox) if word]
    if any(fold(word) in SHARED_MAILBOXES for word in words):
        return ""
    return _as_name(words) if any(len(word) > 1 for word in words) else ""


def _name_in_profile(linkedin: str) -> str:
    slug = clean_line(unquote(linkedin.rpartition("/")[2]))
    words = [word for word in slug.split("-") if word.isalpha()]
    return _as_name(words) if len(words) > 1 else ""


def _as_name(words: list[str]) -> str:
    return " ".join(word.capitalize() if len(word) > 1 else f"{word.upper()}." for word in words)
