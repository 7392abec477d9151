"""Writing the settings file: comments and order stay, and the write is whole or nothing."""

from functools import partial
from pathlib import Path
from typing import Any

from models.errors import SettingsProblem, why_unread
from models.files.private_file import replace_privately
from models.settings.reading import Profile, load_settings

STARTER = """\
# Afterword's settings. Every line is optional; what is left out has a sensible default.
# The README lists them all.

[profile]
"""


def save_profile(path: Path, profile: Profile, opened: Profile | None = None) -> Profile:
    """Put the profile into the settings file, making it if need be; the rest stays as it was.

    What somebody else wrote there since it was `opened` is kept; the profile as it is then. Raises
    `SettingsProblem` where the file has a mistake or cannot be written, and `Clash` where both
    changed the same thing.
    """
    if opened is not None and path.exists():
        from models.sharing.merging import merged

        on_file = load_settings(path).profile
        profile = merged(opened, profile, on_file, partial(save_profile, path))
    document, table = _opened(path, "profile")
    table["name"] = profile.name
    table["linkedin"] = profile.linkedin
    if profile.linkedin_ready or "linkedin_ready" in table:
        table["linkedin_ready"] = profile.linkedin_ready
    if profile.zone or "zone" in table:
        table["zone"] = profile.zone
    if profile.employers or "employers" in table:
        table["employers"] = list(profile.employers)
    strengths = [{"what": one.what, "evidence": one.evidence} for one in profile.strengths]
    # Only where they changed: what is written anew has lost its comments.
    if not _same(table.get("strengths", []), strengths):
        table.pop("strengths", None)
        if strengths:
            table["strengths"] = strengths
    _write(path, document)
    return profile


def save_theme(path: Path, theme: str) -> None:
    """Put the theme's name into the settings file, likewise."""
    document, table = _opened(path, "look")
    table["theme"] = theme
    _write(path, document)


def save_date_order(path: Path, order: str) -> None:
    """Put the order of day and month into the settings file, likewise."""
    document, table = _opened(path, "dates")
    table["order"] = order
    _write(path, document)


def _opened(path: Path, name: str) -> tuple[Any, Any]:
    """The file as a document that keeps its comments, and one of its tables, made if need be."""
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    try:
        text = path.read_text("utf-8") if path.exists() else STARTER
        document = tomlkit.parse(text)
    except (OSError, UnicodeDecodeError, TOMLKitError) as error:
        raise SettingsProblem(f"{path} cannot be read: {why_unread(error)}.") from error
    table: Any = document.setdefault(name, tomlkit.table())
    if not isinstance(table, dict):
        raise SettingsProblem(f"{path} has a mistake: a table is needed here: [{name}].")
    return document, table


def _write(path: Path, document: Any) -> None:
    import tomlkit

    write_privately(path, tomlkit.dumps(document))


def _same(kept: Any, strengths: list[dict[str, str]]) -> bool:
    if not isinstance(kept, list) or not all(isinstance(one, dict) for one in kept):
        return False
    return [{"evidence": "", **one} for one in kept] == strengths


def write_privately(path: Path, text: str) -> None:
    """Replace a file in one step, readable by its owner alone.

    Raises `SettingsProblem` where that is not possible; the old file is then as it was.
    """
    try:
        replace_privately(path.resolve(), text.encode("utf-8"))
    except OSError as error:
        raise _unwritable(path, error) from error


def _unwritable(path: Path, error: OSError) -> SettingsProblem:
    return SettingsProblem(
        f"{path} cannot be written: {error.strerror}.",
        title="The settings cannot be written",
        hint="Make its folder writable, then try again.",
    )
