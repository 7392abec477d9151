"""Notes: their kinds and recipients, the letters in hand; `drafting` writes, `etiquette` checks."""
