"""Between Textual and the terminal: the driver, and the painter that sends changes only."""
