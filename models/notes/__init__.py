"""Notes: their kinds, the templates they start from, their slots, and the checks on them."""
