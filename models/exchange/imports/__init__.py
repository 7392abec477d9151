"""Bringing records in: beside the board, as the person chooses, as one command."""
