"""Claims of a case grouped into events, with their place, day and origins."""
