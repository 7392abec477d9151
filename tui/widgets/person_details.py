"""Everything that may be known about a person, a field for each."""

from collections.abc import Callable

from textual.app import ComposeResult
from textual.containers import Vertical

from models.entries import PersonEntry
from models.errors import InvalidInput
from models.typed.greeting import greeting_for
from models.typed.people import PersonLine, email_address, phone_number, profile_link
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
_FROM_LINE = ("name", "role", "email", "phone", "linkedin")
_CHECKS: dict[str, Callable[[str], str]] = {
    "email": email_address,
    "phone": phone_number,
    "linkedin": profile_link,
}
"""What stands in a detail is held to the rules of the line."""


class PersonDetails(Vertical):
    """The fields of `person`, or of somebody nothing is known about."""

    def __init__(self, person: PersonEntry | None) -> None:
        super().__init__(classes="details")
        self.person = person
        self._fields = {name: self._field(name, label) for name, label in _DETAILS}
        self._channel = Choice(_CHANNELS, person.channel if person else None)
        self._welcome = Choice(_WELCOMES, person.linkedin_welcome if person else None)
        self._contact = Choice(_CONTACTS, person.do_not_contact if person else None)

    def _field(self, name: str, label: str) -> Field:
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

    def compose(self) -> ComposeResult:
        """A field each, then what there is to choose."""
        yield from self._fields.values()
        yield Labelled("Prefers", self._channel)
        yield Labelled("LinkedIn request", self._welcome)
        yield Labelled("Contact", self._contact)

    def __getitem__(self, name: str) -> Field:
        """A field by its name. Raises KeyError."""
        return self._fields[name]

    def __contains__(self, name: object) -> bool:
        """Whether there is a field of this name."""
        return name in self._fields

    @property
    def first_empty(self) -> Field:
        """Where there is something to fill in, else the name."""
        empty = (field for field in self._fields.values() if not field.text)
        return next(empty, self._fields["name"])

    @property
    def begun(self) -> bool:
        """Whether something stands in a field."""
        return any(field.text for field in self._fields.values())

    @property
    def channel(self) -> Channel:
        """By which way the person prefers to be written to."""
        return self._channel.value

    @property
    def welcome(self) -> Welcome:
        """Whether a LinkedIn request is welcome."""
        return self._welcome.value

    @property
    def do_not_contact(self) -> bool:
        """Whether the person is to be left in peace."""
        return self._contact.value

    def fill(self, line: PersonLine) -> None:
        """Take over what a line says, and how such a name is greeted."""
        for name in _FROM_LINE:
            if value := getattr(line, name):
                self._fields[name].set_text(value, typed=False)
        if not self._fields["greeting"].text:
            self._fields["greeting"].set_text(greeting_for(line.name), typed=False)

    def values(self) -> dict[str, str]:
        """What stands in the fields. Raises `InvalidInput` with the name of the one at fault."""
        values = {}
        for name, field in self._fields.items():
            try:
                values[name] = self._checked(name, field.text)
            except InvalidInput as error:
                raise InvalidInput(error.message, field=name, hint=error.hint) from None
        if not values["name"]:
            raise InvalidInput("A name is needed.", field="name")
        return values
