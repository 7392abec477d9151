"""What goes out: the board in a format, a calendar, one note as an e-mail."""
