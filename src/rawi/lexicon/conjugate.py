"""The written forms of Arabic verbs and event nouns, from the few a table names. Vowel signs play no part.

A perfect is given in the third person masculine singular (سيطر); an imperfect likewise (يسيطر), known by its
ya; the short stem a hollow or doubled verb takes before consonants with a hyphen (استعد-).
"""

from collections.abc import Iterable, Iterator
from typing import Literal

import msgspec

Tense = Literal["perfect", "imperfect", "none"]
Person = Literal["first", "third", "none"]
Number = Literal["singular", "dual", "plural", "none"]
Gender = Literal["masculine", "feminine", "none"]


class Inflection(msgspec.Struct, frozen=True):
    """What a form says of its subject. A noun says nothing. `short`: the weak ending fell, as after لم (لم ترد)."""

    tense: Tense = "none"
    person: Person = "none"
    gender: Gender = "none"
    number: Number = "none"
    short: bool = False


NOUN = Inflection()
_Subject = tuple[Person, Gender, Number]
_FIRST: _Subject = ("first", "none", "plural")
_HE: _Subject = ("third", "masculine", "singular")
_SHE: _Subject = ("third", "feminine", "singular")
_BOTH: _Subject = ("third", "masculine", "dual")
_BOTH_F: _Subject = ("third", "feminine", "dual")
_THEY: _Subject = ("third", "masculine", "plural")
_THEY_F: _Subject = ("third", "feminine", "plural")

_SOUND: tuple[tuple[str, _Subject], ...] = (
    ("", _HE),
    ("ت", _SHE),
    ("ا", _BOTH),
    ("تا", _BOTH_F),
    ("وا", _THEY),
    ("و", _THEY),
    ("ن", _THEY_F),
    ("نا", _FIRST),
)
# أخلى: the last letter falls before ت and وا, and is ya elsewhere.
_WEAK_YA: tuple[tuple[str, _Subject], ...] = (
    ("ى", _HE),
    ("ت", _SHE),
    ("يا", _BOTH),
    ("تا", _BOTH_F),
    ("وا", _THEY),
    ("و", _THEY),
    ("ين", _THEY_F),
    ("ينا", _FIRST),
)
_WEAK_WAW: tuple[tuple[str, _Subject], ...] = (
    ("ا", _HE),
    ("ت", _SHE),
    ("وا", _THEY),
    ("ون", _THEY_F),
    ("ونا", _FIRST),
)
_SHORT: tuple[tuple[str, _Subject], ...] = (("نا", _FIRST), ("ن", _THEY_F))


def conjugate(form: str) -> Iterator[tuple[str, Inflection]]:
    """Yield the forms of a verb that its perfect, imperfect or short stem stands for."""
    if form.endswith("-"):
        yield from _perfect(form[:-1], _SHORT)
    elif form.startswith("ي") and len(form) > 2:
        yield from _imperfect(form[1:])
    elif form.endswith("ى"):
        yield from _perfect(form[:-1], _WEAK_YA)
    elif form.endswith("ا"):
        yield from _perfect(form[:-1], _WEAK_WAW)
    elif form.endswith("ي"):
        yield from _perfect(form, (ending for ending in _SOUND if ending[0] not in ("وا", "و")))
        yield from _perfect(form[:-1], (("وا", _THEY), ("و", _THEY)))
    else:
        yield from _perfect(form, _SOUND)


def decline(form: str) -> Iterator[str]:
    """Yield the forms of a noun: itself, with the alef of the indefinite accusative, and the dual."""
    yield form
    if form.endswith("ة"):
        stem = form[:-1] + "ت"
        yield from (stem + ending for ending in ("ان", "ين", "ا", "ي"))
    elif form.endswith(("ات", "ان", "ين", "ون", "ى", "ا")):
        return
    else:
        yield form + "ا"
        yield from (form + ending for ending in ("ان", "ين"))


def _perfect(stem: str, endings: Iterable[tuple[str, _Subject]]) -> Iterator[tuple[str, Inflection]]:
    for ending, subject in endings:
        yield stem + ending, Inflection("perfect", *subject)


def _imperfect(stem: str) -> Iterator[tuple[str, Inflection]]:
    weak = stem.endswith(("ي", "ى", "و"))
    root = stem[:-1] if weak else stem
    for prefix, subject in (("ي", _HE), ("ت", _SHE), ("ن", _FIRST)):
        yield prefix + stem, Inflection("imperfect", *subject)
        if weak:
            yield prefix + root, Inflection("imperfect", *subject, short=True)
    for ending, subject in (("ون", _THEY), ("وا", _THEY), ("و", _THEY)):
        yield f"ي{root}{ending}", Inflection("imperfect", *subject)
    dual = root + "ي" if stem.endswith("ى") else stem
    for prefix, subject in (("ي", _BOTH), ("ت", _BOTH_F)):
        yield f"{prefix}{dual}ان", Inflection("imperfect", *subject)
        yield f"{prefix}{dual}ا", Inflection("imperfect", *subject)
    yield f"ي{stem}ن", Inflection("imperfect", *_THEY_F)
