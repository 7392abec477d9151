"""Keys that come faster than screens open."""

from piloting import all_at_once, board, until
from textual.events import ScreenResume

from tui.app import AfterwordApp
from tui.desk import Desk


async def test_keys_that_come_while_the_first_screen_is_drawn(demo: Desk) -> None:
    """The board's being there lets no key go past the question that another key asks."""
    app = AfterwordApp(demo)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: board(pilot).columns.has_focus)
        # As soon as it resumes: what it does when it is drawn is still to come.
        board(pilot)._opened = False
        board(pilot).on_screen_resume(ScreenResume())
        await all_at_once(pilot, "T", "t")
        await until(pilot, lambda: app.theme == "ansi-dark")
