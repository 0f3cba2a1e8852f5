"""When what reads like a country's name says of which nationality somebody is (إن جنديا تركيا قتل)."""

from rawi.lexicon import Lexicon
from rawi.read import shapes
from rawi.text import Text

# Who may be called by a nationality; it ends so in the accusative, where the tanwin is not written.
_MEN = frozenset({"civilians", "fighters", "figure", "people", "person"})
_NISBA = "يا"


def is_nationality(text: Text, i: int, lexicon: Lexicon) -> bool:
    """Whether token `i` is an adjective in the accusative after an indefinite noun for a person in it."""
    before = shapes.key_at(text, i - 1)
    agrees = text.tokens[i].key.endswith(_NISBA) and before.endswith("ا") and not before.startswith("ال")
    return agrees and not _MEN.isdisjoint(lexicon.triggers.classes(before))
