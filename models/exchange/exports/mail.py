"""One note as an e-mail: a `mailto:` link (RFC 6068), and a draft that a mail client opens.

What goes out is cleaned here once more: a header holds no line end, a body nothing unseen.
"""

import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from models.database import default_location
from models.errors import AfterwordError, InvalidInput, NotPossible
from models.files.private_file import replace_privately
from models.notes.kinds import KINDS
from models.notes.letters import Letter
from models.notes.recipients import ways
from models.phrases import WAYS
from models.settings.reading import Profile, Settings
from models.text import clean_line, clean_text, fold
from models.typed.people import email_address
from models.words import Channel

_LONGEST_WORDS = 24


@dataclass(frozen=True, slots=True)
class Mail:
    """One e-mail to one person; `address` and `sender` may be empty, for the person to fill in.

    `title` says what it is, as words that a file may be named after.
    """

    name: str
    address: str
    subject: str
    body: str
    sender_name: str = ""
    sender: str = ""
    title: str = "note"


@dataclass(frozen=True, slots=True)
class Link:
    """A mailto link, and whether the note's text had room in it."""

    uri: str
    whole: bool


def mail_of(letter: Letter, profile: Profile) -> Mail:
    """A letter as an e-mail. Raises `NotPossible` for one that travels by another way."""
    if letter.channel is not Channel.EMAIL:
        other_way = " w changes the way." if Channel.EMAIL in ways(letter.kind) else ""
        raise NotPossible(f"This note goes {WAYS[letter.channel]}, not by e-mail.{other_way}")
    material = letter.material
    return Mail(
        name=clean_line(letter.name),
        address=_address(letter.email),
        subject=clean_line(letter.subject),
        body=clean_text(letter.body),
        sender_name=clean_line(profile.name),
        sender=_address(profile.emails[0]) if profile.emails else "",
        title=f"{_words(KINDS[letter.kind].title)}-{_words(letter.name)}-{_words(material.company)}"
        f"-{letter.note_id or letter.person_id}",
    )


def mailto(mail: Mail, *, line_end: str = "\r\n") -> str:
    """The link that opens a mail client with the note in it; its line ends are CR LF (RFC 6068)."""
    return _link(mail, subject=mail.subject, body=mail.body.replace("\n", line_end))


def mailto_within(mail: Mail, most: int) -> Link:
    """The link with as much in it as `most` bytes hold: the text goes first, then the subject.

    A link is ASCII, so its bytes are its characters.
    """
    whole = mailto(mail)
    if len(whole) <= most:
        return Link(whole, True)
    short = _link(mail, subject=mail.subject)
    return Link(short if len(short) <= most else _link(mail), False)


def eml(mail: Mail) -> bytes:
    """The draft as a file: `X-Unsent` has mail clients open it for writing, not for reading.

    It has no date: that is the mail client's to set when it goes out.
    """
    from email import policy
    from email.headerregistry import Address
    from email.message import EmailMessage

    # An address with letters that ASCII lacks cannot be written in any other way.
    ascii_only = (mail.address + mail.sender).isascii()
    message = EmailMessage(policy=policy.SMTP if ascii_only else policy.SMTPUTF8)
    message["X-Unsent"] = "1"
    for header, name, address in (
        ("From", mail.sender_name, mail.sender),
        ("To", mail.name, mail.address),
    ):
        if address:
            user, _, domain = address.rpartition("@")
            message[header] = Address(name, user, domain)
    message["Subject"] = mail.subject
    message.set_content(mail.body, cte="quoted-printable")
    return message.as_bytes()


def drafts_folder(settings: Settings) -> Path:
    """Where drafts are saved: where the settings say, else in the data folder."""
    return settings.outgoing.mail_folder or default_location().parent / "drafts"


def saved_drafts(settings: Settings) -> list[Path]:
    """The drafts that were saved and still lie there."""
    return sorted(drafts_folder(settings).glob("*.eml"))


def save_draft_file(mail: Mail, folder: Path) -> Path:
    """Write the draft, for its owner alone, in the place of an older one of the same note.

    Raises `AfterwordError` where that is not possible.
    """
    path = folder / f"{mail.title}.eml"
    try:
        replace_privately(path, eml(mail))
    except OSError as error:
        raise AfterwordError(
            f"{path} cannot be written: {error.strerror}.",
            title="The draft was not saved",
            hint="Set another folder for drafts in the settings: [mail] folder.",
        ) from error
    return path


def _link(mail: Mail, **fields: str) -> str:
    query = "&".join(f"{name}={quote(text, safe='')}" for name, text in fields.items() if text)
    return f"mailto:{quote(mail.address, safe='@')}{'?' if query else ''}{query}"


def _address(known: str) -> str:
    """The address, or nothing: what is none would be no header either."""
    try:
        return email_address(clean_line(known)) if known else ""
    except InvalidInput:
        return ""


def _words(text: str) -> str:
    """A few words that any file system takes."""
    return re.sub(r"\W+", "-", fold(text))[:_LONGEST_WORDS].strip("-") or "note"
