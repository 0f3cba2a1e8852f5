"""Figures drawn: for each account the range it gives, on one scale, with what all of them come to."""

from collections.abc import Callable
from typing import NamedTuple

from markupsafe import Markup

from rawi.link.texts.counted import counts_the_same
from rawi.model import EventFigure
from rawi.web.draw.naming import in_language
from rawi.web.draw.svg import (
    Lang,
    Side,
    digits,
    drawing,
    fitted,
    is_arabic,
    isolated,
    linked,
    number,
    text,
    width,
    words,
)
from rawi.web.view import Record

# The address of a row by its id, null where it has none.
Link = Callable[[str], str | None]

_ROW, _BAR = 24.0, 9.0
_SMALL = 12.0
# Part of the width that the names of the accounts take.
_NAMES = 0.42


class Given(NamedTuple):
    """What one account gives; a null bound is open. `claim` is the id of the claim that gives it."""

    passage: str
    claim: str
    low: float | None
    high: float | None


def given(record: Record, figure: EventFigure) -> list[Given]:
    """Return what each account gives for a figure of an event, each value once, in the order of the claims."""
    found: dict[tuple[str, float | None, float | None], Given] = {}
    for claim in (record.claims[name] for name in figure.claims if name in record.claims):
        for quantity in claim.quantities:
            if counts_the_same(claim, quantity, figure):
                key = (claim.passage, quantity.low, quantity.high)
                found.setdefault(key, Given(claim.passage, claim.id, quantity.low, quantity.high))
    return list(found.values())


def figure_of(record: Record, figure: EventFigure, *, lang: Lang, link: Link, name: str) -> Markup:
    """Return a figure of an event drawn wide and narrow; empty where all accounts give the same."""
    wide, narrow = (
        svg(record, figure, lang=lang, link=link, name=f"{name}-{size}", wide=pixels)
        for size, pixels in (("wide", 520.0), ("narrow", 290.0))
    )
    if not wide:
        return wide
    return Markup('<div class="draw-scroll draw-wide">{}</div><div class="draw-scroll draw-narrow">{}</div>').format(
        wide, narrow
    )


def svg(record: Record, figure: EventFigure, *, lang: Lang, link: Link, name: str, wide: float = 500.0) -> Markup:
    """Return a figure of an event as SVG: a row for each account; numbers grow to the right in both languages.

    Empty where all accounts give the same: what does not differ needs no drawing.
    """
    held = given(record, figure)
    bounds = [value for one in held for value in (one.low, one.high) if value is not None]
    if len({(one.low, one.high) for one in held}) < 2 or not bounds or max(bounds) <= 0:
        return Markup("")
    # An open bound needs room to run on.
    most = max(bounds) * (1.25 if any(one.high is None for one in held) else 1.0)
    names = _NAMES * wide
    left, right = (12.0, wide - names - 66) if is_arabic(lang) else (names + 8, wide - 70)

    def at(value: float) -> float:
        return left + (right - left) * max(0.0, value) / most

    side: Side = "right" if is_arabic(lang) else "left"
    edge = wide - 4 if is_arabic(lang) else 4.0
    drawn = [_band(at, figure, left, right, len(held) * _ROW)]
    for n, one in enumerate(held):
        y = 6 + (n + 0.5) * _ROW
        who = in_language(record.named(one.passage), lang) or words("unnamed", lang)
        said = bounds_told(one.low, one.high, lang)
        mark = _mark(at, one, right, y)
        figures = text(right + 8, y + 4, said, side="left", css="draw-value")
        role = words(f"role.{record.passages[one.passage].role}", lang)
        room = names - 16 - width(f" · {role}", 13)
        label = text(edge, y + 4, f"{isolated(fitted(who, room, 13))} · {role}", side=side, css="draw-event")
        drawn.append(linked(link(one.claim), mark + figures + label, css="draw-given", label=f"{who} · {role}: {said}"))
    base = 6 + len(held) * _ROW
    drawn.append(
        Markup('<path class="draw-scale" d="M{} {}H{}"/>').format(number(left), number(base + 4), number(right))
    )
    for value in (0.0, max(bounds)):
        said = _number(value, lang)
        x = min(max(at(value), width(said, _SMALL) / 2), wide - width(said, _SMALL) / 2)
        drawn.append(text(x, base + 19, said, side="middle", css="draw-small"))
    count = f"{isolated(digits(len(held), lang))} {words('draw.map.accounts', lang)}"
    return drawing(
        Markup("").join(drawn),
        identifier=name,
        width=wide,
        height=base + 24,
        title=words("draw.range.title", lang),
        described=f"{bounds_told(figure.low, figure.high, lang)}; {count}",
        lang=lang,
        css="draw-ranges",
    )


def bounds_told(low: float | None, high: float | None, lang: Lang) -> str:
    """Return the bounds of a figure in characters; an open one is said to be open."""
    if low is None and high is None:
        return words("figure.open", lang)
    if low == high:
        return isolated(_number(low, lang))
    if high is None:
        return isolated(f"≥ {_number(low, lang)}")
    return isolated(f"≤ {_number(high, lang)}" if low is None else f"{_number(low, lang)}–{_number(high, lang)}")


def _number(value: float | None, lang: Lang) -> str:
    return "" if value is None else digits(f"{value:,.12g}", lang)


def _band(at: Callable[[float], float], figure: EventFigure, left: float, right: float, high: float) -> Markup:
    """Return what all accounts come to, behind them."""
    start = at(figure.low) if figure.low is not None else left
    end = at(figure.high) if figure.high is not None else right
    start, end = max(left, start), min(right, end)
    return Markup('<rect class="draw-between" x="{}" y="4" width="{}" height="{}"/>').format(
        number(round(start, 1)), number(round(max(end - start, 2.0), 1)), number(high + 4)
    )


def _mark(at: Callable[[float], float], one: Given, right: float, y: float) -> Markup:
    if one.low is not None and one.low == one.high:
        return Markup('<circle class="draw-number" cx="{}" cy="{}" r="5.5"/>').format(
            number(round(at(one.low), 1)), number(y)
        )
    if one.low is None and one.high is None:
        return Markup("")
    start = at(one.low) if one.low is not None else at(0)
    end = at(one.high) if one.high is not None else right
    bar = Markup('<rect class="draw-span" x="{}" y="{}" width="{}" height="{}" rx="3"/>').format(
        number(round(start, 1)), number(y - _BAR / 2), number(round(max(end - start, 3.0), 1)), number(_BAR)
    )
    if one.high is None:
        bar += Markup('<path class="draw-open" d="M{} {}l7 5l-7 5"/>').format(number(right - 1), number(y - 5))
    return bar
