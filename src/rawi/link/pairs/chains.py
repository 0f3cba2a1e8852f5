"""Local alignment of two word sequences over the cells that match only: weighted, with gaps, repeated.

The method is Smith and Waterman's, taken over matching cells instead of the full matrix (sparse chaining): a chain
grows from cell to cell, a gap costs by the weight of the words it passes over. After a chain is taken, the rows it
covers are closed and the search goes on to their left and right. Columns stay open, so that the source may be used in
any order and more than once.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from typing import Literal, NamedTuple

# Two unlike words that stand against each other cost half their weight; words without a counterpart a third.
MISMATCH = 0.5
GAP = 0.35
# A chain does not reach over more words than this, on either side.
REACH = 14


# How two words answer to each other.
Likeness = Literal["same", "stem", "skeleton", "alias", "near"]
# Which word of the target matches which of the source, what that gains (likeness times weight), and how it does. There
# are hundreds to a pair of texts, so they are plain tuples.
Cell = tuple[int, int, float, Likeness]
# A cell as those that may go on with it see it: its number, row and column, what a chain that ends in it gains, and the
# weights of all words up to it on both sides.
_Seen = tuple[int, int, int, float, float, float]
# By cell what the best chain that ends in it gains, and which cell comes before it there.
_Grown = tuple[list[float], list[int]]


class Chain(NamedTuple):
    """Cells in the order of both texts, and what they gain less the gaps between them."""

    cells: tuple[Cell, ...]
    score: float


def chains(
    cells: Sequence[Cell],
    row_weight: Sequence[float],
    column_weight: Sequence[float],
    column_block: Sequence[int],
    *,
    cut: float,
) -> list[Chain]:
    """Return all chains that score at least `cut`, none sharing a row, in the order of their rows.

    `cells` are sorted by row, then column. `row_weight[i]` and `column_weight[j]` are the weights of all words
    before word `i` of the target and `j` of the source (running sums, one longer than the texts). No chain joins
    columns of different blocks (paragraphs).
    """
    found: list[Chain] = []
    open_parts: list[tuple[tuple[Cell, ...], _Grown | None]] = [(tuple(cells), None)]
    while open_parts:
        part, grown = open_parts.pop()
        if not part or (grown is None and _most(part) < cut):
            continue
        grown = grown or _grown(part, row_weight, column_weight, column_block)
        score = max(grown[0][: len(part)])
        if score < cut:
            continue
        chain = _ending(part, grown, score)
        found.append(chain)
        first, last = chain.cells[0][0], chain.cells[-1][0]
        # What ends before the chain has grown as it would have without what comes after.
        open_parts.append((part[: bisect_left(part, (first,))], grown))
        open_parts.append((part[bisect_left(part, (last + 1,)) :], None))
    return sorted(found, key=lambda chain: chain.cells[0])


def _most(cells: Sequence[Cell]) -> float:
    """Return what a chain of these cells gains at most: of each row the best."""
    most = best = 0.0
    before = -1
    for row, _, gain, _ in cells:
        if row != before:
            most += best
            before, best = row, gain
        elif gain > best:
            best = gain
    return most + best


def _grown(
    cells: Sequence[Cell],
    row_weight: Sequence[float],
    column_weight: Sequence[float],
    column_block: Sequence[int],
) -> _Grown:
    """Return what the best chain gains that ends in each cell, and the cell before it there, -1 for none."""
    best: list[float] = []
    previous: list[int] = []
    # Cells so far by stretches of columns as wide as a chain may reach: those near a cell stand in two of them.
    stretches: defaultdict[int, list[_Seen]] = defaultdict(list)
    for index, (row, column, gain, _) in enumerate(cells):
        top, link = 0.0, -1
        at = column // REACH
        here = stretches[at]
        first_row, first_column = row - REACH, column - REACH
        rows_here, columns_here, block = row_weight[row], column_weight[column], column_block[column]
        for stretch in (here, stretches.get(at - 1, ())):
            for earlier, other_row, other, reached, rows_passed, columns_passed in reversed(stretch):
                if other_row < first_row:
                    break
                if reached < top or not first_column <= other < column or other_row == row:
                    continue
                if column_block[other] != block:
                    continue
                skipped_rows = rows_here - rows_passed
                skipped_columns = columns_here - columns_passed
                if skipped_rows < skipped_columns:
                    score = reached - (MISMATCH * skipped_rows + GAP * (skipped_columns - skipped_rows))
                else:
                    score = reached - (MISMATCH * skipped_columns + GAP * (skipped_rows - skipped_columns))
                if score > top or (score == top and earlier > link >= 0):
                    top, link = score, earlier
        best.append(gain + top)
        previous.append(link)
        here.append((index, row, column, gain + top, row_weight[row + 1], column_weight[column + 1]))
    return best, previous


def _ending(cells: Sequence[Cell], grown: _Grown, score: float) -> Chain:
    """Return the earliest chain that gains as much as `score`, the highest of all that have grown."""
    best, previous = grown
    path = []
    at = best.index(score)
    while at >= 0:
        path.append(cells[at])
        at = previous[at]
    return Chain(tuple(path[::-1]), score)
