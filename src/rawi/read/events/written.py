"""What a word may be without what is written with it, where words are asked for around one that may tell an event."""

from rawi.lexicon.triggers import endings, openings
from rawi.text.remembered import remembered

_SHORTEST = 3


@remembered
def words_of(word: str) -> frozenset[str]:
    """Return a key and what it may be without its clitics and case ending, with and without the article."""
    found = {word}
    for _, article, rest in openings(word):
        for stem, enclitic in endings(rest):
            if enclitic and len(stem) < _SHORTEST:
                continue
            found.add(stem)
            if article:
                found.add("ال" + stem)
            elif stem.endswith("ا") and len(stem) > _SHORTEST:
                found.add(stem[:-1])
    return frozenset(found)


@remembered
def bare_stems(word: str) -> tuple[str, ...]:
    """Return what a key may be without its proclitics, where it has no article."""
    return tuple([stem for _, article, stem in openings(word) if not article])


@remembered
def bound_words(word: str) -> frozenset[str]:
    """Return a key and what it may be without its proclitics; the article stays, for it says what is bound to what."""
    return frozenset({word, *("ال" + stem if article else stem for _, article, stem in openings(word))})
