"""Which share of the tests runs."""

import os

LONG = os.environ.get("AFTERWORD_LONG") == "1"
"""All of it (`make long`). Read when imported: a test's own environment has no such names."""
