"""Which part of a line names the outlet, where only its place on the page shows that it says something of the page.

`حبر ودم / حوارات`, where the list knows the outlet, or a word says whose it is (خاص لصوت الضفاف); names of no list
are told apart in `ranked_owners`.
"""

from rawi.lexicon.outlets import outlet_named
from rawi.lexicon.shape_words import shape_words
from rawi.read.page import datelines
from rawi.read.page.datelines import Part
from rawi.read.page.lines import Fact, PageLexicon
from rawi.read.page.metadata import Known, undecorated
from rawi.text import Text

_OWN = shape_words("own_reporter")


def parts_of_frame(text: Text, fact: Fact, known: Known, lexicon: PageLexicon) -> tuple[Part, ...]:
    """Return the parts of such a line with the listed outlet's name known, none where no part is one."""
    start = undecorated(text.tokens, fact.line.first, fact.line.last)
    if fact.label is not None or start == fact.line.last:
        return ()
    parts = datelines.parts_of(text, start, fact.line.last, known=known, outlets=lexicon.outlets, page=lexicon.page)
    named = (
        outlet_named(lexicon.outlets, text.slice((part.first, part.last))) for part in parts if part.kind == "outlet"
    )
    if all(outlet is None for outlet in named) and text.tokens[start].key not in _OWN:
        return ()
    return tuple(part._replace(kind="none") if part.kind == "unknown" else part for part in parts)
