"""Those whom something befell in a blow of which more is told before they are counted: قُتل في هجوم شنه … 14 شخصا."""

from rawi.lexicon.counted import CountClass
from rawi.lexicon.shape_words import shape_words
from rawi.read.numbers import cardinal
from rawi.read.quantities.nouns import Context
from rawi.read.quantities.words import Harm, harm_word
from rawi.text import key, same_line

# So many tokens at most lie between the word of harm and the number.
_FARTHEST = 24
_CLAUSES: tuple[CountClass, ...] = ("carried_out", "aimed_at", "took_place")
_IN = frozenset(map(key, ("في", "جراء", "إثر", "خلال", "نتيجة", "بفعل", "من")))
_BY = "ب"
_BLOWS = shape_words("recalled_deed") | shape_words("blow_of_state")
_GOVERN = shape_words("says_where")
# What opens a clause that could be of those counted.
_RELATIVES, _IMPERFECT = shape_words("relative_pronoun"), ("ي", "ت")
_PRONOUNS = frozenset(map(key, ("فيه", "فيها", "خلاله", "خلالها", "به", "بها", "عليه", "عليها")))
_ARTICLE = "ال"


def befell_in(context: Context, i: int) -> Harm | None:
    """Return what befell those counted at token `i` in a blow whose doer or aim is told between, or null.

    قُتل في الهجوم الذي شنه مسلحون على القرية 14 شخصا, not شنه على القرية 14 مسلحا: those did it.
    """
    tokens = context.text.tokens
    low = max(context.text.sentence_of(i)[0], i - _FARTHEST)
    if i - low < len(_CLAUSES) or not _may_end(context, i - 1):
        return None
    told = False
    for k in range(i - 1, low, -1):
        if tokens[k].kind == "punct" or not same_line(context.text, k + 1):
            return None
        if k not in context.dated and cardinal(context.text, k, context.numerals) is not None:
            # شنه 14 مسلحا على القرية
            told = context.is_a("carried_out", k - 1)
            if not told:
                return None
        if k + 1 < i and not told and _ends(context, k, i):
            told = True
            continue
        harm = harm_word(context, k - 1, k, low)
        if harm is not None:
            in_it = tokens[k].key in _IN or tokens[k].key.startswith(_BY)
            return harm._replace(apart=True) if in_it and (told or _only_says_where(context, k, i)) else None
    return None


def _may_end(context: Context, i: int) -> bool:
    """Whether a number may follow token `i` as the subject of a verb before: no preposition, no number, no comma."""
    token = context.text.tokens[i]
    small = context.is_a("stop", i) or context.is_a("among_them", i) or token.key in _PRONOUNS
    return token.kind == "word" and not small


def _only_says_where(context: Context, k: int, i: int) -> bool:
    """Whether nothing but the place and the kind of a blow stands at tokens `k` to `i` (في قصف على حاس بريف إدلب)."""
    tokens = context.text.tokens
    first = k + (tokens[k].key in _IN)
    bare = tokens[first].key.removeprefix(_BY).removeprefix(_ARTICLE)
    if bare not in _BLOWS:
        return False
    for j in range(first + 1, i):
        token = tokens[j]
        governed = tokens[j - 1].key in _GOVERN or context.is_a("stop", j - 1)
        if token.key in _RELATIVES or token.key in _PRONOUNS:
            return False
        if token.key.startswith(_IMPERFECT) and not governed and j not in context.dated:
            # على منزل يؤوي
            return False
    named = any(tokens[j].key in _GOVERN or tokens[j].key.startswith(_BY) for j in range(max(first + 1, i - 2), i))
    return named or tokens[i - 1].key.startswith(_ARTICLE) or i - 1 in context.dated


def _ends(context: Context, k: int, i: int) -> bool:
    """Whether a clause that begins with the verb at token `k` has its subject and its object before token `i`."""
    tokens = context.text.tokens
    if context.is_a("carried_out", k):
        return not (context.is_a("stop", k + 1) or context.is_a("passive_link", k + 1)) and tokens[k + 1].kind == "word"
    if context.is_a("aimed_at", k):
        return tokens[k + 1].key.startswith(_ARTICLE) or (k + 2 < i and not context.is_a("stop", k + 1))
    return context.is_a("took_place", k)
