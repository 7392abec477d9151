"""Screens as text files: what a window shows at a size, compared with what was looked at and kept.

`AFTERWORD_UPDATE=1 pytest tests/tui/test_screens.py` writes them anew; read what changed.
"""

import difflib
import os
from collections.abc import Mapping
from pathlib import Path

FOLDER = Path(__file__).parent / "screens"
UPDATE = os.environ.get("AFTERWORD_UPDATE") == "1"
"""Read when imported: a test's own environment has no such names."""


def compare(shown: Mapping[str, str]) -> None:
    """Fail with a diff for every screen that is not as its file; `shown` maps names to text."""
    if UPDATE:
        FOLDER.mkdir(exist_ok=True)
        for name, text in shown.items():
            _file(name).write_text(_lines(text), "utf-8")
        return
    diffs = [diff for name, text in shown.items() if (diff := _diff(name, text))]
    assert not diffs, "\n".join((*diffs, "AFTERWORD_UPDATE=1 writes the files anew."))


def _file(name: str) -> Path:
    return FOLDER / f"{name}.txt"


def _lines(text: str) -> str:
    return "".join(f"{line.rstrip()}\n" for line in text.splitlines())


def _diff(name: str, text: str) -> str:
    path = _file(name)
    kept = path.read_text("utf-8") if path.exists() else ""
    found = difflib.unified_diff(
        kept.splitlines(), _lines(text).splitlines(), path.name, "the screen", lineterm=""
    )
    return "\n".join(found)
