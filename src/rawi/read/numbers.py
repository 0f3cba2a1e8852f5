"""Numbers in digits and words, cardinal and ordinal, from a token on: what value, which tokens, how written."""

from functools import lru_cache

import msgspec

from rawi.lexicon.matcher import after_letters, word_forms
from rawi.lexicon.numerals import Numeral, Numerals
from rawi.lexicon.shape_words import shape_words
from rawi.text import Text, Token, in_dictionary, key, same_line
from rawi.text.remembered import REMEMBERED

# A number of this many digits without separators is a telephone or a file number.
LONGEST_DIGITS = 7
_MOST_GROUPS = 4
_SPACES = frozenset({" ", "\u00a0", "\u2009", "\u202f"})
_GROUP_MARKS = frozenset({",", "،", "."})
_DECIMAL_MARKS = frozenset({".", ",", "،"})
# كمية is an amount, not "like a hundred".
_LIKE = "ك"
_ARTICLE = "ال"
_TANWIN = ("ً", "ًا")
_OF = key("من")
_HUNDRED, _THOUSAND = 100, 1000
# Behind a number these are not what it counts.
_SHORTEST_NOUN, _NO_NOUNS = 3, shape_words("behind_bare_number")
_DUAL_OR_ACCUSATIVE = frozenset({"ألفا", "مليونا", "مليارا"})


class Number(msgspec.Struct, frozen=True):
    """A number on tokens `first:last`; `start` is the code point behind its proclitics (`conjunction`, `preposition`).

    `grouped_by_point` marks 1.500, which is fifteen hundred here and one and a half there.
    """

    value: float
    first: int
    last: int
    start: int
    digits: bool
    definite: bool = False
    conjunction: bool = False
    preposition: str = ""
    grouped_by_point: bool = False
    ordinal: bool = False


class _Word(msgspec.Struct, frozen=True):
    numeral: Numeral
    conjunction: bool
    preposition: str
    definite: bool
    taken: int


def cardinal(text: Text, i: int, numerals: Numerals) -> Number | None:
    """Return the cardinal number that begins at token `i`, as long as it goes, or null."""
    tokens = text.tokens
    token = tokens[i]
    if token.kind == "number":
        return _with_scale(text, i, _digits(text, i), numerals)
    word = _word(token, numerals)
    if word is None or word.numeral.kind.startswith("ordinal"):
        return None
    return _in_words(text, i, word, numerals)


def ordinal(text: Text, i: int, numerals: Numerals) -> Number | None:
    """Return the ordinal with the article that begins at token `i` (السادس، الحادي عشر، الثاني والعشرين), or null."""
    tokens = text.tokens
    word = _word(tokens[i], numerals)
    if word is None or not word.definite:
        return None
    value, last = word.numeral.value, i + 1
    kind = word.numeral.kind
    if kind != "tens":
        if not kind.startswith("ordinal"):
            return None
        ten = _next(text, last, numerals, conjunction=False)
        tens = _next(text, last, numerals, conjunction=True)
        if ten is not None and ten.numeral.kind == "ten" and not ten.definite:
            value, last = value + 10, last + 1
        elif tens is not None and tens.numeral.kind == "tens" and tens.definite:
            value, last = value + tens.numeral.value, last + 1
        elif kind == "ordinal_compound":
            return None
    start = after_letters(tokens[i], word.taken)
    return Number(value, i, last, start, False, True, word.conjunction, word.preposition, ordinal=True)


def _word(token: Token, numerals: Numerals) -> _Word | None:
    # The key of وأحد (and one) is that of واحد (one); only its spelling tells.
    return _numeral(token.key, token.light[:2] == "وأ", numerals) if token.kind == "word" else None


@lru_cache(REMEMBERED)
def _numeral(word: str, joined: bool, numerals: Numerals) -> _Word | None:
    """Return the numeral that a word (its key) is, the word as a whole left out if it is `joined` to one before it."""
    known = numerals.numerals
    for form, proclitics in word_forms(word)[joined:]:
        numeral = known.get(form)
        definite = numeral is None and form.startswith(_ARTICLE)
        if definite:
            numeral = known.get(form[2:])
        if numeral is not None and not (_LIKE in proclitics and in_dictionary(_LIKE + form)):
            conjunction = proclitics[:1] in ("و", "ف")
            return _Word(numeral, conjunction, proclitics[conjunction:], definite, len(proclitics))
    return None


def _digits(text: Text, i: int) -> Number:
    """Read 350, 1,500 and 1.500, 3.5: groups of three after a mark are thousands, one or two digits a fraction."""
    tokens = text.tokens
    value = _integer(tokens[i])
    last = i + 1
    by_point = False
    groups = 0
    while groups < _MOST_GROUPS and len(tokens[i].light) <= 3 and _group_follows(text, last):
        if groups and tokens[last].light != tokens[i + 1].light:
            break
        groups += 1
        by_point = tokens[last].light == "."
        value = value * 1000 + _integer(tokens[last + 1])
        last += 2
    spaced = groups == 0 and len(tokens[i].light) <= 3 and tokens[i].light[0] != "0"
    while spaced and groups < _MOST_GROUPS and _group_behind_space(text, last):
        value = value * 1000 + _integer(tokens[last])
        groups, last = groups + 1, last + 1
    new_mark = not groups or spaced or (last < len(tokens) and tokens[last].light != tokens[i + 1].light)
    if new_mark and _joined(text, last, _DECIMAL_MARKS) and len(tokens[last + 1].light) <= 2:
        part = tokens[last + 1].light
        value += _integer(tokens[last + 1]) / 10 ** len(part)
        last += 2
    return Number(value, i, last, tokens[i].start, True, grouped_by_point=by_point and groups == 1)


def _group_follows(text: Text, i: int) -> bool:
    return _joined(text, i, _GROUP_MARKS) and len(text.tokens[i + 1].light) == 3


def _group_behind_space(text: Text, i: int) -> bool:
    """Whether token `i` is a group of three digits behind one space (12 500)."""
    tokens = text.tokens
    if i >= len(tokens) or tokens[i].kind != "number" or len(tokens[i].light) != 3:
        return False
    return text.raw[tokens[i - 1].end : tokens[i].start] in _SPACES


def _joined(text: Text, i: int, marks: frozenset[str]) -> bool:
    """Whether token `i` is a mark between two numbers without white space."""
    tokens = text.tokens
    return (
        i + 1 < len(tokens)
        and tokens[i].light in marks
        and tokens[i + 1].kind == "number"
        and tokens[i - 1].end == tokens[i].start
        and tokens[i].end == tokens[i + 1].start
    )


def _integer(token: Token) -> float:
    # Longer runs are no counts; the slice keeps hostile ones from costing time.
    return float(int(token.light[:18]))


def _with_scale(text: Text, i: int, number: Number, numerals: Numerals) -> Number:
    """Read 20 ألفا, 5 آلاف, 1.5 مليون after digits."""
    word = _next(text, number.last, numerals, conjunction=False)
    if word is None or word.preposition or word.definite or not _is_scale(word.numeral):
        return number
    value, last = _lower_part(text, number.last + 1, word.numeral.value, numerals)
    if not value and word.numeral.value == _THOUSAND:
        value, last = _unjoined(text, last)
    if not value:
        value, last = _few_joined(text, last, numerals)
    return Number(number.value * word.numeral.value + value, i, last, number.start, True)


def _unjoined(text: Text, i: int) -> tuple[float, int]:
    """Read what is added to thousands without و, where a noun follows (30 ألفا 631 قتيلا)."""
    tokens = text.tokens
    if i + 1 >= len(tokens) or tokens[i].kind != "number" or tokens[i + 1].kind != "word" or not same_line(text, i):
        return 0, i
    added = _digits(text, i)
    fits = 0 < added.value < _THOUSAND and added.value.is_integer() and added.last == i + 1
    return (added.value, i + 1) if fits else (0, i)


def _few_joined(text: Text, i: int, numerals: Numerals) -> tuple[float, int]:
    """Read the last one or two digits of a number before its noun (45 ألفا و28 شهيدا, not و28 في المدينة)."""
    tokens = text.tokens
    if i + 2 >= len(tokens) or tokens[i].key != "و" or tokens[i + 1].kind != "number" or not same_line(text, i + 2):
        return 0, i
    added, noun = _digits(text, i + 1), tokens[i + 2]
    glued = tokens[i].end == tokens[i + 1].start and added.last == i + 2
    counts = noun.kind == "word" and len(noun.key) >= _SHORTEST_NOUN and noun.key not in _NO_NOUNS
    counts = counts and _word(noun, numerals) is None
    return (added.value, added.last) if glued and counts and 0 < added.value < _HUNDRED else (0, i)


def _is_scale(numeral: Numeral) -> bool:
    return numeral.kind in ("scale", "scale_plural")


def _in_words(text: Text, i: int, word: _Word, numerals: Numerals) -> Number | None:
    tokens = text.tokens
    kind = word.numeral.kind
    last = i + 1
    if kind == "scale" and word.numeral.form in _DUAL_OR_ACCUSATIVE and not tokens[i].light.endswith(_TANWIN):
        # ألفا مقاتل is two thousand; before anything but a noun it may as well be ألفاً.
        noun = _next_word(text, last)
        if noun is not None and noun.key == _OF:
            # ألفا من البدو: a dual owns what it counts.
            return _number(text, i, last, word, word.numeral.value)
        below, end = _lower_part(text, last, word.numeral.value, numerals)
        if below:
            # ألفا وخمسمئة سلة
            return _number(text, i, end, word, word.numeral.value + below)
        return None if noun is None else _number(text, i, last, word, 2 * word.numeral.value)
    if kind in ("scale", "scale_dual"):
        below, last = _lower_part(text, last, _scale_of(word.numeral), numerals)
        value = word.numeral.value + below
    elif kind == "fraction":
        scale = _next(text, last, numerals, conjunction=False)
        if scale is None or scale.numeral.kind not in ("scale", "hundred"):
            return None
        value, last = word.numeral.value * scale.numeral.value, last + 1
    elif kind == "scale_plural":
        return None
    else:
        group = _group(text, i, word, numerals)
        if group is None:
            return None
        value, last = group
        scale = _next(text, last, numerals, conjunction=False)
        if scale is not None and not scale.preposition and _is_scale(scale.numeral):
            below, last = _lower_part(text, last + 1, scale.numeral.value, numerals)
            value = value * scale.numeral.value + below
    return _number(text, i, last, word, value)


def _number(text: Text, i: int, last: int, word: _Word, value: float) -> Number:
    start = after_letters(text.tokens[i], word.taken)
    return Number(value, i, last, start, False, word.definite, word.conjunction, word.preposition)


def _next_word(text: Text, i: int) -> Token | None:
    """Return the word at token `i` on the same line if no conjunction can be part of it."""
    if i >= len(text.tokens) or text.tokens[i].kind != "word" or not same_line(text, i):
        return None
    return None if text.tokens[i].key.startswith("و") else text.tokens[i]


def _scale_of(numeral: Numeral) -> float:
    return numeral.value / 2 if numeral.kind == "scale_dual" else numeral.value


def _lower_part(text: Text, i: int, scale: float, numerals: Numerals) -> tuple[float, int]:
    """Read what is added below a scale: ألف و500, خمسة آلاف وثلاثمئة وعشرون, مليون ونصف المليون."""
    tokens = text.tokens
    if i < len(tokens) and tokens[i].key == "و" and i + 1 < len(tokens) and tokens[i + 1].kind == "number":
        added = _digits(text, i + 1)
        # Three digits only: "ألف و20 جريحا" may be two counts.
        if 100 <= added.value < scale and added.value.is_integer() and tokens[i + 1].start == tokens[i].end:
            return added.value, added.last
        return 0, i
    word = _next(text, i, numerals, conjunction=True)
    if word is None:
        return 0, i
    if word.numeral.kind == "fraction":
        again = _next(text, i + 1, numerals, conjunction=False)
        repeats = again is not None and again.numeral.kind == "scale" and again.numeral.value == scale
        return word.numeral.value * scale, i + 2 if repeats else i + 1
    if word.numeral.kind in ("scale", "scale_dual"):
        if word.numeral.value >= scale:
            return 0, i
        below, last = _lower_part(text, i + 1, _scale_of(word.numeral), numerals)
        return word.numeral.value + below, last
    group = _group(text, i, word, numerals)
    if group is None:
        return 0, i
    value, last = group
    following = _next(text, last, numerals, conjunction=False)
    if following is not None and _is_scale(following.numeral):
        if following.numeral.value >= scale:
            return 0, i
        below, last = _lower_part(text, last + 1, following.numeral.value, numerals)
        return value * following.numeral.value + below, last
    return value, last


def _group(text: Text, i: int, word: _Word, numerals: Numerals) -> tuple[float, int] | None:
    """Read a number below a thousand that begins with `word`: مئة وخمسون, أحد عشر, ثلاث مئة وخمسة وعشرين."""
    kind = word.numeral.kind
    last = i + 1
    following = _next(text, last, numerals, conjunction=False)
    if kind in ("unit", "teen_unit") and following is not None and following.numeral.kind == "ten":
        return word.numeral.value + 10, last + 1
    if kind == "unit" and following is not None and following.numeral.kind == "hundred" and word.numeral.value > 2:
        return _below_hundred(text, last + 1, word.numeral.value * 100, numerals)
    if kind in ("hundred", "hundreds"):
        return _below_hundred(text, last, word.numeral.value, numerals)
    if kind in ("unit", "teen_unit"):
        tens = _next(text, last, numerals, conjunction=True)
        if tens is not None and tens.numeral.kind == "tens" and tens.definite == word.definite:
            return word.numeral.value + tens.numeral.value, last + 1
        return None if kind == "teen_unit" else (word.numeral.value, last)
    return (word.numeral.value, last) if kind in ("ten", "teen", "tens") else None


def _below_hundred(text: Text, i: int, hundreds: float, numerals: Numerals) -> tuple[float, int]:
    word = _next(text, i, numerals, conjunction=True)
    if word is None or word.numeral.kind not in ("unit", "teen_unit", "ten", "teen", "tens"):
        return hundreds, i
    group = _group(text, i, word, numerals)
    if group is None or group[0] >= 100:
        return hundreds, i
    return hundreds + group[0], group[1]


def _next(text: Text, i: int, numerals: Numerals, *, conjunction: bool) -> _Word | None:
    """Return the numeral at token `i` if it stands there with (or without) و."""
    tokens = text.tokens
    if i >= len(tokens) or not same_line(text, i):
        return None
    word = _word(tokens[i], numerals)
    if word is None or word.conjunction != conjunction or (conjunction and word.preposition):
        return None
    return word
