"""Ways out of a case: one format, one file."""
