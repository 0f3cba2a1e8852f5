"""What a blow hits: nouns for military and for civil things, some of them by the words beside them alone."""

from collections.abc import Sequence
from functools import cache
from typing import Literal, NamedTuple

import msgspec

from rawi.lexicon.tables import read_table
from rawi.text import key, stem

TABLE = "struck.tsv"
# A word that says of which kind a thing is stands so many words behind it at most.
BESIDE = 3

ThingKind = Literal["civil", "military"]


class StruckRow(msgspec.Struct, frozen=True):
    """A noun for what is hit, with its plurals; where `beside` has words, one of them stands behind it.

    A row with such words beside one of its kind without any tells what is of that kind beyond doubt (مدرسة ابتدائية).
    """

    noun: str
    kind: ThingKind
    plural: tuple[str, ...]
    beside: tuple[str, ...]


class Struck(NamedTuple):
    """A thing that is named: its kind, its noun in the table, and how far behind it stands the word that says so.

    `either`: the noun alone may name a thing of either kind (كلية).
    """

    kind: ThingKind
    noun: str
    shown: int | None
    either: bool = False


def struck_thing(words: Sequence[str]) -> Struck | None:
    """Return the thing that the first of some words (keys) names, by those behind it, or null.

    Two words beside each other that say two things of it leave it open (مركز تدريب طبي, كلية تقنية عسكرية).
    """
    rows = next((rows for form in _forms(words[0]) if (rows := _nouns().get(form))), ())
    either = len({row.kind for row in rows}) > 1
    for number, word in enumerate(words[1 : 1 + BESIDE], start=1):
        row = _shown_by(word, rows)
        if row is not None:
            next_to = _shown_by(words[number + 1], rows) if number < len(words) - 1 else None
            settled = next_to is None or next_to.kind == row.kind
            return Struck(row.kind, row.noun, number, either) if settled else None
    bare = (row for row in rows if not row.beside)
    return next((Struck(row.kind, row.noun, None, either) for row in bare), None)


def _shown_by(word: str, rows: Sequence[StruckRow]) -> StruckRow | None:
    """Return the row of a noun whose kind a word (a key) behind the noun shows."""
    return next((row for row in rows if not _beside(row).isdisjoint(_forms(word))), None)


@cache
def _nouns() -> dict[str, tuple[StruckRow, ...]]:
    """Return the rows by the stems of their nouns. Raises `LexiconError` if the table cannot be trusted."""
    found: dict[str, tuple[StruckRow, ...]] = {}
    for row in read_table(TABLE, StruckRow, key=4):
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
