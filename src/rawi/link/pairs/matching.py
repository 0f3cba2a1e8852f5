"""Which words of two passages answer to each other: same, stem, skeleton, another name of the same entity, a slip.

Runs are what chains become: cells over content words, filled with the function words, aliases and slips between them.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from operator import lt
from typing import NamedTuple

from rapidfuzz.distance import OSA

from rawi.link.pairs.chains import Cell, Chain, Likeness
from rawi.link.texts.features import SHORTEST_SKELETON, Forms
from rawi.link.texts.words import Word

WORTH: dict[Likeness, float] = {"same": 1.0, "stem": 0.9, "skeleton": 0.6, "alias": 0.6, "near": 0.6}
SAME, STEM, SKELETON = (WORTH[how] for how in ("same", "stem", "skeleton"))
# Shorter words are one letter away from too many others.
SHORTEST_NEAR = 5
# One letter may differ, two in words from this length on.
LONG_WORD, MOST_SLIPS = 7, 2
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


def run_of(links: Iterable[Link]) -> Run:
    """Return the run that reaches from the first to the last linked word of each side."""
    ordered = sorted(links)
    columns = [link[1] for link in ordered]
    return Run((ordered[0].row, ordered[-1].row), (min(columns), max(columns)), tuple(ordered))


class Answers:
    """Which content words of the source answer to each content word of the target, found once for a pair of texts."""

    def __init__(self, target: Forms, source: Forms) -> None:
        self._target = target.words
        self._source = source.words
        self._entities = source.places.entities
        self._strict = _strict_cells(target, source)
        self._long: dict[int, list[tuple[str, int, int]]] = {}
        self._sentence = source.sentence

    def cells(self, rows: Iterable[int], columns: range) -> list[Cell]:
        """Return the cells of words that match, by row and column."""
        start, stop, strict = columns.start, columns.stop, self._strict
        return [cell for row in rows if row in strict for cell in strict[row] if start <= cell[1] < stop]

    def loose_cells(self, rows: Iterable[int], sentences: Iterable[int]) -> list[Cell]:
        """Return those in some sentences of the source, also of other names of one entity; near words if no other."""
        inside = frozenset().union(*map(self._sentence, sentences))
        cells: list[Cell] = []
        for row in rows:
            word = self._target[row]
            if not word.content:
                continue
            found = [cell for cell in self._strict.get(row, ()) if cell[1] in inside]
            if word.entity is not None and word.entity in self._entities:
                known = {cell[1] for cell in found}
                aliases = [c for c in self._entities[word.entity] if c in inside and c not in known]
                if aliases:
                    found = sorted([*found, *(self._cell(row, column, "alias") for column in aliases)])
            if not found and len(word.key) >= SHORTEST_NEAR:
                found = [self._cell(row, column, "near") for column in self._near(word.key, sentences)]
            cells += found
        return cells

    def _near(self, key: str, sentences: Iterable[int]) -> list[int]:
        """Return the words of some sentences that are a slip away from a key."""
        letters = _letters(key)
        found: list[int] = []
        for one in sentences:
            if one not in self._long:
                self._long[one] = [
                    (word.key, _letters(word.key), column)
                    for column in self._sentence(one)
                    if (word := self._source[column]).content and len(word.key) >= SHORTEST_NEAR
                ]
            # A letter more, less or other changes two letters at most of those a word has.
            found += [
                column
                for other, theirs, column in self._long[one]
                if (letters ^ theirs).bit_count() <= 2 * MOST_SLIPS and is_near(key, other)
            ]
        return sorted(found)

    def _cell(self, row: int, column: int, how: Likeness) -> Cell:
        one, other = self._target[row].weight, self._source[column].weight
        return row, column, WORTH[how] * (one if one < other else other), how


def _strict_cells(target: Forms, source: Forms) -> dict[int, list[Cell]]:
    """Return for the rows that have any the cells of one stem or skeleton, by column: only what both texts hold is met.

    Equal words are of one stem, and words of one stem of one skeleton where that is long enough to be looked at.
    """
    found: dict[int, list[Cell]] = {}
    rows_of, columns_of = target.places.families, source.places.families
    here, there = target.words, source.words
    keys, stems, weights = source.keys, source.stems, source.weights
    for family in rows_of.keys() & columns_of.keys():
        columns = columns_of[family]
        for row in rows_of[family]:
            word = here[row]
            key, stem, weight = word.key, word.stem, word.weight
            cells: list[Cell] = []
            for column in columns:
                how: Likeness
                if key == keys[column]:
                    worth, how = SAME, "same"
                elif stem == stems[column]:
                    worth, how = STEM, "stem"
                elif are_one_family(word, there[column]):
                    worth, how = SKELETON, "skeleton" if word.entity is None else "alias"
                else:
                    continue
                theirs = weights[column]
                cells.append((row, column, worth * (weight if weight < theirs else theirs), how))
            if cells:
                found[row] = cells
    return found


def likeness(target: Word, source: Word) -> Likeness | None:
    """Return how two words answer to each other, if they do. `near` is one letter away: a slip, or another word."""
    if target.key == source.key:
        return "same"
    if target.stem == source.stem:
        return "stem"
    return _looser(target, source) if target.content and source.content else None


def _looser(target: Word, source: Word) -> Likeness | None:
    """Return how two words of content answer to each other that are not of one stem."""
    if target.entity is not None and target.entity == source.entity:
        return "alias"
    if target.skeleton == source.skeleton and are_one_family(target, source):
        return "skeleton"
    return "near" if is_near(target.key, source.key) else None


def are_one_family(target: Word, source: Word) -> bool:
    """Whether two words share their consonants; names that mean different things never do (النظام، التنظيم)."""
    return (
        len(target.skeleton) >= SHORTEST_SKELETON
        and target.skeleton == source.skeleton
        and (target.entity == source.entity or target.mention < 0 > source.mention)
    )


@lru_cache(maxsize=1 << 16)
def _letters(key: str) -> int:
    """Return which letters a word has, as bits."""
    bits = 0
    for letter in key:
        bits |= 1 << (ord(letter) & 63)
    return bits


def is_near(target: str, source: str) -> bool:
    """Whether two keys are one letter apart, or two in long words."""
    length, other = len(target), len(source)
    if length < SHORTEST_NEAR or other < SHORTEST_NEAR:
        return False
    allowed = 1 if other < LONG_WORD else MOST_SLIPS
    if not -allowed <= length - other <= allowed:
        return False
    return OSA.distance(target, source, score_cutoff=allowed) <= allowed


def fill(target: Forms, source: Forms, chain: Chain) -> Run:
    """Return the chain with all words between its cells that answer to each other, and equal words at its ends."""
    links: list[Link] = []
    previous: Cell | None = None
    for cell in chain.cells:
        if previous is not None and cell[0] > previous[0] + 1 and cell[1] > previous[1] + 1:
            links += best_links(target, source, range(previous[0] + 1, cell[0]), range(previous[1] + 1, cell[1]))
        links.append(Link(cell[0], cell[1], cell[3]))
        previous = cell
    links = [*_outward(target, source, links[0], -1), *links, *_outward(target, source, links[-1], 1)]
    # They rise on both sides.
    first, last = links[0], links[-1]
    return Run((first.row, last.row), (first.column, last.column), tuple(links))


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
    if height == width == 1:
        single = likeness(target.words[rows.start], source.words[columns.start])
        return [Link(rows.start, columns.start, single)] if single is not None else []
    ones = target.words[rows.start : rows.stop]
    others = source.words[columns.start : columns.stop]
    how: dict[tuple[int, int], Likeness] = {}
    for i, one in enumerate(ones):
        key, stem, content = one.key, one.stem, one.content
        for j, other in enumerate(others):
            if key == other.key:
                how[i, j] = "same"
            elif stem == other.stem:
                how[i, j] = "stem"
            elif content and other.content and (like := _looser(one, other)):
                how[i, j] = like
    if len(how) <= 1:
        return [Link(rows[i], columns[j], like) for (i, j), like in how.items()]
    table = [[0.0] * (width + 1) for _ in range(height + 1)]
    for i in range(height - 1, -1, -1):
        for j in range(width - 1, -1, -1):
            best = max(table[i + 1][j], table[i][j + 1])
            if (i, j) in how:
                weight = min(ones[i].weight, others[j].weight)
                best = max(best, table[i + 1][j + 1] + WORTH[how[i, j]] * weight)
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


def _rise(numbers: Sequence[int]) -> bool:
    return all(map(lt, numbers, numbers[1:]))


def in_order(target: Forms, source: Forms, links: Sequence[Link]) -> list[Link]:
    """Return the heaviest part of the links that rises on both sides."""
    ordered = sorted(links)
    if _rise([link[0] for link in ordered]) and _rise([link[1] for link in ordered]):
        return ordered
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
