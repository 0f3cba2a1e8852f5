"""Tidy what the search found: pieces of one reuse joined, cut at quotation marks, clauses completed."""

from collections.abc import Sequence

from rawi.link.features import Forms
from rawi.link.labels import is_verbatim
from rawi.link.matching import Link, Run, run_of

# Two runs are one reuse if no more words than this lie between them, on the target's and on the source's side.
JOIN_ROWS, JOIN_COLUMNS = 4, 6
# Inside one quotation more may lie between.
JOIN_QUOTED = 12
# A clause of which all but this many words are found is taken whole.
CLAUSE_END = 3


def tidy(target: Forms, source: Forms, runs: Sequence[Run], *, rows: frozenset[int]) -> list[Run]:
    """Return the runs of one passage joined, cut and completed, in the target's order.

    `rows` are the words of the target a run may hold: not those of saying.
    """
    joined = _joined(target, source, sorted(runs, key=lambda run: run.rows), rows)
    cut = [piece for run in joined for piece in cut_at_marks(target, run)]
    free = set(rows)
    for run in cut:
        free.difference_update(range(run.rows[0], run.rows[1] + 1))
    done: list[Run] = []
    for run in cut:
        done.append(_completed(target, source, run, free))
        free.difference_update(range(done[-1].rows[0], done[-1].rows[1] + 1))
    return done


def _completed(target: Forms, source: Forms, run: Run, free: set[int]) -> Run:
    """Return the run with what little is missing of its names and of its first and last clause.

    `free` are the rows it may take. What is whole on the target's side and the same words stays as it is.
    """
    mark = quoted(target, run.rows[0])
    first, last = _clause_start(target, run.rows[0]), _clause_end(target, run.rows[1])
    while first < run.rows[0] and (first not in free or quoted(target, first) != mark or _opens(target, first)):
        first += 1
    while last > run.rows[1] and (last not in free or quoted(target, last) != mark):
        last -= 1
    if (first, last) == run.rows and is_verbatim(target, source, run):
        return run
    start, end = _clause_start(source, run.columns[0]), _clause_end(source, run.columns[1])
    while start < run.columns[0] and _opens(source, start):
        start += 1
    return Run((first, last), (start, end), run.links)


def _opens(forms: Forms, number: int) -> bool:
    """Whether a word only leads into what follows (إن، حيث، لقد)."""
    return not forms.words[number].content


def tells(target: Forms, links: Sequence[Link]) -> bool:
    """Whether linked words say anything: a name alone is no reuse."""
    return any(target.words[link.row].content and target.words[link.row].mention < 0 for link in links)


def _joined(target: Forms, source: Forms, runs: Sequence[Run], rows: frozenset[int]) -> list[Run]:
    done: list[Run] = []
    for run in runs:
        between = range(done[-1].rows[1] + 1, run.rows[0]) if done else range(0)
        if done and rows.issuperset(between) and _is_one(target, source, done[-1], run):
            done[-1] = run_of([*done[-1].links, *run.links])
        else:
            done.append(run)
    return done


def _is_one(target: Forms, source: Forms, one: Run, other: Run) -> bool:
    """Whether two runs, next to each other in the target, stand together in the source too, in whatever order."""
    if target.words[one.rows[1]].sentence != target.words[other.rows[0]].sentence:
        return False
    if source.words[one.columns[0]].sentence != source.words[other.columns[1]].sentence:
        return False
    between = max(other.columns[0] - one.columns[1], one.columns[0] - other.columns[1]) - 1
    if quoted(target, one.rows[1]) >= 0 and quoted(target, one.rows[1]) == quoted(target, other.rows[0]):
        return other.rows[0] - one.rows[1] - 1 <= JOIN_QUOTED and between <= JOIN_QUOTED
    return other.rows[0] - one.rows[1] - 1 <= JOIN_ROWS and between <= JOIN_COLUMNS


def cut_at_marks(target: Forms, run: Run) -> list[Run]:
    """Return the run in pieces that stand wholly inside or outside of a quotation of clause length."""
    pieces: list[list[Link]] = []
    before: int | None = None
    for link in run.links:
        here = quoted(target, link.row)
        if not pieces or here != before:
            pieces.append([])
        pieces[-1].append(link)
        before = here
    return [run_of(piece) for piece in pieces if tells(target, piece)]


def quoted(target: Forms, row: int) -> int:
    """Return the number of the clause quotation a word stands in, -1 outside."""
    number = target.words[row].quotation
    return number if number >= 0 and target.reading.quotations[number].kind == "clause" else -1


def _clause_start(forms: Forms, number: int) -> int:
    """Return the first word of the clause of a word if it is near, else of the name it stands in."""
    clause = forms.words[number].clause
    start = number = _name_end(forms, number, -1)
    while start > 0 and forms.words[start - 1].clause == clause and number - start <= CLAUSE_END:
        start -= 1
    return start if number - start <= CLAUSE_END else number


def _clause_end(forms: Forms, number: int) -> int:
    clause = forms.words[number].clause
    end = number = _name_end(forms, number, 1)
    while end + 1 < len(forms.words) and forms.words[end + 1].clause == clause and end - number <= CLAUSE_END:
        end += 1
    return end if end - number <= CLAUSE_END else number


def _name_end(forms: Forms, number: int, step: int) -> int:
    """Return the first (-1) or last (1) word of the name a word stands in, the word itself outside of names."""
    mention = forms.words[number].mention
    while mention >= 0 and 0 <= number + step < len(forms.words) and forms.words[number + step].mention == mention:
        number += step
    return number
