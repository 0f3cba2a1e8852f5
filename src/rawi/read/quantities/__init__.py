"""How many of what a text says."""
