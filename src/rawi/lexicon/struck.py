"""What a blow hits: nouns for military and for civil things, some of them by the words beside them alone."""

from collections.abc import Sequence
from functools import cache
from typing import Literal

import msgspec

from rawi.lexicon.tables import read_table
from rawi.text import key, stem

TABLE = "struck.tsv"
# A word that says of which kind a thing is stands so many words behind it at most.
BESIDE = 3

ThingKind = Literal["civil", "military"]


class StruckRow(msgspec.Struct, frozen=True):
    """A noun for what is hit, with its plurals; where `beside` has words, one of them stands behind it."""

    noun: str
    kind: ThingKind
    plural: tuple[str, ...]
    beside: tuple[str, ...]


def thing_kind(words: Sequence[str]) -> ThingKind | None:
    """Return of what kind the thing is that the first of some words (keys) names, by those behind it, or null."""
    rows = next((rows for form in _forms(words[0]) if (rows := _nouns().get(form))), ())
    behind = {form for word in words[1 : 1 + BESIDE] for form in _forms(word)}
    shown = [row for row in rows if not behind.isdisjoint(_beside(row))] or [row for row in rows if not row.beside]
    return shown[0].kind if shown else None


@cache
def _nouns() -> dict[str, tuple[StruckRow, ...]]:
    """Return the rows by the stems of their nouns. Raises `LexiconError` if the table cannot be trusted."""
    found: dict[str, tuple[StruckRow, ...]] = {}
    for row in read_table(TABLE, StruckRow, key=2):
        for form in {stem(key(noun)) for noun in (row.noun, *row.plural)}:
            found[form] = (*found.get(form, ()), row)
    return found


@cache
def _beside(row: StruckRow) -> frozenset[str]:
    return frozenset(stem(key(word)) for word in row.beside)


def _forms(word: str) -> tuple[str, ...]:
    """Return the stem of a word (a key), also without the ending of an object (مخزنا)."""
    bare = stem(word)
    return (bare, bare.removesuffix("ا")) if bare.endswith("ا") else (bare,)
