"""Which words of two passages answer to each other: same, stem, skeleton, another name of the same entity, a slip.

Runs are what chains become: cells over content words, filled with the function words, aliases and slips between them.
"""

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from rapidfuzz.distance import OSA

from rawi.link.chains import Cell, Chain
from rawi.link.features import Forms, Word

Likeness = Literal["same", "stem", "skeleton", "alias", "near"]
WORTH: dict[Likeness, float] = {"same": 1.0, "stem": 0.9, "skeleton": 0.6, "alias": 0.6, "near": 0.6}
# Two consonants say too little to call two words one.
SHORTEST_SKELETON = 3
# Shorter words are one letter away from too many others.
SHORTEST_NEAR = 5
# Between two matched words the rest is compared word by word, if no side has more than this.
LARGEST_GAP = 16


class Link(NamedTuple):
    """Word `row` of the target answers to word `column` of the source."""

    row: int
    column: int
    likeness: Likeness


class Run(NamedTuple):
    """What is reused: the first and last word of each side, and the links between them in the order of the target."""

    rows: tuple[int, int]
    columns: tuple[int, int]
    links: tuple[Link, ...]


def run_of(links: Sequence[Link]) -> Run:
    """Return the run that reaches from the first to the last linked word of each side."""
    rows = [link.row for link in links]
    columns = [link.column for link in links]
    return Run((min(rows), max(rows)), (min(columns), max(columns)), tuple(sorted(links)))


class Lookup(NamedTuple):
    """The content words of a passage by each of their forms, to where they stand."""

    keys: dict[str, list[int]]
    stems: dict[str, list[int]]
    skeletons: dict[str, list[int]]
    entities: dict[str, list[int]]


def lookup(source: Forms, columns: Iterable[int]) -> Lookup:
    """Return the content words of the source at `columns`, by form."""
    found = Lookup({}, {}, {}, {})
    for column in columns:
        word = source.words[column]
        if word.content:
            found.keys.setdefault(word.key, []).append(column)
            found.stems.setdefault(word.stem, []).append(column)
            if len(word.skeleton) >= SHORTEST_SKELETON:
                found.skeletons.setdefault(word.skeleton, []).append(column)
            if word.entity is not None:
                found.entities.setdefault(word.entity, []).append(column)
    return found


def matching_cells(
    target: Forms, source: Forms, rows: Sequence[int], columns: Lookup, *, loose: bool = False
) -> list[Cell]:
    """Return the cells of content words that match, by row and column; `loose` with aliases and near words."""
    cells: list[Cell] = []
    for row in rows:
        word = target.words[row]
        if not word.content:
            continue
        best: dict[int, float] = {}
        if loose and word.entity is not None:
            for column in columns.entities.get(word.entity, ()):
                best[column] = WORTH["alias"]
        for column in columns.skeletons.get(word.skeleton, ()):
            if are_one_family(word, source.words[column]):
                best[column] = WORTH["skeleton"]
        for column in columns.stems.get(word.stem, ()):
            best[column] = WORTH["stem"]
        for column in columns.keys.get(word.key, ()):
            best[column] = WORTH["same"]
        if loose and not best and len(word.key) >= SHORTEST_NEAR:
            for key, places in columns.keys.items():
                if is_near(word.key, key):
                    best.update(dict.fromkeys(places, WORTH["near"]))
        for column in sorted(best):
            other = source.words[column]
            weight = word.weight if word.weight < other.weight else other.weight
            cells.append(Cell(row, column, best[column] * weight))
    return cells


def likeness(target: Word, source: Word) -> Likeness | None:
    """Return how two words answer to each other, if they do. `near` is one letter away: a slip, or another word."""
    if target.key == source.key:
        return "same"
    if target.stem == source.stem:
        return "stem"
    if not (target.content and source.content):
        return None
    if target.entity is not None and target.entity == source.entity:
        return "alias"
    if are_one_family(target, source):
        return "skeleton"
    if is_near(target.key, source.key):
        return "near"
    return None


def are_one_family(target: Word, source: Word) -> bool:
    """Whether two words share their consonants; names that mean different things never do (النظام، التنظيم)."""
    return (
        len(target.skeleton) >= SHORTEST_SKELETON
        and target.skeleton == source.skeleton
        and (target.entity == source.entity or target.mention < 0 > source.mention)
    )


def is_near(target: str, source: str) -> bool:
    """Whether two keys are one letter apart, or two in long words."""
    length, other = len(target), len(source)
    allowed = 1 if other < 7 else 2
    if length < SHORTEST_NEAR or other < SHORTEST_NEAR or not -allowed <= length - other <= allowed:
        return False
    return OSA.distance(target, source, score_cutoff=allowed) <= allowed


def fill(target: Forms, source: Forms, chain: Chain) -> Run:
    """Return the chain with all words between its cells that answer to each other, and equal words at its ends."""
    links: list[Link] = []
    previous: Cell | None = None
    for cell in chain.cells:
        if previous is not None:
            links += best_links(
                target, source, range(previous.row + 1, cell.row), range(previous.column + 1, cell.column)
            )
        links.append(_link(target, source, cell.row, cell.column))
        previous = cell
    return run_of([*_outward(target, source, links[0], -1), *links, *_outward(target, source, links[-1], 1)])


def _link(target: Forms, source: Forms, row: int, column: int) -> Link:
    how = likeness(target.words[row], source.words[column])
    if how is None:
        raise ValueError("a cell joins words that match")
    return Link(row, column, how)


def _outward(target: Forms, source: Forms, end: Link, step: int) -> list[Link]:
    """Return links to the words right before (-1) or after (1) a link that are the same on both sides."""
    found = []
    row, column = end.row + step, end.column + step
    home, there = target.words[end.row], source.words[end.column]
    while 0 <= row < len(target.words) and 0 <= column < len(source.words):
        one, other = target.words[row], source.words[column]
        if one.key != other.key or one.paragraph != home.paragraph or other.paragraph != there.paragraph:
            break
        found.append(Link(row, column, "same"))
        row, column = row + step, column + step
    return found[::step]


def best_links(target: Forms, source: Forms, rows: range, columns: range) -> list[Link]:
    """Return the best links, in order, between two short stretches: their heaviest common subsequence."""
    height, width = len(rows), len(columns)
    if not height or not width or height > LARGEST_GAP or width > LARGEST_GAP:
        return []
    table = [[0.0] * (width + 1) for _ in range(height + 1)]
    how: dict[tuple[int, int], Likeness] = {}
    for i in range(height - 1, -1, -1):
        one = target.words[rows[i]]
        for j in range(width - 1, -1, -1):
            other = source.words[columns[j]]
            best = max(table[i + 1][j], table[i][j + 1])
            like = likeness(one, other)
            if like is not None:
                how[i, j] = like
                best = max(best, table[i + 1][j + 1] + WORTH[like] * min(one.weight, other.weight))
            table[i][j] = best
    links = []
    i = j = 0
    while i < height and j < width:
        if table[i][j] == table[i + 1][j]:
            i += 1
        elif table[i][j] == table[i][j + 1]:
            j += 1
        else:
            links.append(Link(rows[i], columns[j], how[i, j]))
            i, j = i + 1, j + 1
    return links


def in_order(target: Forms, source: Forms, links: Sequence[Link]) -> list[Link]:
    """Return the heaviest part of the links that rises on both sides."""
    ordered = sorted(links)
    best: list[float] = []
    previous: list[int] = []
    for i, link in enumerate(ordered):
        weight = WORTH[link.likeness] * min(target.words[link.row].weight, source.words[link.column].weight)
        top, before = 0.0, -1
        for j in range(i):
            if ordered[j].column < link.column and ordered[j].row < link.row and best[j] > top:
                top, before = best[j], j
        best.append(top + weight)
        previous.append(before)
    at = max(range(len(best)), key=best.__getitem__)
    kept = []
    while at >= 0:
        kept.append(ordered[at])
        at = previous[at]
    return kept[::-1]
