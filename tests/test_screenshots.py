"""The README's pictures are of the program as it is."""

import pytest

from screenshots.draw import HERE, PICTURES, SIZES, THEMES, Picture, draw


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("shade", THEMES)
@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture.name)
async def test_picture_is_of_the_program_as_it_is(
    picture: Picture, shade: str, size: tuple[int, int]
) -> None:
    path = HERE / f"{picture.name}-{shade}-{size[0]}x{size[1]}.svg"
    drawn = await draw(picture, size, THEMES[shade])
    assert drawn == path.read_text("utf-8"), f"{path.name} is old: make screenshots"


def test_every_picture_is_drawn_by_the_script() -> None:
    names = {f"{p.name}-{t}-{w}x{h}.svg" for p in PICTURES for t in THEMES for w, h in SIZES}
    assert {path.name for path in HERE.glob("*.svg")} == names
