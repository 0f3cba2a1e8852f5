"""Where the accounts of one event differ, and of what nature that is."""
