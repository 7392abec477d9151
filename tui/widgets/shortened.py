"""A text in the room that there is."""

from rich.cells import cell_len, set_cell_size


def shortened(text: str, width: int) -> str:
    """A text in so many cells; what does not fit gives way to '…'."""
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, max(0, width - 1)) + "…"
