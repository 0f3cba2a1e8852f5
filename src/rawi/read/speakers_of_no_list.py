"""Speakers whom no list knows, and whom their own words name in full: المجلس المحلي في محجة، محافظ درعا."""

from collections.abc import Sequence
from functools import lru_cache

from rawi.lexicon.cues import Cues, SpeakerKind, form_of
from rawi.lexicon.outlets import source_named
from rawi.model import Mention, Source
from rawi.read.shapes import unquoted
from rawi.text import Text, Token, key, segment

_LONGEST = 9
_LONGEST_PERSON = 4
_SHORTEST = 2
_BODIES: frozenset[SpeakerKind] = frozenset(("body", "outlet"))
# Bodies that are many: السلطات المحلية names nobody.
_MANY = frozenset(map(key, ("السلطات", "سلطات", "منظمات", "لجان", "جماعات", "وكالات", "وسائل", "مجموعات")))
_IN = frozenset(map(key, ("في", "من", "عن", "على", "لدى", "ل", "إلى", "مع", "بين")))
_PRONOUNS = ("ها", "هم", "نا")
_RELATIVES = frozenset(
    map(key, ("التابع", "التابعة", "الموالي", "الموالية", "الذي", "التي", "الذين", "وهو", "وهي", "وهم", "هو", "هي"))
)


def named_in_full(
    text: Text, kind: SpeakerKind | None, first: int, last: int, found: Sequence[tuple[int, int, Mention]], cues: Cues
) -> int | None:
    """Return the token after the name that the tokens from `first` on are, null where they only describe somebody.

    A body is named by a definite noun phrase of two words or more, one who holds an office by whose office it is.
    `found` are the actors, persons and places named among the tokens.
    """
    tokens = text.tokens
    last = _end(tokens, first, last, cues)
    if last - first < 2 or last - first > _LONGEST or any(token.kind == "punct" for token in tokens[first:last]):
        return None
    if kind in _BODIES:
        names = tokens[first].key not in _MANY and _is_definite_phrase(tokens, first, last)
    elif kind == "official":
        names = _is_office(tokens, first, last, found, cues)
    else:
        return None
    return last if names else None


@lru_cache(maxsize=4096)
def source_of(words: str) -> Source:
    """Return the source that stands for a speaker of no list, by the words that name it."""
    return source_named(unquoted(words))


def person_named(text: Text, first: int, last: int, given: frozenset[str], cues: Cues) -> int | None:
    """Return where a person's name begins that the words for a speaker end with (المسعف في الهلال سلام ضاهر), or null.

    Two to four words without an article but in the last, none after a preposition, the first a given name, or all of
    them no words of the language.
    """
    tokens = text.tokens
    for i in range(max(first + 1, last - _LONGEST_PERSON), last - 1):
        names = tokens[i:last]
        if any(token.kind != "word" or len(token.key) < _SHORTEST for token in names) or tokens[i - 1].key in _IN:
            continue
        if any(_has_article(token.key) for token in names[:-1]) or any(token.key in _IN for token in names):
            continue
        if names[0].key in cues.words["in_name_of"] or tokens[i - 1].key in cues.words["in_name_of"]:
            continue
        # After a noun with the article no noun without one goes on with it.
        apart = _has_article(tokens[i - 1].key) and not _is_plain_word(names[-1].key)
        if names[0].key in given or apart or not any(_is_plain_word(token.key) for token in names):
            return i
    return None


def _is_plain_word(word: str) -> bool:
    """Whether a word (its key) is one of the language without any clitics."""
    return any(not parts.proclitics for parts in segment(word))


def _end(tokens: Sequence[Token], first: int, last: int, cues: Cues) -> int:
    """Return the token after the name: before a relative pronoun, a word that says "the same", a verb of saying."""
    for i in range(first + 1, last):
        word = tokens[i].key
        if word in _RELATIVES or word in cues.words["same"] or word in cues.words["adverb"]:
            return i
        form = form_of(cues, word)
        if form is not None and form.agreement in ("masculine", "feminine", "plural"):
            return i
    return last


def _is_definite_phrase(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether the word after the head is definite (المجلس المحلي), or the phrase after an indefinite one is."""
    if tokens[first + 1].key in _IN:
        return False
    definite = [tokens[i].kind == "quote" or _has_article(tokens[i].key) for i in range(first, last)]
    if definite[0]:
        return definite[1]
    # لجنة تحقيق شكلها ديوان المحافظة describes.
    own = next((i for i, it_is in enumerate(definite) if it_is), 0)
    return own > 0 and not any(tokens[first + i].key.endswith(_PRONOUNS) for i in range(1, own))


def _is_office(
    tokens: Sequence[Token], first: int, last: int, found: Sequence[tuple[int, int, Mention]], cues: Cues
) -> bool:
    """Whether the words are an office that one person holds (محافظ درعا), of what is named right after it."""
    if tokens[first].key not in cues.words["office"]:
        return False
    return any(start == first + 1 and end == last for start, end, _ in found)


def _has_article(word: str) -> bool:
    return word.startswith(("ال", "لل", "وال", "بال")) and len(word) > 4
