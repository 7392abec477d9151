"""One person on one line, taken apart as one types; the rest of what is known on demand."""

from collections.abc import Callable

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Input

from models.entries import PersonEntry
from models.errors import InvalidInput
from models.people import (
    PersonLine,
    email_address,
    greeting_for,
    parse_person,
    phone_number,
    profile_link,
)
from models.text import fold
from models.words import Channel, Welcome
from tui.widgets.choice import Choice
from tui.widgets.field import Field, Labelled

_CHANNELS = [
    ("not known", Channel.UNKNOWN),
    ("e-mail", Channel.EMAIL),
    ("phone", Channel.PHONE),
    ("LinkedIn", Channel.LINKEDIN),
    ("post", Channel.POST),
]
_WELCOMES = [
    ("not asked", Welcome.UNKNOWN),
    ("welcome", Welcome.YES),
    ("no, thanks", Welcome.NO),
]
_CONTACTS = [("may be written to", False), ("do not contact", True)]
_DETAILS = (
    ("name", "Name"),
    ("role", "Role"),
    ("greeting", "Greet as"),
    ("email", "E-mail"),
    ("phone", "Phone"),
    ("linkedin", "LinkedIn profile"),
    ("postal_address", "Post"),
)
_CHECKS: dict[str, Callable[[str], str]] = {
    "email": email_address,
    "phone": phone_number,
    "linkedin": profile_link,
}
"""What stands in a detail is held to the rules of the line."""


class PersonFields(Vertical):
    """Name, role, e-mail, phone and LinkedIn in any order on one line.

    With `talk` it also asks what was said; the line of somebody known is a heading then, which
    Enter and Tab pass over and Shift+Tab reaches. `toggle` opens the details, filled from the line,
    in its place; from then on the details count. `typed` stands on the line at first, as typed.
    """

    class Begun(Message):
        """Something was typed on the line of a person."""

        def __init__(self, fields: "PersonFields") -> None:
            super().__init__()
            self.fields = fields

    def __init__(
        self,
        person: PersonEntry | None = None,
        *,
        typed: str = "",
        talk: bool = False,
        leaving: str = "",
    ) -> None:
        super().__init__()
        self.person = person
        self.talk = talk
        self.leaving = leaving
        self._begun = person is not None or bool(typed)
        self._line = Field(
            "Who",
            self._stands() if person else "",
            name="person",
            placeholder="name, role, e-mail, in any order",
            explain=self._explain,
            when_empty=self._emptied,
            unready="…",
            one_each=True,
            passed_over=talk and person is not None,
        )
        if typed:
            self._line.set_text(typed)
        self._details = {name: self._detail(name, label) for name, label in _DETAILS}
        self._channel = Choice(_CHANNELS, person.channel if person else None)
        self._welcome = Choice(_WELCOMES, person.linkedin_welcome if person else None)
        self._contact = Choice(_CONTACTS, person.do_not_contact if person else None)
        self._topics = Field(
            "Talked about",
            person.topics if person else "",
            name="topics",
            placeholder="their move to Kafka; on-call",
        )
        self._memorable = Field(
            "Memorable",
            person.memorable if person else "",
            name="memorable",
            placeholder="one thing that only the two of you would know",
        )

    def _detail(self, name: str, label: str) -> Field:
        known = str(getattr(self.person, name)) if self.person else ""
        check = _CHECKS.get(name)

        def explain(text: str) -> str:
            found = self._checked(name, text)
            return "" if found == text else found

        return Field(label, known, name=name, explain=explain if check else None)

    def _checked(self, name: str, text: str) -> str:
        """A detail as it is kept. What was on file before is not judged."""
        known = text == getattr(self.person, name, "")
        return text if known or not text or name not in _CHECKS else _CHECKS[name](text)

    def _emptied(self) -> str:
        return f"{self.person.name} {self.leaving}." if self.person and self.leaving else ""

    def _stands(self) -> str:
        """What the line of a known person says: in a debrief, who it is; else all of it."""
        if self.person is None:
            return ""
        if self.talk:
            return ", ".join(part for part in (self.person.name, self.person.role) if part)
        return _as_line(self.person)

    def _explain(self, line: str) -> str:
        """How a line is understood; nothing about one that stands as it was."""
        if line == self._stands():
            return ""
        parsed = parse_person(line)
        renamed = self.person is not None and fold(self.person.name) != fold(parsed.name)
        was = f"was: {self.person.name} · " if self.person and renamed else ""
        return was + _understood(parsed)

    def compose(self) -> ComposeResult:
        """The line, what was said, the details."""
        yield self._line
        if self.talk:
            yield self._topics.add_class("talk")
            yield self._memorable.add_class("talk")
        with Vertical(classes="details"):
            yield from self._details.values()
            yield Labelled("Prefers", self._channel)
            yield Labelled("LinkedIn request", self._welcome)
            yield Labelled("Contact", self._contact)

    @property
    def blank(self) -> bool:
        """True if nobody is named here."""
        return not self._line.text and not (self.is_open and self._details["name"].text)

    @property
    def is_open(self) -> bool:
        """True while the details show."""
        return self.has_class("-open")

    def toggle(self) -> None:
        """Open the details, or close them again."""
        if self.is_open:
            self._close()
        elif self._fill_details():
            self.add_class("-open")
            empty = (field for field in self._details.values() if not field.text)
            next(empty, self._details["name"]).focus_input()

    def _close(self) -> None:
        """Back to the line, which then says what the details say."""
        try:
            line = "" if self.blank else _as_line(self.entry())
        except InvalidInput as error:
            self.blame(error)
            return
        self.remove_class("-open")
        self._line.set_text(line)
        self._line.focus_input()

    def _fill_details(self) -> bool:
        """Put what the line says into the details; False, and a word, if it cannot be read."""
        if self.blank:
            return True
        try:
            parsed = parse_person(self._line.text)
        except InvalidInput as error:
            self._line.complain(str(error))
            return False
        for name in ("name", "role", "email", "phone", "linkedin"):
            if value := getattr(parsed, name):
                self._details[name].set_text(value, typed=False)
        if not self._details["greeting"].text:
            self._details["greeting"].set_text(greeting_for(parsed.name), typed=False)
        return True

    def entry(self) -> PersonEntry:
        """Everything about the person. Raises `InvalidInput` where the line has no name."""
        if self.is_open:
            values = self._detailed()
            if not values["name"]:
                raise InvalidInput("A name is needed.", field="name")
        else:
            values = _from_line(parse_person(self._line.text), self.person)
            if values["name"] == self._details["name"].text:
                values["greeting"] = self._details["greeting"].text
        return PersonEntry(
            channel=self._channel.value,
            linkedin_welcome=self._welcome.value,
            do_not_contact=self._contact.value,
            topics=self._topics.text,
            memorable=self._memorable.text,
            id=self.person.id if self.person else None,
            **values,
        )

    def _detailed(self) -> dict[str, str]:
        values = {}
        for name, field in self._details.items():
            try:
                values[name] = self._checked(name, field.text)
            except InvalidInput as error:
                raise InvalidInput(error.message, field=name, hint=error.hint) from None
        return values

    def blame(self, error: InvalidInput) -> None:
        """Say what is wrong beside the detail that it is about, else beside the line."""
        detail = self._details.get(error.field or "") if self.is_open else None
        if detail is not None:
            detail.complain(str(error))
        else:
            self.complain(str(error))

    def complain(self, message: str) -> None:
        """Say beside the line what is wrong."""
        field = self._details["name"] if self.is_open else self._line
        field.complain(message)

    def focus_first(self) -> None:
        """Put the cursor where one begins: on the line, or on what was said with a known person."""
        (self._topics if self.talk and self.person else self._line).focus_input()

    @on(Input.Changed)
    def _typed(self) -> None:
        if not self._begun and not self.blank:
            self._begun = True
            self.post_message(self.Begun(self))


def _as_line(person: PersonEntry) -> str:
    parts = (person.name, person.role, person.email, person.phone, person.linkedin)
    return ", ".join(part for part in parts if part)


def _from_line(parsed: PersonLine, known: PersonEntry | None) -> dict[str, str]:
    """What the line says, and what is known where it says nothing; details can empty a field."""
    values = {name: getattr(parsed, name) for name in ("role", "email", "phone", "linkedin")}
    kept = {name: value or getattr(known, name, "") for name, value in values.items()}
    unsaid = {name: getattr(known, name, "") for name in ("greeting", "postal_address")}
    return {"name": parsed.name, **unsaid, **kept}


def _understood(parsed: PersonLine) -> str:
    profile = parsed.linkedin.removeprefix("https://www.")
    parts = (parsed.name, parsed.role, parsed.email, parsed.phone, profile)
    said = " · ".join(part for part in parts if part)
    return f"{said} · greeted as {greeting_for(parsed.name)}"
