"""Where chance begins: the same every time, unless another seed is asked for."""

import os

SEED = int(os.environ.get("AFTERWORD_SEED", "20261124"))
"""Printed by every test that uses it. Read when imported, as the share of the tests is."""
