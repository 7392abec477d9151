"""A made-up job search for `afterword demo`: every state a card can be in, and a past to look at.

The companies and people are invented; addresses are in `.example`, phone numbers in the range kept
for fiction.
"""

from models.demo.play import fill_demo
from models.demo.profile import DEMO_PROFILE

__all__ = ["DEMO_PROFILE", "fill_demo"]
