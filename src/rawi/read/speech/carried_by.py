"""The outlet that passed on what somebody says, put in between: وفق ما نقلت عنه سانا, في اتصال مع رويترز."""

from rawi.lexicon.cues import speaker_noun
from rawi.lexicon.outlets import outlet_named
from rawi.read.speech.subjects import end_of_subject
from rawi.read.speech.units import COMMAS, NEWS, Range, Unit
from rawi.text import key

_WHAT = key("ما")
_LEADS = frozenset(map(key, ("وفق", "وفقا", "بحسب", "حسب", "على")))
_OF_HIM = frozenset(map(key, ("عنه", "عنها", "عنهم")))
_LONGEST = 4


def outlet_from(unit: Unit, i: int, limit: int) -> Range | None:
    """Return the tokens of the news outlet that is named from token `i` on: a listed name, or a noun for outlets."""
    if i >= limit or unit.tokens[i].kind != "word":
        return None
    for end in range(min(limit, i + _LONGEST), i, -1):
        listed = outlet_named(unit.scene.outlets, unit.scene.text.slice((i, end)))
        if listed is not None and listed.kind in NEWS:
            return i, end
    if speaker_noun(unit.cues, unit.tokens[i].key) != "outlet":
        return None
    return i, end_of_subject(unit, i, limit)


def carried_as(unit: Unit, i: int, limit: int) -> Range | None:
    """Return the outlet of `وفق ما نقلت عنه سانا` or `على ما أوردت واس` from token `i` on, or null."""
    tokens = unit.tokens
    if i + 3 >= limit or tokens[i].key not in _LEADS or tokens[i + 1].key != _WHAT:
        return None
    if not unit.is_a("relays_what", i + 2):
        return None
    named = i + 3 + (tokens[i + 3].key in _OF_HIM)
    found = outlet_from(unit, named, limit)
    return found if found is not None and (found[1] >= limit or tokens[found[1]].light in COMMAS) else None
