"""The case on disk: one folder with a SQLite database, the originals by hash, and a search index."""

from rawi.case.errors import CaseError
from rawi.case.files import write_whole
from rawi.case.intake import Item
from rawi.case.store import Case, Read

__all__ = ["Case", "CaseError", "Item", "Read", "write_whole"]
