"""The person's settings: reading them, and writing them back."""
