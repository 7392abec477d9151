"""What a window says that is too small for anything else."""

from textual.widgets import Static

from tui.windows import SMALLEST

_WORDS = "This window is too small. Make it {}×{} or larger; nothing is lost.".format(*SMALLEST)


class TooSmall(Static):
    """Lies over the screen until the window grows."""

    def __init__(self) -> None:
        super().__init__(_WORDS, markup=False)
