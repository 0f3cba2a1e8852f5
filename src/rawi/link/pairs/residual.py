"""What the first pass leaves: words of an attributed sentence are looked for where the rest of it was found.

First each run is drawn out a little at both ends. Then a stretch that nothing matched is fitted into the source
sentences its own sentence is anchored in, at a low cut and with aliases and near words; failing that anywhere in the
source, at a high cut and by two words at least.
"""

from collections.abc import Iterator, Sequence
from itertools import chain as joined

from rawi.link.pairs.chains import Cell, Chain, chains
from rawi.link.pairs.matching import Answers, Link, Run, best_links, fill, run_of
from rawi.link.pairs.runs import quoted, tells
from rawi.link.texts.features import Forms

ANCHORED_CUT = 0.45
GLOBAL_CUT = 0.7
GLOBAL_LINKS = 2
# A single word counts where it stands this close, on both sides, to something found already.
BESIDE = 4
# Within one quotation the source is drawn together: a word further off still belongs.
BESIDE_QUOTED = 12
# How far the ends of a run may be drawn out: a few words of the target, over what the source may have had between.
DRAW_ROWS, DRAW_COLUMNS = 4, 13


def drawn_out(target: Forms, source: Forms, rows: Sequence[int], found: Sequence[Run]) -> list[Run]:
    """Return the runs of one sentence with the words right before and after them that answer to each other."""
    free = set(rows).difference(*(range(run.rows[0], run.rows[1] + 1) for run in found))
    longer = []
    for run in found:
        more = [*_before(target, source, run, free), *_after(target, source, run, free)]
        longer.append(run_of((*run.links, *more)) if more else run)
        free.difference_update(link.row for link in more)
    return longer


def _after(target: Forms, source: Forms, run: Run, free: set[int]) -> list[Link]:
    row, column = run.rows[1] + 1, run.columns[1] + 1
    mark, row_end = quoted(target, run.rows[1]), row
    while row_end < row + DRAW_ROWS and row_end in free and quoted(target, row_end) == mark:
        row_end += 1
    if row_end == row:
        return []
    sentence = source.sentence(source.sentences[column - 1])
    links = best_links(target, source, range(row, row_end), range(column, min(column + DRAW_COLUMNS, sentence.stop)))
    return _sound(target, source, links, source.words[run.columns[1]].clause)


def _before(target: Forms, source: Forms, run: Run, free: set[int]) -> list[Link]:
    row, column = run.rows[0], run.columns[0]
    mark, row_start = quoted(target, row), row
    while row_start > row - DRAW_ROWS and row_start - 1 in free and quoted(target, row_start - 1) == mark:
        row_start -= 1
    if row_start == row:
        return []
    sentence = source.sentence(source.sentences[column])
    links = best_links(target, source, range(row_start, row), range(max(column - DRAW_COLUMNS, sentence.start), column))
    return _sound(target, source, links, source.words[run.columns[0]].clause)


def _sound(target: Forms, source: Forms, links: Sequence[Link], clause: int) -> list[Link]:
    """Return the links of content words; a name alone must stand in the clause of the run's end."""
    kept = [link for link in links if target.content[link.row] and link.likeness != "near"]
    if not tells(target, kept):
        kept = [link for link in kept if source.words[link.column].clause == clause]
    return kept


def residual(
    target: Forms, source: Forms, rows: Sequence[int], found: Sequence[Run], answers: Answers, columns: range | None
) -> list[Run]:
    """Return what more of the words `rows` of one sentence comes from the source.

    `found` are the runs of that sentence so far; `columns` is the whole source passage, null to look only near them.
    """
    near = _anchors(source, found)
    more: list[Run] = []
    for stretch in _open_stretches(rows, found):
        cells = answers.loose_cells(stretch, near) if near else []
        got = chains(cells, target.sums, source.sums, source.paragraphs, cut=ANCHORED_CUT)
        runs = _telling(target, source, [one for one in got if _belongs(target, one.cells, found)])
        if not runs and columns is not None:
            cells = answers.cells(stretch, columns)
            got = chains(cells, target.sums, source.sums, source.paragraphs, cut=GLOBAL_CUT)
            runs = _telling(target, source, [one for one in got if len(one.cells) >= GLOBAL_LINKS])
        more += runs
    return more


def _anchors(source: Forms, found: Sequence[Run]) -> frozenset[int]:
    """Return the sentences of the source that the runs come from."""
    return frozenset({source.sentences[link.column] for run in found for link in run.links})


def _telling(target: Forms, source: Forms, got: Sequence[Chain]) -> list[Run]:
    runs = [fill(target, source, one) for one in got]
    return [run for run in runs if tells(target, run.links)]


def _belongs(target: Forms, cells: Sequence[Cell], found: Sequence[Run]) -> bool:
    """Whether a piece found in the anchored sentences stands by itself, or beside what was found before."""
    if len(cells) >= GLOBAL_LINKS and any(target.words[row].mention < 0 for row, *_ in cells):
        return True
    (first_row, first_column, *_), (last_row, last_column, *_) = cells[0], cells[-1]
    mark = quoted(target, first_row)
    for run in found:
        same_quotation = mark >= 0 and mark in (quoted(target, run.rows[0]), quoted(target, run.rows[1]))
        reach = BESIDE_QUOTED if same_quotation else BESIDE
        if (
            run.rows[0] - reach <= last_row
            and first_row <= run.rows[1] + reach
            and run.columns[0] - reach <= last_column
            and first_column <= run.columns[1] + reach
        ):
            return True
    return False


def _open_stretches(rows: Sequence[int], found: Sequence[Run]) -> Iterator[list[int]]:
    """Yield the rows no run covers, in stretches without a covered row between them."""
    covered = set(joined.from_iterable(range(run.rows[0], run.rows[1] + 1) for run in found))
    stretch: list[int] = []
    for row in rows:
        if row in covered:
            if stretch:
                yield stretch
            stretch = []
        else:
            stretch.append(row)
    if stretch:
        yield stretch
