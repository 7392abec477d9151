"""What a person types, understood: dates and times, people."""
