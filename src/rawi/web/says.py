"""Sentences and small drawings about an event: its origins in one sentence, a figure on a line."""

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from rawi.model import Event, EventFigure
from rawi.web.ui import Words
from rawi.web.view import Record

# The line is drawn in a box of this size; it grows with the page.
_WIDE, _HIGH, _PAD = 640.0, 44.0, 34.0


def origins_sentence(words: Words, record: Record, event: Event, facts: Mapping[str, int]) -> Markup:
    """Return how many independent origins an event has, and why, in one sentence."""
    documents = words.many(facts.get("documents", 0), "document")
    low, high = event.independent.low, event.independent.high
    origins = Markup("<b>{}</b>").format(words.many(high, "origin"))
    if low == high == 1 and len(event.origins) == 1 and event.origins[0].root:
        (origin,) = event.origins
        root = words.name_of(record.named(origin.root))
        interest = words.t(f"interest.{origin.interest}")
        return words.t("origins.one", documents=documents, origin=origins, root=root, interest=interest)
    if low == high:
        return words.t("origins.several", documents=documents, origins=origins)
    bounds = {name: Markup("<b>{}</b>").format(words.number(value)) for name, value in (("low", low), ("high", high))}
    return words.t("origins.range", documents=documents, **bounds)


def range_svg(
    words: Words, figure: EventFigure, marks: Sequence[tuple[float | None, float | None, str, str, str]]
) -> Markup:
    """Return a figure on a line from its low to its high, with a mark for each account that gives it.

    A bound that is open fades out as dashes. The list beside it says the same in words.
    """
    ends = [value for low, high, *_ in marks for value in (low, high) if value is not None]
    ends += [value for value in (figure.low, figure.high) if value is not None]
    if not ends or (len(set(ends)) == 1 and len(marks) < 2):
        return Markup("")
    least, most = min(ends), max(ends)
    room = (most - least) or 1.0

    def x(value: float) -> float:
        return _PAD + (_WIDE - 2 * _PAD) * (value - least) / room

    drawn = [Markup('<line class="axis" x1="0" x2="{}" y1="20" y2="20"/>').format(f"{_WIDE:g}")]
    low = figure.low if figure.low is not None else least
    high = figure.high if figure.high is not None else most
    css = "span" if figure.low is not None and figure.high is not None else "span open-end"
    drawn.append(
        Markup('<line class="{}" x1="{}" x2="{}" y1="20" y2="20"/>').format(css, f"{x(low):.1f}", f"{x(high):.1f}")
    )
    for start, end, *_ in marks:
        if start is not None and start == end:
            drawn.append(Markup('<circle cx="{}" cy="20" r="6"/>').format(f"{x(start):.1f}"))
        else:
            for bound in (start, end):
                if bound is not None:
                    drawn.append(Markup('<circle cx="{}" cy="20" r="4"/>').format(f"{x(bound):.1f}"))
    for value in dict.fromkeys((least, most)):
        drawn.append(
            Markup('<text x="{}" y="42" text-anchor="middle">{}</text>').format(
                f"{x(value):.1f}", words.digit(f"{value:,.12g}")
            )
        )
    return Markup('<svg class="range" viewBox="0 0 {} {}" role="img" aria-hidden="true" dir="ltr">{}</svg>').format(
        f"{_WIDE:g}", f"{_HIGH:g}", Markup("").join(drawn)
    )
