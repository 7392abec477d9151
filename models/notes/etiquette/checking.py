"""All the rules together: whoever examines a note comes in here."""

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
