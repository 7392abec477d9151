"""The board that is tortured: the demonstration's, with copies that go into a file."""

from pathlib import Path

from models.database import default_location
from models.settings.reading import default_path
from tests.end_to_end.program import lively_board


def a_board() -> Path:
    """A fresh one as the person's own; its file."""
    lively_board()
    with default_path().open("a", encoding="utf-8") as settings:
        settings.write('\n[clipboard]\nroute = "file"\n')
    return default_location()
