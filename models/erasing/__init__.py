"""Erasing a person or an application for good: rows, history, mentions, and the bytes they were."""
