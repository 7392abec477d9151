"""Text that means harm: through every field, every screen and every command."""
