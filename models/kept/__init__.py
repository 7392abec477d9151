"""A board that stays open: what it keeps of its cards, and what of them is read again."""
