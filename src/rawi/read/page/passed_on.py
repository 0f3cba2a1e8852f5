"""Whose text a page only passes on: `منقول من الأخ أبو أحمد`, `صوت البادية || منشور الدكتور سالم العلي`."""

from collections.abc import Iterator, Sequence

from rawi.lexicon.cues import speaker_noun
from rawi.lexicon.matcher import without_l
from rawi.lexicon.shape_words import shape_words
from rawi.read.page.lines import Fact, PageLexicon
from rawi.read.page.metadata import undecorated
from rawi.read.shapes import opens_name
from rawi.text import Text, key

_COPIED, _POSTS, _BROTHER = shape_words("copied"), shape_words("post"), shape_words("brother")
_FROM = frozenset(map(key, ("من", "عن")))
_ENDS_NAME = shape_words("ends_name_of_writer")
_PEOPLE = ("official", "spokesperson", "anonymous", "correspondent")
_PARTS = frozenset({"-", "–", "—", "--", "|", "||", "/", "•", "·", "("})
_LONGEST_PERSON = 5
_LINES = 2


def passed_on_from(text: Text, facts: Sequence[Fact], lexicon: PageLexicon) -> str | None:
    """Return whose text the first or the last lines say this is, as written, or null.

    A post is somebody else's where another part of its line stands before it; who posts it is the publisher.
    """
    if len(facts) < _LINES:
        return None
    for fact in (*facts[:_LINES], *facts[_LINES:][-1:]):
        if fact.closed:
            continue
        for n, first in enumerate(_parts(text, fact)):
            begins = _begins(text, first, fact.line.last, posted=n > 0)
            name = _name(text, begins, fact.line.last, lexicon) if begins is not None else None
            if name is not None:
                return name
    return None


def _parts(text: Text, fact: Fact) -> Iterator[int]:
    """Yield the first tokens of the parts of a line."""
    tokens = text.tokens
    yield undecorated(tokens, fact.line.first, fact.line.last)
    for i in range(fact.line.first + 1, fact.line.last - 1):
        if tokens[i].light in _PARTS:
            yield i + 1


def _begins(text: Text, i: int, last: int, *, posted: bool) -> int | None:
    """Return where the name begins after words at token `i` that say a text is somebody else's, or null."""
    tokens = text.tokens
    if i + 2 < last and tokens[i].key in _COPIED and tokens[i + 1].key in _FROM:
        return i + 2
    if posted and i + 1 < last and tokens[i].key in _POSTS:
        return i + 2 if tokens[i + 1].key in _FROM else i + 1
    return None


def _name(text: Text, first: int, last: int, lexicon: PageLexicon) -> str | None:
    tokens = text.tokens
    begins = first
    while first < last - 1 and (
        without_l(tokens[first].key) in _BROTHER or speaker_noun(lexicon.cues, tokens[first].key) in _PEOPLE
    ):
        first += 1
    end = first
    while end < last and tokens[end].kind in ("word", "quote") and tokens[end].key not in _ENDS_NAME:
        end += 1
    if not first < end <= first + _LONGEST_PERSON:
        return None
    known = begins < first or opens_name([token.key for token in tokens[first:end]], lexicon.persons)
    return text.slice((first, end)) if known or tokens[begins - 2].key in _COPIED else None
