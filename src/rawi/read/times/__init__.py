"""Days and stretches of time that a text names."""
