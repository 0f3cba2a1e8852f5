"""What one document says, by itself: passages, mentions, quotations, speech, claims. Pure functions."""
