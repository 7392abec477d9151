"""The palette: every command of the board, any card by typing, and names that are only text."""

from typing import Any

from piloting import all_at_once, asked, board, chosen, on, press, running, said, seen, until
from textual.command import CommandList, CommandPalette
from textual.pilot import Pilot

from models.entries import ApplicationEntry, InterviewEntry, PersonEntry
from models.pipeline.applications import add_application
from tui.commands import in_palette
from tui.desk import Desk

MARKUP = "[b]Bold[/b] [/] Ltd"


async def opened(pilot: Pilot[Any]) -> CommandList:
    """The palette with its list of commands."""
    await press(pilot, "ctrl+p")
    await until(pilot, lambda: isinstance(pilot.app.screen, CommandPalette))
    listed = pilot.app.screen.query_one(CommandList)
    await until(pilot, lambda: listed.option_count)
    return listed


async def search(pilot: Pilot[Any], text: str) -> CommandList:
    """What the palette finds for a text, once it has found it."""
    listed = await opened(pilot)
    everything = listed.option_count
    await all_at_once(pilot, *text)
    await until(pilot, lambda: 0 < listed.option_count < everything)
    return listed


def titles(listed: CommandList) -> list[str]:
    return [str(option.hit.text) for option in listed.options]  # type: ignore[attr-defined]


async def test_every_command_of_the_board_is_listed(demo: Desk) -> None:
    async with running(demo) as pilot:
        listed = await opened(pilot)
        wanted = [command.title for command in in_palette()]
        await until(pilot, lambda: listed.option_count == len(wanted))
        assert sorted(titles(listed)) == sorted(wanted)
        assert "Add an application (n)" in seen(pilot)
        await press(pilot, "escape")
        assert on(pilot) == "BoardScreen"


async def test_it_goes_to_any_card_and_carries_out_commands(demo: Desk) -> None:
    async with running(demo) as pilot:
        await search(pilot, "jarzebina")
        await press(pilot, "enter")
        await until(pilot, lambda: on(pilot) == "BoardScreen")
        await until(pilot, lambda: chosen(pilot) == "Jarzębina Logistyka")
        assert board(pilot).columns.has_focus

        await search(pilot, "penrose")
        await press(pilot, "enter")
        await until(pilot, lambda: chosen(pilot) == "Saltmarsh Mutual")

        listed = await search(pilot, "snooze")
        assert titles(listed)[0] == "Snooze"
        await press(pilot, "enter")
        await until(pilot, lambda: "Snooze Saltmarsh Mutual" in asked(pilot))
        await press(pilot, "1")
        await until(pilot, lambda: "Saltmarsh Mutual rests until" in said(pilot))
        assert board(pilot).columns.has_focus


async def test_names_are_text(empty: Desk) -> None:
    entry = ApplicationEntry(MARKUP, role=MARKUP, people=(PersonEntry("Ana [red]Ruiz"),))
    add_application(entry, InterviewEntry(), now=empty.now())
    async with running(empty) as pilot:
        listed = await search(pilot, "[/]")
        assert titles(listed) == [MARKUP]
        assert f"{MARKUP} · {MARKUP} · Ana [red]Ruiz" in seen(pilot)
        await press(pilot, "enter")
        await until(pilot, lambda: on(pilot) == "BoardScreen")
        assert chosen(pilot) == MARKUP
