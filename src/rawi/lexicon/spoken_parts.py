"""What is written with a verb where Arabic is written as it is spoken: بيقصفو، حنقفل، ماضربوش، ساقوهو."""

from collections.abc import Iterator
from functools import lru_cache

import msgspec

# Of what goes on, and of what is to come, which is read as the future sign of the standard language.
_PRESENT, _FUTURE, _COMING = ("ب", "ك", "د"), ("ح", "ه"), "س"
NOT = "ما"
_NOT_AT_ALL = "ش"
_US = "ونه"
_PERSONS = frozenset("يتن")
_ENCLITICS = ("هما", "هم", "هن", "ها", "كم", "نا", "هو", "ني", "ه")
_SHORTEST = 3
# Letters for sounds of the language that its own alphabet has none for.
_HEARD = str.maketrans({"گ": "ق", "چ": "ك"})


class SpokenPart(msgspec.Struct, frozen=True):
    """A verb's key without what is written with it; `imperfect`: only an imperfect carries that."""

    proclitics: str
    stem: str
    enclitic: str
    imperfect: bool


def as_heard(word: str) -> str:
    """Return a key with the letters of the standard language for those that are written as they sound (گتلو)."""
    return word.translate(_HEARD)


@lru_cache(maxsize=1 << 12)
def spoken_parts(word: str) -> tuple[SpokenPart, ...]:
    """Return ways to take what only verbs of spoken Arabic carry off a key, the least first."""
    return tuple(_parts(word))


def _parts(word: str) -> Iterator[SpokenPart]:
    for conjunction in ("", "و", "ف"):
        rest = word[len(conjunction) :]
        if not word.startswith(conjunction) or len(rest) < _SHORTEST:
            continue
        yield from _signed(conjunction, rest)
        denied = rest.removeprefix(NOT)
        if denied == rest and rest.endswith(_NOT_AT_ALL):
            # مضربوش; the ما may stand by itself (ما ضربوش).
            yield from _signed(conjunction, rest[:-1])
            denied = rest.removeprefix("م")
        if denied != rest:
            # مادخلو may be "after they entered"; what goes on, or is denied at both ends, is denied.
            both = denied.endswith(_NOT_AT_ALL)
            yield from _signed(conjunction + NOT, denied.removesuffix(_NOT_AT_ALL), bare=both)


def _signed(before: str, rest: str, *, bare: bool = False) -> Iterator[SpokenPart]:
    denied = before.endswith(NOT)
    for stem, enclitic in _ends(rest):
        yield SpokenPart(before, stem, enclitic, imperfect=denied and not bare)
    for sign in (*_PRESENT, *_FUTURE):
        verb = rest[1:]
        if not rest.startswith(sign) or len(verb) < _SHORTEST:
            continue
        proclitics = before + (_COMING if sign in _FUTURE else "")
        for stem, enclitic in _ends(verb):
            if verb[0] in _PERSONS:
                yield SpokenPart(proclitics, stem, enclitic, imperfect=True)
            elif sign == "ب" and stem.endswith("و"):
                # بقصفو is بيقصفو.
                yield SpokenPart(proclitics, "ي" + stem, enclitic, imperfect=True)


def _ends(verb: str) -> Iterator[tuple[str, str]]:
    yield verb, ""
    if verb.endswith(_US):
        # هجرونه is هجرونا.
        yield verb[:-2], "نا"
    for enclitic in _ENCLITICS:
        stem = verb.removesuffix(enclitic)
        if stem != verb and len(stem) >= _SHORTEST:
            yield stem, enclitic
            if stem.endswith("ا"):
                yield stem[:-1] + "ي", enclitic
