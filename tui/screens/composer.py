"""The composer: the text with its slots, what the checks find, and the way to the clipboard."""

from collections.abc import Sequence

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Footer, Input, Static, TextArea

from models.notes.etiquette import Finding, examine
from models.notes.kinds import KINDS
from models.notes.letters import Letter
from models.notes.material import candidates
from models.notes.meter import measure
from models.pipeline import notes
from models.text import clean_line, clean_text
from models.words import Channel, NoteKind, NoteState, Stage
from tui.desk import Desk
from tui.flows import sending
from tui.screens.base import DeskScreen
from tui.widgets.findings import FindingsList, Known, Meter, Offers
from tui.widgets.note_editor import NoteEditor
from tui.widgets.prompt import Prompt
from tui.widgets.recipients import Recipients
from tui.widgets.status import Status

AUTOSAVE_SECONDS = 0.5


class ComposerScreen(DeskScreen[Stage | None]):
    """Writes the notes of one kind; answers where the card went, if anywhere."""

    def __init__(
        self, desk: Desk, application_id: int, kind: NoteKind, letters: Sequence[Letter]
    ) -> None:
        super().__init__(desk)
        self.application_id = application_id
        self.kind = kind
        self.letters = list(letters)
        self.current = self._first_open()
        self.findings: list[Finding] = []
        self.insisted: frozenset[str] = frozenset()
        self._place_of_finding = -1
        self._unsaved: Timer | None = None

    def _first_open(self) -> int:
        open_ones = [n for n, letter in enumerate(self.letters) if not letter.settled]
        return open_ones[0] if open_ones else 0

    @property
    def letter(self) -> Letter:
        """The letter that is being written."""
        return self.letters[self.current]

    @property
    def editor(self) -> NoteEditor:
        """The text."""
        return self.query_one(NoteEditor)

    def compose(self) -> ComposeResult:
        """Title, recipients, text with its offers, and what is said about it."""
        yield Static(self._title(), id="composer-title")
        yield Recipients(self.letters)
        with Horizontal(id="work"):
            with Vertical(id="letter"):
                with Horizontal(id="subject-line"):
                    yield Static("Subject", classes="label")
                    yield Input(compact=True, id="subject", select_on_focus=False)
                yield NoteEditor()
                yield Offers()
                yield Meter(markup=False)
            with VerticalScroll(id="side", can_focus=False):
                yield FindingsList(markup=False)
                yield Known(markup=False)
        yield Prompt()
        yield Status(markup=False)
        yield Footer(show_command_palette=False, compact=True)

    def _title(self) -> Content:
        letter = self.letters[0]
        kind = KINDS[self.kind].title
        if letter.channel is Channel.PHONE:
            kind = "Call script"
        role = f" · {letter.material.role}" if letter.material.role else ""
        return Content.assemble((kind, "bold"), f" · {letter.material.company}{role}")

    def on_mount(self) -> None:
        """Show the first letter that is open, with its first slot selected."""
        self.show_letter()
        if self.letter.state is NoteState.COPIED:
            self.query_one(Recipients).focus()
            self.start(sending.ask_sent(self))
        else:
            self.editor.focus()
            self.editor.to_first_slot()
            self.call_after_refresh(self._moved)

    # The letter

    def show_letter(self) -> None:
        """Show the current letter whole."""
        letter = self.letter
        self.query_one(Recipients).show(self.current)
        self.editor.load_text(letter.body)
        line = self.query_one("#subject", Input)
        with line.prevent(Input.Changed):
            line.value = letter.subject
        has_subject = KINDS[letter.kind].has_subject and letter.channel is not Channel.PHONE
        self.query_one("#subject-line").display = has_subject
        self.query_one(Known).show(letter.material, letter.role)
        self.insisted = frozenset()
        self._examine()

    def go_to(self, number: int) -> None:
        """Show another recipient's letter (round and round)."""
        self.flush()
        self.current = number % len(self.letters)
        self.show_letter()

    def next_open(self) -> bool:
        """Go to the next letter that is not settled; False if none is left."""
        for step in range(1, len(self.letters) + 1):
            number = (self.current + step) % len(self.letters)
            if not self.letters[number].settled:
                self.go_to(number)
                return True
        return False

    def refresh_recipients(self) -> None:
        """Show how far everybody has come."""
        self.query_one(Recipients).show(self.current)

    @on(TextArea.Changed)
    def _typed(self) -> None:
        if self.editor.text != self.letter.body:
            self.letter.body = self.editor.text
            self._save_soon()
            self.insisted = frozenset()
            self._examine()

    @on(Input.Changed, "#subject")
    def _subject_typed(self, event: Input.Changed) -> None:
        self.letter.subject = clean_line(event.value)
        self._save_soon()

    @on(Input.Submitted, "#subject")
    def _subject_done(self) -> None:
        self.editor.focus()

    @on(TextArea.SelectionChanged)
    def _moved(self) -> None:
        slot = self.editor.slot if self.editor.has_focus else None
        offered = candidates(slot.label, self.letter.material) if slot else []
        self.query_one(Offers).show(offered)
        if offered:
            self.call_after_refresh(self.editor.scroll_cursor_visible)

    def _examine(self) -> None:
        letter = self.letter
        self.findings = examine(letter.occasion, letter.body)
        self._place_of_finding = -1
        self.editor.mark(self.findings)
        self.query_one(FindingsList).show(self.findings)
        self.query_one(Meter).show(measure(letter.occasion, letter.body))

    # Saving as one types

    def _save_soon(self) -> None:
        if self._unsaved is None:
            self._unsaved = self.set_timer(AUTOSAVE_SECONDS, self.flush)

    def flush(self) -> None:
        """Save now what was typed."""
        if self._unsaved is not None:
            self._unsaved.stop()
            self._unsaved = None
            notes.save_draft(self.letter, now=self.desk.now())

    def on_unmount(self) -> None:
        """Nothing typed is lost, however the screen ends."""
        self.flush()

    # Keys in the text

    def on_key(self, event: events.Key) -> None:
        """While something is offered for a slot, the arrows and Enter are for the offers."""
        offers = self.query_one(Offers)
        if not (self.editor.has_focus and offers.display):
            return
        if event.key in ("up", "down"):
            offers.step(-1 if event.key == "up" else 1)
        elif event.key == "enter":
            self.editor.fill(offers.text)
            self.editor.to_next_slot()
        else:
            return
        event.stop()
        event.prevent_default()

    def action_next_slot(self) -> None:
        """The next slot, or out of the text."""
        if not self.editor.to_next_slot():
            self.query_one(Recipients).focus()

    def action_previous_slot(self) -> None:
        """The slot before, or out of the text."""
        if not self.editor.to_previous_slot():
            subject = self.query_one("#subject", Input)
            (subject if self.query_one("#subject-line").display else self.editor).focus()

    def action_leave_text(self) -> None:
        """From the text to the single keys."""
        self.query_one(Offers).show([])
        self.query_one(Recipients).focus()

    def action_enter_text(self) -> None:
        """Back into the text."""
        self.editor.focus()

    def key_escape(self) -> None:
        """Esc in the subject leads to the single keys too."""
        if not self.query_one(Recipients).has_focus and not self.prompt.asking:
            self.query_one(Recipients).focus()

    def action_editor(self) -> None:
        """Write in another editor."""
        self.flush()
        self.start(sending.edit_elsewhere(self))

    # Single keys

    def action_next_person(self) -> None:
        """The next person's note."""
        self.go_to(self.current + 1)

    def action_previous_person(self) -> None:
        """The note of the person before."""
        self.go_to(self.current - 1)

    def action_next_finding(self) -> None:
        """Go to the next finding's place in the text."""
        if self.findings:
            self._place_of_finding = (self._place_of_finding + 1) % len(self.findings)
            self.show_finding(self.findings[self._place_of_finding])

    def show_finding(self, finding: Finding) -> None:
        """Put the cursor at a finding and say what to do about it."""
        self.editor.focus()
        self.editor.select_span(finding.start, finding.end)
        self.status.say(f"{finding.message} {finding.why}".strip())

    def action_clean(self) -> None:
        """Take out invisible characters."""
        self.editor.rewrite(clean_text(self.editor.text))
        self.status.say("Clean.")

    def action_copy_body(self) -> None:
        """The note to the clipboard, unless something stops it."""
        self.flush()
        self.start(sending.copy_body(self))

    def action_copy_subject(self) -> None:
        """The subject to the clipboard."""
        self.start(sending.copy_part(self, self.letter.subject, "subject"))

    def action_copy_address(self) -> None:
        """The address, the number or the profile link to the clipboard."""
        names = {Channel.PHONE: "number", Channel.LINKEDIN: "profile link"}
        name = names.get(self.letter.channel, "address")
        self.start(sending.copy_part(self, self.letter.address, name))

    def action_sent(self) -> None:
        """It went out already."""
        self.flush()
        self.start(sending.ask_sent(self))

    def action_skip(self) -> None:
        """No note to this person."""
        self.flush()
        self.start(sending.skip(self))

    def action_skip_rest(self) -> None:
        """The move, without the rest."""
        self.flush()
        self.start(sending.skip_rest(self))

    def action_view(self) -> None:
        """The bare text."""
        self.start(sending.view(self))

    def action_leave(self) -> None:
        """Back to where one came from."""
        self.flush()
        self.dismiss(None)

    def action_help(self) -> None:
        """Every key."""
        from tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self.desk))
