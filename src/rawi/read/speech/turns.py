"""Where in a sentence the narrator goes on after what somebody says: ، في حين, the main clause behind وفيما.

Ranges are of tokens.
"""

from collections.abc import Sequence

from rawi.lexicon.cues import form_of
from rawi.read.speech.units import Unit
from rawi.text import key

PREPOSITIONS = frozenset(map(key, ("في", "من", "على", "إلى", "عن", "بعد", "قبل", "دون", "خلال", "منذ", "مع", "وسط")))
_SO = ("فان", "فقد", "فانه", "فانها", "فلا")
_TURNS = ("حين", "وقت")


def main_clause(unit: Unit, commas: Sequence[int]) -> int | None:
    """Return where the main clause begins behind one that فيما or بينما opens (وفيما توعد المجلس بالرد، قصف …)."""
    if not unit.is_a("resume", unit.first):
        return None
    for comma in commas:
        word = unit.tokens[comma + 1].key if comma + 1 < unit.last else ""
        if word in _SO:
            return comma + 1
        form = form_of(unit.cues, word)
        goes_on = word[:1] in ("و", "ف") or word in PREPOSITIONS or unit.is_a("relative", comma + 1)
        if word and not goes_on and (form is None or form.agreement != "participle"):
            return comma + 1
    return None


def is_turn(unit: Unit, i: int) -> bool:
    """Whether at token `i`, after a comma, the narrator may go on."""
    if i >= unit.last:
        return False
    two = unit.tokens[i].key == "في" and i + 1 < unit.last and unit.tokens[i + 1].key in _TURNS
    return two or (unit.is_a("resume", i) and unit.tokens[i].key not in _TURNS)
