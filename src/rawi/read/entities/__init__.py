"""What the names of a text mean."""
