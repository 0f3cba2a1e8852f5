"""Nouns after which words in quotation marks are a name: an agreement, an operation, a weapon, a village."""

from functools import lru_cache
from typing import Literal

import msgspec

from rawi.lexicon.tables import read_table
from rawi.text import key

FILE = "name_heads.tsv"


class NameHead(msgspec.Struct, frozen=True):
    """A noun and what is named after it."""

    noun: str
    what: Literal["agreement", "group", "media", "operation", "person", "place", "weapon"]


@lru_cache(maxsize=1)
def load_name_heads() -> frozenset[str]:
    """Return the keys of the nouns, with and without the article. Raises `LexiconError` for a bad row."""
    nouns = {key(row.noun) for row in read_table(FILE, NameHead)}
    return frozenset(nouns | {f"ال{noun}" for noun in nouns if not noun.startswith("ال")})


def heads_name(heads: frozenset[str], word: str) -> bool:
    """Whether a word (its key) is such a noun; proclitics may be written with it (باتفاق، للجماعة)."""
    if word in heads:
        return True
    bare = word[1:] if word[:1] in ("و", "ف") else word
    if bare in heads:
        return True
    if bare[:1] in ("ب", "ل", "ك"):
        return bare[1:] in heads or (bare.startswith("لل") and bare[2:] in heads)
    return False
