"""Hospitals to which the hurt of somewhere else were brought."""

from rawi.lexicon.matcher import forms_of
from rawi.lexicon.shape_words import shape_words
from rawi.model import Mention
from rawi.text import Text, key

_HOSPITALS = frozenset(map(key, ("مستشفى", "مشفى")))
_BROUGHT = shape_words("brought_to_hospital")
_NEAR = 8


def is_for_the_hurt(item: Mention, text: Text) -> bool:
    """Whether it is only where the dead and wounded were brought, lay or died (نقلوا إلى المستشفى)."""
    at = text.token_at(item.span.start)
    if at is None or not any(form.removeprefix("ال") in _HOSPITALS for form in forms_of(text.tokens[at].key)):
        return False
    low = max(text.sentence_of(at)[0], at - _NEAR)
    return any(form in _BROUGHT for token in text.tokens[low:at] for form in forms_of(token.key))
