"""The case on disk: one folder with a SQLite database, the originals by hash, and a search index."""
