"""What names look like: where they may end, which words cannot be part of one, how they are compared."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from rawi.lexicon import Lexicon
from rawi.lexicon.function_words import function_words
from rawi.lexicon.persons import Persons
from rawi.lexicon.shape_words import shape_words
from rawi.lexicon.triggers import FINITE
from rawi.text import Text, attested, key, same_line, segment, tokenise
from rawi.text.remembered import remembered

_MARKS = "\"“”„«»'‘’‹›"
# Words that open a name of two (عبد الرحمن، أبو سليم), and words that close one (سيف الدين).
OPEN_NAME = shape_words("opens_name")
KUNYA = shape_words("kunya")
VERBAL_ADJECTIVES = shape_words("no_nisba")
NAMES_AS_WRITTEN = frozenset(("علي", "منى", "تامر", "نجيب"))


_SHORTEST_DEED = 3
# What ends the name of an outlet and no person's (نشوان نيوز).
OF_OUTLETS = shape_words("ends_outlet")


@lru_cache(maxsize=1024)
def keyed(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the matching keys of words of a table."""
    return tuple([key(word) for word in words])


def unquoted(name: str) -> str:
    """Return a name without the quotation marks in it."""
    return " ".join("".join(" " if char in _MARKS else char for char in name).split())


@lru_cache(maxsize=4096)
def name_key(name: str) -> str:
    """Return what two spellings of a name have in common."""
    return " ".join(token.key for token in tokenise(name) if token.kind in ("word", "number"))


def opens_line(text: Text, i: int) -> bool:
    """Whether token `i` is the first word of its line, or follows a sign that sets a part of the line off."""
    return i == 0 or not same_line(text, i) or text.tokens[i - 1].kind in ("punct", "number")


def key_at(text: Text, i: int) -> str:
    """Return the key of token `i`, empty where it does not stand on the line of the token before it."""
    return text.tokens[i].key if 0 <= i < len(text.tokens) and i not in text.breaks else ""


def is_stop(word: str, lexicon: Lexicon) -> bool:
    """Whether a word (its key) cannot be part of a name: function words, words of saying and of the calendar."""
    return word in stops(lexicon) or (word[:1] in "وف" and word[1:] in function_words())


def is_stop_here(text: Text, i: int, lexicon: Lexicon) -> bool:
    """Whether token `i` cannot be part of a name; what is written as one is (علي, but على)."""
    return is_stop(text.tokens[i].key, lexicon) and text.tokens[i].light not in NAMES_AS_WRITTEN


@lru_cache(maxsize=2)
def stops(lexicon: Lexicon) -> frozenset[str]:
    """Return the keys of the words that cannot be part of a name."""
    stops = set(function_words()) | set(lexicon.cues.forms) | set(_calendar(lexicon))
    return frozenset(stops - OPEN_NAME)


def _calendar(lexicon: Lexicon) -> Iterator[str]:
    yield from lexicon.calendar.weekdays.reach
    yield from shape_words("time_in_no_name")


def is_odd(word: str, lexicon: Lexicon) -> bool:
    """Whether a word (its key) is none of the language, so that it can only be a name."""
    if word in lexicon.persons.families:
        return True
    arabic = len(word) > 2 and "ء" <= word[0] <= "ي"
    joined = word[:1] in "وبل" and (attested(word[1:]) or word[1:] in lexicon.numerals.numerals)
    return arabic and not joined and not is_word(word) and not is_verb(word, lexicon)


def is_given(word: str, lexicon: Lexicon) -> bool:
    """Whether a word (its key) opens a person's name: a given name, or the first part of one (عبد، أبو)."""
    return word in lexicon.persons.given or word in OPEN_NAME


def opens_name(words: Sequence[str], persons: Persons) -> bool:
    """Whether words (keys) alone on a line or in a dateline may be a person's name: what they begin with says so."""
    sure = len(words) > 1 and words[0] in persons.given and words[0] not in persons.common
    return sure or is_full_name(words, persons)


def is_full_name(words: Sequence[str], persons: Persons) -> bool:
    """Whether words (keys) are a person's name by themselves: a given name and another one, or what is no word.

    One of the given names must be nothing else and the last word no common one, or the last word a name alone.
    """
    given, common = persons.given, persons.common
    names = [word for word in words if word in given]
    last = words[-1]
    if len(words) < 2 or words[0] not in given or last in OF_OUTLETS:
        return False
    if all(word in common for word in names):
        # A common word makes a name only with what can be nothing else (أنور بعلوشة).
        return len(last) > 4 and last[0] not in "وبلكف" and not last.startswith("ال") and not is_word(last)
    return (len(names) > 1 and last in given and last not in common) or is_origin(last) or not is_word(last)


def is_kunya_word(word: str) -> bool:
    """Whether a word (its key) opens a kunya (أبو)."""
    return word in KUNYA


def is_kunya(text: Text, i: int, end: int) -> bool:
    """Whether tokens `i:end` are a kunya with an adjective of origin (أبو أنس الشيشاني)."""
    last = text.tokens[end - 1].key
    return end - i == 3 and text.tokens[i].key in KUNYA and last.startswith("ال") and last.endswith("ي")


def is_open_name(text: Text, i: int) -> bool:
    """Whether token `i` wants a second part on the same line (عبد، أبو، بن)."""
    return i >= 0 and text.tokens[i].key in OPEN_NAME and same_line(text, i + 1)


def is_origin(word: str) -> bool:
    """Whether a word (its key) is written like a surname of origin (الشيشاني)."""
    return word.startswith("ال") and word.endswith("ي") and len(word) > 5 and not attested(word)


def is_verb(word: str, lexicon: Lexicon) -> bool:
    """Whether a word (its key) is a finite verb that tells of an event, and no given name.

    Who is named stands before the verb where Arabic is spoken, so that no form of one goes on with a name there.
    """
    spoken = lexicon.cues.spoken
    if word.startswith("ال") or (word in lexicon.persons.given and not (spoken and word in lexicon.persons.common)):
        return False
    if spoken and word not in lexicon.persons.families:
        return any(form.inflection.tense != "none" for form in lexicon.triggers.look_up(word))
    return any(
        form.trigger.row.pos in FINITE
        and form.inflection.tense == "perfect"
        and not form.enclitic
        and not form.proclitics
        for form in lexicon.triggers.look_up(word)
    )


def is_word(word: str) -> bool:
    """Whether a word (its key) is one of the language, with or without clitics: then it is hardly a name."""
    return bool(segment(word))


@remembered
def is_ours(word: str) -> bool:
    """Whether a word (its key) ends with the pronoun of the first person (هواتفنا), not as an accusative (بيانا)."""
    stem = word.removesuffix("نا")
    ours = len(stem) > 2 and stem != word
    return ours and not attested(f"{stem}ن") and (attested(stem) or attested(f"{stem}ا") or bool(segment(stem)))


@remembered
def is_deed(word: str) -> bool:
    """Whether a key looks like a verb of the past: a stem that is known with the endings of they and she."""
    bare = word[1:] if word[:1] in ("و", "ف") and len(word) > _SHORTEST_DEED else word
    stem = bare.removesuffix("وا") if bare.endswith("وا") else bare.removesuffix("ت")
    return len(stem) >= _SHORTEST_DEED and attested(stem + "وا") and attested(stem + "ت")


@remembered
def is_feminine(word: str) -> bool:
    """Whether a word (its key) is written like a finite verb in the third person feminine (طالبت، ستتحرك)."""
    if len(word) == _SHORTEST_DEED and word.endswith("ت"):
        # رعت, رأت: of two letters only with a weak third.
        return attested(word[:-1] + "ي")
    for bare in (word, word[1:] if word[:1] in "وف" else word):
        future = bare[1:] if bare.startswith("ست") else bare
        if len(future) <= _SHORTEST_DEED:
            continue
        perfect = bare.endswith("ت") and not bare.endswith("ات") and attested(bare[:-1])
        if perfect or (future.startswith("ت") and attested("ي" + future[1:])):
            return True
    return False
