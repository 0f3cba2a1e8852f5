"""What a word does among noun phrases, by the word alone: a preposition, the noun of a blow, a verb."""

from functools import lru_cache

import msgspec

from rawi.lexicon.clause_words import WordClass
from rawi.lexicon.triggers import TriggerIndex, endings, openings
from rawi.read.events.compounds import may_be_compound
from rawi.read.events.members import may_be_member
from rawi.read.kinds import BLOWS
from rawi.text.remembered import remembered_with

_SMALL_ROLES: tuple[WordClass, ...] = ("among", "preposition", "belonging")


class Small(msgspec.Struct, frozen=True, gc=False):
    """What a word does among noun phrases, by the word alone: its `role` there, whether a compound may begin with it.

    `sign` is the preposition written with an event noun, `blow` as of `blow_of`; `classes` are those of nouns it is of;
    `noun`: it has such classes, or may be a noun for who belongs to a body.
    """

    role: str
    subjected: bool
    compound: bool
    classes: frozenset[str]
    sign: str
    blow: str
    verb: bool
    noun: bool


@remembered_with
def small_word(index: TriggerIndex, word: str) -> Small:
    """Return what a word (its key) does among noun phrases."""
    words = index.words
    role = next((name for name in _SMALL_ROLES if words.has(name, word)), "")
    subjected, several = words.has("subjected", word), may_be_compound(word, words)
    verb = any(form.inflection.tense != "none" for form in index.look_up(word))
    classes = index.classes(word)
    noun = bool(classes) or may_be_member(word, words)
    return Small(role, subjected, several, classes, _event_sign(word, index), blow_of(word, index), verb, noun)


def blow_of(word: str, index: TriggerIndex) -> str:
    """Return `noun` for the noun of a blow, `definite` with the article, else the empty string."""
    return blows(index)(word)


@remembered_with
def blows(index: TriggerIndex, word: str) -> str:
    """Return for a table the function that gives what `blow_of` does of a word: for many words in a row."""
    for form in index.look_up(word):
        if form.inflection.tense == "none" and form.trigger.row.event_type in BLOWS:
            return "definite" if form.definite else "noun"
    return ""


def _event_sign(word: str, index: TriggerIndex) -> str:
    """Return the preposition written with an event noun (بقصف الطيران): who follows belongs behind it."""
    forms = index.look_up(word)
    nominal = forms and forms[0].inflection.tense == "none"
    return sign_of(forms[0].proclitics) if nominal else ""


@lru_cache(maxsize=1 << 14)
def letters_of(word: str, index: TriggerIndex) -> str:
    """Return the proclitics of a common noun whose classes are known with them taken off."""
    for proclitics, _, rest in openings(word):
        if any(index.knows(stem) for stem, _ in endings(rest)):
            return proclitics
    return ""


def sign_of(letters: str) -> str:
    """Return the preposition among the letters written before a word, و and ف left out, or the empty string."""
    return letters.lstrip("وف")[:1] if letters else ""
