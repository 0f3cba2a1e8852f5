"""What stands between who says and the words said: times, places, carriers, addressees. Ranges are of tokens."""

from typing import NamedTuple

from rawi.lexicon.cues import Phrase, form_of, phrase_at, speaker_noun
from rawi.lexicon.function_words import function_words
from rawi.lexicon.shape_words import shape_words
from rawi.read.shapes import is_deed
from rawi.read.speech.carried_by import carried_as, outlet_from
from rawi.read.speech.hearing import is_definite, noun_with_pronoun
from rawi.read.speech.speakers_of_no_list import name_ahead
from rawi.read.speech.subjects import end_of_subject
from rawi.read.speech.units import (
    COLONS,
    COMMAS,
    DASHES,
    STOPS,
    Range,
    Unit,
    counts,
    is_named,
    is_that,
    is_that_word,
    opens_adjunct,
    opens_carrier,
    past_bracket,
    told_outlet,
    told_without_letter,
)
from rawi.text import attested, key

_IN = key("في")
_ABOUT = key("عن")
_CARRIER_REACH = 16
_ON = shape_words("place_on_the_net") | {_IN, key("على")}
_ISSUED = frozenset(("صادر", "صدر", "صادره"))


# By what means, and how long after something else, somebody says it.
_CHANNELS, _BEFORE_OR_AFTER = shape_words("channel_of_talk"), frozenset(("بعد", "قبل"))
_WHILES, _WHILE_ADJECTIVES = shape_words("while_of_time"), shape_words("describes_a_while")
_APPOSITION_REACH = 14
_SHORTEST_GLUED = 3
_THROUGH, _WITH = key("عبر"), key("مع")


class Gap(NamedTuple):
    """What was passed: the token after it, the carrier, on whose word, through whom and to which outlet it is said."""

    end: int
    via: Range | None = None
    relayed: Range | None = None
    mouth: Range | None = None
    to: Range | None = None


def past_adjuncts(unit: Unit, first: int, limit: int, prepositions: tuple[str, ...]) -> Gap:
    """Return what stands after the speaker: commas, times, places, carriers, addressees, whom the speaker relays.

    `prepositions` are those the verb takes: what they open is said, not passed.
    """
    tokens = unit.tokens
    i = first
    via: Range | None = None
    relayed: Range | None = None
    mouth: Range | None = None
    to: Range | None = None
    while i < limit:
        token = tokens[i]
        found = unit.scene.named.get(i)
        fixed = phrase_at(unit.cues, tokens, i) if token.kind == "word" else None
        carried = carried_as(unit, i, limit) if token.kind == "word" else None
        if carried is not None:
            to = to or carried
            i = carried[1]
        elif token.light in COMMAS and i == first:
            i = _past_apposition(unit, i, limit, prepositions)
        elif token.light in COMMAS or token.light in DASHES or unit.is_a("adverb", i) or unit.is_a("pronoun_phrase", i):
            i += 1
        elif found is not None and found[0].kind == "time":
            i = found[1]
        elif token.light == "(":
            i = past_bracket(unit, i, limit)
        elif fixed is not None and fixed[1] < limit and (fixed[0].kind == "relay" or _rests_on(unit, *fixed)):
            i = end_of_subject(unit, fixed[1], limit)
            through = fixed[0].phrase.endswith("لسان")
            mouth, relayed = ((fixed[1], i), relayed) if through else (mouth, (fixed[1], i))
        elif token.key == _THROUGH and i + 1 < limit and _is_mouth(unit, i + 1):
            end = _end_of_mouth(unit, i + 1, limit)
            mouth = (i + 1, end)
            i = end
        elif unit.is_a("medium", i) and opens_carrier(unit, i + 1):
            end, heard = _past_carrier(unit, i + 1, limit, prepositions)
            via, to = via or (i + 1, end), to or heard
            i = end
        elif (past := _past_when(unit, i, limit, prepositions)) is not None:
            i = past
        elif opens_adjunct(unit, i):
            end = _past_addressee(unit, i, limit)
            if token.key.startswith("ل") or told_without_letter(unit, i) is not None:
                to = to or (i + (token.key == "ل"), end)
            elif token.key == _THROUGH and i + 1 < end and speaker_noun(unit.cues, tokens[i + 1].key) == "outlet":
                to = to or (i + 1, end)
            i = end
        elif token.key == _IN and "في" not in prepositions and (where := _past_where(unit, i, limit, near=i == first)):
            i = where
        elif token.key in ("من", "بعد", "قبل") and i + 1 < limit and unit.is_a("on_his_part", i + 1):
            i += 2
        else:
            break
    return Gap(min(i, limit), via, relayed, mouth, to)


def _past_where(unit: Unit, i: int, limit: int, *, near: bool) -> int | None:
    """Return the token after في at token `i` and where, when or of whom somebody speaks, or null.

    في صنعاء, في الحكومة اليمنية, في وقت سابق; `near` behind the speaker nouns with the article too (الحركة في الخارج).
    """
    found = unit.scene.named.get(i + 1)
    if found is not None:
        return found[1] if found[0].kind in ("place", "time", "actor") else None
    if unit.is_a("adverb", i + 1):
        return i + 2
    end = i + 1
    while near and end < limit and unit.tokens[end].kind == "word" and is_definite(unit.tokens[end].key):
        end += 1
    return end if end > i + 1 else None


def _past_when(unit: Unit, i: int, limit: int, prepositions: tuple[str, ...]) -> int | None:
    """Return the token after when, from where or by what somebody says something (بعد ساعات, من غزة, عبر الهاتف)."""
    tokens = unit.tokens
    if i + 1 >= limit or tokens[i].kind != "word":
        return None
    if tokens[i].key == _THROUGH:
        return _past_described(unit, i + 2, limit) if tokens[i + 1].key in _CHANNELS else None
    if tokens[i].key == "من" and "من" not in prepositions:
        found = unit.scene.named.get(i + 1)
        placed = found is not None and found[0].kind in ("place", "time") and found[1] < limit
        return found[1] if found is not None and placed and not is_definite(tokens[found[1]].key) else None
    if tokens[i].key not in _BEFORE_OR_AFTER:
        return None
    end = i + 1
    while end < limit and (tokens[end].kind == "number" or counts(tokens[end].key)):
        end += 1
    if end >= limit or not (unit.is_a("unit_of_time", end) or tokens[end].key in _WHILES):
        return None
    end = _past_described(unit, end + 1, limit)
    # بعد يومين مرّا بلا رصاصة: what they were like, no word of what is said.
    word = unit.tokens[end].key if end < limit else "ا"
    return None if is_deed(word) or word.endswith("ا") else end


def _past_described(unit: Unit, i: int, limit: int) -> int:
    """Return the token after the adjectives that go on with a noun (ساعات قليلة, هاتف فضائي, الهاتف المحمول)."""
    definite = is_definite(unit.tokens[i - 1].key)
    while i < limit and unit.tokens[i].kind == "word":
        word = unit.tokens[i].key
        described = word in _WHILE_ADJECTIVES or (word.endswith(("ي", "يه")) and word not in function_words())
        if not described and not (definite and is_definite(word) and unit.is_a("adjective", i)):
            break
        if definite != is_definite(word) or i in unit.scene.named:
            break
        i += 1
    return i


def _is_mouth(unit: Unit, i: int) -> bool:
    """Whether a spokesman is named at token `i`, or somebody's own man (عبر ممثله في كربلاء)."""
    word = unit.tokens[i].key
    kind = speaker_noun(unit.cues, word)
    own = unit.cues.speakers.get(noun_with_pronoun(unit.cues, word) or "") if kind is None else None
    return kind == "spokesperson" or own in ("official", "spokesperson", "anonymous")


def _end_of_mouth(unit: Unit, first: int, limit: int) -> int:
    """Return the token after a spokesman, with باسمه and his name after it."""
    end = end_of_subject(unit, first, limit)
    if end >= limit or unit.tokens[end].key not in unit.cues.words["in_name_of"]:
        return end
    named = unit.scene.named.get(end + 1)
    if named is not None and named[0].kind == "person":
        return min(named[1], limit)
    return name_ahead(unit.scene.text, end + 1, limit, unit.scene.given, unit.cues) or end + 1


def carrier_ahead(unit: Unit, i: int) -> Range | None:
    """Return the outlet of the carrier that a sentence begins with, before a comma (وفي بيان بثته إذاعة X، قالت)."""
    if i - 1 <= unit.first or unit.tokens[i - 1].light not in COMMAS or not opens_carrier(unit, unit.first + 1):
        return None
    opens = unit.is_a("medium", unit.first) or unit.tokens[unit.first].key.removeprefix("و") == _IN
    return _past_carrier(unit, unit.first + 1, i - 1, ())[1] if opens else None


def relayed_ahead(unit: Unit, first: int, content: int) -> Range | None:
    """Return on whose word somebody speaks whose name stands before the verb (الجريدة كتبت نقلا عن قريب له أنه)."""
    fixed = phrase_at(unit.cues, unit.tokens, first) if first + 1 < content else None
    if fixed is None or fixed[0].kind != "relay" or fixed[0].phrase.endswith("لسان") or fixed[1] >= content:
        return None
    return fixed[1], min(end_of_subject(unit, fixed[1], content), content)


def _rests_on(unit: Unit, phrase: Phrase, end: int) -> bool:
    """Whether somebody speaks on another's word (استنادا إلى المرصد), rather than on what was found."""
    speaks = is_named(unit, end) or speaker_noun(unit.cues, unit.tokens[end].key) not in (None, "carrier")
    # استنادا إلى صور
    return phrase.phrase.startswith("استنادا") and speaks and not unit.is_a("footage", end)


def _past_apposition(unit: Unit, comma: int, limit: int, prepositions: tuple[str, ...]) -> int:
    """Return the token after what two commas put in of the speaker (، وهو من الوجهاء،, ، مدير المشفى،).

    Whatever it is but another's word, it ends where one of the verb's own `prepositions` follows it (لفت النائب، وهو
    طبيب، إلى مقتل ثلاثة).
    """
    i = comma + 1
    if i + 1 < limit and unit.tokens[i].key == _THROUGH and _is_mouth(unit, i + 1):
        return i
    described = i < limit and speaker_noun(unit.cues, unit.tokens[i].key) in ("official", "spokesperson", "anonymous")
    placed = unit.is_a("where_said", i) and not opens_carrier(unit, i + 1)
    ends = (j for j in range(i + 1, min(unit.last, i + _APPOSITION_REACH)) if unit.tokens[j].light in COMMAS | STOPS)
    end = next(ends, None)
    if end is None or end >= limit or unit.tokens[end].light not in COMMAS:
        return i
    relays = phrase_at(unit.cues, unit.tokens, i) is not None
    leads = not relays and _opens_complement(unit, end + 1, prepositions)
    talks = unit.is_a("talk", i) and form_of(unit.cues, unit.tokens[i].key) is not None
    return end + 1 if leads or described or placed or talks or unit.is_a("while", i) else i


def _opens_complement(unit: Unit, i: int, prepositions: tuple[str, ...]) -> bool:
    """Whether one of a verb's own prepositions stands at token `i`, by itself or written with a noun (بقصف)."""
    if i >= unit.last or unit.tokens[i].kind != "word":
        return False
    word = unit.tokens[i].key
    glued = any(len(p) == 1 and word.startswith(p) for p in prepositions) and len(word) > _SHORTEST_GLUED
    if glued and not is_named(unit, i):
        return attested(word[1:]) and not attested(word) and word not in function_words()
    return any(len(p) > 1 and word == key(p) for p in prepositions)


def _past_carrier(unit: Unit, first: int, limit: int, prepositions: tuple[str, ...]) -> tuple[int, Range | None]:
    """Return the token after a carrier (بيان صادر عنها اطلعت عليه "سمارت"), and the outlet it was given to."""
    tokens = unit.tokens
    i = first + 1
    to: Range | None = None
    while i < min(limit, first + _CARRIER_REACH):
        token = tokens[i]
        found = unit.scene.named.get(i)
        if unit.is_a("copy", i) or unit.is_a("carries", i):
            while i < limit and tokens[i].light not in COMMAS | STOPS | COLONS and not is_that(unit, i):
                i += 1
            return i, to
        held = found is not None and found[0].kind == "place" and found[0].span.start > token.start
        if found is not None and (found[0].kind == "time" or (held and token.key.startswith("ب"))):
            # في مؤتمر صحافي بالطائف أمس
            i = found[1]
        elif token.key == _WITH and (called := _called(unit, i + 1, limit)) is not None:
            # في اتصال مع فرانس برس
            to = to or called
            i = to[1]
        elif token.key == _ABOUT and "عن" in prepositions and tokens[i - 1].key not in _ISSUED:
            return i, to
        elif unit.is_a("modifier", i) or unit.is_a("pronoun_phrase", i) or unit.is_a("page", i):
            i += 1
        elif token.key in (_ABOUT, "علي", _IN) and i + 1 < limit:
            named = unit.scene.named.get(i + 1)
            if named is not None:
                i = named[1]
            elif unit.is_a("page", i + 1) or token.key == "علي":
                i += 2
            else:
                return i, to
        elif unit.quoted.get(i) is not None and not unit.quoted[i].clause and tokens[i - 1].key in _ON:
            i = unit.quoted[i].last
        elif token.kind == "word" and token.key.startswith("ل") and is_named(unit, i):
            i = unit.scene.named[i][1]
        elif token.kind == "word" and token.key.startswith("ل") and opens_adjunct(unit, i):
            end = _past_addressee(unit, i, limit)
            i, to = end, (i + (token.key == "ل"), end)
        else:
            return i, to
    return min(i, limit), to


def _called(unit: Unit, i: int, limit: int) -> Range | None:
    """Return who is named at token `i`, or the outlet."""
    if i < limit and is_named(unit, i):
        return i, min(unit.scene.named[i][1], limit)
    return outlet_from(unit, i, limit)


def _past_addressee(unit: Unit, i: int, limit: int) -> int:
    """Return the token after لـ"سمارت", لوكالة رويترز, or after خلال and what it governs."""
    tokens = unit.tokens
    found = unit.scene.named.get(i)
    if found is not None and found[0].kind == "actor" and tokens[i].key.startswith("ل"):
        return min(found[1], limit)
    named_outlet = told_outlet(unit, i) or told_without_letter(unit, i)
    if named_outlet is not None:
        return min(named_outlet, limit)
    end = i + 1
    while end < limit and end - i < _CARRIER_REACH:
        quoted = unit.quoted.get(end)
        if quoted is not None:
            return end if quoted.clause else quoted.last
        if tokens[end].light in COMMAS | STOPS | COLONS or is_that_word(tokens[end].key):
            return end
        named = unit.scene.named.get(end)
        if named is not None and named[0].kind == "actor":
            return min(named[1], limit)
        end += 1
    return end
