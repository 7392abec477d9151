"""Checks of the program's own things: its version, the settings, the data."""

import platform
from importlib.metadata import PackageNotFoundError, version

from models.database import default_location, open_database
from models.database.places import command_for, file_at, is_missing, of_board
from models.errors import AfterwordError
from models.files.log import log_path
from models.files.privacy import exposed, listed
from models.files.rescue import rescued
from models.settings.reading import Settings, default_path
from tui.doctor.finding import Finding, Level
from tui.soundness import problems_of

MENDED = "The board mends that when it next opens."


def program() -> Finding:
    """What runs."""
    parts = [f"Afterword {_version('afterword')}", f"Textual {_version('textual')}"]
    parts.append(f"Python {platform.python_version()} on {platform.system()}")
    return Finding("program", Level.FACT, ", ".join(parts))


def settings(read: Settings | AfterwordError) -> Finding:
    """Whether the settings are understood."""
    if isinstance(read, AfterwordError):
        return Finding("settings", Level.TROUBLE, read.message, read.hint)
    if problems := problems_of(read):
        says = f"{read.path}: {len(problems)} not understood"
        return Finding("settings", Level.NOTICE, says, "afterword config names them.")
    if loose := exposed([read.path.parent, read.path]):
        says = f"{read.path} is understood, but others can read {listed(loose)}"
        return Finding("settings", Level.NOTICE, says, MENDED)
    there = "" if default_path().exists() else " (not made yet; the defaults hold)"
    return Finding("settings", Level.FINE, f"{read.path}{there}")


def data(location: str | None) -> Finding:
    """Whether the board can be opened, is sound, and is its owner's alone; nothing is changed."""
    place = location or str(default_location())
    file = file_at(place)
    if is_missing(place):
        return Finding("data", Level.FINE, f"{place} (not made yet; the board makes it)")
    try:
        with open_database(location, migrate=False) as opened:
            wrong, shown = opened.damage(), opened.shown
    except AfterwordError as error:
        return Finding("data", Level.TROUBLE, error.message, error.hint)
    if wrong:
        advice = f"To put the newest good backup in its place: {command_for(place, 'restore')}"
        return Finding("data", Level.TROUBLE, f"{shown} is damaged: {wrong}", advice)
    if file is not None and (loose := exposed(of_board(file))):
        says = f"{shown} is sound, but others can read {listed(loose)}"
        return Finding("data", Level.NOTICE, says, MENDED)
    return Finding("data", Level.FINE, f"{shown} is sound")


def log() -> Finding:
    """Where mistakes of the program are written down, and what was typed when one happened."""
    path = log_path()
    if typed := rescued():
        says = f"{path}; what you typed when Afterword broke is in {listed(typed)}"
        return Finding("log", Level.NOTICE, says, "Delete it once you have what you need of it.")
    return Finding("log", Level.FACT, str(path) if path.exists() else f"{path} (nothing in it yet)")


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "of unknown version"
