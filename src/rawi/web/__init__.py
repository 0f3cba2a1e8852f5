"""Pages for people: the report of a case, the comparison of two texts."""
