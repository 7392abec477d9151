"""The main line, as a person does it: from an empty home to two thank-you notes that went out."""

import os
import signal
from datetime import UTC, datetime

import pytest

from models.database import default_location, open_database
from models.entries import PersonEntry
from models.settings.reading import Profile, default_path, load_settings
from models.settings.writing import save_profile
from tests.end_to_end.program import asked, quit_board, start, words_on
from tests.end_to_end.terminal import Terminal
from tests.models.building import Builder

pytestmark = pytest.mark.needs("tmux")

TYPED = ("quiet releases", "calm under load", "the craft")


def fill_in(terminal: Terminal, *answers: str) -> None:
    """Answer the fields of a form, each with Enter; then save."""
    for answer in answers:
        if answer:
            terminal.type(answer)
        terminal.press("Enter")
    terminal.press("C-s")


def add_and_debrief(terminal: Terminal) -> None:
    terminal.wait_for("Welcome to Afterword")
    terminal.press("n")
    terminal.wait_for("A new application")
    for line in (
        "Hoshi Labs",
        "Staff Engineer",
        "Ana Ruiz, VP Engineering, ana@hoshi.example",
        "bo@hoshi.example Bo Li (Recruiter)",
    ):
        terminal.type(line)
        terminal.press("Enter")
    terminal.wait_for("greeted as Bo")
    terminal.press("C-s")
    terminal.wait_for("Debrief: Hoshi Labs")
    terminal.wait_for("Bo Li")
    fill_in(
        terminal,
        "their move to Kafka; on-call rotas",
        "climbs on weekends",
        "hiring plans for the spring",
        "keeps bees",
    )


def write_profile(terminal: Terminal) -> None:
    terminal.wait_for("Write the thank-you notes now")
    terminal.press("y")
    terminal.wait_for("Who writes?")
    terminal.type("Robin Marsh")
    terminal.press("Enter")
    terminal.type("observability: cut alert noise by 80 %")
    terminal.press("Enter")
    terminal.type("mentoring: five juniors became seniors")
    terminal.press("C-s")
    terminal.wait_for("0 of 2 thanked")


def write_to_ana(terminal: Terminal) -> None:
    """The first note to somebody met today, where all before it was done another time."""
    save_profile(default_path(), Profile("Robin Marsh", zone="UTC"))
    people = (PersonEntry("Ana Ruiz", "VP Engineering"), PersonEntry("Bo Li", "Recruiter"))
    with open_database():
        Builder(load_settings()).debriefed("Hoshi Labs", now=datetime.now(UTC), people=people)
    start(terminal)
    terminal.wait_for("Hoshi Labs")
    terminal.press("c")
    terminal.wait_for("0 of 2 thanked")


def fill_slot(terminal: Terminal, label: str, typed: str = "") -> None:
    """Fill the slot that is selected: with the first offer, or with what is typed."""
    slot = f"[{label}"
    terminal.wait_for(lambda screen: slot in words_on(screen))
    if typed:
        terminal.type(typed)
    else:
        terminal.wait_for("Enter fills it in")
        terminal.press("Enter")
    terminal.wait_for(lambda screen: slot not in words_on(screen))


def fill_every_slot(terminal: Terminal) -> None:
    """Type into each, going from one to the next with Tab."""
    for typed in TYPED:
        terminal.type(typed)
        terminal.wait_for(lambda screen, typed=typed: typed in words_on(screen))
        terminal.press("Tab")
    terminal.wait_for(lambda screen: "[" not in words_on(screen))


def copied_body() -> str:
    [(body,)] = asked("SELECT body FROM note WHERE state = 'copied'")
    return str(body)


def test_from_an_empty_home_to_thanked(terminal: Terminal) -> None:
    start(terminal)
    add_and_debrief(terminal)
    write_profile(terminal)

    fill_slot(terminal, "what draws you to Hoshi Labs")
    terminal.press("C-o")
    seen = terminal.wait_for("Did it go out to Ana Ruiz?")
    body = copied_body()
    assert terminal.buffer() == body
    assert " ".join(body.split()) in words_on(seen)
    assert body.startswith("Hi Ana,\n\n")
    assert body.endswith("Robin Marsh")
    assert "on-call rotas" in body
    assert "[" not in body
    terminal.press("y")

    terminal.wait_for("Ana Ruiz: sent. 1 left.")
    terminal.wait_for("1 of 2 thanked")
    fill_slot(terminal, "what draws you to Hoshi Labs", "how plainly you speak about failure")
    terminal.press("C-o")
    seen = terminal.wait_for("Did it go out to Bo Li?")
    second = copied_body()
    assert terminal.buffer() == second
    assert " ".join(second.split()) in words_on(seen)
    assert second.startswith("Hi Bo,\n\n")
    assert "hiring plans for the spring" in second
    assert "how plainly you speak about failure" in second
    assert "[" not in second
    terminal.press("y")

    terminal.wait_for("Hoshi Labs moved to Thanked")
    terminal.wait_for("2 Thanked 1")
    quit_board(terminal)

    start(terminal)
    terminal.wait_for("2 Thanked 1")
    terminal.wait_for("LinkedIn tomorrow")
    terminal.press("u")
    terminal.wait_for("Taken back: Thank-you note to Bo Li sent")
    terminal.wait_for("1 Interview 1")
    terminal.wait_for("◆ copied, unconfirmed")
    assert asked("SELECT stage FROM application") == [("interview",)]
    assert asked("SELECT state FROM note ORDER BY id") == [("sent",), ("copied",)]
    quit_board(terminal)
    print(terminal.transcript)


def test_every_slot_is_reached_with_tab(terminal: Terminal) -> None:
    write_to_ana(terminal)
    fill_every_slot(terminal)
    terminal.press("C-o")
    terminal.wait_for("Did it go out to Ana Ruiz?")
    body = copied_body()
    assert terminal.buffer() == body
    assert all(typed in body for typed in TYPED)
    assert default_location().stat().st_mode & 0o077 == 0


def test_what_was_copied_is_asked_about_after_a_restart(terminal: Terminal) -> None:
    write_to_ana(terminal)
    fill_every_slot(terminal)
    terminal.press("C-o")
    terminal.wait_for("Did it go out to Ana Ruiz?")
    os.kill(terminal.pid(), signal.SIGHUP)
    assert terminal.wait_exit() == 128 + signal.SIGHUP

    start(terminal)
    terminal.wait_for("◆ copied, unconfirmed")
    terminal.press("c")
    terminal.wait_for("Did it go out to Ana Ruiz?")
    terminal.press("n")
    terminal.wait_for("Copied, not confirmed")
    terminal.press("x")
    terminal.wait_for("skipped")
    terminal.press("Escape")
    terminal.wait_for(lambda screen: "Keys" not in screen)
    terminal.press("Escape")
    terminal.wait_for("1 Interview 1")
