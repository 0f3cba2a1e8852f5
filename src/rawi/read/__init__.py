"""What one document says, by itself: passages, mentions, quotations, speech, claims. Pure functions."""

from rawi.read.reader import read, read_text

__all__ = ["read", "read_text"]
