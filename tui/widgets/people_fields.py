"""All the people of a form, one line each, with an empty line for the next."""

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical

from models.entries import PersonEntry
from models.errors import InvalidInput
from tui.widgets.person_fields import PersonFields


class PeopleFields(Vertical):
    """Grows by an empty line as the last one is begun."""

    DEFAULT_CSS = "PeopleFields { height: auto; }"

    def __init__(self, people: Sequence[PersonEntry] = (), *, talk: bool = False) -> None:
        super().__init__()
        self.people = people
        self.talk = talk

    def compose(self) -> ComposeResult:
        """Who is known, and a line for the next."""
        for person in self.people:
            yield PersonFields(person, talk=self.talk)
        yield PersonFields(talk=self.talk)

    @on(PersonFields.Begun)
    def _grow(self, message: PersonFields.Begun) -> None:
        if message.fields is self.query(PersonFields).last():
            self.mount(PersonFields(talk=self.talk))

    def entries(self) -> tuple[PersonEntry, ...]:
        """Everybody named. Raises `InvalidInput` after saying beside the line what is wrong."""
        found = []
        for fields in self.query(PersonFields):
            if fields.blank:
                continue
            try:
                found.append(fields.entry())
            except InvalidInput as error:
                fields.complain(str(error))
                raise
        return tuple(found)
