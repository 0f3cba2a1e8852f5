"""Typed readers of the data files; bad data is refused with file and line."""
