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
    rows = [row for row in range(run.rows[0], run.rows[1] + 1) if target.words[row].content]
    columns = [c for c in range(run.columns[0], run.columns[1] + 1) if source.words[c].content]
    linked = [
        link
        for link in in_order(target, source, run.links)
        if link.likeness in ("same", "stem") and target.words[link.row].content
    ]
    if rows and columns and len(linked) >= NEAR * max(len(rows), len(columns)):
        return "near_verbatim"
    return "paraphrase"


def is_verbatim(target: Forms, source: Forms, run: Run) -> bool:
    """Whether both sides are the same words in the same order."""
    first_row, last_row = run.rows
    first_column, last_column = run.columns
    if last_row - first_row != last_column - first_column:
        return False
    pairs = zip(
        target.words[first_row : last_row + 1],
        source.words[first_column : last_column + 1],
        strict=True,
    )
    return all(
        one.key == other.key or (number == 0 and opens_alike(one.key, other.key))
        for number, (one, other) in enumerate(pairs)
    )


def opens_alike(one: str, other: str) -> bool:
    """Whether two keys differ by a conjunction before them at most."""
    return any(one == mark + other or other == mark + one for mark in CONJUNCTIONS)


def openings(key: str) -> frozenset[str]:
    """Return all keys that open like this one."""
    bare = {key[len(mark) :] for mark in CONJUNCTIONS if key.startswith(mark)}
    return frozenset({*bare, *(mark + key for mark in CONJUNCTIONS)})


def score(target: Forms, source: Forms, run: Run) -> float:
    """Return the weight of what answers to each other as a share of the weight of both sides, 0-1."""
    matched = sum(
        WORTH[link.likeness] * min(target.words[link.row].weight, source.words[link.column].weight)
        for link in run.links
    )
    both = sum(
        word.weight
        for forms, (first, last) in ((target, run.rows), (source, run.columns))
        for word in forms.words[first : last + 1]
    )
    return round(min(1.0, 2 * matched / both), 3) if both else 0.0
