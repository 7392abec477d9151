"""What is read of the board: cards and their facts, one application whole, review and archive."""
