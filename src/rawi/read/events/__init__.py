"""From words that may tell an event to the clauses that do."""
