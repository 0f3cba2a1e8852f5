"""Bytes to documents: one door, one file per format."""
