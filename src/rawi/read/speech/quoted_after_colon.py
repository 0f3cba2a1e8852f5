"""Whose words stand in quotation marks behind a colon that no word of saying stands before. Ranges are of tokens.

وصلت حليمة إلى البلدة فوق عربة: «أخذوا ابني»; رسالة من الطالبة سلطان: «لا ماء لدينا».
"""

from bisect import bisect_right

from rawi.lexicon.cues import speaker_noun
from rawi.lexicon.function_words import function_words
from rawi.lexicon.shape_words import shape_words
from rawi.read.shapes import is_ours
from rawi.read.speech.hearing import Speaker
from rawi.read.speech.speakers_of_no_list import name_ahead
from rawi.read.speech.subjects_acting import acts_first
from rawi.read.speech.told import Told
from rawi.read.speech.units import COLONS, COMMAS, Quoted, Range, Unit
from rawi.read.speech.whose import resolved
from rawi.text import attested

_US = "نا"
_OF_ONESELF = shape_words("of_oneself")
_CROWD = shape_words("crowd")
_MANY = ("ون", "ات")
_LONGEST_NAME = 5
_PEOPLE = ("official", "spokesperson", "anonymous")


def teller(told: Told, unit: Unit, quoted: Quoted) -> Speaker | None:
    """Return who says what is quoted behind a colon: who is named right before it, acts, or spoke last; else null."""
    colon = quoted.first - 1
    opens = colon > unit.first and unit.tokens[colon].light in COLONS and quoted.clause
    if not opens or unit.headline or told.scene.issuer is not None:
        return None
    named = _named_before(unit, colon)
    if named is not None:
        return None if _is_whom(unit, named) else resolved(told, named)
    if not _speaks_of_himself(unit, quoted):
        return None
    acts = _acting(unit, colon)
    if acts is not None:
        return resolved(told, acts)
    return _spoke_last(told, unit)


def _named_before(unit: Unit, colon: int) -> Range | None:
    """Return the person's name that ends at a colon."""
    for first in range(max(unit.first, colon - _LONGEST_NAME), colon - 1):
        found = unit.scene.named.get(first)
        if found is not None and found[0].kind == "person" and found[1] == colon:
            return first, colon
        if name_ahead(unit.scene.text, first, colon, unit.scene.given, unit.cues) == colon:
            return first, colon
    return None


def _is_whom(unit: Unit, named: Range) -> bool:
    """Whether many, or a body, right behind a verb do something to who is named (شيع الأهالي علي حسن)."""
    doer = unit.first + 1
    while doer < named[0] and unit.is_a("link", doer - 1):
        doer += 1
    word = unit.tokens[doer].key
    many = word in _CROWD or (word.startswith("ال") and word.endswith(_MANY)) or speaker_noun(unit.cues, word) == "body"
    between = unit.tokens[doer : named[0]]
    plain = all(token.kind == "word" and token.key not in function_words() for token in between)
    return bool(between) and many and plain


def _speaks_of_himself(unit: Unit, quoted: Quoted) -> bool:
    """Whether the words quoted speak of us or me (عدنا, ابني لي)."""
    words = [token.key for token in unit.tokens[quoted.first : quoted.last] if token.kind == "word"]
    stems = [word.removesuffix(_US) for word in words if word.endswith(_US)]
    did = any(attested(f"{stem}ت") and attested(f"{stem}وا") for stem in stems)
    return did or any(word.removeprefix("و") in _OF_ONESELF or is_ours(word) for word in words)


def _acting(unit: Unit, colon: int) -> Range | None:
    """Return the person who acts in the sentence, by name or by a noun for people; a given name may open it alone."""
    first = unit.first
    if unit.tokens[first].key in unit.scene.given and unit.tokens[first + 1].light in COMMAS:
        return first, first + 1
    acts = acts_first(unit, (unit.first, colon))
    if acts is None:
        return None
    found = unit.scene.named.get(acts[0])
    person = found is not None and found[0].kind == "person"
    return acts if person or speaker_noun(unit.cues, unit.tokens[acts[0]].key) in _PEOPLE else None


def _spoke_last(told: Told, unit: Unit) -> Speaker | None:
    """Return the person who spoke last, if that was in this paragraph."""
    paragraphs = unit.scene.text.paragraphs
    begins = paragraphs[bisect_right(paragraphs, unit.first, key=lambda tokens: tokens[0]) - 1][0]
    last = told.leads[-1] if told.leads else None
    if last is None or last.start < begins or last.own:
        return None
    return last.speaker if last.speaker.person or last.speaker.kind in _PEOPLE else None
