"""Two changes of one thing: joined where they do not meet, told apart where they do."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from building import ANA, BO, CY, NOW

from models.entries import ApplicationEntry, Edit, InterviewEntry, PersonEntry
from models.sharing.clash import Clash, Side
from models.sharing.differences import difference, told
from models.sharing.merging import Merger, merged

ONE, TWO, THREE = (replace(p, id=n) for n, p in enumerate((ANA, BO, CY), 1))
BASE = ApplicationEntry("Acme", "Engineer", notes="first\nsecond", people=(ONE, TWO))


def joined(mine: ApplicationEntry, theirs: ApplicationEntry, side: Side = Side.MINE) -> Any:
    merger = Merger(side, NOW.tzinfo)
    return merger.join(BASE, mine, theirs), [one.what for one in merger.differences]


def test_what_only_one_of_them_changed_is_kept() -> None:
    mine = replace(BASE, role="Lead", people=(replace(ONE, email="ana@acme.io"), TWO))
    theirs = replace(BASE, place="Lyon", people=(replace(ONE, role="CEO"), TWO))
    both = replace(
        BASE,
        role="Lead",
        place="Lyon",
        people=(replace(ONE, email="ana@acme.io", role="CEO"), TWO),
    )
    assert joined(mine, theirs) == (both, [])


def test_the_same_change_twice_is_no_difference() -> None:
    mine = replace(BASE, role="Lead", promised_on=date(2026, 12, 1))
    assert joined(mine, mine) == (mine, [])


@pytest.mark.parametrize(("side", "role"), [(Side.MINE, "Lead"), (Side.THEIRS, "Head")])
def test_of_a_difference_the_chosen_side_counts(side: Side, role: str) -> None:
    mine, theirs = replace(BASE, role="Lead", url="https://a"), replace(BASE, role="Head")
    entry, differences = joined(mine, theirs, side)
    assert differences == ["Role"]
    assert (entry.role, entry.url) == (role, "https://a")


def test_people_whom_either_added_are_there_and_whom_either_took_out_are_not() -> None:
    mine = replace(BASE, people=(ONE, TWO, PersonEntry("Di")))
    theirs = replace(BASE, people=(ONE, THREE))
    entry, differences = joined(mine, theirs)
    assert entry.people == (ONE, PersonEntry("Di"), THREE)
    assert not differences


def test_somebody_whom_both_added_is_one() -> None:
    mine = replace(BASE, people=(ONE, TWO, PersonEntry("cy young", phone="1")))
    theirs = replace(BASE, people=(ONE, TWO, replace(THREE, role="CTO")))
    entry, differences = joined(mine, theirs)
    assert [(p.id, p.role, p.phone) for p in entry.people[2:]] == [(3, "CTO", "1")]
    assert differences == ["Cy Young: name"], "how the name is written is a difference"


@pytest.mark.parametrize("side", Side)
def test_somebody_taken_out_here_and_changed_there(side: Side) -> None:
    mine = replace(BASE, people=(ONE,))
    theirs = replace(BASE, people=(ONE, replace(TWO, role="CTO")))
    entry, differences = joined(mine, theirs, side)
    assert differences == ["Bo Li"]
    assert len(entry.people) == (1 if side is Side.MINE else 2)
    entry, differences = joined(theirs, mine, side)
    assert differences == ["Bo Li"]
    assert len(entry.people) == (2 if side is Side.MINE else 1)


def test_a_date_is_one_thing_with_its_end() -> None:
    base = InterviewEntry(NOW, NOW + timedelta(hours=1), kind="phone")
    mine = replace(base, starts_at=NOW + timedelta(days=1), ends_at=None)
    theirs = replace(base, kind="video", ends_at=NOW + timedelta(hours=2))
    merger = Merger(Side.THEIRS, NOW.tzinfo)
    entry = merger.join(Edit(BASE, base), Edit(BASE, mine), Edit(BASE, theirs))
    assert entry.interview == theirs
    assert [(one.what, one.mine, one.theirs) for one in merger.differences] == [
        ("When", "Tue 24 Nov 18:00", "Mon 23 Nov 18:00")
    ]


def test_a_clash_is_told_and_settled() -> None:
    written: list[Any] = []
    mine, theirs = replace(BASE, role="Lead", url="https://a"), replace(BASE, role="", place="Lyon")
    with pytest.raises(Clash) as caught:
        merged(BASE, mine, theirs, lambda entry, known: written.append((entry, known)))
    assert str(caught.value) == ("Changed in another window too: Role is empty there, 'Lead' here.")
    caught.value.again(Side.MINE)
    caught.value.again(Side.THEIRS)
    kept = replace(mine, place="Lyon")
    assert written == [(kept, theirs), (replace(kept, role=""), theirs)]


def test_of_long_texts_the_lines_are_told_that_differ() -> None:
    one = difference("Notes", "first\nsecond\nthird", "first\nsecond")
    assert (one.mine, one.theirs) == ("third", "")
    two = difference("Notes", "a" * 100, "first\nsecond")
    assert two.mine.endswith("a…")
    assert two.theirs == "first"
    begun = "What I look forward to most in this position is certainly"
    three = difference("Note", f"{begun} the tea.", f"{begun} their cake.")
    assert (three.mine, three.theirs) == ("…the tea.", "…their cake.")
    assert difference("Do not contact", True, False).mine == "yes"
    assert difference("Answer by", date(2026, 12, 1), None).mine == "Tue 1 Dec"
    assert "; and 2 more." in told([one] * 5)
