"""Names of organisations and persons in a text."""
