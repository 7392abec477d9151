"""An invitation dropped onto the board: what was guessed is shown, and can be said otherwise."""

from pathlib import Path

import pytest
from piloting import asked, cards, on, paste, press, running, said, seen, select, until, write

from models.settings.reading import Profile
from tui.desk import Desk

FIXTURES = Path(__file__).parents[1] / "models" / "exchange" / "fixtures" / "invitations"


def fixture(name: str) -> str:
    return str(FIXTURES / f"{name}.ics")


@pytest.fixture
def robin(empty: Desk) -> Desk:
    """An empty board of whom the invitations are for."""
    empty.take_profile(Profile("Robin Marsh", zone="Europe/Paris", emails=("robin@marsh.example",)))
    return empty


async def test_what_is_guessed_is_shown_and_confirmed(robin: Desk) -> None:
    async with running(robin) as pilot:
        await paste(pilot, fixture("exchange"))
        assert on(pilot) == "ImportScreen"
        await until(pilot, lambda: "Company Basalt Works" in seen(pilot))
        await until(pilot, lambda: "Role Data Engineer" in seen(pilot))
        await press(pilot, "enter")
        assert asked(pilot) == "Which company is it with?"
        await press(pilot, "ctrl+u")
        await write(pilot, "Basalt Ltd")
        await press(pilot, "enter")
        await until(pilot, lambda: "Company Basalt Ltd" in seen(pilot))
        await press(pilot, "down", "enter")
        assert asked(pilot) == "For which role?"
        await press(pilot, "ctrl+u")
        await write(pilot, "Archivist")
        await press(pilot, "enter")
        await until(pilot, lambda: "Basalt Ltd · Archivist" in seen(pilot))
        await press(pilot, "y")
        await until(pilot, lambda: "Basalt Ltd" in cards(pilot))
        assert said(pilot) == "Imported: 1 new. u takes all of it back."
        card = cards(pilot)["Basalt Ltd"]
        assert (card.role, card.people[-1]) == ("Archivist", "Jonas Brandt")
        await press(pilot, "u")
        assert not cards(pilot)


async def test_what_nothing_tells_is_asked(robin: Desk) -> None:
    async with running(robin) as pilot:
        await paste(pilot, fixture("calendly"))
        await until(pilot, lambda: "Company not known" in seen(pilot))
        await until(pilot, lambda: "with is not known: say it above" in seen(pilot))
        await press(pilot, "enter")
        await write(pilot, "Tern")
        await press(pilot, "enter")
        await until(pilot, lambda: "1 new" in seen(pilot))
        await press(pilot, "y")
        await until(pilot, lambda: "Tern" in cards(pilot))


async def test_somebody_without_a_name_gets_one(robin: Desk, tmp_path: Path) -> None:
    text = Path(fixture("exchange")).read_bytes().replace(b"\r\n ", b"")
    known = b'CN="Brandt, Jonas":MAILTO:jonas.brandt@'
    assert known in text
    path = tmp_path / "invite.ics"
    path.write_bytes(text.replace(known, b"CN=x7@mail.basalt-works.example:MAILTO:x7@"))
    async with running(robin) as pilot:
        await paste(pilot, f"'{path}'")
        await until(pilot, lambda: "Name     x7@mail.basalt-works.example not known" in seen(pilot))
        await press(pilot, "down", "down", "enter")
        assert asked(pilot) == "Who is x7@mail.basalt-works.example?"
        await write(pilot, "Xenia Sand")
        await press(pilot, "enter")
        await until(pilot, lambda: "Xenia Sand" in seen(pilot))
        await press(pilot, "y")
        await until(pilot, lambda: "Basalt Works" in cards(pilot))
        assert "Xenia Sand" in cards(pilot)["Basalt Works"].people


async def test_called_off_on_the_card_and_in_the_application(robin: Desk) -> None:
    async with running(robin) as pilot:
        for name in ("google", "google-cancelled"):
            await paste(pilot, fixture(name))
            await until(pilot, lambda: "+ new" in seen(pilot) or "~ updated" in seen(pilot))
            await press(pilot, "y")
            await until(pilot, lambda: said(pilot).startswith("Imported: "))
        assert said(pilot) == "Imported: 1 updated. u takes all of it back."
        await select(pilot, "Halden Labs")
        await until(pilot, lambda: "called off: " in seen(pilot))
        await press(pilot, "enter")
        await until(pilot, lambda: "✗ Called off · " in seen(pilot))
        await until(pilot, lambda: "is called off: add the new date" in seen(pilot))
        await press(pilot, "q", "c")
        assert on(pilot) == "RoundForm"


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"BEGIN:VCALENDAR\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n", "no sound calendar"),
        (b"BEGIN:VCALENDAR\r\nPRODID:-//Afterword//What is due//EN\r\n", "own calendar"),
    ],
)
async def test_a_file_that_cannot_be_used_is_told(
    robin: Desk, tmp_path: Path, content: bytes, told: str
) -> None:
    path = tmp_path / "bad.ics"
    path.write_bytes(content)
    async with running(robin) as pilot:
        await paste(pilot, str(path))
        await until(pilot, lambda: told in seen(pilot))
