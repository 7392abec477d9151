"""Afterword's own JSON: all of a board, and another board's copy beside this one."""
