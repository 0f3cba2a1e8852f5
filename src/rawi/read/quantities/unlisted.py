"""Those whom a number counts without a noun of the list: أربعة من مرافقيه, 14 محلجاً, ستة مسافرين, مئات الإطارات."""

from typing import Literal

from rawi.lexicon.calendar import longest
from rawi.read.quantities.amounts import Amount
from rawi.read.quantities.nouns import Context
from rawi.read.quantities.words import harm_before
from rawi.read.times.values import YEARS
from rawi.text import attested, key, same_line

# With these a plural is counted, with more a singular.
FEW = range(3, 11)
_OF = key("من")
_TANWIN = ("اً", "ًا")
_PLURALS = ("ات", "ين", "ون")
# جرحوا is a verb.
_OF_VERBS = "وا"
_THEIRS = ("ه", "ها", "هم", "هما", "هن", "نا")
_SHORTEST_NOUN = 4


def of_people(context: Context, amount: Amount) -> Literal["theirs", "others"] | None:
    """Whether من and those it is a number of follow: أربعة من مرافقيه ("theirs"), خمسة من الكوادر; or null."""
    tokens, number = context.text.tokens, amount.number
    i = amount.last
    i += context.is_a("only", i)
    if number is None or i + 1 >= len(tokens) or tokens[i].key != _OF or not same_line(context.text, i + 1):
        return None
    word = tokens[i + 1]
    if word.kind != "word" or number.value in YEARS or len(word.key) < _SHORTEST_NOUN:
        return None
    if word.key.startswith("ال"):
        return None if word.key.removeprefix("ال") in context.words.units else "others"
    return "theirs" if word.key.endswith(_THEIRS) else None


def unlisted_noun(context: Context, amount: Amount) -> int | None:
    """Return the end of a noun that is not in the list and can only be counted (14 محلجاً, ستة مسافرين); or null."""
    tokens, number, i = context.text.tokens, amount.number, amount.last
    if i >= len(tokens) or tokens[i].kind != "word" or not same_line(context.text, i):
        return None
    word = tokens[i]
    if word.key.startswith("ال"):
        # مئات الإطارات
        vague = amount.rule == "vague" and amount.high is not None
        return i + 1 if vague and not tokens[i - 1].key.removeprefix("و").startswith("ال") else None
    if number is None or number.definite or number.value < FEW.start or len(word.key) < _SHORTEST_NOUN:
        return None
    if (
        word.key.startswith(("و", "ف", "ي", "ت"))
        or word.key.endswith(_OF_VERBS)
        or context.is_a("no_noun", i)
        or context.is_a("others", i)
    ):
        return None
    if longest(context.text, i, context.numerals.after) or _is_time_word(context, i):
        return None
    if word.key.startswith(("ب", "ل")) and attested(word.key[1:]) and not attested(word.key):
        # قتل تسعة بغارات
        return None
    if number.value % 100 in FEW:
        return i + 1 if word.key.endswith(_PLURALS) and len(word.key) > _SHORTEST_NOUN else None
    # Adverbs of manner end in ياً (يومياً).
    marked = word.light.endswith(_TANWIN) and not word.light.endswith(("ياً", "يًا", "يّاً"))
    bare = word.key.endswith("ا") and not word.key.endswith(("ما", "يا", "ذا"))
    befell = bare and harm_before(context, amount.first, far="remainder") is not None
    return i + 1 if marked or befell else None


def _is_time_word(context: Context, i: int) -> bool:
    return longest(context.text, i, context.words.words) is not None
