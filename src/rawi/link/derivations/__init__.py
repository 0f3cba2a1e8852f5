"""Which documents are worth comparing, and who took what from whom when all is set against each other."""
