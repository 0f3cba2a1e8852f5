"""Places of no list that only what stands before them shows: a preposition of place, a bearing, who lives there.

قرب النقوب, باتجاه الحلابسة, أهالي بني خداش, في الزوارعة. A name must be a word of no list or begin like a place.
"""

from rawi.lexicon import Lexicon
from rawi.lexicon.cues import form_of
from rawi.lexicon.matcher import after_letters
from rawi.lexicon.shape_words import shape_words
from rawi.read import shapes
from rawi.read.places.drafts import PlaceDraft
from rawi.read.places.unlisted import OPENS_NAME, local_place
from rawi.text import Text, attested, same_line, segment
from rawi.text.remembered import remembered

# After these words there is a place, whatever its name looks like.
OF_PLACE = shape_words("before_place")
# After these there may be: only where nothing says that a person or a group is meant.
_OF_ANY = shape_words("may_stand_before_place")
_BEARINGS = shape_words("bearing")
# Behind the name of a place: in what it lies.
_LIES = shape_words("lies_in")
_PLURALS = ("ون", "ين", "ات", "يه")
_SHORTEST = 4


def shown(text: Text, i: int, lexicon: Lexicon) -> PlaceDraft | None:
    """Return the place of no list at token `i` that the word before it, or "in" written with it, shows, or null.

    Asked where that word `may_show` a place.
    """
    token = text.tokens[i]
    if token.kind != "word" or not "ء" <= token.key[:1] <= "ي":
        return None
    before = shapes.key_at(text, i - 1) if i and same_line(text, i) else ""
    bare = _without_and(before)
    written = token.key.startswith("بال") and not _is_known(token.key) and not before.startswith("ال")
    sure = before in OF_PLACE or bare in OF_PLACE
    maybe = bare in _OF_ANY and not _is_of_group(text, i - 2, lexicon)
    if not (sure or maybe or written):
        return None
    letters = 0 if sure or maybe else 1
    end = _end(text, i, letters, lexicon, sure=sure)
    if end is None:
        return None
    start = after_letters(token, letters)
    stop = text.tokens[end - 1].end
    return PlaceDraft(
        start,
        stop,
        i,
        end,
        "place.shown",
        local=local_place(text.raw[start:stop], None),
        precision="town",
        prop="support",
    )


@remembered
def may_show(word: str) -> bool:
    """Whether a word (its key) is one that shows a place behind it: most are none."""
    return word in OF_PLACE or _without_and(word) in OF_PLACE | _OF_ANY


def _without_and(word: str) -> str:
    return word[1:] if word[:1] in "وف" and len(word) > 2 else word


def _is_known(word: str) -> bool:
    """Whether a word (its key) is one of the language, by itself or with what is written to it."""
    return attested(word) or any(attested(parts.stem) for parts in segment(word))


def _is_somebodys(word: str) -> bool:
    """Whether a word (its key) is a noun with whose it is (مناطقهم), which the article of an adjective agrees with."""
    return any(parts.enclitic and attested(parts.stem) for parts in segment(word))


def _is_of_group(text: Text, i: int, lexicon: Lexicon) -> bool:
    """Whether the word before a preposition is a title or a word of saying, so that a group or a person follows it."""
    if i < 0 or text.tokens[i].kind != "word":
        return False
    word = text.tokens[i].key
    title = lexicon.persons.titles.find(text, i)
    return title is not None or form_of(lexicon.cues, word) is not None


def _goes_on(text: Text, i: int, lexicon: Lexicon) -> bool:
    """Whether token `i` goes on about a place: one more, a bearing, what it lies in, where it is in brackets."""
    if i >= len(text.tokens) or not same_line(text, i):
        return False
    word = text.tokens[i].key
    if text.tokens[i].light == "(" or lexicon.places.bearings.find(text, i) is not None:
        return True
    match = lexicon.places.names.find(text, i) if text.tokens[i].kind == "word" else None
    if match is not None and match.proclitics[-1:] in ("و", "ب"):
        return True
    return word[:1] in "وب" and (word[1:] in lexicon.places.heads or word[1:] in _BEARINGS)


def _end(text: Text, i: int, letters: int, lexicon: Lexicon, *, sure: bool) -> int | None:
    word = text.tokens[i].key[letters:]
    following = shapes.key_at(text, i + 1)
    if word in lexicon.places.no_places or shapes.is_stop(word, lexicon):
        return None
    if following in _LIES and not word.startswith("ال") and not _is_somebodys(word):
        # في مورا التابعة لجينيه: an adjective with the article behind a word without it, which is a name.
        return i + 1
    if shapes.is_given(word, lexicon):
        return None
    if word in OPENS_NAME and following and text.tokens[i + 1].kind == "word":
        named = not shapes.is_stop(following, lexicon) and not shapes.is_verb(following, lexicon)
        whole = following.startswith("ال") or not shapes.is_word(following)
        return i + 2 if named and whole and following[:1] not in "وب" else None
    if lexicon.persons.titles.find(text, i) is not None or lexicon.actors.names.find(text, i) is not None:
        return None
    if any(names.find(text, i) is not None for names in (lexicon.persons.names, lexicon.outlet_names)):
        return None
    if word in lexicon.numerals.numerals or _is_known(word) or word.endswith(_PLURALS) or len(word) < _SHORTEST:
        return None
    if word.startswith("ال"):
        named = len(word) > _SHORTEST and not attested(word[2:])
        return i + 1 if named and (sure or _goes_on(text, i + 1, lexicon)) else None
    joined = sure and following.startswith("و") and len(following) > _SHORTEST
    second = following and text.tokens[i + 1].kind == "word" and not shapes.is_word(following)
    if word[:1] in "وبل" or (second and not joined):
        # Two words of no list are more often a person or a product.
        return None
    return i + 1
