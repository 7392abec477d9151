"""What comes in from elsewhere and goes out again: one module for each format."""
