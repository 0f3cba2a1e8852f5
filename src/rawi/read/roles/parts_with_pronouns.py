"""Some of those a pronoun means: a band or so many of them, or of their men (مجموعة منها، ثلاثة من مقاتليها)."""

from rawi.lexicon.clause_words import ClauseWords
from rawi.read.events.phrases import Phrase
from rawi.text import Text, key

_OF = "من"
_OF_THEM = frozenset(map(key, ("منه", "منها", "منهم", "منا")))
_PRONOUNS = ("نا", "ها", "هم", "ه")
# Men are called by what they do (مقاتليها، محاربوها), not by whose citizens they are (مواطنيها).
_ACTIVE, _FORCES = ("مقاتل", "محارب", "مجند", "منتسب", "متطوع", "مظلي", "مهاجم"), frozenset({"قوات", "وحدات", "دوريات"})
# What is left of men and forces without the pronoun ends so (مقاتليها، محاربوها، قواتها).
_OF_MANY = ("ي", "و", "ات")
# A number, and what it counts.
_COUNTED = 2


def part_with_pronoun(text: Text, phrase: Phrase, words: ClauseWords) -> int | None:
    """Return the token with the pronoun behind a band or a number of people, null where there is none."""
    if phrase.kind not in ("common", "quantity"):
        return None
    last = min(phrase.start + 1 + (_COUNTED if phrase.kind == "quantity" else 0), len(text.tokens) - 1)
    for i in range(phrase.start + 1, last + 1):
        word = text.tokens[i]
        if word.key in _OF_THEM:
            return i
        if word.key == _OF and i + 1 < len(text.tokens):
            return i + 1 if _are_their_men(text.tokens[i + 1].key, words) else None
        if word.kind != "word":
            return None
    return None


def _are_their_men(word: str, words: ClauseWords) -> bool:
    """Whether a word is men or forces with the pronoun of whose they are."""
    pronoun = next((end for end in _PRONOUNS if word.endswith(end)), None)
    stem = word.removesuffix(pronoun) if pronoun is not None else ""
    men = words.has("men", stem) or (stem.startswith(_ACTIVE) and stem.endswith(_OF_MANY)) or stem in _FORCES
    return bool(stem) and not words.has("not_theirs", stem) and men
