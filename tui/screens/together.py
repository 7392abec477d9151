"""A composer beside another window: the letters follow, and of two versions the person chooses."""

from collections.abc import Callable
from functools import partial

from textual.widgets import Static

from models.errors import AfterwordError, Gone
from models.pipeline.filing import reread
from models.sharing.clash import Clash, Side
from tui.screens.base import Flow, Given
from tui.screens.letters import LettersScreen
from tui.widgets.findings import Known
from tui.widgets.prompt import Option

_SIDES: list[Option[Side | None]] = [
    Option("m", "keep mine", Side.MINE),
    Option("t", "take theirs", Side.THEIRS),
    Option("b", "back to the note", None),
]

_CHOSEN = {
    Side.MINE: "Yours is kept. u on the board brings the other one back.",
    Side.THEIRS: "Theirs is here now. Ctrl+Z in the text brings yours back.",
}


class TogetherScreen(LettersScreen):
    """Letters that may be written in another window too.

    While both windows have words of their own neither overwrites the other; the question which to
    keep never takes the keys from somebody who types: it comes with the next command.
    """

    @property
    def clash(self) -> Clash | None:
        """What there is to choose between before the letter can be saved."""
        return self.refusal if isinstance(self.refusal, Clash) else None

    def not_saved(self, error: AfterwordError) -> None:
        """Say why; where another window wrote other words, that there is something to choose."""
        if isinstance(error, Clash):
            self.status.complain(f"{error.message} Esc, then choose.")
        elif isinstance(error, Gone):
            self._say_gone()
        else:
            super().not_saved(error)

    def _say_gone(self) -> None:
        company = self.letter.material.company
        self.status.complain(
            f"{company} was deleted in another window. Your words stay here: Ctrl+O copies them."
        )

    def once_saved(
        self, flow: Callable[Given, Flow], *given: Given.args, **named: Given.kwargs
    ) -> None:
        """Start a flow about the letter when there are no two versions of it any more."""
        self.start(self._once_agreed, partial(flow, *given, **named))

    async def _once_agreed(self, flow: Callable[[], Flow]) -> None:
        if await self.agree():
            await flow()

    async def agree(self) -> bool:
        """Save; of two versions let the person choose. False if they go back to the note."""
        while (clash := self._two_versions()) is not None:
            self.status.clear()
            side = await self.prompt.choose(clash.message, _SIDES)
            if side is None:
                return False
            try:
                clash.again(side)
            except Clash:
                continue
            self.saved_at_last()
            self.show_words()
            self.status.say(_CHOSEN[side])
        return True

    def _two_versions(self) -> Clash | None:
        """Save; what there is to choose between, if that is why it was not possible."""
        self.flush()
        return self.clash

    async def follow(self) -> None:
        """Show what another window wrote; what was typed here and is not saved yet stays."""
        self.flush()
        before, shown = self.letter.words, self.letter.state
        try:
            self.letters[:] = reread(self.letters, self.desk.settings, now=self.desk.now())
        except Gone:
            self._say_gone()
            return
        letter = self.letter
        self.examine_anew()
        self.query_one("#composer-title", Static).update(self._title())
        self.show_state()
        self.query_one(Known).tell(letter)
        self.query_one("#subject-line").display = letter.has_subject
        self.show_words()
        if letter.state is not shown:
            self.status.say(f"The note to {letter.name} is {letter.state}, by another window.")
        elif letter.words != before:
            self.status.say("Changed in another window: this is how the note reads now.")

    def rescue(self) -> str:
        """Of two versions both are on file already."""
        words = super().rescue()
        return "" if self.clash is not None else words
