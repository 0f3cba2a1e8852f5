"""Shares and signs before amounts: أكثر من نصف, 1/2, 2 من 5 أو أكثر, >= 30; half an hour is an amount of hours."""

from typing import NamedTuple

from rawi.lexicon.calendar import longest
from rawi.model.mention import Comparator
from rawi.read.numbers import Number, cardinal
from rawi.read.quantities.nouns import Context
from rawi.text import Token, key, same_line

# As they stand in the text: what right-to-left display mirrors is the shape, not the sign.
_SIGNS: dict[str, Comparator] = {
    ">": "more_than",
    "<": "less_than",
    "≥": "at_least",
    "≤": "at_most",
    ">=": "at_least",
    "<=": "at_most",
    "=": "exact",
}
SIGNS = frozenset("<>≥≤")
_MINUS = frozenset({"-", "−"})
_OF = key("من")


class Share(NamedTuple):
    """A share of something on tokens `first:last`, between 0 and 1; `number` is set where a unit of time is halved."""

    last: int
    start: int
    value: float
    number: Number | None
    comparator: Comparator


def share_at(context: Context, i: int, *, is_bounded: bool) -> Share | None:
    """Return the share at token `i`, or null: unless a bound stands before it, only of a unit, or with one behind."""
    tokens = context.text.tokens
    if tokens[i].kind == "number":
        return _in_digits(context, i, is_bounded=is_bounded)
    value = _fraction(context, tokens[i])
    if value is None or i + 1 >= len(tokens) or not same_line(context.text, i + 1):
        return None
    unit = context.words.units.get(tokens[i + 1].key)
    if unit is not None and unit.number == "singular":
        return Share(i + 1, tokens[i].start, value, Number(value, i, i + 1, tokens[i].start, False), "exact")
    return Share(i + 1, tokens[i].start, value, None, "exact") if is_bounded else None


def _fraction(context: Context, token: Token) -> float | None:
    numeral = context.numerals.numerals.get(token.key) if token.kind == "word" else None
    return numeral.value if numeral is not None and numeral.kind == "fraction" else None


def _in_digits(context: Context, i: int, *, is_bounded: bool) -> Share | None:
    tokens = context.text.tokens
    if i + 2 >= len(tokens) or tokens[i + 2].kind != "number" or not same_line(context.text, i + 2):
        return None
    part, whole, link = tokens[i].light, tokens[i + 2].light, tokens[i + 1]
    if len(part) > 4 or len(whole) > 4 or not 0 < int(part) < int(whole):
        return None
    value, last = int(part) / int(whole), i + 3
    tight = tokens[i].end == link.start and link.end == tokens[i + 2].start
    if link.light == "/" and tight:
        return Share(last, tokens[i].start, value, None, "exact") if is_bounded else None
    behind = longest(context.text, last, context.numerals.after) if link.key == _OF else None
    if behind is None:
        return None
    return Share(behind[0].last, tokens[i].start, value, None, behind[1].comparator)


class Signed(NamedTuple):
    """A number behind a sign of comparison, up to token `last`."""

    last: int
    value: float
    number: Number
    comparator: Comparator


def signed_at(context: Context, i: int) -> Signed | None:
    """Return the number behind the sign at token `i` (>10, < = 100, >= -30), or null."""
    tokens = context.text.tokens
    sign, j = tokens[i].light, i + 1
    if sign not in _SIGNS or (i > 0 and tokens[i - 1].light in _SIGNS):
        return None
    if j < len(tokens) and sign + tokens[j].light in _SIGNS:
        sign, j = sign + tokens[j].light, j + 1
    minus = j + 1 < len(tokens) and tokens[j].light in _MINUS and tokens[j].end == tokens[j + 1].start
    j += minus
    if j >= len(tokens) or tokens[j].kind != "number" or not same_line(context.text, j):
        return None
    number = cardinal(context.text, j, context.numerals)
    if number is None:
        return None
    return Signed(number.last, -number.value if minus else number.value, number, _SIGNS[sign])
