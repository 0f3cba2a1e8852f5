"""Lines that say whose view a text need not be: `المقالات المنشورة لا تعبر بالضرورة عن رأي صحيفة نبض الوادي`."""

from collections.abc import Sequence

from rawi.lexicon.boilerplate import Page
from rawi.lexicon.shape_words import shape_words
from rawi.text import Token, key

_MATTER, _WORDS = shape_words("published_matter"), shape_words("word_of_disclaimer")
_DISCLAIMS, _DISCLAIMED = shape_words("disclaims"), shape_words("disclaimed")
_OF_DISCLAIMERS = _WORDS | _MATTER | _DISCLAIMS | _DISCLAIMED | shape_words("publication")
_NECESSARILY, _NOT, _AND = key("بالضرورة"), key("لا"), key("و")
# An outlet named before the verb (المنشورة في صحيفة نبض الوادي): so many words behind its noun are no others.
_LONGEST_NAMED = 2
_LONGEST_NAME = 5


def disclaimed(tokens: Sequence[Token], first: int, last: int, page: Page) -> tuple[int, int] | None:
    """Return the tokens that name whose view a line says a text need not be, or null.

    Around the name stand only words such lines are made of: others may say so of a minister, or go on with news.
    """
    near = range(first + 2, last - 1)
    says = next((i for i in near if tokens[i].key == _NECESSARILY and _is_said_at(tokens, i)), None)
    if says is None or not _leads_to(tokens, first, says - 2, page):
        return None
    begins = says
    while begins < last and tokens[begins].key in _DISCLAIMED:
        begins += 1
    if begins == last or tokens[begins].kind != "word":
        return None
    ends = _ends_name(tokens, begins, last, page)
    whole = all(token.kind in ("punct", "quote") or _is_of_disclaimers(token) for token in tokens[ends:last])
    return (begins, ends) if whole and ends - begins <= _LONGEST_NAME else None


def _ends_name(tokens: Sequence[Token], begins: int, last: int, page: Page) -> int:
    """Return where a name ends: before a sign, a word of disclaimers, or "and" (موقع وطن is named so)."""
    called = _calls_outlet(tokens[begins], page)
    ends = begins + 1
    while ends < last and tokens[ends].kind in ("word", "quote") and not _is_of_disclaimers(tokens[ends]):
        own = called and ends == begins + 1 and page.furniture.get(tokens[ends].key[1:]) != "outlet_word"
        if tokens[ends].key.startswith(_AND) and not own:
            break
        ends += 1
    return ends


def _is_said_at(tokens: Sequence[Token], i: int) -> bool:
    """Whether `لا تعبر` stands before token `i`, which is `بالضرورة`."""
    return tokens[i - 1].key in _DISCLAIMS and tokens[i - 2].key.removeprefix(_AND) == _NOT


def _leads_to(tokens: Sequence[Token], first: int, last: int, page: Page) -> bool:
    """Whether words before the verb say what is published, and where: `الآراء الواردة في موقع نبض الوادي`."""
    matter = False
    i = first
    while i < last:
        if _calls_outlet(tokens[i], page):
            i += 1
            reach = i + _LONGEST_NAMED
            while i < min(reach, last) and tokens[i].kind == "word" and not _is_of_disclaimers(tokens[i]):
                i += 1
            continue
        if tokens[i].kind == "number" or (tokens[i].kind == "word" and not _is_of_disclaimers(tokens[i])):
            return False
        matter |= tokens[i].key in _MATTER
        i += 1
    return matter


def _calls_outlet(token: Token, page: Page) -> bool:
    return token.kind == "word" and page.furniture.get(token.key) == "outlet_word"


def _is_of_disclaimers(token: Token) -> bool:
    """Whether a word is one of those such lines are made of, with and without "and": أو، وإنما، كاتبها."""
    return token.key in _OF_DISCLAIMERS or token.key.removeprefix(_AND) in _OF_DISCLAIMERS
