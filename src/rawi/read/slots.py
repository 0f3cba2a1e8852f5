"""When, where and how many: what of a clause's times, places and figures belongs to the event it tells."""

import re
from collections.abc import Sequence

from rawi.lexicon.clause_words import ClauseWords
from rawi.lexicon.cues import Cues, form_of
from rawi.lexicon.triggers import Form
from rawi.model import (
    ClaimTime,
    EventType,
    Figure,
    Mention,
    Participant,
    PlaceValue,
    Published,
    QuantityValue,
    TimeValue,
)
from rawi.read.heads import Head, Overlay
from rawi.read.phrases import Phrase
from rawi.read.triggers import word_before
from rawi.text import Text

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
_TIMED: frozenset[EventType] = frozenset({"battle", "ceasefire", "siege"})
# A definite active participle of the plainest shape (الهاربة، القادمين).
_COMING = re.compile("ال.ا..(ه|ين|ون|ات)?")
# Counted as what they are even where an event befell them.
_KEPT = frozenset({"family", "house", "home", "household", "duration", "distance", "vehicle", "weapon"})


def claim_time(
    text: Text, head: Head, start: int, end: int, overlay: Overlay, *, words: ClauseWords, published: Published
) -> ClaimTime | None:
    """Return when: the time named in tokens `start` to `end` that stands nearest to the trigger, or null.

    "Since" bounds the beginning, and publication the end of what has been told; "until" bounds the end. What is
    only before or after a day is left open.
    """
    found = _nearest(text, head.hit.token, start, end, overlay, words)
    if found is None:
        return None
    mention, token = found
    value = mention.value
    if not isinstance(value, TimeValue):
        return None
    before = word_before(text, token)
    word = text.tokens[before].key if before is not None else ""
    if word in words.classes["open_bound"] and value.start is not None:
        return None
    low, high = value.start, value.end
    precision = value.precision
    if word in words.classes["since"]:
        if _belongs_to_participle(text, head, token, overlay):
            return None
        over = head.link == "adverbial" and text.tokens[head.start].key in words.classes["open_bound"]
        high = None if over or low is None else published.end
        precision = "days" if high is not None else "open"
    elif word in words.classes["until"]:
        low, precision = None, "open"
    return ClaimTime(
        start=low,
        end=high,
        precision=precision,
        basis=value.basis,
        approximate=value.approximate,
        text=mention.text,
        span=mention.span,
    )


def time_between(text: Text, near: int, start: int, end: int, overlay: Overlay, words: ClauseWords) -> ClaimTime | None:
    """Return the settled time named between two tokens that stands nearest to token `near`, as it is, or null."""
    found = _nearest(text, near, start, end, overlay, words)
    if found is None or not isinstance(found[0].value, TimeValue):
        return None
    mention, value = found[0], found[0].value
    return ClaimTime(
        start=value.start,
        end=value.end,
        precision=value.precision,
        basis=value.basis,
        approximate=value.approximate,
        text=mention.text,
        span=mention.span,
    )


def _nearest(
    text: Text, near: int, start: int, end: int, overlay: Overlay, words: ClauseWords
) -> tuple[Mention, int] | None:
    best: tuple[bool, int, Mention, int] | None = None
    for token in range(start, end):
        for mention, last in overlay.starting.get(token, ()):
            if mention.kind != "time" or last > end or not isinstance(mention.value, TimeValue):
                continue
            before = word_before(text, token)
            earlier = word_before(text, before) if before is not None else None
            if any(i is not None and text.tokens[i].key in words.classes["last_of"] for i in (before, earlier)):
                continue
            if before is not None and earlier is not None and words.has("began", text.tokens[before].key):
                # "The battles that began at the beginning of the month": not all of them then.
                relative = words.has("relative", text.tokens[earlier].key)
                if relative:
                    continue
            settled = mention.value.start is not None or mention.value.end is not None
            rank = (not settled, abs(token - near), mention, token)
            if best is None or rank[:2] < best[:2]:
                best = rank
    return None if best is None else best[2:]


def _belongs_to_participle(text: Text, head: Head, time: int, overlay: Overlay) -> bool:
    """Whether "since" says how long a participle has held, not the event (الصحفيين المختطفين منذ)."""
    return any(
        text.tokens[i].key.startswith("الم") and i - 1 != head.hit.token and i not in overlay.kinds
        for i in range(head.hit.token + 1, time)
    )


def places(text: Text, event_type: EventType, start: int, end: int, overlay: Overlay, cues: Cues) -> list[Participant]:
    """Return the places named in tokens `start` to `end` that the event has to do with, each once."""
    found: list[Participant] = []
    for token in range(start, end):
        if "actor" in overlay.kinds.get(token, ()):
            continue
        for mention, last in overlay.starting.get(token, ()):
            if mention.kind != "place" or last > end or not isinstance(mention.value, PlaceValue):
                continue
            if last < len(text.tokens) and form_of(cues, text.tokens[last].key) is not None:
                # The name of a capital before a word of saying is who speaks.
                continue
            relation = mention.value.relation
            if relation == "from" and _after_participle(text, token):
                continue
            if relation in ("from", "toward", "via") and event_type not in MOVEMENTS:
                continue
            entity = mention.entity or mention.value.anchor
            if entity is None or all(item.entity != entity for item in found):
                found.append(Participant(entity=entity, text=mention.text, span=mention.span, relation=relation))
    return found


def _after_participle(text: Text, token: int) -> bool:
    """Whether من and its place say where people came from before (الهاربة من الرقة)."""
    before = word_before(text, token)
    earlier = word_before(text, before) if before is not None else None
    return earlier is not None and _COMING.fullmatch(text.tokens[earlier].key) is not None


def figures(
    text: Text,
    head: Head,
    counted: Sequence[Phrase],
    start: int,
    end: int,
    overlay: Overlay,
    *,
    words: ClauseWords,
) -> list[Figure]:
    """Return the figures of a clause: those of people the event befell count the event, others what they count."""
    row = head.form.trigger.row
    befallen = {phrase.mention.id for phrase in counted if phrase.mention is not None}
    found: list[Figure] = []
    seen: set[str] = set()
    for token in range(start, end):
        for mention, last in overlay.starting.get(token, ()):
            value = mention.value
            if mention.kind != "quantity" or last > end or mention.id in seen:
                continue
            if not isinstance(value, QuantityValue) or not _belongs(value, row.event_type):
                continue
            seen.add(mention.id)
            if found and _is_of(text, token) and value.low == 1:
                continue
            what, joint = value.what, value.joint_with
            part = _is_part(text, token, words)
            over = token <= head.hit.token < last
            if row.counts is not None and (mention.id in befallen or over) and not part and what not in _KEPT:
                what, joint = row.counts, _joint(head.joint, row.counts, joint)
            found.append(
                Figure(
                    what=what,
                    joint_with=joint,
                    low=value.low,
                    high=value.high,
                    comparator=value.comparator,
                    text=mention.text,
                    span=mention.span,
                )
            )
    return found


def _belongs(value: QuantityValue, event_type: EventType | None) -> bool:
    if value.what == "duration":
        return event_type in _TIMED
    return value.unit is None and value.what not in ("distance", "age", "percentage", "money")


def _joint(forms: Sequence[Form], what: str, read: tuple[str, ...]) -> tuple[str, ...]:
    named = [form.trigger.row.counts for form in forms if form.trigger.row.counts is not None]
    counts = dict.fromkeys([*named, *read])
    return tuple(other for other in counts if other != what)


def _is_of(text: Text, token: int) -> bool:
    """Whether من stands before: three of one family are no family."""
    before = word_before(text, token)
    return before is not None and text.tokens[before].key == "من"


def _is_part(text: Text, token: int, words: ClauseWords) -> bool:
    before = word_before(text, token)
    return before is not None and text.tokens[before].key in words.classes["among"]
