"""The map drawn on the server, for the report and for print: discs as wide as the words allow, counted by place."""

from collections.abc import Sequence

from markupsafe import Markup

from rawi.web.draw.basemap import Label
from rawi.web.draw.geo import Link, geojson
from rawi.web.draw.map_parts import AREAS, Rect, arrow, badges, disc, drawn_badge, ground, named, origins, scale
from rawi.web.draw.map_view import Feature, Stack, panels, stacks, view_of
from rawi.web.draw.svg import Lang, digits, drawing, is_arabic, isolated, legend_of, number, sample, sign, words
from rawi.web.view import Record

# Regions beyond these are in the table alone.
_MOST_PANELS = 4


def figure(record: Record, *, names: Sequence[Label], lang: Lang, link: Link, name: str) -> Markup:
    """Return the map as an HTML figure: drawings by region, a legend, a table of places, and the rest.

    `names` are the places of the list (`basemap.labels`); `name` begins the ids and must be unique on the page.
    """
    collection = geojson(record, lang=lang, link=link)
    stacked = stacks(collection)
    missing = [f["properties"] for f in collection["features"] if f["geometry"] is None]
    drawn = [
        Markup('<div class="draw-{}">{}</div>').format(
            size, svg(*panel, names=names, lang=lang, name=f"{name}-{size}-{n}", width=wide if n == 0 else rest)
        )
        for size, wide, rest in (("wide", 960.0, 470.0), ("narrow", 340.0, 340.0))
        for n, panel in enumerate(panels(collection)[:_MOST_PANELS])
    ]
    return Markup(
        '<figure class="draw-figure"><div class="draw-panels">{}</div><figcaption>{}{}{}</figcaption></figure>'
    ).format(
        Markup("").join(drawn),
        legend(collection, lang=lang) if stacked else Markup("<p>{}</p>").format(words("draw.map.none", lang)),
        _table(stacked, lang),
        _missing(missing, lang),
    )


def svg(
    stacked: Sequence[Stack],
    ways: Sequence[Feature],
    *,
    names: Sequence[Label],
    lang: Lang,
    name: str,
    width: float = 1000.0,
) -> Markup:
    """Return one panel (`map_view.panels`) as SVG, cut to what happened and a little around it."""
    view = view_of(stacked, ways, width)
    taken: list[Rect] = []
    badged = badges(stacked, view)
    counts = [drawn_badge(badge, lang, taken) for badge in badged]
    bar = scale(view, lang, taken)
    inner = [
        ground(view, name),
        *(disc(stack, view) for stack in reversed(stacked)),
        named(badged, ways, names, view, lang, taken),
        *(arrow(way, view) for way in ways),
        *reversed(counts),
        bar,
    ]
    places = [isolated(stack.place) for stack in stacked]
    return drawing(
        Markup("").join(inner),
        identifier=name,
        width=view.width,
        height=view.height,
        title=words("draw.map.title", lang),
        described=f"{words('draw.map.places', lang)} ({isolated(digits(len(places), lang))}): "
        + ("، " if is_arabic(lang) else ", ").join(places[:12]),
        lang=lang,
        css="draw-map",
    )


def legend(collection: Feature, *, lang: Lang) -> Markup:
    """Return the legend of a map in words, with what its lines are and are not."""
    features = [f["properties"] for f in collection["features"] if f["geometry"] is not None]
    precisions = {p["precision"] for p in features if p["kind"] == "event"}
    return signs(
        discs=bool(precisions - set(AREAS)),
        areas=bool(precisions & set(AREAS)),
        ways=any(p["kind"] == "movement" for p in features),
        lang=lang,
    )


def signs(*, discs: bool = True, areas: bool = True, ways: bool = True, lang: Lang) -> Markup:
    """Return the legend of a map that may hold these signs."""
    disc = Markup('<circle class="{}" cx="14" cy="10" r="8"/>')
    entries = []
    if discs:
        entries.append(sample("", disc.format("draw-disc"), words("draw.map.disc", lang)))
    if areas:
        entries.append(sample("", disc.format("draw-disc draw-area"), words("draw.map.area", lang)))
    entries.append(sign(digits("3/1", lang), words("draw.map.badge", lang)))
    if ways:
        way = Markup('<path d="M1 10H22"/><path class="draw-tip" d="M28 10L20 5V15Z"/>')
        entries.append(sample("draw-way", way, words("draw.map.way", lang)))
    entries.append(Markup("<li>{}</li>").format(words("draw.map.policy", lang)))
    return legend_of(entries)


def _table(stacked: Sequence[Stack], lang: Lang) -> Markup:
    """Return the places as a table behind a summary: the map for those who do not see it."""
    if not stacked:
        return Markup("")
    rows = [
        Markup('<tr><th scope="row"><bdi>{}</bdi></th><td>{} {}</td><td>{}</td><td>{}</td><td>{}</td></tr>').format(
            stack.place,
            stack.events[0]["told"],
            Markup('(<bdi dir="ltr">± {}</bdi> {})').format(
                digits(number(stack.radius / 1000), lang), words("draw.map.km", lang)
            ),
            digits(stack.accounts, lang),
            Markup('<bdi dir="ltr">{}</bdi>').format(digits(origins(stack), lang)),
            Markup("<br>").join(_event_link(event) for event in stack.events),
        )
        for stack in stacked
    ]
    heads = Markup("").join(
        Markup('<th scope="col">{}</th>').format(words(f"draw.map.head.{head}", lang))
        for head in ("place", "precision", "accounts", "origins", "events")
    )
    return Markup(
        '<details class="draw-same"><summary>{}</summary><div class="draw-scroll"><table class="draw-table">'
        "<thead><tr>{}</tr></thead>"
        "<tbody>{}</tbody></table></div></details>"
    ).format(words("draw.map.as_table", lang), heads, Markup("").join(rows))


def _event_link(event: Feature) -> Markup:
    title = Markup("<bdi>{}</bdi>").format(event["title"])
    return Markup('<a href="{}">{}</a>').format(event["href"], title) if event["href"] else title


def _missing(events: Sequence[Feature], lang: Lang) -> Markup:
    """Return the events that are not on the map, by why they are not."""
    if not events:
        return Markup("")
    groups = []
    for why in ("country", "unlisted", "open"):
        held = [event for event in events if event["why"] == why]
        if held:
            items = Markup("").join(
                Markup("<li>{}{}</li>").format(
                    _event_link(event), Markup(" (<bdi>{}</bdi>)").format(event["place"]) if event["place"] else ""
                )
                for event in held
            )
            groups.append(
                Markup("<h4>{} (<bdi>{}</bdi>)</h4><ul>{}</ul>").format(
                    words(f"draw.map.why.{why}", lang), digits(len(held), lang), items
                )
            )
    return Markup("<details><summary>{} (<bdi>{}</bdi>)</summary>{}</details>").format(
        words("draw.map.missing", lang), digits(len(events), lang), Markup("").join(groups)
    )
