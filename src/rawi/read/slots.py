"""Where and how many: what of a clause's places and figures belongs to the event it tells."""

import re
from collections.abc import Sequence

from rawi.lexicon.clause_words import ClauseWords
from rawi.lexicon.cues import Cues, form_of
from rawi.lexicon.triggers import Form
from rawi.model import (
    EventType,
    Figure,
    Participant,
    PlaceValue,
    QuantityValue,
)
from rawi.read.heads import Head, Overlay
from rawi.read.phrases import Phrase
from rawi.read.triggers import word_after, word_before
from rawi.text import Text, key

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
# Words for what became of people are not those of another fate (القتلى تسعون والأسرى ثلاثة).
_FATES = frozenset({"killed", "injured", "missing", "captured", "prisoner", "detained", "abducted"})


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
    people: frozenset[str],
) -> list[Figure]:
    """Return the figures of a clause: those of people the event befell count the event, others what they count.

    `people`: what counts people; tanks that were taken are not captured, families that fled not persons.
    """
    row = head.form.trigger.row
    befallen = {phrase.mention.id for phrase in counted if phrase.mention is not None}
    found: list[Figure] = []
    seen: set[str] = set()
    for token in range(start, end):
        for mention, last in overlay.starting.get(token, ()):
            value = mention.value
            if mention.kind != "quantity" or last > end or mention.id in seen:
                continue
            if not isinstance(value, QuantityValue) or not _belongs(
                value, row.event_type, lasted=_is_lasting(text, token)
            ):
                continue
            seen.add(mention.id)
            if row.counts in _FATES and value.what in _FATES - {row.counts} and mention.id not in befallen:
                # What became of others is no figure of this event.
                continue
            after = word_after(text, last - 1)
            of_them = after is not None and text.tokens[after].key in words.classes["of_them"]
            if found and (of_them or (value.low == 1 and _is_of(text, token))):
                continue
            if value.what == "duration" and _is_since(text, token, words):
                continue
            if value.what == "duration" and any(figure.what == "duration" for figure in found):
                continue
            what, joint = value.what, value.joint_with
            part = _is_part(text, token, words)
            over = token <= head.hit.token < last or (row.event_type == "protest" and value.what is None)
            theirs = what is None or (row.counts in _FATES and what in people - _FATES)
            if row.counts is not None and (mention.id in befallen or over) and not part and theirs:
                what, joint = row.counts, _joint(head.joint, row.counts, joint)
            if what == row.counts and not part and found and found[0].what == what and not _is_joined(text, token):
                # إلى 12 قتيلا بعد وفاة ثلاثة: the second is no further toll.
                continue
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


def _belongs(value: QuantityValue, event_type: EventType | None, *, lasted: bool) -> bool:
    if value.what == "duration":
        return event_type in _TIMED or lasted
    if value.what == "missing" and event_type in ("injury", "killing"):
        return False
    return value.unit is None and value.what not in ("distance", "age", "share")


def _joint(forms: Sequence[Form], what: str, read: tuple[str, ...]) -> tuple[str, ...]:
    named = [form.trigger.row.counts for form in forms if form.trigger.row.counts is not None]
    counts = dict.fromkeys([*named, *read])
    return tuple(other for other in counts if other != what)


def _is_joined(text: Text, token: int) -> bool:
    """Whether و or a comma joins a figure to what stands before it."""
    before = text.tokens[token - 1].light if token else ""
    return text.tokens[token].key.startswith("و") or before in ("و", "،", ",")


def _is_lasting(text: Text, token: int) -> bool:
    """Whether the word before says that a thing went on for so long (لمدة أربع ساعات، استمر سبعين ساعة)."""
    before = word_before(text, token)
    return before is not None and text.tokens[before].key in _LASTING


_LASTING = frozenset(
    map(key, ("لمدة", "مدة", "طوال", "طيلة", "مدى", "دام", "دامت", "استمر", "استمرت", "استغرق", "استغرقت", "تواصل"))
)


def _is_since(text: Text, token: int, words: ClauseWords) -> bool:
    """Whether a stretch of time only says how long after or before another thing it was (بعد ستة أيام من خطفهم)."""
    before = word_before(text, token)
    return before is not None and text.tokens[before].key in words.classes["open_bound"]


def _is_of(text: Text, token: int) -> bool:
    """Whether من stands before: three of one family are no family."""
    before = word_before(text, token)
    return before is not None and text.tokens[before].key == "من"


def _is_part(text: Text, token: int, words: ClauseWords) -> bool:
    before = word_before(text, token)
    return before is not None and text.tokens[before].key in words.classes["among"]
