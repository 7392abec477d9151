"""What all forms share: fields in a column, Enter goes on, save, and leaving with care."""

from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Button, Input, Static

from models.errors import AfterwordError, Gone, InvalidInput
from models.sharing.clash import Clash, Side
from models.sharing.seen import Overtaken
from tui.commands import Place
from tui.keymap import bindings
from tui.screens.base import DeskScreen
from tui.widgets.choice import Choice
from tui.widgets.field import Field, LongField
from tui.widgets.key_line import KeyLine
from tui.widgets.people_fields import PeopleFields, SaidError
from tui.widgets.person_fields import PersonFields
from tui.widgets.prompt import Option
from tui.widgets.status import Status

Result = TypeVar("Result")


_BRING_BACK = "u in the window where it was deleted brings it back; then save again."
_TO_FILL = "Input.to-fill, TextArea, Choice, Button"
"""Where Enter and Tab go."""


class Form(DeskScreen[Result]):
    """A form: `fields` makes its widgets, `submit` writes what was filled in.

    `submit` raises `InvalidInput` with the name of the field that is at fault; what was typed
    stays as it is. What `doubt` asks is asked before anything is written.
    """

    BINDINGS = bindings(Place.FORM)
    AUTO_FOCUS = "Input"

    heading = ""
    lead = ""

    def compose(self) -> ComposeResult:
        """Heading, fields, button; questions, messages, keys."""
        with VerticalScroll(classes="form", can_focus=False):
            yield Static(Content(self.heading), classes="form-title")
            if self.lead:
                yield Static(Content(self.lead), classes="form-lead")
            with Vertical(id="fields"):
                yield from self.fields()
            with Vertical(classes="buttons"):
                yield Button("Save", compact=True, id="save")
        yield Status()
        yield KeyLine()

    def on_mount(self) -> None:
        """Make ready for dates."""
        self.run_worker(_warm_up, thread=True)

    def fields(self) -> Iterable[Widget]:
        """The form's own widgets."""
        raise NotImplementedError

    def submit(self) -> Result:
        """Write what was filled in; what the screen answers. Raises `InvalidInput`."""
        raise NotImplementedError

    def saved(self, written: Any) -> Result:
        """What the screen answers, by what the command that wrote it did."""
        answer: Result = written
        return answer

    def doubt(self) -> str:
        """A question to answer with yes before saving; nothing where there is none."""
        return ""

    def focus_next(self, selector: str | type[Widget] = "*") -> Widget | None:
        """On to what is to be filled in; Shift+Tab goes back through everything."""
        return super().focus_next(_TO_FILL if selector == "*" else selector)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """More about a person is for forms with people."""
        if action == "more" and not self.query(PeopleFields):
            return False
        return super().check_action(action, parameters)

    def field(self, name: str) -> Field:
        """A field by its name."""
        return next(field for field in self.query(Field) if field.name == name)

    def text(self, name: str) -> str:
        """What was typed into a field, cleaned."""
        return self.field(name).text

    @property
    def changed(self) -> bool:
        """True if something was typed or chosen."""
        inputs = [*self.query(Field), *self.query(LongField), *self.query(Choice)]
        return any(one.changed for one in inputs)

    @on(events.DescendantFocus)
    def _show_heading(self, event: events.DescendantFocus) -> None:
        """With the first field one sees what the form is about, also in a small window."""
        if event.widget is next(iter(self.query("Input")), None):
            form = self.query_one(".form", VerticalScroll)
            self.call_after_refresh(form.scroll_home, animate=False)

    @on(Input.Submitted)
    def _next(self) -> None:
        """Enter goes on to the next field; behind the last one it is the button."""
        self.focus_next()

    @on(Choice.Unknown)
    def _say_how_to_choose(self) -> None:
        self.status.say("← → or a first letter choose here; Enter goes on to the next field.")

    @on(Button.Pressed, "#save")
    def action_save(self) -> None:
        """Check everything; write it, or say beside the first field what is wrong."""
        wrong = [field for field in self.query(Field) if field.shown and not field.check()]
        if wrong:
            wrong[0].focus_input()
            return
        question = self.doubt()
        if question:
            self.start(self._ask_first, question)
        else:
            self._write()

    async def _ask_first(self, question: str) -> None:
        if await self.prompt.confirm(question, "save", "go back"):
            self._write()

    def _write(self) -> None:
        try:
            self.dismiss(self.submit())
        except Clash as clash:
            self.start(self._settle, clash)
        except AfterwordError as error:
            self._refused(error)

    async def _settle(self, clash: Clash) -> None:
        """What both windows changed is the person's to decide; what was typed stays meanwhile."""
        side = await self.prompt.choose(clash.message, _sides(clash))
        if side is None:
            return
        try:
            self.dismiss(self.saved(clash.again(side)))
        except Clash as more:
            await self._settle(more)
        except AfterwordError as error:
            self._refused(error)

    def _refused(self, error: AfterwordError) -> None:
        if isinstance(error, InvalidInput):
            self._blame(error)
        elif isinstance(error, Gone):
            self.status.complain(f"Not saved. {error} {_BRING_BACK}")
        else:
            self.status.complain(f"Not saved. {error}")

    def _blame(self, error: InvalidInput) -> None:
        if isinstance(error, SaidError):
            return
        for field in self.query(Field):
            if field.name == error.field and field.shown:
                field.complain(str(error))
                return
        people = self.query(PeopleFields)
        if error.field == "people" and people:
            people.first().complain(str(error))
        else:
            self.status.complain(str(error))

    @property
    def unsaved(self) -> bool:
        """What was typed is nowhere else yet."""
        return self.changed

    def rescue(self) -> str:
        """What stands in the fields."""
        return "\n".join(_typed(self)) if self.changed else ""

    async def action_more(self) -> None:
        """More about the person whose line has the cursor."""
        for person in self.query(PersonFields):
            if person.has_focus_within:
                await person.toggle()
                self.status.clear()
                return
        self.status.say("Put the cursor on a person's line first.")

    def action_leave(self) -> None:
        """Leave; ask first if something was typed."""
        if self.changed:
            self.start(self._leave)
        else:
            self.dismiss(None)

    async def _leave(self) -> None:
        if await self.prompt.confirm("Leave without saving?", "leave it", "stay"):
            self.dismiss(None)


def _sides(clash: Clash) -> list[Option[Side | None]]:
    if isinstance(clash, Overtaken):
        return [Option("s", "save all the same", Side.MINE), Option("b", "back to the form", None)]
    return [
        Option("m", "keep mine", Side.MINE),
        Option("t", "take theirs", Side.THEIRS),
        Option("b", "back to the form", None),
    ]


def _typed(form: Widget) -> Iterator[str]:
    """Every line or text that is filled in, under the label that it has."""
    for one in form.query("Input, TextArea"):
        text = one.value if isinstance(one, Input) else getattr(one, "text", "")
        label = next((str(up.label) for up in one.ancestors if hasattr(up, "label")), "")
        if text.strip():
            yield f"{label}: {text}" if label else text


def _warm_up() -> None:
    """Reading dates takes a library that is slow to load: load it while the person types."""
    import dateparser  # noqa: F401
