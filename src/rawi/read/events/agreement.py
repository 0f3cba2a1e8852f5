"""What Arabic verbs agree with: feminine by ending or by being a plural of things, plural of people by ending."""

from functools import lru_cache

from rawi.lexicon.clause_words import ClauseWords
from rawi.read.events.phrases import Phrase
from rawi.text import Text, key, tokenise

# What is no longer is a preposition with its pronoun (مشتبها به).
_SHORTEST = 2
_OWNED = ("نا", "هم", "ها", "ه")
# What is counted by three to ten has the other gender than the numeral.
OF_MEN = frozenset(map(key, ("ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة", "عشرة")))

# With these a verb takes up a noun as what somebody had a part in (اعتداء شاركت فيه الكتيبة).
IN_IT = frozenset(map(key, ("فيه", "فيها", "فيهما", "فيهم")))


@lru_cache(maxsize=1 << 12)
def is_feminine(name: str, words: ClauseWords) -> bool:
    """Whether verbs after a name are feminine: it ends in ta marbuta, or is a plural of things and bodies."""
    first = _first_word(name).removeprefix("ال")
    if first in OF_MEN:
        return False
    if first in words.classes["feminine_plural"] or first == "هي" or first.endswith(("ه", "ات")):
        return True
    # قواتنا, قواته: the plural with whose it is.
    return first.removesuffix("نا").removesuffix("ها").removesuffix("هم").removesuffix("ه").endswith("ات")


@lru_cache(maxsize=1 << 12)
def is_bare_name(name: str) -> bool:
    """Whether a name is one word without the article (حماس، إسرائيل، قسد): verbs after it are often feminine."""
    words = [token.key for token in tokenise(name) if token.kind == "word"]
    return len(words) == 1 and not words[0].startswith("ال")


@lru_cache(maxsize=1 << 12)
def _first_word(name: str) -> str:
    return next((token.key for token in tokenise(name) if token.kind == "word"), "")


@lru_cache(maxsize=1 << 12)
def is_plural(name: str, words: ClauseWords) -> bool:
    """Whether a name is a plural of people, which verbs after it treat so: by its ending, or listed (جنود، رجاله)."""
    first = _first_word(name)
    if first.endswith(("ون", "ين", "و", "يو", "نو", "لو", "رو")):
        return True
    bare = first.removeprefix("ال")
    return any(stem in words.classes["men"] for stem in (bare, *(bare.removesuffix(end) for end in _OWNED)))


def has_feminine(text: Text, phrase: Phrase, words: ClauseWords) -> bool:
    """Whether one of the words of a phrase is feminine by its ending."""
    named = (text.tokens[i] for i in range(phrase.start, phrase.end))
    return any(is_feminine(token.text, words) for token in named if len(token.key) > _SHORTEST)


def words_of_phrase(phrase: Phrase) -> str:
    """Return the words of a phrase that a verb agrees with."""
    return phrase.mention.text if phrase.mention is not None else phrase.head


def is_meant(name: str, pronoun: str, words: ClauseWords) -> bool:
    """Whether a pronoun written with a word (ه، ها، هم) may mean a name; a name by itself may be a body's (ها)."""
    if pronoun == "هم":
        return is_plural(name, words)
    return is_feminine(name, words) == (pronoun == "ها") or (pronoun == "ها" and is_bare_name(name))


def only_described(text: Text, noun: int, end: int, words: ClauseWords, *, definite: bool) -> bool:
    """Whether nothing stands between a noun and a token but adjectives that agree with it (الجلاء المفاجئ لـ)."""
    feminine = text.tokens[noun].key.endswith(("ه", "ات"))
    return all(
        token.kind == "word"
        and token.key.startswith("ال") == definite
        and token.key.endswith("ه") == feminine
        and not words.has("preposition", token.key)
        for token in text.tokens[noun + 1 : end]
    )
