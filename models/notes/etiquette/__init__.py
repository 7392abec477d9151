"""The checks on a note, run as one types: deterministic, offline, from the playbook's table.

A finding that *stops* keeps the note from being copied; an *error* asks for a second, deliberate
press; a *warning* never stops anybody. Each module holds the rules of one subject.
"""

from models.notes.etiquette import (
    alike,
    characters,
    delivery,
    length,
    naming,
    placeholders,
    spelling,
    substance,
    tone,
)
from models.notes.etiquette.finding import Finding, Level
from models.notes.etiquette.registry import RULES, Rule, examine

__all__ = ["RULES", "SUBJECTS", "Finding", "Level", "Rule", "examine"]

SUBJECTS = (
    alike,
    characters,
    delivery,
    length,
    naming,
    placeholders,
    spelling,
    substance,
    tone,
)
"""The modules with the rules: importing one adds its rules to `RULES`."""
