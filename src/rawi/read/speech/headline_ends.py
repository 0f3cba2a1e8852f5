"""On whose word a headline is, where that stands at its end: مقتل عشرة في غارة: شهود, انفجار في بغداد (مصدر أمني)."""

from rawi.lexicon.cues import SpeakerKind, speaker_noun
from rawi.lexicon.shape_words import shape_words
from rawi.read.speech.complements import Saying
from rawi.read.speech.hearing import is_definite
from rawi.read.speech.speakers_of_no_list import name_ahead
from rawi.read.speech.units import COLONS, DASHES, STOPS, Unit, is_named

_TELLS, _JOINS = shape_words("tells_at_the_end"), shape_words("joins_to_body") | {"باسم"}
_NISBAS = ("ي", "يه", "يون", "يين")
_UNNAMED: frozenset[SpeakerKind | None] = frozenset(("anonymous", "official", "spokesperson"))
_NAMED: frozenset[SpeakerKind | None] = frozenset(("body", "outlet"))
_LONGEST, _FEWEST_BEFORE = 6, 3


def source_at_end(unit: Unit) -> Saying | None:
    """Return what the words at the end of a headline or a line say of who tells it, null where they name nobody."""
    last = unit.last
    while last > unit.first and unit.tokens[last - 1].light in STOPS:
        last -= 1
    bracket = last > unit.first and unit.tokens[last - 1].light == ")"
    end = last - bracket
    opens = frozenset("(") if bracket else COLONS | DASHES
    near = range(end - 1, max(unit.first, end - _LONGEST - 1), -1)
    sign = next((i for i in near if unit.tokens[i].light in opens), 0)
    first = sign + 1
    if sign - unit.first < _FEWEST_BEFORE or not 0 < end - first <= _LONGEST:
        return None
    if unit.tokens[sign].light in DASHES:
        return _of_quotation(unit, sign, end, last)
    if any(unit.tokens[i].kind != "word" for i in range(first, end)) or not _is_source(unit, first, end, whole=bracket):
        return None
    return Saying("after", first, (sign, first), first, "say", speaker=(first, end), end=last)


def _of_quotation(unit: Unit, dash: int, end: int, last: int) -> Saying | None:
    """Return who is named behind the dash that follows a whole quotation («قتلوا أبي» – نازحة من الجنينة), or null."""
    quoted = next((unit.quoted[i] for i in range(unit.first, dash) if i in unit.quoted), None)
    speaks = speaker_noun(unit.cues, unit.tokens[dash + 1].key) in _UNNAMED or is_named(unit, dash + 1)
    scene = unit.scene
    speaks = speaks or name_ahead(scene.text, dash + 1, end, scene.given, scene.cues) is not None
    if quoted is None or not quoted.clause or quoted.last != dash or not speaks:
        return None
    return Saying("after", dash + 1, (dash, dash + 1), dash + 1, "say", speaker=(dash + 1, end), end=last)


def _is_source(unit: Unit, first: int, end: int, *, whole: bool) -> bool:
    """Whether the words are somebody unnamed who tells; behind the colon of a headline, also a body by its name."""
    word = unit.tokens[first].key
    if word in _TELLS:
        # What somebody does, and with whom, is told behind the colon (مسؤول يقتل, طبيب وسائق).
        joined = next((i for i in range(first + 1, end) if unit.tokens[i].key in _JOINS), end)
        return all(unit.tokens[i].key.endswith(_NISBAS) for i in range(first + 1, joined))
    if whole or not unit.headline or any(unit.cues.may_say(unit.tokens[i].key) for i in range(first + 1, end)):
        return False
    name = is_named(unit, first) and unit.scene.named[first][0].kind == "actor" and unit.scene.named[first][1] == end
    noun = speaker_noun(unit.cues, word) in _NAMED
    return name or (noun and end - first > 1 and is_definite(unit.tokens[end - 1].key))
