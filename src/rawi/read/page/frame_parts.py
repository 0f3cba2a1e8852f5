"""Which part of a line names the outlet, where only its place on the page shows that it says something of the page.

`المجد، الأربعاء 24/9/1997، الصفحة الأولى`, `حبر ودم / حوارات`.
"""

from rawi.lexicon.function_words import function_words
from rawi.read.page import datelines
from rawi.read.page.datelines import Part
from rawi.read.page.lines import Fact, PageLexicon
from rawi.read.page.metadata import Known, undecorated
from rawi.text import Text

_LONGEST_NAME = 5


def parts_of_frame(text: Text, fact: Fact, *, first: bool, known: Known, lexicon: PageLexicon) -> tuple[Part, ...]:
    """Return the parts of such a line with the outlet's name known, none where no part can be one.

    It is named by the list, or stands ahead of a day, a number or a section; on the `first` line also alone.
    """
    tokens = text.tokens
    start = undecorated(tokens, fact.line.first, fact.line.last)
    if fact.label is not None or start == fact.line.last:
        return ()
    parts = datelines.parts_of(text, start, fact.line.last, known=known, outlets=lexicon.outlets, page=lexicon.page)
    if any(part.kind == "outlet" for part in parts):
        return tuple(part._replace(kind="none") if part.kind == "unknown" else part for part in parts)
    if not parts or parts[0].kind != "unknown" or not (first or len(parts) > 1):
        return ()
    name = tokens[parts[0].first : parts[0].last]
    may_be = len(name) <= _LONGEST_NAME and all(token.kind == "word" for token in name)
    if not may_be or name[0].key in function_words() or known.is_office(name[0].key):
        return ()
    if known.is_person([token.key for token in name]) or lexicon.may_be_place(
        text.slice((parts[0].first, parts[0].last))
    ):
        return ()
    rest = (part._replace(kind="none") if part.kind == "unknown" else part for part in parts[1:])
    return (parts[0]._replace(kind="outlet"), *rest)
