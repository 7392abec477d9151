"""The manual page, and what writes it."""
