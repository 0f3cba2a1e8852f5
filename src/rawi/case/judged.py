"""Rows as they read with what people decided about them. Pure: rows and judgements in, rows out.

The judgements given are in the order they were made, their `subject` the id the row has now. Undone ones do not
count; of several on one value the latest does. A rejected row is left out, a rejected value is open. What people
decide about which claims are one event is `regroup`'s business.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

import msgspec

from rawi.case.fields import added_by, field_of, words_of
from rawi.case.values import BadValueError
from rawi.model import Judgement, Mention, Row

R = TypeVar("R", bound=msgspec.Struct)
# What concerns the row as a whole: whether it counts.
_VALUES = frozenset({"confirm", "correct", "reject", "place", "link", "unlink"})
_OPENING = frozenset({"reject", "unlink"})


def standing(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Return the judgements that stand: no undoing, and none that is undone (an undoing may itself be undone)."""
    given = list(judgements)
    gone = undone(given)
    return tuple(each for each in given if each.action != "undo" and each.id not in gone)


def undone(judgements: Sequence[Judgement]) -> frozenset[str]:
    """Return the ids of the judgements that are undone, the undoings that are themselves undone among them."""
    gone: set[str] = set()
    # An undoing comes after what it undoes, so the last ones are settled first.
    for judgement in reversed(judgements):
        if judgement.undoes is not None and judgement.id not in gone:
            gone.add(judgement.undoes)
    return frozenset(gone)


def apply(rows: Iterable[Row], judgements: Sequence[Judgement]) -> Iterator[Row]:
    """Yield the rows with what stands of the judgements, each followed by the rows that a value brings with it."""
    by_subject = of_subjects(standing(judgements))
    for row in rows:
        mine = by_subject.get(row.id)
        if mine is None:
            yield row
            continue
        if is_out(mine):
            continue
        yield from applied(row, mine)


def of_subjects(judgements: Iterable[Judgement]) -> Mapping[str, list[Judgement]]:
    """Return judgements by the row they are about."""
    found: dict[str, list[Judgement]] = defaultdict(list)
    for judgement in judgements:
        found[judgement.subject].append(judgement)
    return found


def is_out(judgements: Iterable[Judgement]) -> bool:
    """Whether a row is rejected: the latest judgement on it as a whole says so."""
    whole = [each for each in judgements if each.field is None and (each.action == "confirm" or _rejects(each))]
    return bool(whole) and _rejects(whole[-1])


def _rejects(judgement: Judgement) -> bool:
    return judgement.action == "reject" or (judgement.action == "unlink" and judgement.subject.startswith("der-"))


def applied(row: Row, judgements: Sequence[Judgement]) -> list[Row]:
    """Return a row with the judgements that stand on it, first, and the rows that their values bring with them.

    A value that the row has no place for any more (a chain that is shorter than it was) is left alone.
    """
    latest = {each.field: each for each in judgements if each.action in _VALUES and each.field is not None}
    found: list[Row] = []
    for name, judgement in latest.items():
        assert name is not None
        try:
            changed, extra = _with(row, name, judgement)
        except BadValueError:
            continue
        row = changed
        found += extra
    graded = _grades(judgements)
    if graded and hasattr(row, "grades"):
        row = msgspec.structs.replace(row, grades=graded)
    return [msgspec.structs.replace(row, judged=tuple(each.id for each in judgements)), *found]


def _with(row: Row, name: str, judgement: Judgement) -> tuple[Row, list[Row]]:
    field, narrowed = field_of(row, name)
    if judgement.action == "confirm" and judgement.value is None:
        return row, []
    value: Any = field.open
    extra: Row | None = None
    if judgement.action not in _OPENING:
        value = msgspec.json.decode(judgement.value or "null")
        words = words_of(row, name) if name.startswith("place") else ""
        extra = added_by(type(row), name, value, words=words)
    changed: Row = field.put(row, value, narrowed)
    if isinstance(changed, Mention):
        changed = msgspec.structs.replace(changed, rule=judgement.id)
    if extra is not None:
        extra = msgspec.structs.replace(extra, judged=(judgement.id,))
    return changed, [extra] if extra is not None else []


def _grades(judgements: Iterable[Judgement]) -> tuple[str, ...]:
    scales: dict[str, str] = {}
    for judgement in judgements:
        if judgement.action == "grade" and judgement.value is not None:
            grade = msgspec.json.decode(judgement.value)
            scales[grade["scale"]] = grade["grade"]
    return tuple(f"{scale}:{grade}" for scale, grade in sorted(scales.items()))
