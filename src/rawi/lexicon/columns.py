"""What the columns of a list of pages or messages hold, by their names in Arabic and English."""

from functools import cache
from typing import Literal

import msgspec

from rawi.lexicon.tables import LexiconError, read_table
from rawi.text import key

FILE = "table_columns.tsv"
Field = Literal[
    "archive",
    "archive_status",
    "archived",
    "author",
    "folder",
    "hash",
    "language",
    "perceptual_hashes",
    "published",
    "replaywebpage",
    "screenshot",
    "source",
    "text",
    "thumbnail",
    "title",
    "url",
    "views",
    "wacz",
]


class ColumnRow(msgspec.Struct, frozen=True):
    """A name of a column and what it holds."""

    name: str
    field: Field


def field_of(name: str) -> Field | None:
    """Return what a column of this name holds; case, spelling of alef and signs between the words do not count."""
    return _fields().get(_plain(name))


@cache
def _fields() -> dict[str, Field]:
    found: dict[str, Field] = {}
    for row in read_table(FILE, ColumnRow):
        if found.setdefault(_plain(row.name), row.field) != row.field:
            raise LexiconError(f"{FILE}: {row.name!r} stands for two fields, keep one")
    return found


def _plain(name: str) -> str:
    words = "".join(char if char.isalnum() else " " for char in name.lower()).split()
    return " ".join(key(word) for word in words)
