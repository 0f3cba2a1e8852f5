"""Places in a text."""
