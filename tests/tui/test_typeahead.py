"""Keys that come faster than screens open."""

from piloting import all_at_once, board, on, running, until
from textual.events import Key, Paste, ScreenResume

from tui.app import AfterwordApp
from tui.desk import Desk
from tui.widgets.field import Field


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


async def test_what_is_pasted_behind_a_key_goes_where_the_key_leads(demo: Desk) -> None:
    async with running(demo) as pilot:
        pilot.app.post_message(Key("n", "n"))
        pilot.app.post_message(Paste("Acme\x1b[2J Rockets"))
        await all_at_once(pilot, *" Ltd")
        assert on(pilot) == "ApplicationForm"
        company = next(iter(pilot.app.screen.query(Field)))
        assert company.text == "Acme Rockets Ltd"


async def test_nothing_opens_before_it_can_be_styled(demo: Desk) -> None:
    async with running(demo) as pilot:
        app = pilot.app
        assert isinstance(app, AfterwordApp)
        app.wait_with_keys()
        app.post_message(Key("z", "z"))
        await pilot.pause()
        assert not board(pilot).asking
        app.begin_with_keys()
        await until(pilot, lambda: board(pilot).asking)
