"""Who tells what stands in a forum: the member who wrote it, unless the page says where he has it from."""

from collections.abc import Sequence
from itertools import pairwise

from rawi.lexicon.outlets import name_key, outlet_at, outlet_named, source_called
from rawi.lexicon.shape_words import shape_words
from rawi.model import Source
from rawi.read.page import publishers
from rawi.read.page.lines import Fact, PageLexicon, Piece
from rawi.read.page.passed_on import passed_on_from
from rawi.text import Text, key

_FORUMS, _STAFF = shape_words("forums"), shape_words("staff_of_forum")
_COPIED = shape_words("copied_post")
_FROM = frozenset(map(key, ("من", "عن")))
_LONGEST_COPIED = 8
_BY_PATH, _RANKS = shape_words("forums_by_path"), shape_words("rank_in_forum")
_PATHS = frozenset((">", "->", "»", "→", "←", "›"))
_TOP, _RANKED_WITHIN, _LONGEST_MEMBER = 3, 12, 4


def member(
    text: Text, facts: Sequence[Fact], pieces: Sequence[Piece], publisher: Source | None, lexicon: PageLexicon
) -> Source | None:
    """Return the member of a forum whose own word a page is, or the listed outlet he says he copied, or null.

    Most posts of news are copies: a dateline, a source or a line that says so (منقول) tells of another's, and the
    administration (الكاتب: الإدارة) is nobody.
    """
    if not any(_is_forums(text, fact, first=i == 0) for i, fact in enumerate(facts[:_TOP])):
        return None
    name = next(publishers.values(text, facts, ("author",)), None) or _ranked(text, facts)
    if name is None or not name_key(name) or name_key(name).split()[0] in _STAFF:
        return None
    copies = [name for name in (_copied_from(text, fact) for fact in facts) if name is not None]
    if _is_sourced(text, facts, lexicon) or _is_of_another(text, facts, pieces, publisher, lexicon):
        return None
    if copies or passed_on_from(text, facts, lexicon) is not None:
        listed = (source_called(lexicon.outlets, each) for each in copies if outlet_named(lexicon.outlets, each))
        return publishers.only(listed)
    return source_called(lexicon.outlets, name)


def _is_forums(text: Text, fact: Fact, *, first: bool) -> bool:
    """Whether a line at the top is a forum's, by its noun, or by the way through it (ملتقى أبين > الملتقى السياسي)."""
    line = fact.line
    opens = text.tokens[line.first].key
    path = any(token.light in _PATHS for token in text.tokens[line.first : line.last])
    return (first and opens in _FORUMS) or (path and opens in _FORUMS | _BY_PATH)


def _ranked(text: Text, facts: Sequence[Fact]) -> str | None:
    """Return the name above a member's rank: `سيف الوادي`, below it `عضو ذهبي` or `(عضو نشيط)`."""
    for above, fact in pairwise(facts[:_RANKED_WITHIN]):
        line = fact.line
        ranked = next((t.key for t in text.tokens[line.first : line.last] if t.kind == "word"), "") in _RANKS
        if ranked and above.label is None and not above.closed and 0 < above.words <= _LONGEST_MEMBER:
            return text.raw[above.line.start : above.line.end]
    return None


def _is_sourced(text: Text, facts: Sequence[Fact], lexicon: PageLexicon) -> bool:
    """Whether a label gives another source than the forum itself, or the address of a listed outlet."""
    given = any(not _is_forum(value) for value in publishers.values(text, facts, ("source",)))
    return given or any(outlet_at(lexicon.outlets, value) for value in publishers.values(text, facts, ("url",)))


def _is_forum(name: str) -> bool:
    return name_key(name).partition(" ")[0] in _FORUMS


def _copied_from(text: Text, fact: Fact) -> str | None:
    """Return what stands behind a word for what was copied, and "from", that a short line begins with, or null.

    `منقول` (behind it nothing), `منقول للفائدة`, `(نقلا عن الجزيرة نت)`.
    """
    tokens, first, last = text.tokens, fact.line.first, fact.line.last
    while first < last and tokens[first].kind != "word":
        first += 1
    while last > first and tokens[last - 1].kind in ("punct", "quote"):
        last -= 1
    if first == last or fact.words > _LONGEST_COPIED or tokens[first].key not in _COPIED:
        return None
    first += 2 if first + 2 < last and tokens[first + 1].key in _FROM else 1
    return text.slice((first, last)) if first < last else ""


def _is_of_another(
    text: Text, facts: Sequence[Fact], pieces: Sequence[Piece], publisher: Source | None, lexicon: PageLexicon
) -> bool:
    """Whether a dateline below the forum's own line names an outlet, or the page is a listed outlet's."""
    named = [piece.outlet for piece in pieces if piece.outlet is not None and piece.first]
    named += [text.slice((part.first, part.last)) for fact in facts[1:] for part in fact.parts if part.kind == "outlet"]
    if publisher is not None and (publisher.kind != "unknown" or outlet_named(lexicon.outlets, publisher.name)):
        named.append(publisher.name)
    return any(not _is_forum(name) for name in named)
