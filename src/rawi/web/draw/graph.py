"""The derivation graph drawn: roots above, what derives from them below, every node a link to its words."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import NamedTuple

from markupsafe import Markup

from rawi.web.days import day_in_words
from rawi.web.draw.derivations import Edge, Graph, Node
from rawi.web.draw.layers import Placed, components, layout
from rawi.web.draw.naming import in_language
from rawi.web.draw.svg import (
    Lang,
    Side,
    digits,
    drawing,
    is_arabic,
    isolated,
    legend_of,
    lines,
    linked,
    number,
    sample,
    sign,
    text,
    width,
    words,
)
from rawi.web.view import Record

# The address of a row by its id (a passage, a source, an entity), null where it has none.
Link = Callable[[str], str | None]

_GAP = 22.0
_NODE_HEIGHT = 102.0
_ROW_GAP = 62.0
_PAD = 12.0
_BIG, _SMALL = 14.0, 12.0
_LONGEST = 200
# Signs that tell kinds of derivation apart where there is no room for the word.
_SIGNS = {"reproduces": "=", "copies": "≈", "summarises": "Σ", "quotes": "«»", "paraphrases": "~", "relies": "◂"}


_BOX = Markup('<rect class="draw-box" x="1" y="3" width="26" height="14" rx="4"/>')
_INNER = Markup('<rect class="draw-inner" x="4" y="6" width="20" height="8" rx="3"/>')
_TIP = Markup('<path class="draw-tip" d="M{} {}l-5 {}h10z"/>')
_LINE = Markup('<path class="draw-line" d="M1 10H28"/>')


class _Part(NamedTuple):
    """A connected part of the graph with its layout and its place on the page."""

    placed: Placed
    x: float
    y: float


def figure(graph: Graph, record: Record, *, lang: Lang, link: Link, name: str) -> Markup:
    """Return the graph as an HTML figure: a wide and a narrow drawing, a legend in words, and the same as a list.

    `name` begins the ids of the figure and must be unique on the page.
    """
    if not graph.nodes and not graph.alone:
        return Markup('<p class="note">{}</p>').format(words("draw.graph.none", lang))
    wide, narrow = (
        svg(graph, record, lang=lang, link=link, name=f"{name}-{size}", columns=columns)
        for size, columns in (("wide", 5), ("narrow", 2))
    )
    return Markup(
        '<figure class="draw-figure"><div class="draw-scroll draw-wide">{}</div>'
        '<div class="draw-scroll draw-narrow">{}</div><figcaption>{}{}</figcaption></figure>'
    ).format(wide, narrow, legend(graph, lang=lang), listed(graph, record, lang=lang, link=link))


def svg(graph: Graph, record: Record, *, lang: Lang, link: Link, name: str, columns: int = 5) -> Markup:
    """Return the graph as SVG, at most `columns` nodes wide; right to left in Arabic."""
    node_width, gap = (172.0, _GAP) if columns > 2 else (142.0, 14.0)
    full = columns * (node_width + gap) - gap
    parts, alone, height, across = _packed(graph, node_width, gap, columns, full)
    total = across + 2 * _PAD
    by_id = {node.id: node for node in graph.nodes}
    incoming: dict[str, list[Edge]] = defaultdict(list)
    for edge in graph.edges:
        incoming[edge.target].append(edge)

    def at(x: float) -> float:
        return total - _PAD - x if is_arabic(lang) else _PAD + x

    drawn: list[Markup] = []
    said: list[Markup] = []
    for part in parts:
        for target in part.placed.row:
            for line, chip in _edges(incoming[target], part, at, node_width, lang, record):
                drawn.append(line)
                said.append(chip)
    # Words over lines, whichever edge they belong to.
    drawn += said
    for part in parts:
        for identifier, row in part.placed.row.items():
            x, y = at(part.x + part.placed.x[identifier]), _top(part, row)
            drawn.append(_node(by_id[identifier], record, x, y, node_width, lang, link))
    for node, x, y in alone:
        drawn.append(_node(node, record, at(x), y, node_width, lang, link))
    if alone:
        side: Side = "right" if is_arabic(lang) else "left"
        heading = lines(words("draw.graph.alone", lang), across, _SMALL, most=2)
        for n, words_of_line in enumerate(heading):
            below = alone[0][2] - 12 - 16 * (len(heading) - 1 - n)
            drawn.append(text(at(0), below, words_of_line, side=side, css="draw-small"))
    return drawing(
        Markup("").join(drawn),
        identifier=name,
        width=total,
        height=height,
        title=words("draw.graph.title", lang),
        described=_described(graph, record, lang),
        lang=lang,
        css="draw-graph",
    )


def _packed(
    graph: Graph, node_width: float, gap: float, columns: int, full: float
) -> tuple[list[_Part], list[tuple[Node, float, float]], float, float]:
    """Return the connected parts side by side on shelves, then the nodes that stand alone, the height and the width."""
    pairs = [(edge.source, edge.target) for edge in graph.edges]
    parts: list[_Part] = []
    x, y, shelf, across = 0.0, _PAD, 0.0, 0.0
    for members in components([node.id for node in graph.nodes], pairs):
        inside = set(members)
        own = list(dict.fromkeys(pair for pair in pairs if pair[0] in inside))
        placed = layout(members, own, node_width=node_width, gap=gap, columns=columns)
        if x and x + placed.width > full:
            x, y, shelf = 0.0, y + shelf + _GAP, 0.0
        parts.append(_Part(placed, x, y))
        x += placed.width + 2 * gap
        across = max(across, x - 2 * gap)
        shelf = max(shelf, placed.rows * (_NODE_HEIGHT + _ROW_GAP) - _ROW_GAP + _GAP / 2)
    y += shelf + (46.0 if graph.alone else 0.0)
    per_row = max(1, min(columns, len(graph.alone)))
    alone = []
    for n, node in enumerate(graph.alone):
        row, column = divmod(n, per_row)
        alone.append((node, column * (node_width + gap) + node_width / 2, y + row * (_NODE_HEIGHT + _GAP)))
    if alone:
        y = alone[-1][2] + _NODE_HEIGHT
        across = max(across, per_row * (node_width + gap) - gap)
    return parts, alone, y + _PAD, across


def _top(part: _Part, row: int) -> float:
    return part.y + row * (_NODE_HEIGHT + _ROW_GAP)


def _edges(
    edges: Sequence[Edge], part: _Part, at: Callable[[float], float], node_width: float, lang: Lang, record: Record
) -> list[tuple[Markup, Markup]]:
    """Return the edges that end at one node, each at a place of its own, as its line and its words."""
    comes = sorted(
        edges, key=lambda e: at(part.x + (part.placed.bends[e.source, e.target] or (part.placed.x[e.source],))[-1])
    )
    drawn: list[tuple[Markup, Markup]] = []
    room = node_width / max(1, len(comes))
    for n, edge in enumerate(comes):
        middle = at(part.x + part.placed.x[edge.target])
        x = middle - node_width / 2 + room * (n + 0.5)
        rows = part.placed.row
        y = _top(part, rows[edge.target])
        points = [(at(part.x + part.placed.x[edge.source]), _top(part, rows[edge.source]) + _NODE_HEIGHT)]
        path = f"M{number(points[0][0])} {number(points[0][1])}"
        for step, bend in enumerate(part.placed.bends[edge.source, edge.target], start=1):
            top = _top(part, rows[edge.source] + step)
            path += _curve(points[-1], (at(part.x + bend), top)) + f"V{number(top + _NODE_HEIGHT)}"
            points.append((at(part.x + bend), top + _NODE_HEIGHT))
        tip = y - 7
        path += _curve(points[-1], (x, tip - 16)) + f"V{number(tip)}"
        css = f"draw-edge draw-{edge.kind} {'draw-declared' if edge.declared else 'draw-inferred'}"
        label = _edge_label(edge, lang, room - 6)
        wide = width(label, _SMALL) + 8
        tips = _TIP.format(number(x), number(y - 1), -8)
        if edge.either_way:
            tips += _TIP.format(number(points[0][0]), number(points[0][1] + 1), 8)
        line = Markup('<g class="{}"><title>{}</title><path class="draw-line" d="{}"/>{}</g>').format(
            css, _edge_told(edge, record, lang), path, tips
        )
        chip = Markup('<rect class="draw-chip" x="{}" y="{}" width="{}" height="17" rx="4"/>').format(
            number(x - wide / 2), number(y - 30), number(wide)
        )
        drawn.append((line, chip + text(x, y - 17.5, label, side="middle", css="draw-small")))
    return drawn


def _curve(start: tuple[float, float], end: tuple[float, float]) -> str:
    middle = (start[1] + end[1]) / 2
    return "C" + " ".join(number(v) for v in (start[0], middle, end[0], middle, end[0], end[1]))


def _edge_label(edge: Edge, lang: Lang, room: float) -> str:
    share = "" if edge.share is None else f" {_percent(edge.share, lang)}"
    word = words(f"draw.kind.{edge.kind}", lang)
    for label in (word + share, _SIGNS[edge.kind] + share):
        if width(label, _SMALL) <= room:
            return label
    return _SIGNS[edge.kind]


def _percent(share: float, lang: Lang) -> str:
    return isolated(f"{digits(round(share * 100), lang)}%")


def _edge_told(edge: Edge, record: Record, lang: Lang) -> str:
    share = "" if edge.share is None else f", {_percent(edge.share, lang)}"
    how = _how(edge, lang)
    target, source = (isolated(named(record, end, lang)) for end in (edge.target, edge.source))
    return f"{target} {words(f'draw.kind.{edge.kind}', lang)} {source} ({how}{share})"


def _how(edge: Edge, lang: Lang) -> str:
    """Return how an edge is known, and that nothing shows which of the two was first where that is so."""
    how = words("draw.declared" if edge.declared else "draw.inferred", lang)
    return f"{how}; {words('draw.either_way', lang)}" if edge.either_way else how


def named(record: Record, identifier: str, lang: Lang) -> str:
    """Return the name of an account's narrator or of a source, in the language if it has one, cut where endless."""
    name = in_language(record.named(identifier), lang) or words("unnamed", lang)
    return name if len(name) <= _LONGEST else f"{name[:_LONGEST]}…"


def _node(node: Node, record: Record, x: float, y: float, wide: float, lang: Lang, link: Link) -> Markup:
    room = wide - 22
    name = named(record, node.id, lang)
    css = f"draw-node draw-{node.kind}"
    if node.root:
        css += f" draw-root draw-interest-{node.interests[0] if len(node.interests) == 1 else 'unknown'}"
    left = x - wide / 2
    shapes = []
    if node.kind == "stack":
        shapes += [_box(left + shift, y - shift, wide, css="draw-behind") for shift in (6, 3)]
    shapes.append(_box(left, y, wide, css="draw-box"))
    if node.root and len(node.interests) == 1 and node.interests[0] == "party":
        shapes.append(_box(left + 3, y + 3, wide - 6, css="draw-inner", high=_NODE_HEIGHT - 6))
    inside = [Markup("").join(shapes)]
    told = _small_lines(node, record, lang)
    under = [line for said in told for line in lines(said, room, _SMALL, most=2)]
    upper = lines(name, room, _BIG, most=2 if len(under) < 4 else 1)
    size = len(upper) * 19 + len(under) * 17
    baseline = y + (_NODE_HEIGHT - size) / 2 + 14
    for line in upper:
        inside.append(text(x, baseline, line, side="middle", css="draw-name"))
        baseline += 19
    for line in under:
        inside.append(text(x, baseline - 1, line, side="middle", css="draw-small"))
        baseline += 17
    spoken = f"{name} · " + " · ".join([*told, *(isolated(t) for t in _titles(node, record))])
    return linked(link(node.id), Markup("").join(inside), css=css, label=spoken)


def _box(x: float, y: float, wide: float, *, css: str, high: float = _NODE_HEIGHT) -> Markup:
    return Markup('<rect class="{}" x="{}" y="{}" width="{}" height="{}" rx="8"/>').format(
        css, number(x), number(y), number(wide), number(high)
    )


def _small_lines(node: Node, record: Record, lang: Lang) -> list[str]:
    """Return what stands under the name: what it is and when, and whose interest a root has."""
    passage = record.passages.get(node.id)
    if node.kind == "stack":
        count = isolated(digits(len(node.members), lang))
        told = [f"{count} {words('draw.graph.stack', lang)}"]
    elif passage is None:
        told = [words("draw.graph.absent", lang)]
    else:
        published = record.documents[passage.span.document].published
        told = [words(f"role.{passage.role}", lang)]
        if published.start is not None and published.start == published.end:
            said = day_in_words(published.start, arabic=is_arabic(lang))
            told.append(isolated(digits(said, lang)))
    if not node.root:
        return told
    interests = " / ".join(words(f"interest.{interest}", lang) for interest in node.interests)
    return [*told, words("draw.graph.root", lang) + (f": {interests}" if interests else "")]


def _titles(node: Node, record: Record) -> list[str]:
    passages = [record.passages[name] for name in node.members or (node.id,) if name in record.passages]
    documents = [record.documents[passage.span.document] for passage in passages]
    return [document.title or document.path for document in documents]


def legend(graph: Graph, *, lang: Lang) -> Markup:
    """Return the legend of what occurs in the graph, in words with a sample of each sign."""
    nodes = (*graph.nodes, *graph.alone)
    present = {node.kind for node in nodes}
    samples: list[tuple[str, Markup, str]] = []
    for kind in ("account", "absent", "stack"):
        if kind in present:
            samples.append((f"draw-node draw-{kind}", _BOX, kind))
    if any(node.root and len(node.interests) != 1 for node in nodes):
        samples.append(("draw-node draw-root draw-interest-unknown", _BOX, "root"))
    if any(node.root and node.interests == ("third_party",) for node in nodes):
        samples.append(("draw-node draw-root draw-interest-third_party", _BOX, "third_party"))
    if any(node.root and node.interests == ("party",) for node in nodes):
        samples.append(("draw-node draw-root draw-interest-party", _BOX + _INNER, "party"))
    for name, declared in (("declared", True), ("inferred", False)):
        if any(edge.declared is declared for edge in graph.edges):
            samples.append((f"draw-edge draw-{name}", _LINE, name))
    entries = [sample(css, drawn, words(f"draw.legend.{key}", lang)) for css, drawn, key in samples]
    kinds = dict.fromkeys(edge.kind for edge in graph.edges)
    entries += [sign(_SIGNS[kind], words(f"draw.kind.{kind}", lang)) for kind in kinds]
    if any(edge.share is not None for edge in graph.edges):
        entries.append(sign("%", words("draw.legend.share", lang)))
    if graph.left_out:
        entries.append(sign(f"+{digits(graph.left_out, lang)}", words("draw.graph.left_out", lang)))
    return legend_of(entries)


def listed(graph: Graph, record: Record, *, lang: Lang, link: Link) -> Markup:
    """Return the edges as a list behind a summary: the graph for those who do not see it."""
    if not graph.edges:
        return Markup("")

    def linked_name(identifier: str) -> Markup:
        href, name = link(identifier), named(record, identifier, lang)
        inner = Markup("<bdi>{}</bdi>").format(name)
        return Markup('<a href="{}">{}</a>').format(href, inner) if href else inner

    items = [
        Markup("<li>{} {} {} ({}{})</li>").format(
            linked_name(edge.target),
            words(f"draw.kind.{edge.kind}", lang),
            linked_name(edge.source),
            _how(edge, lang),
            ", " + _percent(edge.share, lang) if edge.share is not None else "",
        )
        for edge in graph.edges
    ]
    return Markup('<details class="draw-same"><summary>{}</summary><ul>{}</ul></details>').format(
        words("draw.as_list", lang), Markup("").join(items)
    )


def _described(graph: Graph, record: Record, lang: Lang) -> str:
    roots = [isolated(named(record, node.id, lang)) for node in graph.nodes if node.root]
    told = [
        f"{words('draw.graph.accounts', lang)}: {isolated(digits(len(graph.nodes) + len(graph.alone), lang))}",
        f"{words('draw.graph.edges', lang)}: {isolated(digits(len(graph.edges), lang))}",
    ]
    if roots:
        told.append(f"{words('draw.graph.roots', lang)}: {'، '.join(roots) if lang == 'ar' else ', '.join(roots)}")
    return ". ".join(told) + "."
