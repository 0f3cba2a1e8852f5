"""The timeline drawn: bars for stretches, marks for days, fading where a bound is open; publication stands apart.

Time runs with the script: right to left in Arabic, left to right in English (docs/design.md says why).
"""

from collections.abc import Callable, Sequence
from datetime import date

from markupsafe import Markup

from rawi.model import Event
from rawi.web.draw.axis import Axis, ticks, window
from rawi.web.draw.moments import Issue, Moment, issues, lanes, moments, together
from rawi.web.draw.naming import event_title
from rawi.web.draw.svg import (
    Lang,
    Side,
    digits,
    drawing,
    fitted,
    is_arabic,
    isolated,
    legend_of,
    linked,
    number,
    sample,
    text,
    width,
    words,
)
from rawi.web.draw.time_marks import extent_of, gradients, mark, point, told_days, told_stretch
from rawi.web.view import Record

# The address of a row by its id, null where it has none.
Link = Callable[[str], str | None]

# Up to so many events each has a row and its name; more are put into lanes by kind.
MOST_ROWS = 40
_ROW, _LANE_ROW = 30.0, 20.0
_MOST_LANE_ROWS = 7
# Pixels within which marks of a crowded lane are put together.
_CROWD = 16.0
_HEAD = 46.0
_SMALL = 12.0
_NARROW = 480.0


def figure(record: Record, *, lang: Lang, link: Link, name: str) -> Markup:
    """Return the timeline as an HTML figure: drawings, a legend, the same as a list, what has no day.

    `name` begins the ids of the figure and must be unique on the page.
    """
    found, undated = moments(record, record.events.values(), lang)
    published, unknown = issues(record)
    drawn = Markup("")
    if found or published:
        drawn = Markup("").join(
            Markup('<div class="draw-scroll draw-{}">{}</div>').format(
                size, svg(record, lang=lang, link=link, name=f"{name}-{size}", wide=wide)
            )
            for size, wide in (("wide", 960.0), ("narrow", 340.0))
        )
    return Markup('<figure class="draw-figure">{}<figcaption>{}{}{}</figcaption></figure>').format(
        drawn,
        _legend(found, published, unknown, lang) if drawn else "",
        _listed(found, lang, link),
        _undated(record, undated, lang, link),
    )


def svg(record: Record, *, lang: Lang, link: Link, name: str, wide: float = 1000.0) -> Markup:
    """Return the timeline of the events and documents of a record as SVG, `wide` pixels wide.

    The record must hold an event with a bound, or a document with a day.
    """
    found, _ = moments(record, record.events.values(), lang)
    published, _ = issues(record)
    beside = 0.0 if wide < _NARROW else 340.0 if len(found) <= MOST_ROWS else 150.0
    left, right = (8.0, wide - beside - 8) if is_arabic(lang) else (beside + 8, wide - 8)
    axis = Axis(*window(_all_days(found, published)), left, right, is_arabic(lang))
    drawn: list[Markup] = []
    if len(found) <= MOST_ROWS:
        bottom = _rows(found, axis, lang, link, name, wide, drawn)
    else:
        bottom = _lanes(found, axis, lang, link, name, wide, drawn)
    under = bottom + (58.0 if published else 8.0)
    return drawing(
        Markup("").join(
            [
                gradients(name),
                _axis(axis, lang, under - (30 if published else 0)),
                *drawn,
                _issues(published, axis, lang, link, record, bottom, wide),
            ]
        ),
        identifier=name,
        width=wide,
        height=under,
        title=words("draw.time.title", lang),
        described=_described(found, axis, lang),
        lang=lang,
        css="draw-timeline",
    )


def _all_days(found: Sequence[Moment], published: Sequence[Issue]) -> list[date]:
    days = [day for moment in found for day in (moment.start, moment.end) if day is not None]
    return days + [day for issue in published for day in (issue.start, issue.end)]


def _rows(
    found: Sequence[Moment], axis: Axis, lang: Lang, link: Link, name: str, wide: float, drawn: list[Markup]
) -> float:
    """Draw a row for each event: its name at the beginning of the line, on a narrow page above its bar."""
    side: Side = "right" if is_arabic(lang) else "left"
    edge = wide - 8 if is_arabic(lang) else 8.0
    narrow = wide < _NARROW
    room = wide - 16 if narrow else 324.0
    high = _ROW + 14 if narrow else _ROW
    y = _HEAD
    for n, moment in enumerate(found):
        middle = y + high - 13 if narrow else y + high / 2
        label = text(
            edge, y + 15 if narrow else middle + 4, fitted(moment.titles[0], room, 13), side=side, css="draw-event"
        )
        band = Markup('<rect class="draw-band{}" x="0" y="{}" width="{}" height="{}"/>').format(
            " draw-odd" if n % 2 else "", number(y), number(wide), number(high)
        )
        shown = mark(moment, axis, middle, name) + _days_beside(moment, axis, middle, lang)
        drawn.append(_told(moment, band + label + shown, lang, link))
        y += high
    return y


def _lanes(
    found: Sequence[Moment], axis: Axis, lang: Lang, link: Link, name: str, wide: float, drawn: list[Markup]
) -> float:
    """Draw a lane for each kind of event: marks packed into rows, events of the same days counted in one mark."""
    side: Side = "right" if is_arabic(lang) else "left"
    edge = wide - 8 if is_arabic(lang) else 8.0
    narrow = wide < _NARROW
    y = _HEAD
    for n, (kind, held) in enumerate(lanes(found)):
        rows = _pack(held, axis)
        head = 20.0 if narrow else 0.0
        high = max(head + len(rows) * _LANE_ROW + 8, 34.0)
        total = f" · {isolated(digits(sum(len(moment.events) for moment in held), lang))}"
        room = (wide - 16 if narrow else 136.0) - width(total, 13)
        title = fitted(words(f"type.{kind}", lang), room, 13) + total
        drawn.append(
            Markup('<rect class="draw-band{}" x="0" y="{}" width="{}" height="{}"/>').format(
                " draw-odd" if n % 2 else "", number(y), number(wide), number(high)
            )
            + text(edge, y + 19, title, side=side, css="draw-event")
        )
        for i, row in enumerate(rows):
            middle = y + head + 4 + (i + 0.5) * _LANE_ROW
            for moment in row:
                drawn.append(
                    _told(moment, mark(moment, axis, middle, name) + _count(moment, axis, middle, lang), lang, link)
                )
        y += high
    return y


def _pack(held: Sequence[Moment], axis: Axis) -> list[list[Moment]]:
    """Return the moments of a lane in rows in which none touch; too many rows, and neighbours are put together."""
    rows = _packed(held, axis)
    crowd = _CROWD
    while len(rows) > _MOST_LANE_ROWS:
        groups: dict[tuple[int, bool, bool], list[Moment]] = {}
        for moment in held:
            where = axis.at(moment.order[0])
            groups.setdefault((int(where // crowd), moment.start is None, moment.end is None), []).append(moment)
        rows = _packed([together(near) for near in groups.values()], axis)
        crowd *= 2
    return rows


def _packed(held: Sequence[Moment], axis: Axis) -> list[list[Moment]]:
    rows: list[tuple[float, list[Moment]]] = []
    for moment in sorted(held, key=lambda moment: extent_of(moment, axis).left):
        extent = extent_of(moment, axis)
        room = width(str(len(moment.events)), _SMALL) + 6 if len(moment.events) > 1 else 0.0
        for i, (free, row) in enumerate(rows):
            if free + 3 <= extent.left:
                row.append(moment)
                rows[i] = (extent.right + room, row)
                break
        else:
            rows.append((extent.right + room, [moment]))
    return [row for _, row in rows]


def _count(moment: Moment, axis: Axis, y: float, lang: Lang) -> Markup:
    if len(moment.events) < 2:
        return Markup("")
    counted = digits(len(moment.events), lang)
    return text(extent_of(moment, axis).right + 4, y + 4, counted, side="left", css="draw-small")


def _days_beside(moment: Moment, axis: Axis, y: float, lang: Lang) -> Markup:
    """Return the days of a row in figures, beside its mark where there is room."""
    told = told_days(moment, lang)
    extent, long = extent_of(moment, axis), width(told, _SMALL)
    if extent.right + 8 + long <= axis.right:
        return text(extent.right + 8, y + 4, told, side="left", css="draw-small")
    if extent.left - 8 - long >= axis.left:
        return text(extent.left - 8, y + 4, told, side="right", css="draw-small")
    return Markup("")


def _told(moment: Moment, drawn: Markup, lang: Lang, link: Link) -> Markup:
    titles = "; ".join(isolated(title) for title in moment.titles[:10])
    more = f" +{digits(len(moment.titles) - 10, lang)}" if len(moment.titles) > 10 else ""
    label = f"{titles}{more} ({told_days(moment, lang)})"
    return linked(link(moment.events[0]), drawn, css="draw-moment", label=label)


def _axis(axis: Axis, lang: Lang, bottom: float) -> Markup:
    """Return the marks of the axis: large ones above, small ones below them, lines all the way down."""
    large, small = ticks(axis, lang)
    side: Side = "right" if axis.rtl else "left"
    onward = -1 if axis.rtl else 1
    drawn: list[Markup] = []
    for n, tick in enumerate(large):
        x = axis.at(tick.day)
        until = axis.at(large[n + 1].day) if n + 1 < len(large) else axis.at(axis.last, end=True)
        drawn.append(Markup('<path class="draw-tick-large" d="M{} 6V{}"/>').format(number(round(x, 1)), number(bottom)))
        label = next((said for said in (tick.label, tick.short) if said and width(said, 13) + 14 < abs(until - x)), "")
        if label:
            drawn.append(text(x + 5 * onward, 18, label, side=side, css="draw-axis-large"))
    free = float("-inf")
    for tick in sorted(small, key=lambda tick: axis.at(tick.day)):
        x = axis.at(tick.day)
        drawn.append(Markup('<path class="draw-tick" d="M{} 26V{}"/>').format(number(round(x, 1)), number(bottom)))
        # A day's number stands in the middle of its day; a month's and a year's name at its beginning.
        wide = width(tick.label, _SMALL)
        by_day = axis.day >= wide
        where = x + axis.day * onward / 2 if by_day else x + 4 * onward
        left = where - wide / 2 if by_day else where if onward > 0 else where - wide
        if left > free and left + wide <= axis.right + 2 and left >= axis.left - 2:
            drawn.append(text(where, 38, tick.label, side="middle" if by_day else side, css="draw-small"))
            free = left + wide + 4
    return Markup("").join(drawn)


def _issues(
    published: Sequence[Issue], axis: Axis, lang: Lang, link: Link, record: Record, top: float, wide: float
) -> Markup:
    """Return the strip of publication: a page for each day on which documents came out, with their number."""
    if not published:
        return Markup("")
    side: Side = "right" if is_arabic(lang) else "left"
    edge = wide - 8 if is_arabic(lang) else 8.0
    drawn = [
        Markup('<path class="draw-strip" d="M0 {}H{}"/>').format(number(top + 0.5), number(wide)),
        text(
            edge,
            top + 18 if wide > _NARROW else top + 16,
            words("draw.time.published", lang),
            side=side,
            css="draw-event",
        ),
    ]
    y = top + (26.0 if wide > _NARROW else 36.0)
    near: list[tuple[float, list[Issue]]] = []
    for issue in published:
        if issue.end < axis.first or issue.start > axis.last:
            continue
        x = (axis.at(issue.start) + axis.at(issue.end, end=True)) / 2
        if near and abs(near[-1][0] - x) < 22:
            near[-1][1].append(issue)
        else:
            near.append((x, [issue]))
    for x, held in near:
        documents = [record.documents[name] for issue in held for name in issue.documents]
        page = Markup('<path class="draw-page" d="M{} {}h7l4 4v10h-11z"/>').format(
            number(round(x - 5.5, 1)), number(y - 8)
        )
        if len(documents) > 1:
            page += text(x, y + 18, digits(len(documents), lang), side="middle", css="draw-small")
        titles = "; ".join(isolated(document.title or document.path) for document in documents[:8])
        days = told_stretch(held[0].start, held[-1].end, lang)
        label = f"{words('draw.time.published', lang)} {days}: {titles}"
        drawn.append(linked(link(documents[0].id), page, css="draw-issue", label=label))
    return Markup("").join(drawn)


def _legend(found: Sequence[Moment], published: Sequence[Issue], unknown: int, lang: Lang) -> Markup:
    """Return the legend of what occurs, in words."""
    days = any(moment.start == moment.end for moment in found)
    bars = any(moment.start and moment.end and moment.start != moment.end for moment in found)
    fades = any(moment.start is None or moment.end is None for moment in found)
    entries = []
    if days:
        entries.append(("draw-day", "M14 3l7 7l-7 7l-7 -7z", "day"))
    if bars:
        entries.append(("draw-bar", "M2 5h25v10h-25z", "bar"))
    if any(moment.approximate for moment in found):
        entries.append(("draw-bar draw-about", "M2 5h25v10h-25z", "about"))
    drawn = [
        sample("", Markup('<path class="{}" d="{}"/>').format(css, path), _key(key, lang)) for css, path, key in entries
    ]
    if fades:
        steps = Markup("").join(
            Markup('<rect class="draw-stop-{n}" x="{x}" y="5" width="5" height="10"/>').format(n=n, x=1 + 5 * n)
            for n in range(5)
        )
        drawn.append(sample("", steps + Markup('<path class="draw-cap" d="M26 2v16"/>'), _key("fade", lang)))
    first, last = window(_all_days(found, published))
    if any(day < first or day > last for day in _all_days(found, published)):
        drawn.append(sample("", point(8, 10, outwards=-1), _key("beyond", lang)))
    if published:
        drawn.append(sample("", Markup('<path class="draw-page" d="M9 3h7l4 4v10h-11z"/>'), _key("page", lang)))
    if any(len(moment.events) > 1 for _, lane in lanes(found) for moment in lane) and len(found) > MOST_ROWS:
        drawn.append(Markup("<li>{}</li>").format(_key("count", lang)))
    if unknown:
        drawn.append(
            Markup("<li><bdi>{}</bdi> {}</li>").format(digits(unknown, lang), words("draw.time.unknown", lang))
        )
    return legend_of(drawn)


def _key(key: str, lang: Lang) -> str:
    return words(f"draw.time.legend.{key}", lang)


def _listed(found: Sequence[Moment], lang: Lang, link: Link) -> Markup:
    """Return the events with their days as a list behind a summary: the timeline for those who do not see it."""
    if not found:
        return Markup("")
    items = [
        Markup("<li>{} <small>{}</small></li>").format(
            _event_link(link(moment.events[0]), moment.titles[0]), told_days(moment, lang)
        )
        for moment in found
    ]
    return Markup('<details class="draw-same"><summary>{}</summary><ol>{}</ol></details>').format(
        words("draw.as_list", lang), Markup("").join(items)
    )


def _undated(record: Record, events: Sequence[Event], lang: Lang, link: Link) -> Markup:
    if not events:
        return Markup("")
    items = [
        Markup("<li>{}</li>").format(_event_link(link(event.id), event_title(record, event, lang))) for event in events
    ]
    return Markup("<details><summary>{} (<bdi>{}</bdi>)</summary><ul>{}</ul></details>").format(
        words("draw.time.undated", lang), digits(len(events), lang), Markup("").join(items)
    )


def _event_link(href: str | None, title: str) -> Markup:
    inner = Markup('<bdi dir="auto">{}</bdi>').format(title)
    return Markup('<a href="{}">{}</a>').format(href, inner) if href else inner


def _described(found: Sequence[Moment], axis: Axis, lang: Lang) -> str:
    days = told_stretch(axis.first, axis.last, lang)
    return f"{words('draw.map.events', lang)}: {isolated(digits(len(found), lang))}; {days}"
