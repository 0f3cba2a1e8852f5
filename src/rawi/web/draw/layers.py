"""A layered layout of small directed graphs: roots above, what derives from them below, wide layers in several rows.

After Sugiyama et al. (1981): ranks by longest path, order by barycentres, then positions by isotonic regression
(each row's wished places, moved as little as possible so that nothing overlaps). Edges that pass a row are led
through a gap in it; edges of one source share that gap.
"""

import itertools
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

_SWEEPS = 8
# Width in pixels that an edge needs where it passes between two nodes.
_GAP_OF_AN_EDGE = 12.0


class Placed(NamedTuple):
    """A layout: the middle of each node, its row from 0, and for each edge the x at every row it passes between."""

    x: dict[str, float]
    row: dict[str, int]
    bends: dict[tuple[str, str], tuple[float, ...]]
    width: float
    rows: int


def components(nodes: Sequence[str], edges: Iterable[tuple[str, str]]) -> list[list[str]]:
    """Return the connected parts of a graph, each in the order of `nodes`, the largest first."""
    part: dict[str, str] = {node: node for node in nodes}

    def root(node: str) -> str:
        while part[node] != node:
            part[node] = part[part[node]]
            node = part[node]
        return node

    for source, target in edges:
        part[root(target)] = root(source)
    held: dict[str, list[str]] = {}
    for node in nodes:
        held.setdefault(root(node), []).append(node)
    return sorted(held.values(), key=lambda found: -len(found))


def ranks(nodes: Sequence[str], edges: Sequence[tuple[str, str]]) -> dict[str, int]:
    """Return the longest way from a root to each node; an edge that would close a circle is left out of account."""
    sources: dict[str, list[str]] = {node: [] for node in nodes}
    for source, target in edges:
        sources[target].append(source)
    found: dict[str, int] = {}
    for first in nodes:
        stack, open_now = [(first, iter(sources[first]))], {first}
        while stack:
            node, rest = stack[-1]
            above = next((s for s in rest if s not in found and s not in open_now), None)
            if above is not None:
                open_now.add(above)
                stack.append((above, iter(sources[above])))
                continue
            found[node] = 1 + max((found[s] for s in sources[node] if s in found), default=-1)
            open_now.discard(node)
            stack.pop()
    return found


def layout(
    nodes: Sequence[str], edges: Sequence[tuple[str, str]], *, node_width: float, gap: float, columns: int
) -> Placed:
    """Return where the nodes of one connected part go, at most `columns` of them in a row."""
    row = _rows(nodes, edges, columns)
    # A circle cannot be drawn downwards; such an edge is drawn from the upper of its two nodes.
    down = {edge: edge if row[edge[0]] < row[edge[1]] else (edge[1], edge[0]) for edge in edges}
    order: list[list[str]] = [[] for _ in range(max(row.values()) + 1)]
    for node in nodes:
        order[row[node]].append(node)
    above: dict[str, list[str]] = {node: [] for node in nodes}
    paths: dict[tuple[str, str], list[str]] = {}
    for edge in edges:
        source, target = down[edge]
        path = [source]
        for level in range(row[source] + 1, row[target]):
            passing = f"{source}\0{level}"
            if passing not in above:
                above[passing] = [path[-1]]
                order[level].append(passing)
            path.append(passing)
        above[target].append(path[-1])
        paths[edge] = [*path, target]
    below: dict[str, list[str]] = {node: [] for node in above}
    for node, over in above.items():
        for other in over:
            below[other].append(node)
    _order(order, above, below)
    x = _positions(order, above, below, node_width=node_width, gap=gap)
    left = min(x[node] for node in nodes) - node_width / 2
    left = min(left, *(place - _GAP_OF_AN_EDGE / 2 for place in x.values()))
    right = max(x[node] + (node_width if "\0" not in node else _GAP_OF_AN_EDGE) / 2 for node in x)
    return Placed(
        x={node: x[node] - left for node in nodes},
        row=row,
        bends={edge: tuple(x[step] - left for step in path[1:-1]) for edge, path in paths.items()},
        width=right - left,
        rows=len(order),
    )


def _rows(nodes: Sequence[str], edges: Sequence[tuple[str, str]], columns: int) -> dict[str, int]:
    rank = ranks(nodes, edges)
    drawn_on = {source for source, _ in edges}
    row: dict[str, int] = {}
    first = 0
    for level in range(max(rank.values()) + 1):
        # Those that others draw on come last in their layer, so that their edges pass no row of it.
        held = sorted((node for node in nodes if rank[node] == level), key=lambda node: node in drawn_on)
        needed = -(-len(held) // columns)
        for i, node in enumerate(held):
            row[node] = first + i * needed // len(held)
        first += needed
    return row


def _order(order: list[list[str]], above: Mapping[str, Sequence[str]], below: Mapping[str, Sequence[str]]) -> None:
    best, fewest = [list(level) for level in order], _crossings(order, below)
    for sweep in range(_SWEEPS):
        towards, levels = (above, order[1:]) if sweep % 2 == 0 else (below, order[-2::-1])
        for level in levels:
            place = {node: i / max(1, len(held) - 1) for held in order for i, node in enumerate(held)}
            wished = {
                node: sum(place[n] for n in towards[node]) / len(towards[node]) if towards[node] else place[node]
                for node in level
            }
            level.sort(key=lambda node: wished[node])
        crossed = _crossings(order, below)
        if crossed < fewest:
            best, fewest = [list(level) for level in order], crossed
    order[:] = best


def _crossings(order: Sequence[Sequence[str]], below: Mapping[str, Sequence[str]]) -> int:
    crossed = 0
    for upper, lower in itertools.pairwise(order):
        place = {node: i for i, node in enumerate(lower)}
        ends = [sorted(place[n] for n in below[node] if n in place) for node in upper]
        crossed += sum(a > b for i, left in enumerate(ends) for right in ends[i + 1 :] for a in left for b in right)
    return crossed


def _positions(
    order: Sequence[Sequence[str]],
    above: Mapping[str, Sequence[str]],
    below: Mapping[str, Sequence[str]],
    *,
    node_width: float,
    gap: float,
) -> dict[str, float]:
    def apart(a: str, b: str) -> float:
        return gap + sum((_GAP_OF_AN_EDGE if "\0" in node else node_width) / 2 for node in (a, b))

    offsets = [
        list(itertools.accumulate((apart(a, b) for a, b in itertools.pairwise(level)), initial=0.0)) for level in order
    ]
    x = {
        node: place - held[-1] / 2
        for level, held in zip(order, offsets, strict=True)
        for node, place in zip(level, held, strict=True)
    }
    # No row reaches out beyond the widest.
    reach = max(held[-1] for held in offsets) / 2
    for sweep in range(_SWEEPS):
        towards, rows = (above, range(1, len(order))) if sweep % 2 == 0 else (below, range(len(order) - 2, -1, -1))
        for row in rows:
            level, held = order[row], offsets[row]
            wished = [
                sum(x[n] for n in towards[node]) / len(towards[node]) if towards[node] else x[node] for node in level
            ]
            moved = _rising([wish - offset for wish, offset in zip(wished, held, strict=True)])
            for node, place, offset in zip(level, moved, held, strict=True):
                x[node] = min(max(place, -reach), reach - held[-1]) + offset
    return x


def _rising(values: Sequence[float]) -> list[float]:
    """Return the rising sequence nearest to `values` (least squares, pool adjacent violators)."""
    pools: list[tuple[float, int]] = []
    for value in values:
        mean, count = value, 1
        while pools and pools[-1][0] > mean:
            other, many = pools.pop()
            mean, count = (mean * count + other * many) / (count + many), count + many
        pools.append((mean, count))
    return [mean for mean, count in pools for _ in range(count)]
