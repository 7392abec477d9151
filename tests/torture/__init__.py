"""The real program, killed and starved at random: what it said was done is there, and whole."""
