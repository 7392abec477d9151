"""The composer: the text with its slots, what the checks find, and the way to the clipboard."""

from textual import on
from textual.widgets import Input

from models.notes.changing import by_another_way, turn_part
from models.notes.drafting.mishaps import SMALL_ADVICE, is_small
from models.notes.drafting.parts import RECOVERY, part_for
from models.notes.recipients import ways
from models.phrases import WAYS
from models.text import clean_text
from models.words import Channel, NoteState
from tui.flows import mailing, sending
from tui.screens.together import TogetherScreen
from tui.widgets.findings import Offers
from tui.widgets.note_editor import NoteEditor
from tui.widgets.recipients import Recipients


class ComposerScreen(TogetherScreen):
    """Writes the notes of one kind; answers where the card went, if anywhere.

    In the text Tab goes from slot to slot; Esc leaves it for single keys.
    """

    leaving_unsaved = False

    def on_mount(self) -> None:
        """Show the first letter that is open, with its first slot selected."""
        self.show_letter()
        if self.letter.state is NoteState.COPIED:
            self.query_one(Recipients).focus()
            self.once_saved(sending.ask_sent, self)
        else:
            self.editor.focus()
            self.editor.to_first_slot()
            self.call_after_refresh(self.offer)

    # Keys in the text

    @on(NoteEditor.Picking)
    def _pick(self, message: NoteEditor.Picking) -> None:
        offers = self.query_one(Offers)
        if message.step:
            offers.step(message.step)
        else:
            self.editor.fill(offers.text)
            self.editor.to_next_slot()

    def action_next_slot(self) -> None:
        """The next slot, round and round while there are any; then out of the text."""
        if not (self.editor.to_next_slot() or self.editor.to_first_slot()):
            self.action_leave_text()

    def action_previous_slot(self) -> None:
        """The slot before, or out of the text."""
        if not self.editor.to_previous_slot():
            subject = self.query_one("#subject", Input)
            (subject if self.query_one("#subject-line").display else self.editor).focus()

    def action_leave_text(self) -> None:
        """From the text to the single keys."""
        self.show_offers([])
        self.query_one(Recipients).focus()
        if not self.flush() and self.clash is not None:
            self.start(self.agree)

    def action_enter_text(self) -> None:
        """Back into the text; a letter that was not touched yet opens at its first slot."""
        self.editor.focus()
        if self.editor.cursor_location == (0, 0):
            self.editor.to_first_slot()

    def action_editor(self) -> None:
        """Write in another editor."""
        if self._is_settled():
            return
        self.flush()
        self.start(sending.edit_elsewhere, self)

    def _is_settled(self) -> bool:
        """Whether the note went out or was skipped; then it is said that nothing of it changes."""
        if self.letter.settled:
            self.say_words_stay()
        return self.letter.settled

    # Single keys

    def action_next_person(self) -> None:
        """The next person's note."""
        self.once_saved(self._go, 1)

    def action_previous_person(self) -> None:
        """The note of the person before."""
        self.once_saved(self._go, -1)

    async def _go(self, step: int) -> None:
        self.go_to(self.current + step)

    def action_next_finding(self) -> None:
        """Go to the next finding's place in the text."""
        if not self.findings:
            self.status.say("There is nothing to mend.")
        else:
            self.place_of_finding = (self.place_of_finding + 1) % len(self.findings)
            self.show_finding(self.findings[self.place_of_finding])

    def action_clean(self) -> None:
        """Take out invisible characters."""
        if self._is_settled():
            return
        self.editor.rewrite(clean_text(self.editor.text))
        self.status.say("Invisible characters are taken out.")

    def action_copy_body(self) -> None:
        """The note to the clipboard, unless something stops it."""
        self.typing = self.editor.has_focus
        self.once_saved(sending.copy_body, self)

    def action_copy_subject(self) -> None:
        """The subject to the clipboard."""
        if not self.letter.has_subject:
            self.status.complain("This note has no subject line.")
            return
        self.once_saved(sending.copy_subject, self)

    def action_edit_subject(self) -> None:
        """Into the subject line."""
        if self.letter.has_subject:
            self.query_one("#subject", Input).focus()
        else:
            self.status.complain("This note has no subject line.")

    def action_copy_address(self) -> None:
        """The address, the number or the profile link to the clipboard."""
        names = {Channel.PHONE: "number", Channel.LINKEDIN: "profile link"}
        name = names.get(self.letter.channel, "address")
        self.start(sending.copy_address, self, name)

    def action_mail(self) -> None:
        """The note to the mail client, unless something stops it."""
        self.typing = False
        self.once_saved(mailing.open_in_mail, self)

    def action_save_draft(self) -> None:
        """The note into a file that mail clients open."""
        self.typing = False
        self.once_saved(mailing.save_draft, self)

    def action_sent(self) -> None:
        """It went out already."""
        self.typing = False
        self.once_saved(sending.ask_sent, self)

    def action_skip(self) -> None:
        """No note to this person."""
        self.typing = False
        self.once_saved(sending.skip, self)

    def action_skip_rest(self) -> None:
        """The move, without the rest."""
        self.once_saved(sending.skip_rest, self)

    def action_part(self) -> None:
        """What was missed in the interview, or a word of advice: in, or out again."""
        if self._is_settled():
            return
        letter = self.letter
        part = part_for(letter.kind, letter.channel)
        if part is None:
            self.status.complain("There is nothing to add to this note.")
            return
        added = turn_part(letter, part)
        self.editor.rewrite(letter.body)
        self.save_now()
        self._examine()
        if not added:
            self.status.say(f"{part.title}: taken out.")
        elif part is RECOVERY and is_small(letter.material.went_badly):
            self.status.complain(f"{SMALL_ADVICE} + takes it out.")
        else:
            self.status.say(f"{part.title}: added before the sign-off. + takes it out.")
            self.editor.focus()
            self.editor.to_first_slot()

    def action_another_way(self) -> None:
        """Another way for this note to travel, where its kind has one."""
        if self._is_settled():
            return
        letter = self.letter
        if len(ways(letter.kind)) < 2:
            self.status.complain("This note goes one way only.")
            return
        by_another_way(letter)
        self.show_letter()
        self.save_now()
        self.status.say(f"Now {WAYS[letter.channel]}. w changes it again.")

    def action_view(self) -> None:
        """The bare text."""
        self.start(sending.view, self)

    def action_leave(self) -> None:
        """Back to where one came from; a note that cannot be saved asks for a second press."""
        if self.flush() or self.leaving_unsaved:
            self.dismiss(None)
            return
        if self.clash is not None:
            self.once_saved(self._leave)
            return
        self.leaving_unsaved = True
        self.status.complain("This note cannot be saved. Copy it (y); Esc once more leaves it.")

    async def _leave(self) -> None:
        self.dismiss(None)

    def action_help(self) -> None:
        """Every key."""
        from tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self.desk))
