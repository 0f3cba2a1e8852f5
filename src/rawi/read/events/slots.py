"""Where: which of the places a clause names belong to the event it tells."""

import re

from rawi.lexicon.clause_words import ClauseWords
from rawi.lexicon.cues import Cues, form_of
from rawi.lexicon.matcher import forms_of
from rawi.lexicon.shape_words import shape_words
from rawi.model import (
    EventType,
    Participant,
    PlaceValue,
)
from rawi.read.events.heads import Overlay
from rawi.read.events.triggers import word_before
from rawi.text import Text, key, same_line

# What moves, moves from, towards and by way of places; all else happens at a place.
MOVEMENTS: frozenset[EventType] = frozenset(
    {
        "abduction",
        "advance",
        "aid",
        "displacement",
        "handover",
        "movement_of_forces",
        "prisoner_exchange",
        "release",
        "retreat",
        "surrender",
    }
)
# What is fired at a place falls there; a bomb on the road to it goes off near it.
_FIRED: frozenset[EventType] = frozenset({"airstrike", "explosion", "shelling"})
# What is kept from a place is kept from it there (منع دخول الشاحنات إلى القطاع).
_BARRED: frozenset[EventType] = frozenset({"siege"})
_DEEDS, _RECALLS = shape_words("recalled_deed"), shape_words("recalls_deed")
_BORDERS, _SOURCES, _FLAGS = shape_words("borders_on"), shape_words("source_of_fire"), shape_words("flag")
_NEAR = 4
# What blame lays on somebody stands behind so many names.
_BLAME, _JOINED = shape_words("laid_on_somebody"), 3
_HAS, _WITH = key("قد"), key("مع")
# A definite active participle of the plainest shape (الهاربة، القادمين، الفارين).
_COMING = re.compile("ال.ا[^ء].?(ه|ين|ون|ات)?")


def places(
    text: Text,
    event_type: EventType,
    start: int,
    end: int,
    overlay: Overlay,
    *,
    cues: Cues,
    words: ClauseWords,
    told: int,
) -> list[Participant]:
    """Return the places named in tokens `start` to `end` that the event has to do with, each once.

    `told` is the token of the word that tells it.
    """
    found: list[Participant] = []
    left = 0
    for token, mention, last in overlay.between(start, end):
        if "actor" in overlay.kinds.get(token, ()):
            continue
        if mention.kind != "place" or last > end or not isinstance(mention.value, PlaceValue):
            continue
        bare = mention.value.relation == "at" and last < len(text.tokens) and same_line(text, last)
        if bare and form_of(cues, text.tokens[last].key) is not None:
            # The name of a capital before a word of saying is who speaks; not in a town (في جنين عقب اقتحامها).
            continue
        if bare and _is_blamed(text, last, told):
            continue
        if found and mention.value.bearing is not None and words.has("settlement", text.tokens[last - 1].key):
            # مخيم السويداء شمالي المدينة: it only says where the camp lies.
            continue
        if _is_of_another(text, start, token, told) or (
            event_type not in MOVEMENTS and _is_whose(text, token, mention.value, overlay)
        ):
            continue
        relation = mention.value.relation
        if token > start and text.tokens[token - 1].key in _SOURCES:
            # سقطت قذائف على المدينة، مصدرها بلدة المليحة: from where it was fired
            continue
        state = relation == "at" and mention.value.precision == "country"
        flagged = token > start and text.tokens[token - 1].key in _FLAGS
        if state and (flagged or _has_done(text, last) or _is_party(text, start, token)):
            # وكانت تركيا قد بدأت توغلها: a state that acts; سفينة ترفع علم بنما
            continue
        if relation == "from" and (_after_participle(text, token) or _joined_to(text, left, token)):
            left = last
            continue
        moves = MOVEMENTS | _FIRED | _BARRED if relation == "toward" else MOVEMENTS
        if relation in ("from", "toward", "via") and event_type not in moves:
            continue
        entity = mention.entity or mention.value.anchor
        if entity is None or all(item.entity != entity for item in found):
            found.append(Participant(entity=entity, text=mention.text, span=mention.span, relation=relation))
    return found


def _is_blamed(text: Text, last: int, told: int) -> bool:
    """Whether what stands behind a name, and behind one that and joins to it, is what is laid on it.

    يحملون صنعاء وواشنطن مسؤولية قصف موكب
    """
    for i in range(last, min(last + _JOINED, told)):
        if text.tokens[i].key in _BLAME:
            return True
        if not text.tokens[i].key.startswith("و"):
            return False
    return False


def _is_of_another(text: Text, start: int, token: int, told: int) -> bool:
    """Whether a place is that of a deed that is only recalled (بعد يومين على تفجيري بغداد، مرتكبي مجزرة سبايكر)."""
    noun = token - 1
    if (
        noun <= start
        or noun == told
        or not same_line(text, token)
        or _DEEDS.isdisjoint(forms_of(text.tokens[noun].key))
    ):
        return False
    return any(not _RECALLS.isdisjoint(forms_of(text.tokens[i].key)) for i in range(max(start, noun - _NEAR), noun))


def _is_whose(text: Text, token: int, value: PlaceValue, overlay: Overlay) -> bool:
    """Whether a country only says whose the body right before it is (القوات المسلحة لأرمينيا)."""
    body = token > 0 and "actor" in overlay.kinds.get(token - 1, ()) and same_line(text, token)
    return body and value.precision == "country" and text.tokens[token].key.startswith("ل")


def _has_done(text: Text, i: int) -> bool:
    """Whether قد stands at a token, so that what stands before is the subject of the verb behind."""
    return i < len(text.tokens) and text.tokens[i].key == _HAS


def _is_party(text: Text, start: int, token: int) -> bool:
    """Whether a state behind مع is whom something is done with, and no border is named (المواجهات مع إسرائيل)."""
    if token <= start or text.tokens[token - 1].key != _WITH:
        return False
    return all(text.tokens[i].key.lstrip("وبل") not in _BORDERS for i in range(max(start, token - _NEAR), token))


def _joined_to(text: Text, left: int, token: int) -> bool:
    """Whether a place is named with the one before it, that ends at token `left` (الفارين من دوما وحرستا)."""
    return 0 < left >= token - 1 and text.tokens[token].key.startswith("و")


def _after_participle(text: Text, token: int) -> bool:
    """Whether من and its place say where people came from before (الهاربة من الرقة)."""
    before = word_before(text, token)
    earlier = word_before(text, before) if before is not None else None
    return earlier is not None and _COMING.fullmatch(text.tokens[earlier].key) is not None
