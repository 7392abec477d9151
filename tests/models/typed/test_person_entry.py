"""A line that a person typed of somebody: a date on it was typed a field too early."""

import pytest

from models.errors import InvalidInput
from models.typed.person_entry import typed_line, typed_person


@pytest.mark.parametrize(
    "line", ["today 14:00", "fri 14:30", "3 march", " 2027-03-01 ", "14:00", "mon 10", "in 2 weeks"]
)
def test_a_date_is_nobody(line: str) -> None:
    with pytest.raises(InvalidInput, match="is a date, not a name") as caught:
        typed_line(line)
    assert caught.value.hint == "It belongs where it says when."
    with pytest.raises(InvalidInput):
        typed_person(line)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("April May", "April May"),
        ("R2 D2", "R2 D2"),
        ("Mark 3", "Mark 3"),
        ("Jan Novak, 3 march", "Jan Novak"),
        ("Ana Ruiz, +49 170 1234567", "Ana Ruiz"),
        ("ana.ruiz@acme.io", "Ana Ruiz"),
    ],
)
def test_a_name_may_have_a_number_or_be_a_month(line: str, name: str) -> None:
    assert typed_line(line).name == typed_person(line).name == name


@pytest.mark.parametrize("line", ["0170 1234567", "7"])
def test_a_number_alone_is_neither(line: str) -> None:
    with pytest.raises(InvalidInput, match="cannot find a name"):
        typed_line(line)
