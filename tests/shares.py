"""Which share of the tests runs."""

import os

import pytest

LONG = os.environ.get("AFTERWORD_LONG") == "1"
"""All of it (`make long`). Read when imported: a test's own environment has no such names."""

long_share = pytest.mark.skipif(not LONG, reason="one of the long share: make long")
"""For a test of what others test too, by another way."""
