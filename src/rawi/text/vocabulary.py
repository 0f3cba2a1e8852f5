"""Which words exist: the word forms of simplemma's Arabic list, and the words the lexicon adds."""

from collections.abc import Iterable
from functools import lru_cache

from rawi.text.normalise import key, keys
from rawi.text.word_list import word_forms

_added: set[str] = set()
_forms = lru_cache(maxsize=1)(word_forms)


def attested(word: str) -> bool:
    """Whether `word` (raw or either layer, no clitics taken off) is a known word form."""
    folded = key(word)
    return folded in _added or folded in _forms()


def in_dictionary(word: str) -> bool:
    """Whether `word` is a form of the word list itself, whatever names were added."""
    return key(word) in _forms()


def add(words: Iterable[str]) -> None:
    """Make `words` known in this process: names of people, places and groups, which no word list has."""
    _added.update(keys(words))
    _added.discard("")


def added() -> int:
    """Return how many words were added so far: what was computed from the vocabulary holds for this number."""
    return len(_added)
