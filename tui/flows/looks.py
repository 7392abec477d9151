"""Choosing the colours: seen at once, and kept in the settings."""

from typing import Any

from models.settings.writing import save_theme
from tui.screens.base import DeskScreen
from tui.themes import DARK, LIGHT, of_the_terminal
from tui.widgets.prompt import Option

_THEMES = [
    Option("d", "dark", DARK.name),
    Option("l", "light", LIGHT.name),
    Option("t", "your terminal's own colours", of_the_terminal(dark=True)),
    Option("y", "the same, where it is light", of_the_terminal(dark=False)),
]


async def choose_theme(screen: DeskScreen[Any]) -> None:
    """Ask which colours to wear, and wear them from now on."""
    chosen = await screen.prompt.choose("Which colours?", _THEMES)
    if chosen is None:
        return
    await screen.run_action(f"app.wear('{chosen}')")
    settings = screen.desk.settings
    save_theme(settings.path, chosen)
    screen.desk.settings = settings._replace(theme=chosen)
    seen = "It is kept"
    if screen.app.no_color:
        seen = "This terminal shows no colours, but it is kept"
    screen.status.say(f"{seen} in {settings.path}, where other themes can be named too.")
