"""How many of what a text says: counts in digits and words, duals, vague plurals, ranges, durations, distances.

A number is reported where the text says what it counts: by a counted noun, by a word of harm right before it
(مقتل ثمانية), or at least where a word bounds it (نحو، أكثر من). Years, ordinals, clock times, percentages, numbers
of laws, brigades and channels are none. Vague plurals have bounds by convention (العشرات = 20-99).
"""

from collections.abc import Sequence
from typing import NamedTuple

from rawi.lexicon import Lexicon
from rawi.lexicon.calendar import longest
from rawi.lexicon.matcher import forms_of
from rawi.lexicon.time_signs import time_signs
from rawi.model import QuantityValue
from rawi.read.numbers import Number, cardinal, ordinal
from rawi.read.quantities.amounts import (
    ODD,
    OVER_OR_UNDER,
    PERCENT,
    RANGE_FIRST,
    SHARE,
    Amount,
    amount_at,
    bounded,
    range_at,
)
from rawi.read.quantities.counted import BARE, counted
from rawi.read.quantities.mentions import AGE, QuantityMention, quantity
from rawi.read.quantities.nouns import (
    LONGEST_NOUN,
    PRONOUNS,
    Context,
    Noun,
    definite_unit,
    dual,
    lasting,
    may_be_dual,
    noun_at,
    noun_with_pronoun,
    singly,
)
from rawi.read.quantities.parts import part_of
from rawi.read.quantities.shares import SIGNS
from rawi.read.quantities.tolls import is_passed
from rawi.read.quantities.unlisted import FEW
from rawi.read.times import times
from rawi.read.times.times import TimeMention
from rawi.text import Range, Text, Token, key, same_line
from rawi.text.remembered import remembered_with

_IN, _OF, _ALL = key("في"), key("من"), key("كل")
_FOR_EACH = key("لكل")
# Who and في before the year of a life.
_MAN_IN = 2
_OF_AGE = time_signs("of_age")
# Behind its noun a number of two words (الأربعة والعشرين) ends so many tokens on.
_COMPOUND = 2
_BARE = f"quantity.{BARE}"
_PRONOUN_ENDS = frozenset("هاومن")
# A dual that ends so owns nothing.
_OF_PAIR = "ن"


def find(text: Text, lexicon: Lexicon, *, dated: Sequence[TimeMention] | None = None) -> list[QuantityMention]:
    """Return the quantities that `text` names, from left to right, none overlapping.

    `dated` are the times found in it (read here if not given): their numbers are no quantities. Low and high are
    inclusive, null where open.
    """
    ranges = _ranges(text, times.find(text, lexicon, published=None) if dated is None else dated)
    context = context_of(text, lexicon, ranges)
    opening_of = _word_opening(lexicon)
    found: list[QuantityMention] = []
    tokens = text.tokens
    small = lexicon.counted.words
    of_whole = small["of_them"] | small["among_them"]
    parts = frozenset([i for i, token in enumerate(tokens) if token.key in of_whole])
    i, end = 0, len(tokens)
    while i < end:
        if i in ranges:
            i = ranges[i][1]
            continue
        token = tokens[i]
        opening = opening_of(token.key) if token.kind == "word" else _opening_of_sign(token)
        if not (opening.amount or opening.ranges or opening.noun):
            i += 1
            continue
        mention, last = _read(context, i, opening)
        if mention is not None or last in parts or i - 1 in parts:
            mention = part_of(context, i, last, mention, found) or mention
        if mention is not None and _is_rate(context, i, mention):
            mention = None
        i = last
        if mention is not None and mention.value.what is None and mention.rule == _BARE:
            continue
        if mention is not None:
            if not found or not _describes_pair(found[-1], mention, text):
                found.append(mention)
            i = max(last, text.covering(mention.start, mention.end)[1])
    return found


def _describes_pair(pair: QuantityMention, mention: QuantityMention, text: Text) -> bool:
    """Whether a dual is the adjective of the pair right before it (عربتين مدرعتين، بندقيتين آليتين)."""
    duals = pair.rule == mention.rule == "quantity.dual"
    glued = duals and text.covering(pair.start, pair.end)[1] == text.covering(mention.start, mention.end)[0]
    first, second = (text.tokens[text.covering(one.start, one.end)[0]].key for one in (pair, mention))
    alike = pair.value.what == mention.value.what or (first.endswith(_OF_PAIR) and first[-2:] == second[-2:])
    return glued and alike and text.raw[pair.end : mention.start].isspace()


def _is_rate(context: Context, i: int, mention: QuantityMention) -> bool:
    """Whether a number at token `i` says how many of how many (تسعة من كل عشرة): it counts none that are there."""
    tokens, end = context.text.tokens, context.text.covering(mention.start, mention.end)[1]
    every = i > 0 and tokens[i - 1].key
    whole = every == _FOR_EACH or (every == _ALL and i > 1 and tokens[i - 2].key == _OF)
    behind = [token.key for token in tokens[end : end + 2]]
    base = end + 1 if behind[:1] == [_FOR_EACH] else end + 2 if behind == [_OF, _ALL] else len(tokens)
    part = base < len(tokens) and cardinal(context.text, base, context.numerals) is not None
    return whole or part


def context_of(text: Text, lexicon: Lexicon, dated: dict[int, Range]) -> Context:
    """Return what the quantities of `text` are read with; `dated` has the range of the time each token is part of."""
    one = lexicon.counted.words["one"]
    ones = [i for i, token in enumerate(text.tokens) if token.key in one]
    before = frozenset([j for i in ones for j in range(i - LONGEST_NOUN, i)])
    return Context(text, lexicon.calendar, lexicon.numerals, lexicon.counted, dated, before)


def _ranges(text: Text, dated: Sequence[TimeMention]) -> dict[int, Range]:
    """Return the tokens of the times, each with the range of its time."""
    ranges: dict[int, Range] = {}
    for mention in dated:
        tokens = text.covering(mention.start, mention.end)
        ranges.update((i, tokens) for i in range(*tokens))
    return ranges


class _Opening(NamedTuple):
    """What a word may be in a quantity: a number or what bounds one (`amount`), a counted noun (`noun`).

    `ranges`: it is no number and bounds none, but may open a range (من 10 إلى 15). `alone`: it may say by itself how
    many, as a dual or a unit of time.
    """

    amount: bool
    ranges: bool
    noun: bool
    alone: bool


_SIGN = _Opening(amount=True, ranges=False, noun=False, alone=False)
_NOTHING = _Opening(amount=False, ranges=False, noun=False, alone=False)


def _opening_of_sign(token: Token) -> _Opening:
    return _SIGN if token.kind == "number" or token.light == "(" or token.light in SIGNS else _NOTHING


@remembered_with
def _word_opening(lexicon: Lexicon, word: str) -> _Opening:
    """Return what of a quantity can begin with a word (its key): nothing with most."""
    numerals, counted, units = lexicon.numerals, lexicon.counted.forms, lexicon.calendar.units
    forms = forms_of(word)
    bare = [form.removeprefix("ال") for form in forms]
    spelt = {*forms, *bare}
    amount = (
        "" in bare
        or ODD in bare
        or not OVER_OR_UNDER.keys().isdisjoint(forms)
        or not numerals.numerals.keys().isdisjoint(spelt)
    )
    amount = amount or not all(words.reach.keys().isdisjoint(forms) for words in (numerals.before, numerals.vague))
    noun = not (counted.keys().isdisjoint(spelt) and units.keys().isdisjoint(bare))
    noun = noun or any(form.endswith("ي") and form[:-1] in counted for form in forms)
    if not noun:
        stems = {form.removesuffix(p) for form in forms if form[-1:] in _PRONOUN_ENDS for p in PRONOUNS}
        noun = any(stem in counted or f"{stem}ن" in counted for stem in stems)
    ranges = not amount and not RANGE_FIRST.isdisjoint(forms)
    return _Opening(amount, ranges, noun, _may_be_alone(lexicon, word))


def _may_be_alone(lexicon: Lexicon, word: str) -> bool:
    """Whether a noun (its key) may say how many without a number: a unit of time, a dual or what looks like one."""
    if lexicon.calendar.unit(word) is not None or word.removeprefix("ال") in lexicon.calendar.units:
        return True
    return may_be_dual(word, lexicon.counted)


def _read(context: Context, i: int, opening: _Opening) -> tuple[QuantityMention | None, int]:
    """Return the quantity at token `i`, or null, and the token to go on from."""
    token = context.text.tokens[i]
    if token.kind == "word" and opening.amount and not (context.is_a("rose", i - 1) or is_passed(context, i)):
        # بلغوا السبعين counts, السبعون does not.
        ordered = ordinal(context.text, i, context.numerals)
        if ordered is not None:
            return _age(context, i, ordered), ordered.last
    amount = amount_at(context, i) if opening.amount else range_at(context, i, None) if opening.ranges else None
    if amount is not None:
        if amount.rule == PERCENT:
            value = QuantityValue(what="share", low=amount.low, high=amount.high, comparator=amount.comparator)
            end = context.text.tokens[amount.last - 1].end
            return QuantityMention(amount.start, end, value, "quantity.percent", None), amount.last
        return (None, amount.last) if amount.rule == SHARE else counted(context, amount)
    if token.kind == "word" and i + 1 < len(context.text.tokens):
        both = _noun_first(context, i)
        if both is not None:
            return both
    said = opening.amount or opening.ranges or opening.alone
    if token.kind != "word" or not (said or i in context.before_one):
        return None, i + 1
    return _in_the_noun(context, i, opening)


def _age(context: Context, i: int, year: Number) -> QuantityMention | None:
    """Return the age of طفلة في العاشرة, شاب في الثانية والعشرين من عمره at token `i`; or null."""
    tokens = context.text.tokens
    if i < _MAN_IN or tokens[i - 1].key != _IN or not same_line(context.text, i) or year.preposition:
        return None
    told = not _OF_AGE.isdisjoint(forms_of(tokens[i - 2].key)) or (
        year.last + 1 < len(tokens) and tokens[year.last].key == _OF and context.is_a("age", year.last + 1)
    )
    if not told or not tokens[i].key.startswith("ال") or not tokens[i].key.endswith("ه"):
        return None
    value = QuantityValue(what=AGE, low=year.value, high=year.value, comparator="exact", unit="year")
    return QuantityMention(tokens[i].start, tokens[year.last - 1].end, value, "quantity.words", None)


def _noun_first(context: Context, i: int) -> tuple[QuantityMention, int] | None:
    """Return the quantity of البلدات الأربع, الجنود الأربعة والعشرين, أطفالها الثلاثة at token `i`, and its end."""
    following = context.text.tokens[i + 1].key
    if following[:2] != "ال" or following[2:] not in context.numerals.numerals:
        return None
    noun = definite_unit(context, i) or noun_at(context, i) or noun_with_pronoun(context, i)
    number = cardinal(context.text, i + 1, context.numerals) if same_line(context.text, i + 1) else None
    if noun is None or not noun.definite or noun.number != "plural" or noun.last != i + 1:
        return None
    few = number is not None and (number.value in FEW or number.last > i + _COMPOUND)
    if number is None or not few or number.conjunction or number.preposition:
        return None
    amount = Amount(i, number.last, noun.start, number.value, number.value, "exact", "words", number)
    found = quantity(context, amount, noun, number.last)
    return None if found is None else (found, number.last)


def _definite_pair(context: Context, i: int) -> Noun | None:
    """Return the two units of time of الأسبوعين الأولين at token `i`, which count from nothing; or null."""
    unit = definite_unit(context, i)
    return unit if unit is not None and unit.number == "dual" else None


def _in_the_noun(context: Context, i: int, opening: _Opening) -> tuple[QuantityMention | None, int]:
    """Return the quantity that the noun at token `i` says itself: قريتين, أكثر من أسبوعين, عائلة واحدة, خلال شهر."""
    bound = longest(context.text, i, context.numerals.before) if opening.amount else None
    at = bound[0].last if bound is not None else i
    if at > i and (at >= len(context.text.tokens) or not same_line(context.text, at)):
        return None, i + 1
    noun = singly(context, at) or dual(context, at) or lasting(context, at, bounded=bound is not None)
    noun = noun or _definite_pair(context, at)
    if noun is None or (bound is not None and noun.start != context.text.tokens[at].start):
        return None, i + 1
    count, rule = (2.0, "dual") if noun.number == "dual" else (1.0, "one")
    amount = Amount(i, at, noun.start, count, count, "exact", rule)
    if bound is not None:
        low, high, comparator = bounded(amount, bound[1].comparator)
        amount = amount._replace(start=bound[0].start, low=low, high=high, comparator=comparator, is_bounded=True)
    return quantity(context, amount, noun, noun.last), max(noun.last, noun.passed)
