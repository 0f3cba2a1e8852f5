"""Names of persons that stand without a title: known by their parts, and by what stands around them."""

from rawi.lexicon import Lexicon
from rawi.lexicon.matcher import forms_of
from rawi.lexicon.shape_words import shape_words
from rawi.read import shapes
from rawi.read.names import person_ends
from rawi.text import Text, key

_SERVANT = key("عبد")
_TRIBES = shape_words("opens_tribe_or_family")
# Of the same key as a preposition: careless writers write that so as well (مشيا علي الأقدام).
ALI = key("علي")


def is_pair(text: Text, i: int, end: int, lexicon: Lexicon) -> bool:
    """Whether tokens `i:end` are a person's name without any help."""
    if shapes.is_open_name(text, i - 1) or shapes.key_at(text, i - 1) in _TRIBES:
        return False
    words = [token.key for token in text.tokens[i:end]]
    if shapes.is_full_name(words, lexicon.persons):
        return True
    rest = words[2:] if words[0] == _SERVANT else words[1:]
    if not rest:
        return False
    if _is_sure(words, lexicon) and lexicon.places.names.find(text, i) is None:
        return _is_second(text, end - len(rest), rest[0], lexicon)
    last = rest[-1]
    origin = shapes.is_origin(last) and last not in lexicon.actors.demonyms
    named = last in lexicon.persons.sure_families or origin or _is_sure(rest, lexicon)
    return words[0] in lexicon.persons.given and named and not _is_surname_of_note(text, end - len(rest), lexicon)


def may_be(text: Text, i: int, end: int, lexicon: Lexicon) -> bool:
    """Whether tokens `i:end` are a name where one is due: any after a sure given name, else one with a surname."""
    first, last = text.tokens[i].key, text.tokens[end - 1].key
    return first not in lexicon.persons.common or last in lexicon.persons.families or not shapes.is_word(last)


def is_surname(text: Text, i: int, lexicon: Lexicon, *, ranked: bool) -> bool:
    """Whether token `i` alone can only be a surname: of the list, or after a rank a word of none (العقيد ماكيندا)."""
    word = text.tokens[i].key
    if lexicon.places.names.find(text, i) is not None or word in lexicon.actors.demonyms:
        return False
    odd = ranked and len(word) > 3 and not word.startswith("ال") and shapes.is_odd(word, lexicon)
    return word in lexicon.persons.sure_families or odd


def _is_surname_of_note(text: Text, i: int, lexicon: Lexicon) -> bool:
    """Whether token `i` alone names a public figure, so that the word before it need be no name (نجاة الكاظمي)."""
    return lexicon.persons.names.find(text, i) is not None


def _is_sure(words: list[str], lexicon: Lexicon) -> bool:
    """Whether the first of some words is a given name and nothing else (عبد الرحمن, إبراهيم)."""
    if words[0] == _SERVANT:
        return len(words) > 1 and words[1].startswith("ال")
    return words[0] in lexicon.persons.given and words[0] not in lexicon.persons.common and words[0] != ALI


def _is_second(text: Text, i: int, word: str, lexicon: Lexicon) -> bool:
    """Whether a word after a sure given name goes on with it: another given name, a kunya, a surname."""
    given = word in lexicon.persons.given or word in lexicon.persons.families
    servant = word == _SERVANT and shapes.key_at(text, i + 1).startswith("ال")
    return (
        given
        or servant
        or shapes.is_kunya_word(word)
        or shapes.is_origin(word)
        or person_ends.goes_on(text, i, lexicon)
    )


def is_sure_given(text: Text, i: int, lexicon: Lexicon) -> bool:
    """Whether token `i` is a given name and nothing else, which may stand alone after what one is (الناجية نفيسة)."""
    word = text.tokens[i].key
    sure = word in lexicon.persons.given and word not in lexicon.persons.common and word != ALI
    return sure and lexicon.places.names.find(text, i) is None


def is_of_other(text: Text, i: int, end: int, lexicon: Lexicon) -> bool:
    """Whether the words are a title alone (الأمين العام), or the name of a place after its noun (كمين سدرة)."""
    title = lexicon.persons.titles.find(text, i)
    if title is not None and title.end_token >= end:
        return True
    return not lexicon.places.heads.keys().isdisjoint(forms_of(shapes.key_at(text, i - 1)))
