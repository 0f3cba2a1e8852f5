"""The marks of a timeline: a lozenge for a day, a bar for a stretch, fading where a bound is open."""

from datetime import date
from typing import NamedTuple

from markupsafe import Markup

from rawi.web.days import day_in_words, days_in_words
from rawi.web.draw.axis import Axis
from rawi.web.draw.moments import Moment
from rawi.web.draw.svg import Lang, digits, is_arabic, isolated, number, words

_BAR = 11.0
# Pixels over which an open bound fades.
_FADE = 70.0


class Extent(NamedTuple):
    """Where a moment is drawn, in pixels from left to right; either end may be open, or lie beyond the axis."""

    left: float
    right: float
    open_left: bool
    open_right: bool
    cut_left: bool
    cut_right: bool


def extent_of(moment: Moment, axis: Axis) -> Extent:
    """Return where a moment is drawn; an open bound runs on for a little, what lies outside is at the edge."""
    begin = axis.at(moment.start) if moment.start else None
    finish = axis.at(moment.end, end=True) if moment.end else None
    onward = -1.0 if axis.rtl else 1.0
    bounds = [day for day in (moment.start, moment.end) if day is not None]
    early = any(day < axis.first for day in bounds)
    late = any(day > axis.last for day in bounds)
    if begin is None and finish is not None:
        begin = finish - onward * max(_FADE, axis.day)
    if finish is None and begin is not None:
        finish = begin + onward * max(_FADE, axis.day)
    assert begin is not None and finish is not None
    low, high = sorted((min(max(begin, axis.left), axis.right), min(max(finish, axis.left), axis.right)))
    if high - low < _BAR:
        # A mark has to be seen, however short the day.
        middle = min(max((low + high) / 2, axis.left + _BAR / 2), axis.right - _BAR / 2)
        low, high = middle - _BAR / 2, middle + _BAR / 2
    opened, cut = [moment.start is None, moment.end is None], [early, late]
    if axis.rtl:
        opened, cut = opened[::-1], cut[::-1]
    return Extent(low, high, *opened, *cut)


def mark(moment: Moment, axis: Axis, y: float, name: str) -> Markup:
    """Return the mark of a moment: a lozenge for a day, a bar for a stretch, fading to where it is open.

    What lies beyond the axis ends in a point at its edge.
    """
    extent = extent_of(moment, axis)
    left, right = round(extent.left, 1), round(extent.right, 1)
    about = " draw-about" if moment.approximate else ""
    half = _BAR / 2
    bounds = [day for day in (moment.start, moment.end) if day is not None]
    if all(day < axis.first for day in bounds) or all(day > axis.last for day in bounds):
        return point(left if extent.cut_left else right, y, outwards=-1 if extent.cut_left else 1)
    if moment.start == moment.end:
        half += 1.5
        return Markup('<path class="draw-day{}" d="M{} {}l{h} {h}l-{h} {h}l-{h} -{h}z"/>').format(
            about, number((left + right) / 2), number(y - half), h=number(half)
        )
    side = "l" if extent.open_left else "r" if extent.open_right else ""
    drawn = Markup('<rect class="draw-bar{}" x="{}" y="{}" width="{}" height="{}"{}/>').format(
        about,
        number(left),
        number(y - half),
        number(right - left),
        number(_BAR),
        Markup(' fill="url(#{}-{})"').format(name, side) if side else Markup(' rx="3"'),
    )
    if extent.cut_left:
        drawn += point(left, y, outwards=-1)
    if extent.cut_right:
        drawn += point(right, y, outwards=1)
    if side and not (extent.cut_left or extent.cut_right):
        # The bound that is known is a line, so that it is seen where the bar is sharp and where it fades.
        drawn += Markup('<path class="draw-cap" d="M{} {}v{}"/>').format(
            number(right if side == "l" else left), number(y - half - 3), number(_BAR + 6)
        )
    return drawn


def point(x: float, y: float, *, outwards: int) -> Markup:
    """Return the point at an edge of the axis that says: further on in this direction."""
    return Markup('<path class="draw-beyond-axis" d="M{} {}l{} -7v14z"/>').format(
        number(x + 4 * outwards), number(y), number(-9 * outwards)
    )


def told_days(moment: Moment, lang: Lang) -> str:
    """Return the days of a moment in words."""
    about = f"{words('time.approximate', lang)} " if moment.approximate else ""
    return about + told_stretch(moment.start, moment.end, lang)


def told_stretch(first: date | None, last: date | None, lang: Lang) -> str:
    """Return a stretch of days, both inclusive, in words; None is an open bound."""
    arabic = is_arabic(lang)
    start, end = (day.isoformat() if day else None for day in (first, last))
    said = days_in_words(start, end, arabic=arabic, as_set=lambda day: isolated(day_in_words(day, arabic=arabic)))
    return digits(said, lang)


def gradients(name: str) -> Markup:
    """Return the fadings that marks of the drawing `name` refer to."""
    stops = {"l": ((0, 0), (1, 1)), "r": ((0, 1), (1, 0))}
    return Markup("<defs>{}</defs>").format(
        Markup("").join(
            Markup('<linearGradient id="{}-{}">{}</linearGradient>').format(
                name,
                side,
                Markup("").join(
                    Markup('<stop class="draw-stop" offset="{}" stop-opacity="{}"/>').format(at, opacity)
                    for at, opacity in held
                ),
            )
            for side, held in stops.items()
        )
    )
