"""The checks on a note, run as one types: deterministic, offline, from the playbook's table.

A finding that *stops* keeps the note from being copied; an *error* asks for a second, deliberate
press; a *warning* never stops anybody. `checking` runs them; each module with rules holds those of
one subject.
"""
