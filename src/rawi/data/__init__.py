"""The lexica: sorted TSV files, each listed in SOURCES.toml with origin and licence."""
