"""Copies of the board against the day that it is damaged, or that a person wants it back."""
