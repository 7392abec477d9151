"""The README's pictures are of the program as it is."""

import pytest

from screenshots import draw as drawing
from screenshots.draw import HERE, PICTURES, SIZES, Picture, draw, file_name
from tests.demo import Played

ALL = [(picture, size) for picture in PICTURES for size in SIZES]


@pytest.mark.parametrize(
    ("picture", "size"), ALL, ids=[f"{one.name}-{size[0]}x{size[1]}" for one, size in ALL]
)
async def test_picture_is_of_the_program_as_it_is(
    picture: Picture, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drawing, "_demo_board", Played.board("demo", drawing.NOW).read_bytes)
    for name, drawn in (await draw(picture, size)).items():
        assert drawn == (HERE / name).read_text("utf-8"), f"{name} is old: make screenshots"


def test_every_picture_is_drawn_by_the_script() -> None:
    assert {path.name for path in HERE.glob("*.svg")} == {
        file_name(picture, shade, size) for picture, size in ALL for shade in picture.shades
    }
