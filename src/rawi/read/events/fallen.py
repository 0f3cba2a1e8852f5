"""Who and what something befell: a place as all that stands before it (كركوك لم تسقط، توريت في قبضة الجيش), people."""

from collections.abc import Container

from rawi.read.events.heads import Overlay
from rawi.text import Text, key

# What whoever holds a place has it in or under: في يد, تحت سيطرة, or with a letter: بيد.
_IN_OR_UNDER, _WITH = frozenset(map(key, ("في", "تحت"))), "ب"


def is_subject(text: Text, first: int, verb: int, overlay: Overlay, with_verb: Container[str]) -> bool:
    """Whether a place begins at token `first` and reaches to a verb, or to the words `with_verb` before it."""
    while verb - 1 > first and text.tokens[verb - 1].key in with_verb:
        verb -= 1
    return any(mention.kind == "place" and last == verb for mention, last in overlay.starting.get(first, ()))


def is_held(text: Text, noun: int, first: int, overlay: Overlay, with_verb: Container[str]) -> bool:
    """Whether a noun says in whose hands the place is that begins at token `first`: مطار الخرطوم بيد الجيش."""
    verb = noun if text.tokens[noun].key.startswith(_WITH) else noun - 1
    led = verb == noun or text.tokens[verb].key in _IN_OR_UNDER
    whose = any(mention.kind == "actor" for mention, _ in overlay.starting.get(noun + 1, ()))
    return led and whose and is_subject(text, first, verb, overlay, with_verb)


def are_people(overlay: Overlay, i: int, classes: frozenset[str]) -> bool:
    """Whether people stand at a token: a number of them, a name, or a noun of one of their `classes`."""
    return bool(classes) or i in overlay.quantities or "person" in overlay.kinds.get(i, ())
