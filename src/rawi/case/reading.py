"""Reading one document so that a fault in it does not stop the others."""

from typing import NamedTuple

from rawi.ingest import shown
from rawi.lexicon import load
from rawi.model import Document, Reading
from rawi.read import read


class Unread(NamedTuple):
    """A document that could not be read, and why; `str()` is one sentence: where, why, what to do."""

    document: Document
    why: str

    def __str__(self) -> str:
        return f"{shown(self.document.path)}: {self.why}"


def read_one(document: Document, *, own_sources: str = "") -> Reading | Unread:
    """Return the reading of a document, or the fault that reading it met. `own_sources`: publishers of the case."""
    try:
        return read(document, load(own_sources))
    except Exception as fault:
        why = f"could not be read ({type(fault).__name__}: {shown(str(fault))}); please report this as a fault of Rawi"
        return Unread(document, why)
