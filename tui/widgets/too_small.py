"""What a window says that is too small for anything else."""

from textual.widgets import Static

_WORDS = "This window is too small. Make it 40×15 or larger; nothing is lost."


class TooSmall(Static):
    """Lies over the screen until the window grows."""

    def __init__(self) -> None:
        super().__init__(_WORDS, markup=False)
