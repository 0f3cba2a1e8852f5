"""Figures and times that were changed: mentions that stand in each other's place, compared by value, not by words."""

from collections.abc import Iterator

from rawi.link.actor_changes import Explained
from rawi.link.features import Forms
from rawi.link.gaps import Compared, change
from rawi.link.matching import is_near
from rawi.model import Mention, QuantityValue, TimeValue
from rawi.model.claim import ChangeKind


def quantity_changes(pair: Compared) -> Explained:
    """Return the figures of a run that another figure took the place of, and the words of all that were compared."""
    found = Explained([], set(), set())
    for was, columns, now, rows in _paired(pair, "quantity"):
        one, other = was.value, now.value
        if not (isinstance(one, QuantityValue) and isinstance(other, QuantityValue)):
            continue
        found.rows.update(rows)
        found.columns.update(columns)
        if (one.low, one.high, one.comparator) != (other.low, other.high, other.comparator):
            stretch = one.what == other.what == "duration" and one.unit != other.unit
            kind: ChangeKind = "time_changed" if stretch else "number_changed"
            found.changes.append(change(pair, kind, rows=rows, columns=columns))
    for mention, columns in _covered(pair.source, pair.run.columns, "quantity"):
        if not isinstance(mention.value, QuantityValue) or mention.value.comparator == "exact":
            continue
        for _, rows in _covered(pair.target, pair.run.rows, "time"):
            # The figure of a stretch of time kept, its "more than" gone.
            kept = [row for column in columns if (row := pair.row_of.get(column)) in rows]
            if len(kept) > 1 and found.columns.isdisjoint(columns):
                found.changes.append(change(pair, "number_changed", rows=rows, columns=columns))
                found.rows.update(rows)
                found.columns.update(columns)
    for gap in pair.gaps:
        if not gap.rows or not gap.columns:
            continue
        digits = [c for c in gap.columns if pair.source.words[c].key.isdigit() and c not in found.columns]
        others = [r for r in gap.rows if pair.target.words[r].key.isdigit() and r not in found.rows]
        if len(digits) == len(others) == 1:
            found.changes.append(change(pair, "number_changed", rows=others, columns=digits))
            found.rows.update(others)
            found.columns.update(digits)
    return found


def time_changes(pair: Compared) -> Explained:
    """Return the times of a run that another took the place of; only settled ones differ, and an hour told no more."""
    found = Explained([], set(), set())
    for was, columns, now, rows in _paired(pair, "time"):
        one, other = was.value, now.value
        if not (isinstance(one, TimeValue) and isinstance(other, TimeValue)):
            continue
        found.rows.update(rows)
        found.columns.update(columns)
        other_days = one.start and other.start and (one.start, one.end) != (other.start, other.end)
        same_words = [pair.source.words[c].stem for c in columns] == [pair.target.words[r].stem for r in rows]
        if not same_words and (other_days or (one.clock is not None and one.clock != other.clock)):
            found.changes.append(change(pair, "time_changed", rows=rows, columns=columns))
    return found


def conflicts(pair: Compared) -> int:
    """Return how many figures, times and places of a run stand against another: a formula is filled anew each time."""
    return sum(was != now for kind in ("quantity", "time", "place") for was, now in _values(pair, kind))


def is_elsewhere(pair: Compared) -> bool:
    """Whether a run tells of other places than its source, and of none that is the same."""
    places = list(_values(pair, "place"))
    return bool(places) and all(was != now for was, now in places)


def _values(pair: Compared, kind: str) -> Iterator[tuple[object, object]]:
    """Yield what the mentions of a kind that stand in each other's place mean."""
    for was, columns, now, rows in _paired(pair, kind):
        if isinstance(was.value, QuantityValue) and isinstance(now.value, QuantityValue):
            yield (was.value.low, was.value.high), (now.value.low, now.value.high)
            continue
        stems = [pair.source.words[c].stem for c in columns], [pair.target.words[r].stem for r in rows]
        if kind != "place":
            yield stems
            continue
        # A name of which a part is kept is the same, told at more or less length, or with a slip; its first word may
        # be "village".
        ones, others = (each[1:] or each for each in stems)
        kept = any(one == other or is_near(one, other) for one in ones for other in others)
        is_same = kept or (was.entity is not None and was.entity == now.entity)
        yield stems[0], stems[0] if is_same else stems[1]


def _paired(pair: Compared, kind: str) -> Iterator[tuple[Mention, range, Mention, range]]:
    """Yield mentions of one kind that stand in each other's place, with the words they cover."""
    sources = _covered(pair.source, pair.run.columns, kind)
    targets = _covered(pair.target, pair.run.rows, kind) if sources else []
    for mention, columns in sources if targets else ():
        # Where its counterpart may stand: what its words are linked to, and what is left over where they are.
        linked = {pair.row_of[column] for column in columns if column in pair.row_of}
        there = set(columns)
        places = linked.union(*(gap.rows for gap in pair.gaps if not there.isdisjoint(gap.columns)))
        for index, (other, rows) in enumerate(targets):
            if not places.isdisjoint(rows):
                del targets[index]
                yield mention, columns, other, rows
                break


def _covered(forms: Forms, ends: tuple[int, int], kind: str) -> list[tuple[Mention, range]]:
    return forms.noted.values[kind].between(forms.starts[ends[0]], forms.ends[ends[1]])
