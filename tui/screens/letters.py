"""What a composer is apart from its keys: one letter at a time, examined and saved as one types."""

from collections.abc import Callable, Sequence

from textual import events, on
from textual.app import App, ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Input, Static, TextArea

from models.errors import AfterwordError
from models.notes.drafting.material import candidates
from models.notes.etiquette.checking import Finding, examine
from models.notes.kinds import KINDS
from models.notes.letters import Letter, occasion_now
from models.notes.meter import measure
from models.pipeline import filing
from models.text import clean_line
from models.words import Channel, NoteKind, NoteState, Stage
from tui.desk import Desk
from tui.screens.base import DeskScreen
from tui.widgets.findings import CardLines, FindingsList, Known, Meter, Offers
from tui.widgets.key_line import KeyLine
from tui.widgets.lines import SubjectLine
from tui.widgets.note_editor import NoteEditor
from tui.widgets.recipients import Recipients
from tui.widgets.status import Status

AUTOSAVE_SECONDS = 0.5
_TITLES = {Channel.PHONE: "Call script", Channel.POST: "{} on a card"}


class LettersScreen(DeskScreen[Stage | None]):
    """Shows the letters of one kind, one at a time; keeps what is typed."""

    typing = True
    """Whether the text had the cursor when a command was given: the next letter opens likewise."""

    def __init__(
        self, desk: Desk, application_id: int, kind: NoteKind, letters: Sequence[Letter]
    ) -> None:
        super().__init__(desk)
        self.application_id = application_id
        self.kind = kind
        self.letters = list(letters)
        self.current = self._first_open()
        self._occasion = self.letter.occasion
        self.findings: list[Finding] = []
        self.insisted: frozenset[str] = frozenset()
        self.place_of_finding = -1
        self.refusal: AfterwordError | None = None
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
        yield Static(markup=False, id="composer-title")
        yield Recipients(self.letters)
        with Horizontal(id="work"):
            with Vertical(id="letter"):
                with Horizontal(id="subject-line"):
                    yield Static("Subject", classes="label")
                    yield SubjectLine(compact=True, id="subject", select_on_focus=False)
                yield NoteEditor()
                yield Offers()
                yield Meter(markup=False)
            with VerticalScroll(id="side", can_focus=False):
                yield FindingsList()
                yield CardLines()
                yield Known()
        yield Status()
        yield KeyLine()

    def on_mount(self) -> None:
        """Who is stopped may never be continued: what was typed is saved before."""
        self.app.app_suspend_signal.subscribe(self, self._stopping, immediate=True)

    def _stopping(self, _app: App[object]) -> None:
        self.flush()

    def _title(self) -> Content:
        letter = self.letter
        title = _TITLES.get(letter.channel, "{}").format(KINDS[self.kind].title)
        about = letter.material
        role = f" · {about.role}" if about.role else ""
        thanks = self.kind is NoteKind.THANK_YOU
        # First, because a narrow window has no room for all of a role.
        later = f" for round {about.round}" if thanks and about.round > 1 else ""
        return Content.assemble((title + later, "bold"), f" · {about.company}{role}")

    # The letter

    def show_letter(self) -> None:
        """Show the current letter whole."""
        letter = self.letter
        self._occasion = occasion_now(self.letters, self.current)
        self.query_one("#composer-title", Static).update(self._title())
        self.editor.load_text(letter.body)
        self.show_state()
        line = self.query_one("#subject", Input)
        with line.prevent(Input.Changed):
            line.value = letter.subject
        self.query_one("#subject-line").display = letter.has_subject
        self.query_one(Known).tell(letter)
        self.insisted = frozenset()
        self._examine()
        if letter.touched:
            self._save_soon()
        if letter.problem:
            self.status.complain(letter.problem)

    def show_words(self) -> None:
        """Show what the letter says, where the text says something else; the cursor stays."""
        letter, line = self.letter, self.query_one("#subject", Input)
        if clean_line(line.value) != letter.subject:
            with line.prevent(Input.Changed):
                line.value = letter.subject
        if self.editor.text != letter.body:
            self.editor.adopt(letter.body)
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

    def show_state(self) -> None:
        """Show how far everybody has come; the words of a note that is done with stay."""
        self.query_one(Recipients).show(self.current)
        settled = self.letter.settled
        self.editor.read_only = self.query_one(SubjectLine).read_only = settled
        if settled:
            self.show_offers([])

    @on(NoteEditor.Refused)
    @on(SubjectLine.Refused)
    def say_words_stay(self) -> None:
        """Say why this letter is not written on."""
        went = "was skipped" if self.letter.state is NoteState.SKIPPED else "went out"
        self.status.say(f"The note to {self.letter.name} {went}: its words stay as they are.")

    @on(TextArea.Changed)
    def _typed(self) -> None:
        if self.editor.text != self.letter.body:
            self.letter.body = self.editor.text
            self.show_state()
            self._save_soon()
            self.insisted = frozenset()
            if self.is_running:
                self._examine()

    @on(Input.Changed, "#subject")
    def _subject_typed(self) -> None:
        subject = clean_line(self.query_one("#subject", Input).value)
        if subject != self.letter.subject:
            self.letter.subject = subject
            self.show_state()
            self._save_soon()

    @on(Input.Submitted, "#subject")
    def _subject_done(self) -> None:
        self.editor.focus()

    @on(events.DescendantFocus, "NoteEditor")
    @on(TextArea.SelectionChanged)
    def offer(self) -> None:
        """Offer what could fill the slot that is selected."""
        writing = self.editor.has_focus and not self.editor.read_only
        slot = self.editor.slot if writing else None
        text = self.editor.text
        offered = candidates(slot.label, self.letter.material, text) if slot else []
        self.show_offers(offered)
        if offered:
            self.call_after_refresh(self.editor.bring_cursor_into_view)

    def show_offers(self, texts: Sequence[str]) -> None:
        """Offer these texts for the slot; the arrows and Enter are theirs meanwhile."""
        self.query_one(Offers).show(texts)
        self.editor.offering = bool(texts)

    def _examine(self) -> None:
        letter = self.letter
        self.findings = examine(self._occasion, letter.body)
        self.place_of_finding = -1
        self.editor.mark(self.findings)
        self.query_one(FindingsList).say(self.findings)
        self.query_one(Meter).show(measure(self._occasion, letter.body))
        self.query_one(CardLines).show(letter)

    # Saving as one types

    def _save_soon(self) -> None:
        if self._unsaved is None:
            self._unsaved = self.set_timer(AUTOSAVE_SECONDS, self._save_while_typing)

    def _save_while_typing(self) -> None:
        self._save(filing.save_while_typing)

    def save_now(self) -> bool:
        """Save the note as it is, also where nothing was typed."""
        self._save_soon()
        return self.flush()

    def flush(self) -> bool:
        """Save now what was typed; False, and a word about it, if that is not possible."""
        return self._save(filing.save_draft)

    def _take_typed(self) -> None:
        """What was typed a moment ago may not have been told yet; it is the letter's already."""
        if self.letter.settled or not self._opened or not self.query(NoteEditor):
            return
        self._typed()
        self._subject_typed()

    def _save(self, how: Callable[..., None]) -> bool:
        self._take_typed()
        if self._unsaved is None:
            return True
        self._unsaved.stop()
        self._unsaved = None
        try:
            how(self.letter, now=self.desk.now())
        except AfterwordError as error:
            self.refusal = error
            if self.is_running:
                self.not_saved(error)
                self._save_soon()
            return False
        refused, self.refusal = self.refusal, None
        if self.is_running:
            self.show_words()
            if refused is not None:
                self.status.say("Saved now.")
        return True

    def not_saved(self, error: AfterwordError) -> None:
        """Say why what was typed is not saved."""
        self.status.complain(f"Not saved. {error}")

    def rescue(self) -> str:
        """The draft is saved; where that fails, the note as it stands."""
        return "" if self.flush() else f"{self.letter.subject}\n\n{self.letter.body}"

    def on_unmount(self) -> None:
        """Nothing typed is lost, however the screen ends."""
        self.flush()

    def saved_at_last(self) -> None:
        """All that was typed is on file, by another way."""
        if self._unsaved is not None:
            self._unsaved.stop()
            self._unsaved = None
        self.refusal = None

    def examine_anew(self) -> None:
        """Check the letter beside the others as they are now."""
        self._occasion = occasion_now(self.letters, self.current)
        self._examine()

    def show_finding(self, finding: Finding) -> None:
        """Put the cursor at a finding and say what to do about it."""
        self.editor.focus()
        self.editor.select_span(finding.start, finding.end)
        self.status.say(f"{finding.message} {finding.why}".strip())
