"""Words that take an event out of what happened: negation, future, plan, demand, threat, condition."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

import msgspec

from rawi.lexicon.tables import LexiconError, read_table
from rawi.model.claim import Modality
from rawi.text import light
from rawi.text.remembered import REMEMBERED

TABLE = "modality.tsv"
_VOWELS = frozenset(map(chr, range(0x64B, 0x653)))
# word: governs the next word; first: the same, where it is the first word of its clause; clause: governs what
# follows in its clause.
Reach = Literal["word", "first", "clause"]


class ModalWord(msgspec.Struct, frozen=True):
    """A word with its forms, how far it reaches, and what it makes of an event told within its reach.

    `not_after`: behind these words it is another (هدوء حذر); `not_with`: before these as well, which stand
    between it and the event (عرضت القوات مشاهد لاستهداف).
    """

    word: str
    forms: tuple[str, ...]
    reach: Reach
    modality: Modality
    polarity: bool
    not_after: tuple[str, ...]
    not_with: tuple[str, ...]
    example: str


@dataclass(frozen=True, slots=True, eq=False)
class Modals:
    """The words as they are written (ألا and إلا differ only by hamza), by the light layer."""

    forms: Mapping[str, ModalWord]

    def find(self, word: str, *, before: str = "") -> ModalWord | None:
        """Return the entry that `word` is behind the word `before` (both of the light layer), or null.

        A conjunction may be written with it.
        """
        found = _entry(self, word)
        return None if found is not None and before in found.not_after else found


@lru_cache(REMEMBERED)
def _entry(modals: Modals, word: str) -> ModalWord | None:
    found = modals.forms.get(word)
    if found is None and not _VOWELS.isdisjoint(word):
        word = "".join([letter for letter in word if letter not in _VOWELS])
        found = modals.forms.get(word)
    if found is None and word[:1] in ("و", "ف"):
        found = modals.forms.get(word[1:])
    return found


def rows() -> tuple[ModalWord, ...]:
    """Return the table as shipped. Raises `LexiconError` if it cannot be trusted."""
    return read_table(TABLE, ModalWord)


@cache
def load_modals() -> Modals:
    """Return the words ready for look-up. Raises `LexiconError` where two rows claim one form."""
    return with_rows(())


def with_rows(more: Iterable[ModalWord]) -> Modals:
    """Return the words of the table and `more`. Raises `LexiconError` where two rows claim one form."""
    forms: dict[str, ModalWord] = {}
    for row in (*rows(), *more):
        for form in row.forms:
            other = forms.setdefault(light(form), row)
            if other is not row:
                raise LexiconError(f"{TABLE}: {form!r} is in {other.word!r} and {row.word!r}, keep one")
    return Modals(forms)
