"""Draw the README's pictures and its key table: `python -m screenshots.draw`.

The program runs with the demo's data, a fixed clock and a fixed zone, so that the same code draws
the same pictures on any machine.
"""

import asyncio
import re
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from models.database import open_database
from models.demo import DEMO_PROFILE, fill_demo
from models.settings.reading import Settings
from screenshots.driving import paste, press, settle
from tui.app import AfterwordApp
from tui.commands import key_table
from tui.desk import Desk

HERE = Path(__file__).parent
README = HERE.parent / "README.md"
ZONE = ZoneInfo("Europe/Paris")
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=ZONE)
KEYS = re.compile(r"(<!-- keys -->\n).*?(<!-- /keys -->)", re.DOTALL)


@dataclass(frozen=True)
class Picture:
    """A screen: the keys that lead to it from the board, and what is pasted there."""

    name: str
    keys: tuple[str, ...]
    pasted: str = ""
    shades: tuple[str, ...] = ("dark", "light")


# Three slips in the postscript of a note that is fine: a small apology, a name, money.
_SLIPS = "PS: Sorry again for being late, Yousif. What is the salary?"
_DARK = ("dark",)

PICTURES = (
    Picture("board", ()),
    Picture("composer", ("down", "down", "c")),
    Picture("debrief", ("down", "d")),
    Picture("help", ("?",)),
    Picture("findings", ("down", "down", "c", "enter", "end", "enter", "enter"), _SLIPS, _DARK),
    Picture("call", ("3", "down", "c"), shades=_DARK),
    Picture("review", ("r",), shades=_DARK),
    Picture("statistics", ("S",), shades=_DARK),
)
SIZES = ((120, 40), (80, 24))
THEMES = {"dark": "afterword-dark", "light": "afterword-light"}


@cache
def _demo_board() -> bytes:
    """The demo's board as a file, played once."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "demo.db"
        with open_database(path):
            fill_demo(now=NOW)
        return path.read_bytes()


def demo_desk(folder: Path, theme: str) -> Desk:
    """The demo's board in a folder, on a stopped clock."""
    path = folder / "demo.db"
    path.touch(0o600)
    path.write_bytes(_demo_board())
    profile = replace(DEMO_PROFILE, zone=ZONE.key)
    settings = Settings(folder / "config.toml", profile, theme=theme)
    return Desk(open_database(path), settings, clock=lambda: NOW)


async def draw(picture: Picture, size: tuple[int, int]) -> dict[str, str]:
    """One screen as SVG, by the picture's file name for each of its shades."""
    drawn = {}
    with tempfile.TemporaryDirectory() as folder:
        desk = demo_desk(Path(folder), THEMES[picture.shades[0]])
        app = AfterwordApp(desk)
        async with app.run_test(size=size) as pilot:
            await settle(pilot)
            await press(pilot, *picture.keys)
            if picture.pasted:
                await paste(pilot, picture.pasted)
            for shade in picture.shades:
                app.theme = THEMES[shade]
                await settle(pilot)
                drawn[file_name(picture, shade, size)] = app.export_screenshot(title="Afterword")
        desk.database.close()
    return drawn


def file_name(picture: Picture, shade: str, size: tuple[int, int]) -> str:
    """What a picture's file is called."""
    return f"{picture.name}-{shade}-{size[0]}x{size[1]}.svg"


def drawings() -> Iterator[tuple[str, str]]:
    """Each picture's file name and its SVG."""
    for picture in PICTURES:
        for size in SIZES:
            yield from asyncio.run(draw(picture, size)).items()


def with_key_table(readme: str) -> str:
    """The README with the key table as it is now."""
    return KEYS.sub(lambda found: f"{found[1]}{key_table()}{found[2]}", readme)


def main() -> None:
    """Write everything that is drawn."""
    for name, svg in drawings():
        (HERE / name).write_text(svg, "utf-8")
        sys.stdout.write(f"{name}\n")
    README.write_text(with_key_table(README.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    main()
