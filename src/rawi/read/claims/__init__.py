"""What is claimed: events with their place, day, figures and whether they happened, on whose word."""
