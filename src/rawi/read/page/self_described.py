"""Names that stand with what they are: `ثغور الجنوب | قناة إخبارية`, `أرز` above `مجلة شهرية`, a letter's sender."""

from collections.abc import Iterator, Sequence

from rawi.lexicon.shape_words import shape_words
from rawi.read.page.lines import Fact, PageLexicon
from rawi.read.page.metadata import undecorated
from rawi.read.page.outlet_shapes import tells
from rawi.text import Text, Token, key

_KINDS = shape_words("kind_of_own_page")
_PARTS = frozenset(("-", "–", "—", "|", "||", ":", "::", "•", "·"))
_TOP, _LONGEST_NAME, _LONGEST_KIND = 3, 4, 5
_FROM, _TO = key("من"), key("إلى")
_SENDER_WITHIN = 3
# صحيفة يومية, مشروع توثيق
_DESCRIBES = ("ه", "ي", "يق", "ين")


def named(text: Text, facts: Sequence[Fact], lexicon: PageLexicon) -> str | None:
    """Return the name at the top of a page beside or above the words for what it is, or who sent a message; or null."""
    sender = _sender(text, facts)
    if sender is not None:
        return sender
    for i, fact in enumerate(facts[:_TOP]):
        if fact.label is not None or fact.closed:
            continue
        parts = [*_parts(text.tokens, fact)]
        below = [*_parts(text.tokens, facts[i + 1])] if len(parts) == 1 and i + 1 < len(facts) else []
        for name, kind in zip(parts, [*parts[1:], *below[:1]], strict=False):
            if _is_kind(text.tokens, kind, lexicon) and _is_name(text, name, lexicon):
                return text.slice(name)
    return None


def _sender(text: Text, facts: Sequence[Fact]) -> str | None:
    """Return who a message is from, above whom it is to: `من: شبكة س <a@b>`, `إلى: قائمة المهتمين`."""
    tokens = text.tokens
    heads = [_headed(tokens, fact) for fact in facts[:_SENDER_WITHIN]]
    if _FROM not in heads or _TO not in heads:
        return None
    line = facts[heads.index(_FROM)].line
    end = next((i for i in range(line.first + 2, line.last) if tokens[i].light in ("<", "(", "[")), line.last)
    return text.slice((line.first + 2, end)) if end > line.first + 3 else None


def _headed(tokens: Sequence[Token], fact: Fact) -> str:
    """Return the word that a colon parts from the rest of a line."""
    first, last = fact.line.first, fact.line.last
    return tokens[first].key if last > first + 2 and tokens[first + 1].light == ":" else ""


def _parts(tokens: Sequence[Token], fact: Fact) -> Iterator[tuple[int, int]]:
    """Yield the stretches of words of a line between signs."""
    first = undecorated(tokens, fact.line.first, fact.line.last)
    start = first
    for i in range(first, fact.line.last + 1):
        if i == fact.line.last or tokens[i].light in _PARTS:
            if i > start:
                yield start, i
            start = i + 1


def _is_kind(tokens: Sequence[Token], part: tuple[int, int], lexicon: PageLexicon) -> bool:
    """Whether words only say what kind of page it is: such a noun, and what describes it, neither with an article."""
    first, last = part
    words = [token.key for token in tokens[first:last]]
    if not 1 < len(words) <= _LONGEST_KIND or words[0] not in _KINDS:
        return False
    plain = tokens[first + 1].kind == "word" and not words[1].startswith(("ال", "لل"))
    return plain and not lexicon.is_place(tokens[first + 1].text) and words[1].endswith(_DESCRIBES)


def _is_name(text: Text, part: tuple[int, int], lexicon: PageLexicon) -> bool:
    """Whether words may be a name: few, no place alone, nothing that happens."""
    first, last = part
    words = text.tokens[first:last]
    plain = all(token.kind == "word" for token in words) and 0 < last - first <= _LONGEST_NAME
    return plain and not lexicon.is_place(text.slice(part)) and not tells(text, first, last, lexicon)
