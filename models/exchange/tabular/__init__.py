"""Tables of text: their lines, their columns, and an application out of a row."""
