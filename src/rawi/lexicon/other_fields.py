"""Words of fields whose news borrows the words of war and politics: sport, the arts, markets, nature."""

from functools import cache
from typing import Literal

import msgspec

from rawi.lexicon.tables import read_table
from rawi.lexicon.triggers import openings
from rawi.text import key
from rawi.text.remembered import remembered

TABLE = "other_fields.tsv"


class FieldRow(msgspec.Struct, frozen=True):
    """A word that is of one field alone (مباراة, البورصة)."""

    word: str
    field: Literal["arts", "markets", "nature", "sport"]


@cache
def load_other_fields() -> dict[str, str]:
    """Return the field of each word, by its key. Raises `LexiconError` if the table cannot be trusted."""
    return {key(row.word): row.field for row in read_table(TABLE, FieldRow)}


@remembered
def field_words(word: str) -> frozenset[str]:
    """Return the words of other fields (keys) that a word (its key) may be, with or without what is written to it."""
    fields = load_other_fields()
    forms = {form for _, article, stem in openings(word) for form in (stem, "ال" + stem if article else stem)}
    return frozenset(forms & fields.keys())
