"""When a word names why somebody says he did it and no place (بحجة وجود مسلحين, but بحجة الحدودية)."""

from rawi.lexicon import Lexicon
from rawi.lexicon.function_words import function_words
from rawi.lexicon.shape_words import shape_words
from rawi.read import shapes
from rawi.read.names.person_ends import THAT
from rawi.text import Text, key, same_line

_PRETEXTS = shape_words("charges_with")
_JOINING = ("ب", "ل", "و")


def is_pretext(text: Text, i: int, lexicon: Lexicon) -> bool:
    """Whether the word at token `i` opens a pretext; where what follows may as well tell of a place, it does not.

    A pretext is a clause or has its genitive: no time, no bearing, no nationality, nothing with its own
    preposition, no accusative (قصفت بحجة مخيما), nobody who is counted (بحجة غالبيتهم نساء).
    """
    if text.tokens[i].key not in _PRETEXTS:
        return False
    word = shapes.key_at(text, i + 1)
    if word in THAT:
        return True
    if i + 1 >= len(text.tokens) or text.tokens[i + 1].kind != "word" or not same_line(text, i + 1):
        return False
    timed = word in lexicon.calendar.openings
    return not (timed or word in function_words() or _may_stand_behind_place(text, i + 1, word, lexicon))


def _may_stand_behind_place(text: Text, i: int, word: str, lexicon: Lexicon) -> bool:
    triggers, places = lexicon.triggers, lexicon.places
    forms = triggers.look_up(word)
    if any(form.inflection.tense == "none" for form in forms):
        return word.startswith(_JOINING) and any(form.proclitics for form in forms)
    if forms or triggers.words.has("of_whom", word) or places.bearings.may_begin(word) or word.startswith("وال"):
        return True
    if lexicon.actors.demonyms.get(word.removeprefix("ال")) is not None:
        return True
    if word[:1] in _JOINING and (word[1:2] == "ل" or _is_named(text, i, word[1:], lexicon)):
        return True
    # الحدودية says what kind of place it is; an indefinite accusative is what is done something to.
    return (word.startswith("ال") and word.endswith(key("ية"))) or word.endswith("ا")


def _is_named(text: Text, i: int, bare: str, lexicon: Lexicon) -> bool:
    """Whether a word is known without its preposition: a place, an actor, an event, a thing (باليمن، بغارة، لغم)."""
    named = lexicon.places.names.find(text, i) is not None or lexicon.actors.names.find(text, i) is not None
    thing = bool(lexicon.triggers.classes(bare)) or lexicon.triggers.words.has("fire", bare)
    return named or thing or bool(lexicon.triggers.look_up(bare))
