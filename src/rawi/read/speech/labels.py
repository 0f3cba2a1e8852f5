"""Who stands before a colon, so that what follows is his: X: …, at the head of a sentence or of a headline's part."""

from rawi.lexicon.cues import speaker_noun
from rawi.lexicon.outlets import name_key
from rawi.lexicon.shape_words import shape_words
from rawi.read.speech.complements import Saying, abbreviates
from rawi.read.speech.hearing import is_definite
from rawi.read.speech.phrased import on_word_of
from rawi.read.speech.speakers_of_no_list import is_accusative
from rawi.read.speech.units import (
    COLONS,
    COMMAS,
    DASHES,
    SIGNS,
    STOPS,
    Unit,
    is_named,
    opens_carrier,
)
from rawi.text import key

_LONGEST_LABEL = 14
_LIST_SIGNS = DASHES | frozenset("•*·▪■●○")
# Morning and evening after the hour of a live page: ٩:١٠ ص / الهلال الأحمر: …
HOURS = shape_words("of_the_hour")
_ABOUT, _IN, _FROM = key("عن"), key("في"), key("من")
_SHORTEST_VERB, _LONGEST_PERSON = 3, 6
_AMONG = shape_words("among_those_counted")


def label(unit: Unit, first: int) -> Saying | None:
    """Read `X: …` at the head of a unit or of a part of a headline, where X is somebody who may speak."""
    begins = first
    while first < unit.last and (unit.tokens[first].kind in ("punct", "number") or unit.tokens[first].key in HOURS):
        first += 1
    if first >= unit.last or _is_count(unit, first) or _is_item(unit, first, begins):
        return None
    colon = next((j for j in range(first, min(unit.last, first + _LONGEST_LABEL)) if _ends_label(unit, j)), None)
    if colon is None or unit.tokens[colon].light not in COLONS or colon + 1 >= unit.last:
        return None
    if (unit.headline and does_something(unit, first, colon)) or _is_told_of(unit, first, colon):
        return None
    if first > begins and _is_in_toll(unit, colon + 1):
        return None
    head = speaker_noun(unit.cues, unit.tokens[first].key)
    if not is_named(unit, first) and abbreviates(unit, first + 1) and first + 2 < colon:
        # د. أشرف القدرة:
        first += 2
    named = next((j for j in range(first, colon) if is_named(unit, j)), None)
    if _is_bare_place(unit, first, colon) or (unit.is_a("toll", first) and not _is_toll_of(unit, first, named)):
        return None
    quoted = unit.quoted.get(first)
    near = named is not None and (named == first or head is not None or (quoted is not None and named == first + 1))
    heads = ("body", "spokesperson", "outlet", "correspondent", "official", "anonymous")
    content = colon + 1
    said = unit.quoted.get(content)
    sent = head == "carrier" and said is not None and said.clause and unit.tokens[first + 1].key == _FROM
    if sent:
        # نداء من ممرضة في المركز: «حاصرونا»
        first += 2
    if not near and head not in heads and not sent and not _is_family(unit, first, colon):
        return None
    made = Saying(
        kind="label",
        start=first,
        cue=(colon, colon + 1),
        content=content,
        stance="say",
        speaker=(first, _end_of_words(unit, first, colon)),
        quote_end=said.last if said is not None and said.clause else None,
        colon=said is None,
    )
    # القناة 13 عن مصدر حكومي: …
    of = next((j for j in range(first + 1, colon - 1) if unit.tokens[j].key == _ABOUT), None)
    passes_on = of is not None and speaker_noun(unit.cues, unit.tokens[of + 1].key) not in (None, "carrier")
    return on_word_of(unit, made, about=_ABOUT if passes_on else None)


def another(unit: Unit, i: int) -> Saying | None:
    """Read X in `قسد: استعدنا هجين، وداعش: قتلنا 30`: who is named with و behind a sign, right before a colon."""
    parted = i > unit.first and (unit.tokens[i - 1].light in COMMAS or unit.tokens[i - 1].light in STOPS)
    found = unit.scene.named.get(i)
    if found is None or not parted or not is_named(unit, i) or found[1] + 1 >= unit.last:
        return None
    joined = unit.tokens[i].key.startswith("و") and found[0].span.start > unit.tokens[i].start
    counted = unit.tokens[found[1] + 1].kind == "number"
    return label(unit, i) if joined and unit.tokens[found[1]].light in COLONS and not counted else None


def _is_bare_place(unit: Unit, first: int, colon: int) -> bool:
    """Whether what stands before a colon is a place and no more (أم درمان: …): where it was, not who says so."""
    found = unit.scene.named.get(first)
    body = speaker_noun(unit.cues, unit.tokens[first].key) in ("body", "outlet")
    return found is not None and found[0].kind == "place" and found[1] == colon and not body


def _is_family(unit: Unit, first: int, colon: int) -> bool:
    """Whether one family name with the article is all that stands before the first colon of a page (المالكي: …)."""
    word = unit.tokens[first].key
    alone = first == 0 and colon == 1 and first not in unit.scene.named
    return alone and is_definite(word) and word in unit.scene.families and speaker_noun(unit.cues, word) is None


def _is_toll_of(unit: Unit, first: int, named: int | None) -> bool:
    """Whether a toll is somebody's: حصيلة الوزارة, حصيلة جديدة لها, حصيلة دوما من المركز; no حصيلة عدوان الاحتلال."""
    right = named == first + 1 or speaker_noun(unit.cues, unit.tokens[first + 1].key) is not None
    if named is None or right:
        return right
    place = unit.scene.named.get(first + 1)
    by = place is not None and place[0].kind == "place" and place[1] == named - 1
    return unit.tokens[named].key.startswith("ل") or (by and unit.tokens[named - 1].key == _FROM)


def _end_of_words(unit: Unit, first: int, colon: int) -> int:
    """Return the token after the words for who stands before a colon, without what describes him or whom he tells."""
    named = unit.scene.named.get(first)
    described = named is not None and named[0].kind == "person" and unit.tokens[named[1]].light in COMMAS
    if named is not None and described and speaker_noun(unit.cues, unit.tokens[named[1] + 1].key) is None:
        # أحمد بن دغر، العالق في حديبو: …
        return named[1]
    return colon - (colon - 1 > first and _is_own_outlet(unit, colon - 1))


def _is_own_outlet(unit: Unit, i: int) -> bool:
    """Whether a word with ل is the outlet whose page it is (نقيب المحامين لأور: …)."""
    word = unit.tokens[i].key
    own = name_key(unit.scene.own_name).split() if unit.scene.own_name else []
    return word.startswith("ل") and word[1:] in own


def _is_in_toll(unit: Unit, first: int) -> bool:
    """Whether a bare figure stands behind a colon, in an item of a list (- القوات: 5 مدنيين بينهم طفل)."""
    noun, after = first + 1, first + 2
    if unit.headline or noun >= unit.last or unit.tokens[first].kind != "number" or unit.tokens[noun].kind != "word":
        return False
    ends = after >= unit.last or unit.tokens[after].kind == "punct" or unit.tokens[after].key in _AMONG
    return ends and not unit.is_a("harm", noun)


def does_something(unit: Unit, first: int, colon: int) -> bool:
    """Whether who is named does something before the colon (العدوان يستهدف حافلة أطفال: عشرات القتلى)."""
    found = unit.scene.named.get(first)
    verb = found[1] if found is not None else first + 1
    word = unit.tokens[verb].key if verb < colon else ""
    present = word.startswith("ي") or (word.startswith("ت") and len(word) > _SHORTEST_VERB)
    return present and len(word) >= _SHORTEST_VERB and verb not in unit.scene.named and verb + 1 < colon


def _is_told_of(unit: Unit, first: int, colon: int) -> bool:
    """Whether words before a colon tell of somebody (وسطاء ألمان أنهوا صفقة: …, فلان في قبضة طرابلس: …)."""
    if any(unit.tokens[j].key.endswith("وا") and j not in unit.scene.named for j in range(first + 1, colon - 1)):
        return True
    found = unit.scene.named.get(first)
    if found is None or found[0].kind != "person" or found[1] + 1 >= colon:
        return False
    where = found[1] + 1
    return unit.tokens[found[1]].key == _IN and where not in unit.scene.named and not opens_carrier(unit, where)


def _is_count(unit: Unit, first: int) -> bool:
    """Whether a number right before a noun counts it (369 أسيرا مقابل ثلاثة: …)."""
    counted = unit.tokens[first].key.endswith("ا") and unit.tokens[first].kind == "word"
    return is_accusative(unit.tokens[first]) or (
        counted and first > unit.first and unit.tokens[first - 1].kind == "number"
    )


def _is_item(unit: Unit, first: int, begins: int) -> bool:
    """Whether what stands behind a number is an item of somebody's statement (1- جبهة الملاحيظ: …), and no person."""
    named = unit.scene.named.get(first)
    person = named is not None and named[0].kind == "person"
    speaks = person or speaker_noun(unit.cues, unit.tokens[first].key) in ("official", "spokesperson")
    marked = any(token.kind == "number" or token.light in _LIST_SIGNS for token in unit.tokens[begins:first])
    return unit.scene.issuer is not None and marked and not speaks


def _ends_label(unit: Unit, i: int) -> bool:
    token = unit.tokens[i]
    if token.light in COMMAS:
        if _ends_person(unit, i):
            # أحمد بن دغر، العالق في حديبو: …
            return i + 1 >= unit.last or not is_definite(unit.tokens[i + 1].key)
        # إدارة العمليات، بيان رقم 31: the carrier goes with the name; فلان، الناطق باسم الوزارة: the office.
        goes_with = ("carrier", "spokesperson", "official")
        return i + 1 >= unit.last or speaker_noun(unit.cues, unit.tokens[i + 1].key) not in goes_with
    if token.light in STOPS and abbreviates(unit, i):
        return False
    if token.light in SIGNS:
        return not (token.light in DASHES and _ends_with_place(unit, i + 1))
    if token.kind == "number":
        before = unit.tokens[i - 1]
        channel = speaker_noun(unit.cues, before.key) == "outlet"
        return before.key != "رقم" and before.light != "(" and not channel
    said = token.kind == "word" and token.key in unit.cues.joined
    return said and not unit.is_a("also_preposition", i)


def _ends_with_place(unit: Unit, i: int) -> bool:
    """Whether where a body sits stands between a dash and a colon (وزارة الصحة – غزة: …)."""
    found = unit.scene.named.get(i)
    return (
        found is not None
        and found[0].kind == "place"
        and found[1] < unit.last
        and unit.tokens[found[1]].light in COLONS
    )


def _ends_person(unit: Unit, i: int) -> bool:
    """Whether a person's name ends before token `i`."""
    found = (unit.scene.named.get(j) for j in range(max(unit.first, i - _LONGEST_PERSON), i))
    return any(each is not None and each[0].kind == "person" and each[1] == i for each in found)
