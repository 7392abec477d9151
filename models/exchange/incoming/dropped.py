"""Files that were dropped or pasted onto a terminal: it types their paths, quoted in some way."""

import shlex
from pathlib import Path
from urllib.parse import unquote, urlsplit

from models.files.home import at_home

_LONGEST = 4_000


def dropped(text: str) -> list[Path]:
    """The files that a text names, if it names nothing else; terminals quote in various ways."""
    told = text.strip()
    if not told or len(told) > _LONGEST:
        return []
    whole = _path(told)
    if _is_file(whole):
        return [whole]
    try:
        paths = [_path(word) for word in shlex.split(told)]
    except ValueError:
        return []
    return paths if paths and all(map(_is_file, paths)) else []


def _path(word: str) -> Path:
    if word.startswith("file://"):
        return Path(unquote(urlsplit(word).path))
    return at_home(word)


def _is_file(path: Path) -> bool:
    try:
        return path.is_absolute() and path.is_file()
    except (OSError, ValueError):
        return False
