"""What to call a reuse, and how sure it is."""

from rawi.link.pairs.matching import WORTH, Run, in_order
from rawi.link.texts.features import Forms
from rawi.model.link import ReuseLabel
from rawi.text.clitics import CONJUNCTIONS

NEAR = 0.8


def label(target: Forms, source: Forms, run: Run) -> ReuseLabel:
    """Return `verbatim` for the same words, `near_verbatim` where 8 in 10 content words of both sides answer to each
    other in the same order, else `paraphrase`.

    Same means equal after orthographic normalisation; a conjunction before the first word does not count.
    """
    if is_verbatim(target, source, run):
        return "verbatim"
    rows = sum(target.content[run.rows[0] : run.rows[1] + 1])
    columns = sum(source.content[run.columns[0] : run.columns[1] + 1])
    if len(run.links) < NEAR * max(rows, columns):
        return "paraphrase"
    linked = [
        link
        for link in in_order(target, source, run.links)
        if link.likeness in ("same", "stem") and target.content[link.row]
    ]
    if rows and columns and len(linked) >= NEAR * max(rows, columns):
        return "near_verbatim"
    return "paraphrase"


def is_verbatim(target: Forms, source: Forms, run: Run) -> bool:
    """Whether both sides are the same words in the same order."""
    (row, last_row), (column, last_column) = run.rows, run.columns
    if last_row - row != last_column - column:
        return False
    if target.keys[row + 1 : last_row + 1] != source.keys[column + 1 : last_column + 1]:
        return False
    return target.keys[row] == source.keys[column] or opens_alike(target.keys[row], source.keys[column])


def opens_alike(one: str, other: str) -> bool:
    """Whether two keys differ by a conjunction before them at most."""
    return any(one == mark + other or other == mark + one for mark in CONJUNCTIONS)


def openings(key: str) -> frozenset[str]:
    """Return all keys that open like this one."""
    bare = {key[len(mark) :] for mark in CONJUNCTIONS if key.startswith(mark)}
    return frozenset({*bare, *(mark + key for mark in CONJUNCTIONS)})


def score(target: Forms, source: Forms, run: Run) -> float:
    """Return the weight of what answers to each other as a share of the weight of both sides, 0-1."""
    here, there = target.weights, source.weights
    matched = sum([WORTH[how] * min(here[row], there[column]) for row, column, how in run.links])
    both = sum(there[run.columns[0] : run.columns[1] + 1], sum(here[run.rows[0] : run.rows[1] + 1]))
    return round(min(1.0, 2 * matched / both), 3) if both else 0.0
