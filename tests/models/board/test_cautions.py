"""What is said before it leads somewhere wrong."""

from datetime import date, timedelta

from building import NOW, Builder

from models.board import review
from models.board.cards import read_columns
from models.board.cautions import before_check_in, before_closing, clock_set_back
from models.pipeline import contacts, moves, notes
from models.statistics import read_statistics
from models.timing.policy import Policy
from models.timing.steps import StepKind
from models.words import NoteKind, Stage

POLICY = Policy()


def waiting(build: Builder) -> int:
    key = build.debriefed()
    moves.move(key, Stage.WAITING, now=NOW)
    return key


def test_nothing_speaks_against_a_first_check_in(build: Builder) -> None:
    assert before_check_in(waiting(build), POLICY, NOW) == []


def test_a_promised_day_that_is_still_to_come_is_said(build: Builder) -> None:
    key = waiting(build)
    contacts.set_promise(key, date(2026, 11, 26), now=NOW)
    assert before_check_in(key, POLICY, NOW) == ["They said that they decide by Thu."]
    assert before_check_in(key, POLICY, NOW + timedelta(days=4)) == []


def test_one_check_in_too_many_is_said(build: Builder) -> None:
    key = waiting(build)
    notes.mark_sent(build.letter(key, NoteKind.CHECK_IN), now=NOW)
    assert before_check_in(key, POLICY, NOW) == [
        "You checked in once already, and chose 1 at most."
    ]
    contacts.set_check_ins(key, 2, now=NOW)
    assert before_check_in(key, POLICY, NOW) == []


def test_giving_up_before_its_day_is_said(build: Builder) -> None:
    key = waiting(build)
    assert before_closing(build.card(key).step, NOW).startswith("An answer may still come: ")
    notes.mark_sent(build.letter(key, NoteKind.CHECK_IN), now=NOW)
    card = build.card(key)
    assert card.step.kind is StepKind.CLOSING
    wanted = "An answer may still come: a closing note is due Mon 7 Dec."
    assert before_closing(card.step, NOW) == wanted
    assert before_closing(build.card(key, now=NOW + timedelta(days=14)).step, NOW) == ""


def test_an_application_that_is_gone_has_nothing_against_it(build: Builder) -> None:
    assert before_check_in(99, POLICY, NOW) == []


def test_a_clock_that_was_set_back_is_said_and_hides_nothing(build: Builder) -> None:
    assert clock_set_back(NOW) == ""
    for company in ("Acme", "Globex"):
        build.debriefed(company)
    assert clock_set_back(NOW - timedelta(minutes=5)) == ""
    earlier = NOW - timedelta(days=3)
    assert clock_set_back(earlier) == (
        "This machine's clock says Fri 20 Nov 18:00, but the last change was on Mon 23 Nov 18:00: "
        "set the clock, or due dates are off."
    )
    assert len(read_columns(POLICY, earlier)[Stage.INTERVIEW]) == 2
    review.outlook(POLICY, earlier)
    assert read_statistics(POLICY, earlier).applications == 2
