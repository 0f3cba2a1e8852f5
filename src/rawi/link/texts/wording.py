"""Values of the record in plain English words, the same wherever Rawi speaks."""

from collections.abc import Mapping, Sequence
from datetime import date

from rawi.model import EventFigure, Figure
from rawi.model.claim import Mode
from rawi.model.document import Interest

_OPENING_MARKS, _CLOSING_MARKS = frozenset('"“«'), frozenset('"”»')
# How a narrator passes on the words of the next one in the chain.
PASSED_ON: Mapping[Mode, str] = {
    "own": "and",
    "direct": "quoting",
    "indirect": "on the word of",
    "mixed": "partly quoting",
    "reproduced": "reproducing",
}
_INTERESTS: Mapping[str, str] = {
    "party": "a party to the fight",
    "opponent": "an opponent of those it speaks of",
    "third_party": "a third party",
}


def quoted(words: str) -> str:
    """Return words of a source in quotation marks, on one line."""
    line = " ".join(words.split())
    return line if line[:1] in _OPENING_MARKS and line[-1:] in _CLOSING_MARKS else f"“{line}”"


def label(value: str) -> str:
    """Return an enumeration value of the record as words: `territory_change` as "territory change"."""
    return value.replace("_", " ")


def days(start: str | None, end: str | None) -> str:
    """Return a stretch of days; open bounds are said to be open."""
    if start is None and end is None:
        return "date open"
    if start is None:
        return f"on or before {_day(end)}"
    if end is None:
        return f"on or after {_day(start)}"
    return _day(start) if start == end else f"{_day(start)} to {_day(end)}"


def figure(of: Figure | EventFigure) -> str:
    """Return a figure: what is counted (together with what) and its bounds."""
    what = " and ".join(label(w) for w in (of.what or "something", *of.joint_with))
    became = of.outcome if isinstance(of, EventFigure) else None
    aside = "counted together" if of.joint_with else label(became or "")
    return f"{what}{f' ({aside})' if aside else ''}: {bounds(of.low, of.high)}"


def bounds(low: float | None, high: float | None) -> str:
    """Return the bounds of a figure, inclusive."""
    if low is None and high is None:
        return "open"
    if high is None:
        return f"{_number(low)} or more"
    if low is None:
        return f"up to {_number(high)}"
    return _number(low) if low == high else f"{_number(low)} to {_number(high)}"


def interest(of: Interest) -> str:
    """Return an origin's interest as an aside, nothing where it is not known."""
    return f" ({_INTERESTS[of]})" if of in _INTERESTS else ""


def count(number: int, singular: str, plural: str | None = None) -> str:
    """Return a number with its noun."""
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"


def listed(words: Sequence[str]) -> str:
    """Return words as a list in a sentence."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}" if words else "nobody"


def _day(day: str | None) -> str:
    held = date.fromisoformat(day or "")
    return f"{held.day} {held:%b} {held.year}"


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:,.12g}"
