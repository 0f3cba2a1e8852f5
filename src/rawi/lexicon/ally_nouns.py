"""Nouns for those who stand with somebody (حلفاؤه، داعميه): to leave them out leaves actors out."""

from functools import cache

import msgspec

from rawi.lexicon.tables import LexiconError, read_table
from rawi.text import key
from rawi.text.clitics import ENCLITICS
from rawi.text.remembered import remembered

TABLE = "ally_nouns.tsv"
_PROCLITICS = ("", "و", "ف", "ب", "ل", "ول", "وب", "لل", "ال", "وال", "بال", "ولل")


class AllyRow(msgspec.Struct, frozen=True):
    """A noun, the forms it takes before a pronoun or alone, and words it stands in."""

    word: str
    forms: tuple[str, ...]
    example: str


def rows() -> tuple[AllyRow, ...]:
    """Return the table as shipped. Raises `LexiconError` if it cannot be trusted."""
    return read_table(TABLE, AllyRow)


@cache
def _forms() -> dict[str, str]:
    found: dict[str, str] = {}
    for row in rows():
        for form in row.forms:
            if found.setdefault(key(form), row.word) != row.word:
                raise LexiconError(f"{TABLE}: {form!r} is in two rows, keep one")
    return found


@remembered
def ally_noun(word: str) -> str | None:
    """Return the noun for allies that `word` (a key) is, clitics or not, or null."""
    forms = _forms()
    for proclitics in _PROCLITICS:
        if not word.startswith(proclitics):
            continue
        rest = word[len(proclitics) :]
        for enclitic in ("", *ENCLITICS):
            base = rest.removesuffix(enclitic) if enclitic else rest
            found = forms.get(base)
            if found is not None and (rest == base + enclitic):
                return found
    return None
