"""One line that says what just happened and what to do about it; cheaper and calmer than toasts."""

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Static

if TYPE_CHECKING:
    from tui.clipboard.report import CopyReport


class Status(Static):
    """The newest message; a mistake is marked by a symbol as well as by its colour."""

    def __init__(self) -> None:
        super().__init__(markup=False, classes="-empty")
        self._whispered = False

    def say(self, text: str) -> None:
        """Show a message."""
        self._show(text, trouble=False)

    def whisper(self, text: str) -> None:
        """Show a message that nobody waits for: only where no other stands."""
        if self._whispered or self.has_class("-empty"):
            self.say(text)
            self._whispered = True

    def complain(self, text: str) -> None:
        """Show what went wrong."""
        self._show(f"! {text}", trouble=True)

    def add(self, text: str) -> None:
        """Show what went wrong beside what is said already."""
        standing = str(self.content).removeprefix("! ")
        self.complain(" · ".join(part for part in (standing, text) if part))

    def report(self, report: "CopyReport", about: str = "") -> None:
        """Say how a copy ended; `about` goes before it."""
        from tui.clipboard.report import Verdict

        if report.verdict is Verdict.FAILED:
            self.complain(f"{about}{report.message}")
        else:
            self.say(f"{about}{report.message}")

    def clear(self) -> None:
        """Show nothing."""
        self._show("", trouble=False)

    def _show(self, text: str, *, trouble: bool) -> None:
        self._whispered = False
        self.set_class(trouble, "-trouble")
        self.set_class(not text, "-empty")
        self.update(Content(text))
