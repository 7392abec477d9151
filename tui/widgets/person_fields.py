"""One person on one line, taken apart as one types; the rest of what is known on demand."""

from dataclasses import replace

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Input

from models.entries import PersonEntry
from models.errors import InvalidInput
from models.text import fold
from models.typed.greeting import greeting_for
from models.typed.people import PersonLine
from models.typed.person_entry import typed_line
from tui.widgets.field import Field
from tui.widgets.person_details import PersonDetails


class PersonFields(Vertical):
    """Name, role, e-mail, phone and LinkedIn in any order on one line.

    With `talk` it also asks what was said; the line of somebody known is a heading then, which
    Enter and Tab pass over and Shift+Tab reaches. `toggle` opens the details, filled from the line,
    in its place; from then on the details count. They are made then: most are never looked at, and
    they are five times as many widgets as all the rest. `typed` stands on the line at first.
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
        self._details: PersonDetails | None = None
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
        parsed = typed_line(line)
        renamed = self.person is not None and fold(self.person.name) != fold(parsed.name)
        was = f"was: {self.person.name} · " if self.person and renamed else ""
        return was + _understood(parsed)

    def compose(self) -> ComposeResult:
        """The line, and what was said."""
        yield self._line
        if self.talk:
            yield self._topics.add_class("talk")
            yield self._memorable.add_class("talk")

    @property
    def blank(self) -> bool:
        """True if nobody is named here."""
        return not self._line.text and not (self._opened and self._opened["name"].text)

    @property
    def nameless(self) -> bool:
        """True where something is typed of somebody who is not named, and would be lost."""
        if self.person is not None or not self.blank:
            return False
        said = self.talk and (self._topics.text or self._memorable.text)
        return bool(said) or (self._opened is not None and self._opened.begun)

    @property
    def is_open(self) -> bool:
        """True while the details show."""
        return self.has_class("-open")

    @property
    def _opened(self) -> PersonDetails | None:
        """The details while they show."""
        return self._details if self.is_open else None

    async def toggle(self) -> None:
        """Open the details, or close them again."""
        if self.is_open:
            self._close()
        else:
            await self._open()

    async def _open(self) -> None:
        """The details in the place of the line; a word instead if that cannot be read."""
        try:
            parsed = None if self.blank else typed_line(self._line.text)
        except InvalidInput as error:
            self._line.complain(str(error))
            return
        if self._details is None:
            self._details = PersonDetails(self.person)
            await self.mount(self._details)
        if parsed is not None:
            self._details.fill(parsed)
        self.add_class("-open")
        self._details.first_empty.focus_input()

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

    def entry(self) -> PersonEntry:
        """Everything about the person. Raises `InvalidInput` where the line has no name.

        A line that nobody touched says what was known, however it would be read anew.
        """
        details, person = self._details, self.person
        if person is not None and details is None and self._line.text == self._stands():
            if not self.talk:
                return person
            return replace(person, topics=self._topics.text, memorable=self._memorable.text)
        if self._opened:
            values = self._opened.values()
        else:
            values = _from_line(typed_line(self._line.text), self.person)
            if details and values["name"] == details["name"].text:
                values["greeting"] = details["greeting"].text
        known = self.person or PersonEntry("")
        return PersonEntry(
            id=known.id,
            channel=details.channel if details else known.channel,
            linkedin_welcome=details.welcome if details else known.linkedin_welcome,
            do_not_contact=details.do_not_contact if details else known.do_not_contact,
            topics=self._topics.text if self.talk else known.topics,
            memorable=self._memorable.text if self.talk else known.memorable,
            **values,
        )

    def blame(self, error: InvalidInput) -> None:
        """Say what is wrong beside the detail that it is about, else beside the line."""
        if self._opened and error.field in self._opened:
            self._opened[error.field or ""].complain(str(error))
        else:
            self.complain(str(error))

    def complain(self, message: str) -> None:
        """Say beside the line what is wrong."""
        field = self._opened["name"] if self._opened else self._line
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
