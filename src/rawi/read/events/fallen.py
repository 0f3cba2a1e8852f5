"""A place as all that stands before the verb that tells what became of it: كركوك لم تسقط، مدينة سرت قد سقطت."""

from collections.abc import Container

from rawi.read.events.heads import Overlay
from rawi.text import Text


def is_subject(text: Text, first: int, verb: int, overlay: Overlay, with_verb: Container[str]) -> bool:
    """Whether a place begins at token `first` and reaches to a verb, or to the words `with_verb` before it."""
    while verb - 1 > first and text.tokens[verb - 1].key in with_verb:
        verb -= 1
    return any(mention.kind == "place" and last == verb for mention, last in overlay.starting.get(first, ()))
