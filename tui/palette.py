"""The command palette: every command of where one is, and any card by typing."""

from collections.abc import Awaitable, Callable, Iterable, Iterator

from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.fuzzy import FuzzySearch
from textual.widgets import Input

from models.board.wording import Words
from tui.commands import Command, in_palette, key_name
from tui.screens.board import BoardScreen
from tui.screens.windowed import Windowed


class Palette(CommandPalette, Windowed[None]):
    """Textual's palette, with a word about the way out and a cursor that stands still."""

    def __init__(self) -> None:
        super().__init__(id="--command-palette", placeholder="Type to find it · Esc closes")

    def on_mount(self) -> None:
        """A blinking cursor would send bytes for ever."""
        self.query_one(Input).cursor_blink = False


class Commands(Provider):
    """The board's commands and cards. What a person typed is never read as markup."""

    async def discover(self) -> Hits:
        """Before anything is typed: the commands."""
        for command in self._commands():
            yield DiscoveryHit(
                Content(command.title), self._run(command), command.title, _about(command)
            )

    async def search(self, query: str) -> Hits:
        """Commands and cards that match, best first."""
        finder = FuzzySearch()
        for command in self._commands():
            score, _ = finder.match(query, command.title)
            if score > 0:
                yield Hit(
                    score,
                    Content(command.title),
                    self._run(command),
                    command.title,
                    _about(command),
                )
        for key, card in self._cards():
            score, _ = finder.match(query, card.company)
            if score > 0 or card.match(query):
                yield Hit(score + 1, _described(card), self._go(key), card.company)

    @property
    def _board(self) -> BoardScreen | None:
        return self.screen if isinstance(self.screen, BoardScreen) else None

    def _commands(self) -> Iterator[Command]:
        if self._board is not None:
            yield from in_palette()

    def _cards(self) -> Iterable[tuple[int, Words]]:
        return self._board.kept.words().items() if self._board is not None else ()

    def _run(self, command: Command) -> Callable[[], Awaitable[None]]:
        board = self._board

        async def run() -> None:
            if board is not None:
                board.columns.focus()
                await board.columns.run_action(command.call)

        return run

    def _go(self, key: int) -> Callable[[], None]:
        board = self._board

        def go() -> None:
            if board is not None:
                board.go_to(key)

        return go


def _about(command: Command) -> str:
    keys = " ".join(key_name(key) for key in command.keys.split(","))
    return f"{command.help} ({keys})"


def _described(card: Words) -> Content:
    """A card on one line. The palette reads its help texts as markup, so there is none."""
    about = "".join(f" · {part}" for part in (card.role, ", ".join(card.people)) if part)
    return Content.assemble((card.company, "bold"), (about, "dim"))
