"""A word as linking sees it, and what can be said of it by its letters alone."""

from functools import lru_cache
from typing import NamedTuple

from rawi.lexicon.function_words import function_words, telling_words
from rawi.text import segment, tokenise


class Word(NamedTuple):
    """One word or number: offsets, matching forms, weight (0-1), and where it stands.

    `content`: no function word; `telling`: its loss changes what is said, which goes for some function words too.
    `entity` is what the mention it belongs to means, `mention` the number of that mention in the reading,
    `quotation` the number of the quotation, -1 outside; `after` is the punctuation between it and the next word.
    """

    start: int
    end: int
    key: str
    stem: str
    skeleton: str
    weight: float
    content: bool
    telling: bool
    clause: int
    sentence: int
    paragraph: int
    mention: int
    entity: str | None
    quotation: int
    after: str


@lru_cache(maxsize=1 << 16)
def is_function_word(key: str) -> bool:
    """Whether a word (a key), or what is left of it without clitics, carries no content (وعنها، بأن)."""
    functions = function_words()
    return key in functions or any(one.stem in functions for one in segment(key) if "ال" not in one.proclitics)


@lru_cache(maxsize=1 << 16)
def is_telling(key: str) -> bool:
    """Whether a function word (a key) changes what is said."""
    words = telling_words()
    return key in words or any(one.stem in words for one in segment(key) if "ال" not in one.proclitics)


@lru_cache(maxsize=1 << 16)
def bare(key: str) -> str:
    """Return a word (a key) without its clitics, the article gone even where the whole is a word too."""
    splits = segment(key)
    if not splits:
        return key
    first = splits[0]
    if first.stem.startswith("ال"):
        return next((one.stem for one in splits if "ال" in one.proclitics), first.stem)
    return first.stem


@lru_cache(maxsize=1 << 16)
def enclitic(key: str) -> str:
    """Return the pronoun a word (a key) ends in, empty for none."""
    splits = segment(key)
    return splits[0].enclitic if splits else ""


@lru_cache(maxsize=1 << 12)
def words_of(text: str) -> tuple[str, ...]:
    """Return the words (keys) of a short text, as that of a claim, which is asked for pair after pair."""
    return tuple([token.key for token in tokenise(text) if token.kind == "word"])
