"""The README's pictures are of the program as it is."""

import pytest

from screenshots.draw import HERE, PICTURES, SIZES, THEMES, Picture, draw

ALL = [(picture, shade, size) for picture in PICTURES for shade in picture.shades for size in SIZES]


def file_name(picture: Picture, shade: str, size: tuple[int, int]) -> str:
    return f"{picture.name}-{shade}-{size[0]}x{size[1]}.svg"


@pytest.mark.parametrize(("picture", "shade", "size"), ALL, ids=[file_name(*one) for one in ALL])
async def test_picture_is_of_the_program_as_it_is(
    picture: Picture, shade: str, size: tuple[int, int]
) -> None:
    path = HERE / file_name(picture, shade, size)
    drawn = await draw(picture, size, THEMES[shade])
    assert drawn == path.read_text("utf-8"), f"{path.name} is old: make screenshots"


def test_every_picture_is_drawn_by_the_script() -> None:
    assert {path.name for path in HERE.glob("*.svg")} == {file_name(*one) for one in ALL}
