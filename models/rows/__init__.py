"""Single rows: found, kept as images before and after, and written quickly."""
