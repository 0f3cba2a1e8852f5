"""Which outlet somebody's words came through, wherever its name stands: لوكالة X, في اتصال مع X, في بيان بثته X, وفق X.

Ranges are of tokens.
"""

from rawi.lexicon.cues import form_of, phrase_at, speaker_noun
from rawi.lexicon.matcher import without_l
from rawi.lexicon.outlets import outlet_named
from rawi.read.speech.complements import Saying
from rawi.read.speech.hearing import is_definite
from rawi.read.speech.subjects import past_pronouns
from rawi.read.speech.units import (
    COMMAS,
    STOPS,
    Range,
    Unit,
    is_named,
    is_that_word,
    opens_carrier,
    owns_carrier,
    told_outlet,
)
from rawi.text import key

_WITH = (key("مع"), key("إلى"))
_THROUGH = key("عبر")
_TALK_REACH = 3
_AFTER_REACH = 8
_LONGEST_NAME = 5
_ENDS = COMMAS | STOPS


def outlet_of(unit: Unit, said: Saying) -> Range | None:
    """Return the words for the outlet that passed on what is said, or to which it was said, null where none is named.

    They stand among the words of saying, between who says and what is said, or right after who says it last.
    """
    if said.to is not None:
        return said.to
    first, last = said.cue[1], said.content
    if said.kind == "after":
        last = min(unit.last, (said.end or first) + _AFTER_REACH)
    elif said.kind == "before" and said.speaker is not None:
        first = said.speaker[0] + 1
    elif said.speaker is not None and said.speaker[1] <= said.cue[0]:
        first = said.speaker[0]
    for i in range(first, last):
        token = unit.tokens[i]
        if token.light in STOPS or is_that_word(token.key):
            break
        if said.kind == "after" and token.light in COMMAS and i > (said.end or 0):
            break
        found = _outlet_at(unit, i)
        if found is not None:
            return found
    if said.kind not in ("verb", "participle") or said.place != "apart":
        return None
    return _at_the_head(unit, said) or _at_the_end(unit, said)


def _at_the_head(unit: Unit, said: Saying) -> Range | None:
    """Return the outlet of the carrier that a sentence begins with (وفي بيان بثته إذاعة الكويت، قالت المقاومة)."""
    end = said.start - 1
    at = unit.first + 1 + unit.is_a("newest", unit.first + 1)
    if end <= unit.first or unit.tokens[end].light not in COMMAS or not opens_carrier(unit, at):
        return None
    return next(filter(None, (_outlet_at(unit, i) for i in range(unit.first + 1, end))), None)


def _at_the_end(unit: Unit, said: Saying) -> Range | None:
    """Return the outlet of the talk or carrier that stands after all that is said (…، في اتصال مع قناة الجزيرة.)."""
    for i in range(said.content, unit.last - 2):
        token = unit.tokens[i]
        if token.light in STOPS or (token.kind == "word" and token.key in unit.cues.joined):
            return None
        at = i + (token.light in COMMAS)
        if i > said.content and unit.is_a("medium", at) and opens_carrier(unit, at + 1):
            ends = (j for j in range(at + 2, unit.last) if unit.tokens[j].light in _ENDS)
            return next(filter(None, (_outlet_at(unit, j) for j in range(at + 1, next(ends, unit.last)))), None)
    return None


def _outlet_at(unit: Unit, i: int) -> Range | None:
    """Return the outlet's name where words that pass on, or a talk, lead to it at token `i`, or null."""
    told = told_outlet(unit, i)
    if told is not None and not unit.is_a("in_name_of", i - 1):
        return None if _is_owner(unit, i) else (i, told)
    word = unit.tokens[i].key
    if word in _WITH:
        talks = any(unit.is_a("talk", j) for j in range(max(unit.first, i - _TALK_REACH), i))
        return _name_at(unit, i + 1) if talks else None
    if word == _THROUGH:
        return _name_at(unit, i + 1)
    if unit.is_a("passed_on_by", i) and not unit.is_a("claimed", i - 1):
        return _name_at(unit, i + 1)
    phrase = phrase_at(unit.cues, unit.tokens, i) if unit.tokens[i - 1].light in COMMAS else None
    if phrase is None:
        return None
    if phrase[0].kind == "according":
        # وأوضح المدير، وفقاً لوكالة "تاس"، أن
        return _name_at(unit, phrase[1]) or _name_at(unit, _past_verb(unit, phrase[1]))
    if phrase[0].kind == "as" and form_of(unit.cues, unit.tokens[phrase[1]].key) is not None:
        # على ما أوردت سانا
        return _name_at(unit, phrase[1] + 1)
    return None


def _past_verb(unit: Unit, i: int) -> int:
    """Return the token after a verb that passes on, and of whom (وفق ما نقلت عنه | الوكالة)."""
    if i >= unit.last or form_of(unit.cues, unit.tokens[i].key) is None:
        return unit.last
    return past_pronouns(unit, i + 1, unit.last)


def _is_owner(unit: Unit, i: int) -> bool:
    """Whether a name with ل at token `i` says whose the carrier before it is (إحصائية جديدة لشبكة أطباء السودان)."""
    j = i - 1
    while j > unit.first and (unit.is_a("modifier", j) or unit.is_a("former", j) or is_definite(unit.tokens[j].key)):
        j -= 1
    return speaker_noun(unit.cues, unit.tokens[j].key) == "carrier" and owns_carrier(unit, i)


def _name_at(unit: Unit, i: int) -> Range | None:
    """Return the name of an outlet of the lists that begins at token `i`, a noun and marks before it included."""
    if i >= unit.last or not (is_named(unit, i) or unit.tokens[i].kind == "quote"):
        return None
    for last in range(min(unit.last, i + _LONGEST_NAME), i, -1):
        name = unit.scene.text.raw[unit.tokens[i].start : unit.tokens[last - 1].end]
        bare = without_l(name)
        if any(outlet_named(unit.scene.outlets, each) is not None for each in (name, bare)):
            return i, last
    return (i, unit.scene.named[i][1]) if is_named(unit, i) else None
