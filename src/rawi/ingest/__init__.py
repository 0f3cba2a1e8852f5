"""Bytes to documents: one door, one file per format."""

from rawi.ingest.door import contents, document, ingest
from rawi.ingest.errors import IngestError, shown
from rawi.ingest.published import known_date
from rawi.ingest.text import same_content
from rawi.ingest.walk import CASE_FILE, Found, walk

__all__ = [
    "CASE_FILE",
    "Found",
    "IngestError",
    "contents",
    "document",
    "ingest",
    "known_date",
    "same_content",
    "shown",
    "walk",
]
