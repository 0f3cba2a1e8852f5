"""Words without a counterpart in a run: do they stand elsewhere in the sentences of the source it comes from?"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from rawi.link.pairs.matching import Link
from rawi.link.texts.features import Forms
from rawi.model import Change

# Fewer words may stand elsewhere for grammar's sake (verb before subject).
MOVED_WORDS = 2


def elsewhere(
    target: Forms, source: Forms, rows: Sequence[int], *, near: Iterable[int], used: Iterable[int]
) -> dict[int, int]:
    """Return for content words of the target where their stems stand in the source.

    They are looked for in the sentences of the words `near`, but not among the words `used`.
    """
    wanted = {target.stems[row] for row in rows if target.content[row]}
    free: list[int] = []
    if wanted:
        taken = set(used)
        free = [column for column in _sentences(source, near) if source.stems[column] in wanted and column not in taken]
    found: dict[int, int] = {}
    for row in rows if free else ():
        stem = target.stems[row]
        same = [column for column in free if source.stems[column] == stem] if target.content[row] else []
        if same:
            last = max(found.values(), default=-1)
            found[row] = next((column for column in same if column > last), same[0])
            free.remove(found[row])
    return found


def _sentences(source: Forms, near: Iterable[int]) -> Iterator[int]:
    for number in sorted({source.sentences[column] for column in near}):
        yield from source.sentence(number)


def moved_or_added(
    target: Forms, source: Forms, rows: Sequence[int], answers: Mapping[int, int], links: Iterable[Link]
) -> Iterator[Change]:
    """Yield what became of words of the target: moved where `answers` say they stand elsewhere, else added.

    Words that stand in their order with what is linked, and single ones, are no change.
    """
    if len(answers) >= MOVED_WORDS and not _in_order(answers, links):
        here, there = (min(answers), max(answers)), (min(answers.values()), max(answers.values()))
        yield Change(
            kind="moved",
            source_text=source.text(*there),
            source_span=source.span(*there),
            target_text=target.text(*here),
            target_span=target.span(*here),
        )
    for first, last in _without(rows, answers):
        if any(target.content[first : last + 1]):
            yield Change(kind="added", target_text=target.text(first, last), target_span=target.span(first, last))


def _without(rows: Sequence[int], answers: Mapping[int, int]) -> Iterator[tuple[int, int]]:
    """Yield the first and the last of neighbouring words that are not answered."""
    group: list[int] = []
    for row in rows:
        if row not in answers:
            group.append(row)
        elif group:
            yield group[0], group[-1]
            group = []
    if group:
        yield group[0], group[-1]


def _in_order(answers: Mapping[int, int], links: Iterable[Link]) -> bool:
    """Whether words stand in the source where they stand in the target, seen from what is linked."""
    places = sorted([*answers.items(), *((link.row, link.column) for link in links)])
    return all(one[1] < other[1] for one, other in pairwise(places) if one[0] in answers or other[0] in answers)
