"""The way to every screen, to every line that asks, and what must hold wherever one is."""

from typing import Any

from textual.pilot import Pilot

from tests.tui.hostile.stream import foreign
from tests.tui.piloting import asked, board, lines, on, press, seen

CARD = "Wadi Lawz"
"""A card with several people and notes in every state: what is to be seen from the board on."""

ROUTES: dict[str, tuple[str, *tuple[str, ...]]] = {
    "board": ("BoardScreen",),
    "application": ("ApplicationScreen", "enter"),
    "composer": ("ComposerScreen", "c"),
    "debrief": ("DebriefForm", "d"),
    "edit": ("ApplicationForm", "e"),
    "round": ("RoundForm", "i"),
    "log": ("BoardScreen", "t", "w"),
    "delete": ("BoardScreen", "delete"),
    "snooze": ("BoardScreen", "z", "1"),
    "review": ("ReviewScreen", "r"),
    "search": ("BoardScreen", "/", "a"),
    "palette": ("Palette", ":", "a"),
    "archive": ("ArchiveScreen", "A"),
    "archived": ("ApplicationScreen", "A", "enter"),
    "statistics": ("StatisticsScreen", "S"),
    "move": ("ComposerScreen", "m", "3"),
    "undo": ("BoardScreen", "z", "1", "u"),
}
"""Where one comes to, and how."""
QUESTIONS: dict[str, tuple[str, ...]] = {
    "log, on an earlier day": ("t", "d"),
    "log, a new date": ("t", "w", "enter", "d"),
    "log, an offer": ("t", "w", "enter", "o"),
    "snooze": ("z", "d"),
    "snooze, in the review": ("r", "z", "d"),
    "files to bring in": ("I",),
}
"""Every line of the board that something is typed on."""


def assert_harmless(pilot: Pilot[Any], where: str) -> None:
    """Nothing that is drawn would be obeyed, or acts when it is clicked."""
    for strip in lines(pilot):
        assert foreign(strip.render(pilot.app.console)) == [], where
        for _text, style, _order in strip:
            meta = style.meta if style else {}
            assert "@click" not in meta, (where, meta)
            assert style is None or not style.link, where


async def go(pilot: Pilot[Any], name: str, card: int) -> None:
    """Go from a card of the board to a screen, as its way is, and see that nothing there harms."""
    shown, *keys = ROUTES[name]
    board(pilot).go_to(card)
    await press(pilot, *keys)
    assert on(pilot) == shown, name
    assert_harmless(pilot, name)


async def back(pilot: Pilot[Any]) -> None:
    """Leave whatever is open, until the board is there."""
    for _ in range(6):
        if on(pilot) == "BoardScreen" and not asked(pilot):
            return
        leaving = on(pilot) != "Palette" and "Leave without saving?" in asked(pilot)
        await press(pilot, "y" if leaving else "escape")
    raise AssertionError(seen(pilot))
