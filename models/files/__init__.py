"""Files beside the board: private, written whole, and what goes into the log."""
