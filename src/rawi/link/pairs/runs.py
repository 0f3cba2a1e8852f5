"""Tidy what the search found: pieces of one reuse joined, cut at quotation marks, clauses completed."""

from collections.abc import Callable, Iterable, Sequence

from rawi.link.pairs.actor_changes import adds_somebody
from rawi.link.pairs.gaps import is_form_of
from rawi.link.pairs.labels import is_verbatim
from rawi.link.pairs.matching import Link, Run, run_of
from rawi.link.texts.features import Forms

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
    free = set(rows) if cut else set()
    for run in cut:
        free.difference_update(range(run.rows[0], run.rows[1] + 1))
    done: list[Run] = []
    for run in cut:
        done.append(_completed(target, source, run, rows, free))
        free.difference_update(range(done[-1].rows[0], done[-1].rows[1] + 1))
    # Runs of a long passage that was found in pieces may have grown to the same stretch.
    return list({(run.rows, run.columns): run for run in reversed(done)}.values())[::-1]


def _completed(target: Forms, source: Forms, run: Run, rows: frozenset[int], free: set[int]) -> Run:
    """Return the run with what little is missing of its names and of its first and last clause.

    `rows` are those a run may hold, `free` those no run holds yet. What is whole on the target's side and the same
    words stays as it is, and a quotation may begin and end where it likes: nothing is added to the source beyond its
    first and last word.
    """
    mark = quoted(target, run.rows[0])

    def allowed(row: int) -> bool:
        return row in rows and target.quoted[row] == mark

    first, last = _clause_edge(target, run.rows[0], -1, allowed), _clause_edge(target, run.rows[1], 1, allowed)
    if not free.issuperset(range(first, run.rows[0])):
        first = run.rows[0]
    if not free.issuperset(range(run.rows[1] + 1, last + 1)):
        last = run.rows[1]
    while first < run.rows[0] and _opens(target, first):
        first += 1
    if (first, last) == run.rows and is_verbatim(target, source, run):
        return Run(run.rows, (run.columns[0], _left_behind(target, source, run)), run.links)
    start, end = run.columns
    linked = {link[:2] for link in run.links} if mark >= 0 else ()
    whole_start, whole_end = (first, start) in linked, (last, end) in linked
    start = _name_edge(source, start, -1) if whole_start else _clause_edge(source, start, -1, None)
    end = _name_edge(source, end, 1) if whole_end else _clause_edge(source, end, 1, None)
    while start < run.columns[0] and _opens(source, start):
        start += 1
    # A verb that stood before its subject may stand behind it now, and the other way round.
    if _is_fronted(source, start - 1, target, range(first, last + 1), [row for row, _, _ in run.links]):
        start -= 1
    before, stretch = first - 1, range(start, end + 1)
    if (
        before in free
        and allowed(before)
        and _is_fronted(target, before, source, stretch, [c for _, c, _ in run.links])
    ):
        first = before
    return Run((first, last), (start, end), run.links)


def _is_fronted(forms: Forms, number: int, others: Forms, stretch: range, linked: Iterable[int]) -> bool:
    """Whether the word right before a run is a form of one that is left over on the other side, in a stretch of it."""
    if number < 0 or not forms.content[number] or forms.sentences[number] != forms.sentences[number + 1]:
        return False
    word = forms.words[number]
    candidates = [others.words[other] for other in set(stretch).difference(linked)]
    return any(one.key == word.key or (one.content and is_form_of(word, one)) for one in candidates)


def _left_behind(target: Forms, source: Forms, run: Run) -> int:
    """Return the last word of the source with who is named beside the last one and is left out where a sentence ends.

    "... the ranks of the enemy and its allies" → "... the ranks of the enemy".
    """
    row, column = run.rows[1], run.columns[1]
    ends = row + 1 == len(target.words) or target.words[row + 1].sentence != target.words[row].sentence
    last = _clause_edge(source, column, 1, None)
    return last if ends and last > column and adds_somebody(source, column + 1) else column


def _clause_edge(forms: Forms, number: int, step: int, allowed: Callable[[int], bool] | None) -> int:
    """Return the first (-1) or last (1) word of the clause of a word if it is near, else of the name it stands in.

    Words that are not `allowed` (null = all are) end a clause.
    """
    name = forms.words[number].mention
    clause = forms.words[number].clause
    edge = number
    for taken in range(CLAUSE_END + 1):
        after = edge + step
        inside = 0 <= after < len(forms.words) and (allowed is None or allowed(after))
        if not inside or forms.words[after].clause != clause:
            return edge
        if name >= 0 and forms.words[after].mention == name:
            number = after
        elif taken == CLAUSE_END:
            break
        edge = after
    return number


def _opens(forms: Forms, number: int) -> bool:
    """Whether a word only leads into what follows (إن، حيث، لقد)."""
    return not forms.words[number].content


def tells(target: Forms, links: Sequence[Link]) -> bool:
    """Whether linked words say anything: a name alone is no reuse."""
    return any(target.plain[link[0]] for link in links)


def _joined(target: Forms, source: Forms, runs: Sequence[Run], rows: frozenset[int]) -> list[Run]:
    done: list[Run] = []
    for run in runs:
        between = range(done[-1].rows[1] + 1, run.rows[0]) if done else range(0)
        if done and rows.issuperset(between) and _is_one(target, source, done[-1], run):
            done[-1] = run_of({*done[-1].links, *run.links})
        else:
            done.append(run)
    return done


def _is_one(target: Forms, source: Forms, one: Run, other: Run) -> bool:
    """Whether two runs, next to each other in the target, stand together in the source too, in whatever order."""
    if other.rows[0] <= one.rows[1]:
        # Each was found in its own sentence and grew into the other's.
        both = [{link for link in run.links if other.rows[0] <= link.row <= one.rows[1]} for run in (one, other)]
        return bool(both[0]) and both[0] == both[1]
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
    marks = {target.quoted[link[0]] for link in run.links}
    if len(marks) == 1:
        return [run] if tells(target, run.links) else []
    pieces: list[list[Link]] = []
    before: int | None = None
    for link in run.links:
        here = target.quoted[link.row]
        if not pieces or here != before:
            pieces.append([])
        pieces[-1].append(link)
        before = here
    return [run_of(piece) for piece in pieces if tells(target, piece)]


def quoted(target: Forms, row: int) -> int:
    """Return the number of the clause quotation a word stands in, -1 outside."""
    return target.quoted[row]


def _name_edge(forms: Forms, number: int, step: int) -> int:
    """Return the first (-1) or last (1) word of the name a word stands in, the word itself outside of names."""
    name = forms.words[number].mention
    while name >= 0 and 0 <= number + step < len(forms.words) and forms.words[number + step].mention == name:
        number += step
    return number
