"""A note as a mailto link and as a draft, as readers that share no code with the writer see it."""

import stat
from dataclasses import replace
from email import message_from_bytes, policy
from pathlib import Path

import fast_mail_parser
import pytest
import uritools
from building import Builder
from hypothesis import given
from hypothesis import strategies as st

from models.errors import AfterwordError, NotPossible
from models.exchange.exports.mail import (
    Mail,
    drafts_folder,
    eml,
    mail_of,
    mailto,
    mailto_within,
    save_draft_file,
)
from models.notes.changing import by_another_way
from models.settings.outgoing import Outgoing
from models.settings.reading import Profile, Settings
from models.text import clean_line, clean_text
from models.words import NoteKind

TRICKY = (
    "100 % & more + less = a?b#c/d 'single' \"double\" <tag>; é — 👩‍💻 日本語",
    "Danke für das Gespräch, und noch einmal: danke für das Gespräch und die 🍵 danach, wirklich",
    ", a comma first; and a very-very-very-long-word-" + "x" * 90,
)
BODY = 'Hi Zoë,\n\n100 % & more + less?\n.\nFrom here on: "tea" 👩‍💻\n\nKind regards,\nRobin'
LINE = st.text(st.characters(exclude_categories=["Cs"]), max_size=120).map(clean_line)
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=600).map(clean_text)


def a_mail(subject: str = "Thank you", body: str = BODY, name: str = "Zoë Müller, Dr.") -> Mail:
    return Mail(name, "zoe+jobs@acme.example", subject, body)


def taken_apart(uri: str) -> tuple[str, dict[str, str]]:
    """Address and fields of a mailto link, by a reader of its own: '+' is no space in it."""
    parts = uritools.urisplit(uri)
    assert (parts.scheme, parts.authority, parts.fragment) == ("mailto", None, None)
    fields = [field.partition("=") for field in (parts.query or "").split("&") if field]
    decoded = {name: uritools.uridecode(value) for name, _, value in fields}
    assert len(decoded) == len(fields), "no field comes twice"
    return parts.getpath(), decoded


def unwrapped(text: str) -> str:
    """As the note was: files have CR LF, and a line end after the last line."""
    return text.replace("\r\n", "\n").removesuffix("\n")


def check_link(mail: Mail) -> None:
    uri = mailto(mail)
    assert uri.isascii()
    assert uri.isprintable()
    address, fields = taken_apart(uri)
    assert address == mail.address
    assert fields.get("subject", "") == mail.subject
    assert fields.get("body", "") == mail.body.replace("\n", "\r\n")
    assert set(fields) <= {"subject", "body"}


def check_draft(mail: Mail) -> None:
    written = eml(mail)
    head, _, _ = written.partition(b"\r\n\r\n")
    assert b"\n" not in written.replace(b"\r\n", b"")
    assert max(map(len, written.split(b"\r\n"))) <= 998
    names = {line.split(b":")[0] for line in head.split(b"\r\n") if line[:1] != b" "}
    assert names <= {
        b"X-Unsent", b"From", b"To", b"Subject", b"MIME-Version", b"Content-Type",
        b"Content-Transfer-Encoding",
    }  # fmt: skip

    python = message_from_bytes(written, policy=policy.default)
    assert (python["X-Unsent"], python["Subject"]) == ("1", mail.subject)
    assert [one.addr_spec for one in python["To"].addresses] == [mail.address]
    # Python 3.11's own reader puts a space between two pieces of a long encoded name.
    if len(mail.name.encode()) <= 40:
        assert python["To"].addresses[0].display_name == mail.name
    assert unwrapped(python.get_content()) == mail.body

    other = fast_mail_parser.parse_email(written)
    assert other.subject.strip() == mail.subject
    assert [unwrapped(text) for text in other.text_plain] == [mail.body]
    quoted = mail.name.replace("\\", "\\\\").replace('"', '\\"')
    assert other.headers["To"][0].strip() in (
        mail.address,
        f"{mail.name} <{mail.address}>",
        f'"{quoted}" <{mail.address}>',
    )


@pytest.mark.parametrize("subject", TRICKY)
def test_what_is_tricky_arrives(subject: str) -> None:
    check_link(a_mail(subject))
    check_draft(a_mail(subject))


@given(LINE, TEXT, LINE)
def test_any_note_arrives(subject: str, body: str, name: str) -> None:
    mail = a_mail(subject, body.removesuffix("\n"), name)
    check_link(mail)
    if "=?" not in subject + name:
        check_draft(mail)


def test_nothing_in_a_name_or_subject_makes_a_header_of_its_own(build: Builder) -> None:
    letter = build.letter(build.debriefed(), NoteKind.THANK_YOU)
    letter.email = "ana@acme.example"
    letter.name = "Ana\r\nBcc: eve@evil.example"
    letter.subject = "Hello\nX-Priority: 1\x1b]52;c;aGk=\x07\u202e"
    letter.body = "Hi\x1b[31m Ana,\u202e\r\nthanks.\x00"
    mail = mail_of(letter, Profile("Robin\r\nCc: eve@evil.example", emails=("me@robin.example",)))
    check_draft(replace(mail, sender=""))
    read = message_from_bytes(eml(mail), policy=policy.default)
    assert read["Bcc"] is None
    assert read["Cc"] is None
    assert str(read["From"]) == '"Robin Cc: eve@evil.example" <me@robin.example>'
    assert read["Subject"] == "Hello X-Priority: 1"
    assert unwrapped(read.get_content()) == "Hi Ana,\nthanks."
    assert "%1B" not in mailto(mail)


@pytest.mark.parametrize("address", ["", "0@[", "a@b", "a@b.example,c@d.example", "x y@b.example"])
def test_what_is_no_address_is_left_for_the_person(build: Builder, address: str) -> None:
    letter = build.letter(build.debriefed(), NoteKind.THANK_YOU)
    letter.email = address
    mail = mail_of(letter, Profile("Robin"))
    assert mail.address == ""
    assert mailto(mail).startswith("mailto:?subject=")
    assert message_from_bytes(eml(mail), policy=policy.default)["To"] is None


def test_an_address_beyond_ascii_is_written_as_it_is() -> None:
    mail = replace(a_mail(), address="zoë@exämple.example", name="Zoë")
    assert taken_apart(mailto(mail))[0] == "zoë@exämple.example"
    assert fast_mail_parser.parse_email(eml(mail)).headers["To"] == ["Zoë <zoë@exämple.example>"]


def test_a_link_that_is_too_long_loses_the_text_then_the_subject() -> None:
    mail = a_mail("Thanks " * 20, "x" * 3000)
    whole, short, bare = (mailto_within(mail, most) for most in (9_000, 1_024, 60))
    assert (whole.whole, short.whole, bare.whole) == (True, False, False)
    assert whole.uri == mailto(mail)
    assert taken_apart(short.uri) == (mail.address, {"subject": mail.subject})
    assert bare.uri == "mailto:zoe%2Bjobs@acme.example"
    assert mailto_within(mail, len(whole.uri)).whole
    assert not mailto_within(mail, len(whole.uri) - 1).whole


def test_a_note_that_travels_otherwise_is_no_mail(build: Builder) -> None:
    letter = build.letter(build.debriefed(), NoteKind.THANK_YOU)
    by_another_way(letter)
    with pytest.raises(NotPossible, match=r"goes on a card by post, not by e-mail\. w changes"):
        mail_of(letter, Profile("Robin"))


def test_a_draft_is_the_owners_alone_and_replaces_the_older_one(
    build: Builder, me: Settings, tmp_path: Path
) -> None:
    folder = tmp_path / "out" / "drafts"
    settings = me._replace(outgoing=Outgoing(mail_folder=folder))
    letter = build.letter(build.debriefed(company="Łódź / ../Works"), NoteKind.THANK_YOU)
    letter.note_id = 7
    mail = mail_of(letter, me.profile)
    path = save_draft_file(mail, drafts_folder(settings))
    assert path == folder / "thank-you-note-ana-ruiz-lodz-works-7.eml"
    letter.body = "Another text."
    assert save_draft_file(mail_of(letter, me.profile), folder) == path
    assert [file.name for file in folder.iterdir()] == [path.name]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert b"Another text." in path.read_bytes()


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(AfterwordError, match=r"note\.eml cannot be written.*\[mail\] folder"):
        save_draft_file(a_mail(), tmp_path / "file")


def test_drafts_go_to_the_data_folder_unless_told_otherwise(me: Settings, tmp_path: Path) -> None:
    assert drafts_folder(me) == tmp_path / "home" / "data" / "afterword" / "drafts"
