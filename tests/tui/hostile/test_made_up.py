"""Made-up mixtures of hostile text, another in every cell of a board, on every screen."""

import shutil
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from models.database import open_database
from models.tables import Application
from tests.shares import LONG
from tests.tui.hostile.nasties import MIXED
from tests.tui.hostile.poison import poison
from tests.tui.hostile.walking import CARD, QUESTIONS, ROUTES, assert_harmless, back, go
from tests.tui.piloting import board, paste, press, running
from tui.desk import Desk

CELLS = 60
"""So many texts of one board differ; its cells have them by turns."""
EVERYDAY = ("board", "application", "composer", "review")
ASKED = ("snooze, in the review",)
by_turns = settings(
    max_examples=40 if LONG else 1,
    # One board takes seconds: what was found is told as it is, not made smaller.
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=list(HealthCheck),
    deadline=None,
    print_blob=True,
)


@by_turns
@given(texts=st.lists(MIXED, min_size=CELLS, max_size=CELLS))
async def test_in_every_cell(demo: Desk, demo_file: Path, texts: list[str]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(shutil.copy(demo_file, folder))
        with open_database(path) as opened:
            card = Application.get(Application.company == CARD).id
            poison(path, *texts)
            async with running(replace(demo, database=opened)) as pilot:
                for name in ROUTES if LONG else EVERYDAY:
                    await go(pilot, name, card)
                    await back(pilot)
                assert pilot.app.return_code is None


@by_turns
@given(texts=st.fixed_dictionaries(dict.fromkeys(QUESTIONS if LONG else ASKED, MIXED)))
async def test_as_an_answer(demo: Desk, texts: dict[str, str]) -> None:
    card = Application.get(Application.company == CARD).id
    async with running(demo) as pilot:
        for name, text in texts.items():
            board(pilot).go_to(card)
            await press(pilot, *QUESTIONS[name])
            await paste(pilot, text)
            assert_harmless(pilot, name)
            await press(pilot, "enter")
            assert_harmless(pilot, name)
            await back(pilot)
        assert pilot.app.return_code is None
