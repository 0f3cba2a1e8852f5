"""When what reads like a country's name says of which nationality somebody is (إن جنديا تركيا قتل)."""

from rawi.lexicon import Lexicon
from rawi.lexicon.shape_words import shape_words
from rawi.read import shapes
from rawi.text import Text, key, same_line

# Who may be called by a nationality; it ends so in the accusative, where the tanwin is not written.
_MEN = frozenset({"civilians", "fighters", "figure", "people", "person"})
_NISBA = "يا"
_SHORTEST_NOUN = 3
_DIGITS = 2
_SYRIA, _SHORTEST = key("سورية"), 4
_WITH_NATIONS = shape_words("of_nation")


def is_nationality(text: Text, i: int, lexicon: Lexicon) -> bool:
    """Whether token `i` is an adjective in the accusative after an indefinite noun for a person in it, or a number."""
    before = shapes.key_at(text, i - 1)
    if text.tokens[i].key == _SYRIA and same_line(text, i):
        # دورية سورية: an adjective after an indefinite noun of its gender; وحدة سورية is that of the country.
        noun = before.lstrip("وبلك") if before.lstrip("وبلك") in _WITH_NATIONS else before
        return noun in _WITH_NATIONS or (noun.endswith("ات") and len(noun) > _SHORTEST and not noun.startswith("ال"))
    if text.tokens[i].key.endswith(_NISBA) and same_line(text, i) and _counts(text, i - 1, lexicon):
        # 50 روسيا قتلوا
        return text.tokens[i].key[:-1] in lexicon.actors.demonyms
    agrees = text.tokens[i].key.endswith(_NISBA) and before.endswith("ا") and not before.startswith("ال")
    return agrees and (not _MEN.isdisjoint(lexicon.triggers.classes(before)) or _is_noun(before[:-1], lexicon))


def _counts(text: Text, i: int, lexicon: Lexicon) -> bool:
    """Whether token `i` is a number after which the counted stands in the accusative: 11 to 99."""
    if i < 0:
        return False
    token = text.tokens[i]
    if token.kind == "number":
        return token.light.isdecimal() and len(token.light) == _DIGITS and token.light > "10"
    found = lexicon.numerals.numerals.get(token.key.removeprefix("و"))
    return found is not None and found.kind in ("ten", "tens")


def _is_noun(word: str, lexicon: Lexicon) -> bool:
    """Whether a word (its key) is a noun for a thing or an event (صاروخا روسيا، إنزالا جويا)."""
    if len(word) < _SHORTEST_NOUN:
        return False
    happens = any(form.inflection.tense == "none" and not form.proclitics for form in lexicon.triggers.look_up(word))
    return happens or word in lexicon.counted.forms
