"""Archives that keep what others issued: which one a page names, and whose it is that they have filed."""

from collections.abc import Sequence

from rawi.lexicon.boilerplate import Field
from rawi.lexicon.outlets import name_key, outlet_named
from rawi.lexicon.shape_words import shape_words
from rawi.read.page import datelines, publishers, statements
from rawi.read.page.lines import Fact, PageLexicon, Piece
from rawi.read.page.metadata import undecorated
from rawi.text import Text

_ARCHIVES = shape_words("archive")
_FEWEST_LABELS, _LONGEST_ARCHIVE, _HEADINGS = 2, 7, 4
_PARTIES = frozenset({"state", "armed_group"})


def named(text: Text, facts: Sequence[Fact]) -> str | None:
    """Return the archive that the first line names, above the title and the labels of what it has filed, or null."""
    top, title = facts[0], facts[1] if len(facts) > 1 else facts[0]
    titled = title.label is None or title.label.field in ("title", "number")
    filed = sum(fact.label is not None for fact in facts) >= _FEWEST_LABELS
    first = undecorated(text.tokens, top.line.first, top.line.last)
    if top.label is not None or top.closed or not (titled and filed) or text.tokens[first].key not in _ARCHIVES:
        return None
    end = next((i for i in range(first, top.line.last) if datelines.separates(text.tokens[i])), top.line.last)
    return text.slice((first, end)) if 1 < end - first <= _LONGEST_ARCHIVE else None


def filed_for(text: Text, facts: Sequence[Fact], pieces: Sequence[Piece]) -> frozenset[str]:
    """Return the names (keys) that labels call the issuers of what an archive named on the page has filed.

    Of a statement the label for the source names who issued it.
    """
    opens = (text.tokens[fact.line.first].key for fact in facts if fact.label is None and not fact.closed)
    if _ARCHIVES.isdisjoint(opens):
        return frozenset()
    stated = any(piece.role == "statement" for piece in pieces) and named(text, facts) is not None
    fields: tuple[Field, ...] = ("author", "source") if stated else ("author",)
    return frozenset(map(name_key, publishers.values(text, facts, fields)))


def labelled(text: Text, facts: Sequence[Fact], own: Sequence[Piece], lexicon: PageLexicon) -> str | None:
    """Return who issued what an archive has filed by its labels, whatever he calls himself there, or null.

    A paper or a site is where the archive has it from, and a heading inside the statement goes before any label.
    """
    if named(text, facts) is None:
        return None
    inside = (fact for piece in own for fact in facts[piece.first : min(piece.last, piece.first + _HEADINGS)])
    heading = statements.issuer_in_heading(text, [fact.line for fact in inside], page=lexicon.page)
    if heading is not None:
        return heading
    value = next(publishers.values(text, facts, ("author",)), None)
    value = value or next(publishers.values(text, facts, ("source",)), "")
    outlet = outlet_named(lexicon.outlets, value)
    body, _, organ = value.partition(" – ")
    issuer = body if statements.is_unnamed_organ(organ) else value
    if outlet is not None:
        return issuer if outlet.kind in _PARTIES else None
    opens = lexicon.page.furniture.get(name_key(value).partition(" ")[0])
    return issuer if opens != "outlet_word" and statements.is_organisation(value, lexicon.cues) else None
