"""What comes in: one module for each format, and the table of them."""
