"""Who says what: words of saying, speakers, quotations, chains of narrators."""
