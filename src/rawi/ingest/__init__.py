"""Bytes to documents: one door, one file per format."""

from rawi.ingest.door import Source, contents, document, documents, examined, ingest, taken
from rawi.ingest.errors import IngestError, shown
from rawi.ingest.published import known_date
from rawi.ingest.text import same_content
from rawi.ingest.walk import CASE_FILE, Found, walk
from rawi.ingest.worker import Worker

__all__ = [
    "CASE_FILE",
    "Found",
    "IngestError",
    "Source",
    "Worker",
    "contents",
    "document",
    "documents",
    "examined",
    "ingest",
    "known_date",
    "same_content",
    "shown",
    "taken",
    "walk",
]
