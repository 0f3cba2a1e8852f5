"""Names that by their shape alone are those of outlets and pages: `عين تعز`, `صدى عدن`, `الجنوب اليوم`, `سند نيوز`.

They are looked for only where a name may stand: alone on a line, before or behind the sign that parts a headline.
"""

from typing import Protocol

from rawi.lexicon.boilerplate import Page
from rawi.lexicon.cues import Cues, form_of
from rawi.lexicon.outlets import Outlets, outlet_named
from rawi.lexicon.shape_words import shape_words
from rawi.lexicon.triggers import TriggerIndex
from rawi.text import Text

_OPENINGS = shape_words("outlet_opening")
_NO_ENDS = shape_words("day_in_dateline")
_NO_NAMES = shape_words("no_name_of_outlet")
_NO_NAME_ALONE = shape_words("no_name_alone")
_LONGEST = 5


class NameLexicon(Protocol):
    """The data that names of outlets are known by."""

    @property
    def outlets(self) -> Outlets:
        """Publishers."""

    @property
    def page(self) -> Page:
        """Labels and furniture."""

    @property
    def cues(self) -> Cues:
        """Words of saying."""

    @property
    def triggers(self) -> TriggerIndex:
        """Words that tell of events."""

    def is_place(self, name: str) -> bool:
        """Whether a name as written is that of a place."""

    def may_be_place(self, name: str) -> bool:
        """Whether a text is the name of a place, if only behind a noun."""


def is_outlets(text: Text, first: int, last: int, lexicon: NameLexicon) -> bool:
    """Whether the tokens `first:last` are a listed outlet's name, or by their shape that of one.

    Shape: a noun that outlets are called by with a definite noun or a place behind it, or a word that outlets end with.
    """
    tokens = text.tokens
    if not 0 < last - first <= _LONGEST or any(t.kind not in ("word", "number") for t in tokens[first:last]):
        return False
    if outlet_named(lexicon.outlets, text.slice((first, last))) is not None:
        return True
    kinds = [lexicon.page.furniture.get(token.key) for token in tokens[first:last]]
    if last - first < 2 or set(kinds) <= {"no_outlet", "bulletin", "line"} or tokens[first].key in _NO_NAMES:
        return False
    if lexicon.is_place(text.slice((first, last))) or tokens[first].kind == "number":
        return False
    if (kinds[0] == "outlet_word" or kinds[-1] in ("outlet_word", "outlet_end")) and not _is_day(text, last):
        behind = tokens[first + 1 : last]
        if any(form_of(lexicon.cues, token.key) or token.key in _NO_NAME_ALONE for token in behind):
            return False
        # صحيفة عبرية, شبكة تهريب are no names.
        described = (
            kinds[-1] is None and tokens[last - 1].key.endswith("يه") and not tokens[last - 1].key.startswith("ال")
        )
        return not described and not (kinds[-1] is None and _verbs(text, first + 1, last, lexicon))
    if tokens[first].key not in _OPENINGS:
        return False
    definite = tokens[first + 1].key.startswith("ال") and not tells(text, first + 1, last, lexicon)
    return definite or lexicon.is_place(text.slice((first + 1, last)))


def _is_day(text: Text, last: int) -> bool:
    """Whether a name ends with what may be a day: اليوم behind anything but a place is none of these."""
    return text.tokens[last - 1].key in _NO_ENDS and text.tokens[last - 2].key.startswith(("في", "هذا"))


def _verbs(text: Text, first: int, last: int, lexicon: NameLexicon) -> bool:
    """Whether an indefinite word among the tokens tells of an event, and is no place."""
    return any(
        not token.key.startswith("ال")
        and not lexicon.is_place(token.text)
        and bool(lexicon.triggers.look_up(token.key))
        for token in text.tokens[first:last]
    )


def tells(text: Text, first: int, last: int, lexicon: NameLexicon) -> bool:
    """Whether the tokens `first:last` hold a word that tells of an event, or a number."""
    return any(
        token.kind == "number" or (token.kind == "word" and bool(lexicon.triggers.look_up(token.key)))
        for token in text.tokens[first:last]
    )
