"""Words that take a side: what is said with them is quoted, never adopted."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

import msgspec

from rawi.lexicon.tables import LexiconError, read_table
from rawi.text import key

TABLE = "epithets.tsv"
Stance = Literal["hostile", "honorific", "distancing"]
_PROCLITICS = ("", "و", "ف", "ب", "ل", "ك", "وب", "ول", "فب", "فل", "وك")


class Epithet(msgspec.Struct, frozen=True):
    """A partisan word with its forms.

    `used_by`, `against`: English names of the one whose word it is, and of whom it is said, where that is
    plain; null where all sides use it.
    """

    word: str
    forms: tuple[str, ...]
    stance: Stance
    used_by: str | None
    against: str | None
    example: str


@dataclass(frozen=True, slots=True)
class Epithets:
    """The words by matching key."""

    forms: Mapping[str, Epithet]

    def find(self, word: str) -> Epithet | None:
        """Return the epithet that `word` (a key) is, with or without proclitics, or null."""
        for proclitics in _PROCLITICS:
            if not word.startswith(proclitics):
                continue
            rest = word[len(proclitics) :]
            found = self.forms.get(rest)
            if found is None and proclitics.endswith("ل") and rest.startswith("ل"):
                found = self.forms.get("ا" + rest)
            if found is not None:
                return found
        return None


def rows() -> tuple[Epithet, ...]:
    """Return the table as shipped. Raises `LexiconError` if it cannot be trusted."""
    return read_table(TABLE, Epithet)


@cache
def epithets() -> Epithets:
    """Return the words ready for look-up. Raises `LexiconError` where two rows claim one form."""
    forms: dict[str, Epithet] = {}
    for row in rows():
        for form in row.forms:
            other = forms.setdefault(key(form), row)
            if other is not row:
                raise LexiconError(f"{TABLE}: {form!r} is in {other.word!r} and {row.word!r}, keep one")
    return Epithets(forms)


def is_hostile(word: str) -> bool:
    """Whether a word (a key) is one that only an enemy is called by."""
    found = epithets().find(word)
    return found is not None and found.stance == "hostile"
