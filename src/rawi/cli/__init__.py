"""The command line: few verbs, English output, Arabic kept to the data."""
