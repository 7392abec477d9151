"""All the people of a form, one line each, with an empty line for the next."""

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical

from models.entries import PersonEntry, clash
from models.errors import InvalidInput
from tui.widgets.field import LinesPasted
from tui.widgets.person_fields import PersonFields

_WHO = "Who was this? A name keeps what you typed here."


class SaidError(InvalidInput):
    """What is wrong stands beside its field already."""


class PeopleFields(Vertical):
    """Grows by an empty line as the last one is begun.

    `leaving` says what it means that the line of somebody known was emptied.
    """

    DEFAULT_CSS = "PeopleFields { height: auto; }"

    def __init__(
        self,
        people: Sequence[PersonEntry] = (),
        *,
        talk: bool = False,
        leaving: str = "leaves this application",
    ) -> None:
        super().__init__(classes="-talk" if talk else "")
        self.people = people
        self.talk = talk
        self.leaving = leaving

    def compose(self) -> ComposeResult:
        """Who is known, and a line for the next."""
        for person in self.people:
            yield PersonFields(person, talk=self.talk, leaving=self.leaving)
        yield PersonFields(talk=self.talk)

    @property
    def lines(self) -> list[PersonFields]:
        """Everybody's fields, the empty ones too."""
        return [child for child in self.children if isinstance(child, PersonFields)]

    @property
    def gone(self) -> list[PersonEntry]:
        """Who is known and whose line was emptied."""
        return [line.person for line in self.lines if line.person is not None and line.blank]

    @on(PersonFields.Begun)
    def _grow(self) -> None:
        if not self.lines[-1].blank:
            self.mount(PersonFields(talk=self.talk))

    @on(LinesPasted)
    def _spread(self, message: LinesPasted) -> None:
        """Each line pasted beside the first is somebody, with fields of their own."""
        message.stop()
        typed = [PersonFields(typed=line, talk=self.talk) for line in message.lines[1:]]
        where = next(line for line in self.lines if line.has_focus_within)
        self.mount(*typed, after=where)
        self._grow()

    def entries(self) -> tuple[PersonEntry, ...]:
        """Everybody named. Raises `SaidError` after saying beside the line what is wrong."""
        for line in self.lines:
            if line.nameless:
                line.complain(_WHO)
                raise SaidError(_WHO, field="people")
        named = [line for line in self.lines if not line.blank]
        found = []
        for line in named:
            try:
                found.append(line.entry())
            except InvalidInput as error:
                line.blame(error)
                raise SaidError(error.message, field="people", hint=error.hint) from None
        if twice := clash(found):
            named[twice[0]].complain(twice[1])
            raise SaidError(twice[1], field="people")
        return tuple(found)

    def complain(self, message: str) -> None:
        """Say on the first line what is wrong with all of them."""
        self.lines[0].complain(message)

    def focus_first(self) -> None:
        """Put the cursor where one begins."""
        self.lines[0].focus_first()
