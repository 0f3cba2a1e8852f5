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


class Inflection(msgspec.Struct, frozen=True, gc=False):
    """What a form says of its subject. A noun says nothing. `short`: the weak ending fell, as after لم (لم ترد)."""

    tense: Tense = "none"
    person: Person = "none"
    gender: Gender = "none"
    number: Number = "none"
    short: bool = False


NOUN = Inflection()
Forms = Iterable[tuple[str, Inflection]]
_Subject = tuple[Person, Gender, Number]
_FIRST: _Subject = ("first", "none", "plural")
_HE: _Subject = ("third", "masculine", "singular")
_SHE: _Subject = ("third", "feminine", "singular")
_BOTH: _Subject = ("third", "masculine", "dual")
_BOTH_F: _Subject = ("third", "feminine", "dual")
_THEY: _Subject = ("third", "masculine", "plural")
_THEY_F: _Subject = ("third", "feminine", "plural")


def _perfects(*endings: tuple[str, _Subject]) -> tuple[tuple[str, Inflection], ...]:
    return tuple((ending, Inflection("perfect", *subject)) for ending, subject in endings)


_SOUND = _perfects(
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
_WEAK_YA = _perfects(
    ("ى", _HE),
    ("ت", _SHE),
    ("يا", _BOTH),
    ("تا", _BOTH_F),
    ("وا", _THEY),
    ("و", _THEY),
    ("ين", _THEY_F),
    ("ينا", _FIRST),
)
_WEAK_WAW = _perfects(
    ("ا", _HE),
    ("ت", _SHE),
    ("وا", _THEY),
    ("ون", _THEY_F),
    ("ونا", _FIRST),
)
_SHORT = _perfects(("نا", _FIRST), ("ن", _THEY_F))
_THEY_OF_SOUND = tuple(ending for ending in _SOUND if ending[0] in ("وا", "و"))
_OTHERS_OF_SOUND = tuple(ending for ending in _SOUND if ending not in _THEY_OF_SOUND)

_SINGULARS = tuple(
    (prefix, Inflection("imperfect", *subject), Inflection("imperfect", *subject, short=True))
    for prefix, subject in (("ي", _HE), ("ت", _SHE), ("ن", _FIRST))
)
_IMPERFECT_THEY, _IMPERFECT_THEY_F = Inflection("imperfect", *_THEY), Inflection("imperfect", *_THEY_F)
_DUALS = (("ي", Inflection("imperfect", *_BOTH)), ("ت", Inflection("imperfect", *_BOTH_F)))


def conjugate(form: str) -> Forms:
    """Return the forms of a verb that its perfect, imperfect or short stem stands for."""
    if form.endswith("-"):
        return _perfect(form[:-1], _SHORT)
    if form.startswith("ي") and len(form) > 2:
        return _imperfect(form[1:])
    if form.endswith("ى"):
        return _perfect(form[:-1], _WEAK_YA)
    if form.endswith("ا"):
        return _perfect(form[:-1], _WEAK_WAW)
    if form.endswith("ي"):
        return _perfect(form, _OTHERS_OF_SOUND) + _perfect(form[:-1], _THEY_OF_SOUND)
    return _perfect(form, _SOUND)


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


def _perfect(stem: str, endings: tuple[tuple[str, Inflection], ...]) -> list[tuple[str, Inflection]]:
    return [(stem + ending, inflection) for ending, inflection in endings]


def _imperfect(stem: str) -> Iterator[tuple[str, Inflection]]:
    weak = stem.endswith(("ي", "ى", "و"))
    root = stem[:-1] if weak else stem
    for prefix, whole, short in _SINGULARS:
        yield prefix + stem, whole
        if weak:
            yield prefix + root, short
    for ending in ("ون", "وا", "و"):
        yield f"ي{root}{ending}", _IMPERFECT_THEY
    dual = root + "ي" if stem.endswith("ى") else stem
    for prefix, both in _DUALS:
        yield f"{prefix}{dual}ان", both
        yield f"{prefix}{dual}ا", both
    yield f"ي{stem}ن", _IMPERFECT_THEY_F
