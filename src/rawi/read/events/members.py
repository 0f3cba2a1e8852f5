"""Who belongs to a body that is named behind a noun of no known kind (عضو في الحركة، مسؤول بالحزب)."""

from rawi.lexicon.clause_words import ClauseWords
from rawi.read.events.heads import Overlay
from rawi.text import Text, key

_IN, _BY = key("في"), "ب"
# Adjectives stand between (مسؤول عسكري بارز في).
_ADJECTIVES = 2
# Of a dual, a plural and an accusative: عضوان، مسؤولين، عضوا.
_ENDINGS = ("ان", "ين", "ا")


def may_be_member(word: str, words: ClauseWords) -> bool:
    """Whether a word (its key) may be a noun for who belongs to a body."""
    bare = word.removeprefix("و").removeprefix("ال")
    return any(words.has("member", form) for form in (bare, *map(bare.removesuffix, _ENDINGS)))


def is_member_of(text: Text, i: int, end: int, overlay: Overlay, words: ClauseWords) -> bool:
    """Whether the word at token `i` is a noun for who belongs to the actor that follows in, by or with an adjective."""
    if not may_be_member(text.tokens[i].key, words):
        return False
    for at in range(i + 1, min(i + 2 + _ADJECTIVES, end)):
        word = text.tokens[at].key
        if word == _IN or at in overlay.starting:
            named = at + (word == _IN)
            written = word == _IN or word.startswith(_BY)
            return written and any(mention.kind == "actor" for mention, _ in overlay.starting.get(named, ()))
        if text.tokens[at].kind != "word":
            return False
    return False
