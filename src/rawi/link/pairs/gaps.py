"""A run word by word: what answers to what, what was moved, and between them the gaps with what has no counterpart."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rawi.link.pairs.chains import Likeness
from rawi.link.pairs.matching import WORTH, Link, Run, best_links, in_order, likeness
from rawi.link.texts.features import Forms
from rawi.link.texts.words import Word
from rawi.model import Change
from rawi.model.claim import ChangeKind

# A single word that was moved must be long to be taken for the same with a letter changed.
LONG = 6
# Words of one run that begin with this many letters in common are forms of one word.
COMMON_START = 4
# Verbs with a weak end letter are this short.
WEAK_LENGTH = 5


class Gap(NamedTuple):
    """Words without a counterpart between two neighbouring links: of the target, of the source; one may be empty."""

    rows: tuple[int, ...]
    columns: tuple[int, ...]


class Compared(NamedTuple):
    """A run with all its links; `moved` are those out of order, `unlike` those of words that are not the same.

    `row_of`, `column_of` lead from side to side; `come` and `gone` are the words of all gaps.
    """

    target: Forms
    source: Forms
    run: Run
    links: tuple[Link, ...]
    moved: frozenset[Link]
    unlike: tuple[Link, ...]
    gaps: tuple[Gap, ...]
    column_of: dict[int, int]
    row_of: dict[int, int]
    come: frozenset[int]
    gone: frozenset[int]


def change(pair: Compared, kind: ChangeKind, *, rows: Iterable[int] = (), columns: Iterable[int] = ()) -> Change:
    """Return a change that points to words of the target, of the source, or of both."""
    here, there = sorted(rows), sorted(columns)
    return Change(
        kind=kind,
        source_text=pair.source.text(there[0], there[-1]) if there else "",
        source_span=pair.source.span(there[0], there[-1]) if there else None,
        target_text=pair.target.text(here[0], here[-1]) if here else "",
        target_span=pair.target.span(here[0], here[-1]) if here else None,
    )


def compare(target: Forms, source: Forms, run: Run) -> Compared:
    """Return the run with every word of its two sides linked that answers to another."""
    spine = in_order(target, source, run.links)
    holes = _holes(run, spine)
    fitted = [link for rows, columns in holes if rows and columns for link in _fitted(target, source, rows, columns)]
    if fitted:
        spine = sorted([*spine, *fitted])
        holes = _holes(run, spine)
    left: list[Link] = []
    if len(spine) - len(fitted) < len(run.links):
        rows_linked, columns_linked = {link[0] for link in spine}, {link[1] for link in spine}
        left = [link for link in run.links if link.row not in rows_linked and link.column not in columns_linked]
    moved = [*left, *_moved(target, source, holes, left)]
    links = sorted([*spine, *moved]) if moved else spine
    column_of = {row: column for row, column, _ in links}
    row_of = {column: row for row, column, _ in links}
    gaps = []
    for rows, columns in holes:
        gap = Gap(tuple(rows), tuple(columns))
        if moved:
            gap = Gap(
                tuple([row for row in rows if row not in column_of]),
                tuple([column for column in columns if column not in row_of]),
            )
        if gap.rows or gap.columns:
            gaps.append(gap)
    unlike = tuple([link for link in links if link[2] != "same"])
    come = frozenset([row for gap in gaps for row in gap.rows])
    gone = frozenset([column for gap in gaps for column in gap.columns])
    return Compared(
        target, source, run, tuple(links), frozenset(moved), unlike, tuple(gaps), column_of, row_of, come, gone
    )


def _holes(run: Run, spine: Sequence[Link]) -> list[tuple[range, range]]:
    """Return what lies between neighbouring links, and before the first and after the last of them."""
    row, column = run.rows[0], run.columns[0]
    holes = []
    for next_row, next_column, _ in spine:
        if row < next_row or column < next_column:
            holes.append((range(row, next_row), range(column, next_column)))
        row, column = next_row + 1, next_column + 1
    if row <= run.rows[1] or column <= run.columns[1]:
        holes.append((range(row, run.rows[1] + 1), range(column, run.columns[1] + 1)))
    return holes


def _fitted(target: Forms, source: Forms, rows: range, columns: range) -> list[Link]:
    links = best_links(target, source, rows, columns)
    if links:
        return links
    ones, others = _nouns(target, rows), _nouns(source, columns)
    for row, one in ones if others else ():
        for column, other in others:
            if _is_inflected(one, other):
                return [Link(row, column, "skeleton")]
    return []


def _nouns(forms: Forms, numbers: range) -> list[tuple[int, Word]]:
    """Return the words of a stretch that may be inflected: of content, and no part of a name."""
    return [(number, word) for number in numbers if forms.content[number] and (word := forms.words[number]).mention < 0]


def _is_inflected(one: Word, other: Word) -> bool:
    """Whether two nouns left over in one run are forms of one (رعت، رعى; انتهت، انتهاء), though it is short or weak."""
    stem, theirs = one.stem, other.stem
    if stem[:COMMON_START] == theirs[:COMMON_START] and len(stem) > COMMON_START < len(theirs):
        return not stem.startswith("است")
    return one.skeleton[:2] == other.skeleton[:2] and _without_ending(stem) == _without_ending(theirs)


def is_form_of(one: Word, other: Word) -> bool:
    """Whether two words of content are the same or forms of one word (تعرض، تعرضوا), wherever they stand."""
    if likeness(one, other) in ("same", "stem", "skeleton"):
        return True
    return one.mention < 0 > other.mention and _is_inflected(one, other)


def _without_ending(stem: str) -> str:
    stem = stem.rstrip("ء")
    return stem.rstrip("تيا") if len(stem) < WEAK_LENGTH else stem


def _moved(target: Forms, source: Forms, holes: Sequence[tuple[range, range]], links: Sequence[Link]) -> list[Link]:
    """Return links between words left over on both sides, wherever they stand in the run; `links` are such already."""
    rows_taken, columns_taken = {link.row for link in links}, {link.column for link in links}
    columns = [c for _, there in holes for c in there if source.content[c] and c not in columns_taken]
    if not columns:
        return []
    rows = [row for here, _ in holes for row in here if target.content[row] and row not in rows_taken]
    found = []
    for row in rows:
        one = target.words[row]
        best: tuple[float, int, Likeness] | None = None
        for column in columns:
            other = source.words[column]
            how = likeness(one, other)
            if how is None and one.mention < 0 > other.mention and _is_inflected(one, other):
                how = "skeleton"
            if how is None or how == "alias" or (how == "near" and len(other.key) < LONG):
                continue
            if best is None or WORTH[how] > best[0]:
                best = (WORTH[how], column, how)
        if best is not None:
            found.append(Link(row, best[1], best[2]))
            columns.remove(best[1])
    return found
