"""For which body a person speaks whose mention does not say so: the one named right in his title."""

from collections.abc import Sequence

from rawi.lexicon.matcher import forms_of
from rawi.lexicon.triggers import TriggerIndex
from rawi.model import Mention, PersonValue
from rawi.read.events.heads import Overlay
from rawi.text import Text

# Ranks that stand between a body and the name of who speaks for it, a body's own words, a title behind a name.
_RANKS, _NAME, _APPOSED = 2, 6, 5
_COMMAS = frozenset("،,")
_LEADS = frozenset({"في", "باسم", "بلسان", "ل"})


def bodies(text: Text, mentions: Sequence[Mention], overlay: Overlay, index: TriggerIndex) -> dict[str, str]:
    """Return the body of each person of a text whose title names one, by their ids."""
    found: dict[str, str] = {}
    for mention in mentions:
        value, person = mention.value, mention.entity
        if isinstance(value, PersonValue) and person is not None and not value.affiliation and person not in found:
            body = _in_title(text, mention, overlay, index)
            if body is not None:
                found[person] = body
    return found


def _in_title(text: Text, person: Mention, overlay: Overlay, index: TriggerIndex) -> str | None:
    first, last = text.covering(person.span.start, person.span.end)
    for start, actor, end in overlay.between(first - _RANKS - _NAME, last + _APPOSED + 1):
        before = first - _RANKS <= end <= first and all(token.kind == "word" for token in text.tokens[end:first])
        behind = last < start and text.tokens[last].light in _COMMAS
        if actor.kind == "actor" and actor.entity is not None and (before or behind) and _is_led(text, start, index):
            return actor.entity
    return None


def _is_led(text: Text, start: int, index: TriggerIndex) -> bool:
    """Whether a title stands right before a body (قائد الجيش، الناطق باسم الحركة)."""
    at = start - 1
    if at >= 0 and text.tokens[at].key in _LEADS:
        at -= 1
    bare = {form.removeprefix("ال") for form in forms_of(text.tokens[at].key)} if at >= 0 else set()
    return any(index.words.has("member", form) or index.words.has("title", form) for form in bare)
