"""Where: which of the places a clause names belong to the event it tells."""

import re

from rawi.lexicon.clause_words import ClauseWords
from rawi.lexicon.cues import Cues, form_of
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
# A definite active participle of the plainest shape (الهاربة، القادمين، الفارين).
_HAS = key("قد")
_COMING = re.compile("ال.ا[^ء].?(ه|ين|ون|ات)?")


def places(
    text: Text, event_type: EventType, start: int, end: int, overlay: Overlay, *, cues: Cues, words: ClauseWords
) -> list[Participant]:
    """Return the places named in tokens `start` to `end` that the event has to do with, each once."""
    found: list[Participant] = []
    left = 0
    for token, mention, last in overlay.between(start, end):
        if "actor" in overlay.kinds.get(token, ()):
            continue
        if mention.kind != "place" or last > end or not isinstance(mention.value, PlaceValue):
            continue
        if last < len(text.tokens) and same_line(text, last) and form_of(cues, text.tokens[last].key) is not None:
            # The name of a capital before a word of saying is who speaks.
            continue
        if found and mention.value.bearing is not None and words.has("settlement", text.tokens[last - 1].key):
            # مخيم السويداء شمالي المدينة: it only says where the camp lies.
            continue
        relation = mention.value.relation
        if relation == "at" and mention.value.precision == "country" and _has_done(text, last):
            # وكانت تركيا قد بدأت توغلها: a state that acts
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


def _has_done(text: Text, i: int) -> bool:
    """Whether قد stands at a token, so that what stands before is the subject of the verb behind."""
    return i < len(text.tokens) and text.tokens[i].key == _HAS


def _joined_to(text: Text, left: int, token: int) -> bool:
    """Whether a place is named with the one before it, that ends at token `left` (الفارين من دوما وحرستا)."""
    return 0 < left >= token - 1 and text.tokens[token].key.startswith("و")


def _after_participle(text: Text, token: int) -> bool:
    """Whether من and its place say where people came from before (الهاربة من الرقة)."""
    before = word_before(text, token)
    earlier = word_before(text, before) if before is not None else None
    return earlier is not None and _COMING.fullmatch(text.tokens[earlier].key) is not None
