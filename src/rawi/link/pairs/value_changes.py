"""Figures and times that were changed: mentions that stand in each other's place, compared by value, not by words."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from rawi.lexicon.calendar import is_part_of_day
from rawi.lexicon.calendar import load as load_calendar
from rawi.lexicon.counted import load as load_counted
from rawi.lexicon.epithets import is_hostile
from rawi.link.pairs.actor_changes import NOTHING, Explained
from rawi.link.pairs.gaps import Compared, change
from rawi.link.pairs.matching import is_near
from rawi.link.texts.counted import APART, HOURS, LENGTH, OUTCOMES, people
from rawi.link.texts.features import Forms
from rawi.model import Change, Mention, PlaceValue, QuantityValue, TimeValue
from rawi.model.claim import ChangeKind
from rawi.model.mention import PlacePrecision

_FEMININE = "ه"
# What is compared by value where two texts may have one formula.
_VALUES = ("quantity", "time")
# Many towns lie in one of these, the south of one among them.
_WIDE: frozenset[PlacePrecision] = frozenset({"area", "country", "governorate"})
# Mentions with the words of each.
_Covered = Sequence[tuple[Mention, range]]
# How a noun for two ends, also before what it is of.
_OF_TWO = ("ين", "ان", "ي", "ا")


def quantity_changes(pair: Compared) -> Explained:
    """Return the figures of a run that another figure took the place of, and the words of all that were compared."""
    counted = _covered(pair.source, pair.run.columns, "quantity")
    others = _covered(pair.target, pair.run.rows, "quantity")
    there, here = pair.source.noted.digits, pair.target.noted.digits
    with_digits = not (there.isdisjoint(pair.gone) or here.isdisjoint(pair.come))
    if not (counted or others or with_digits):
        return NOTHING
    found = Explained([], set(), set())
    for was, columns, now, rows in _facing(pair, counted, others):
        one, other = was.value, now.value
        if not (isinstance(one, QuantityValue) and isinstance(other, QuantityValue)):
            continue
        found.rows.update(rows)
        found.columns.update(columns)
        found.changes.extend(_renamed(pair, columns, rows))
        if _bounds(one) != _bounds(other):
            stretch = one.what == other.what == LENGTH and one.unit != other.unit
            kind: ChangeKind = "time_changed" if stretch else "number_changed"
            found.changes.append(change(pair, kind, rows=rows, columns=columns))
    for mention, columns in counted:
        if not isinstance(mention.value, QuantityValue) or mention.value.comparator == "exact":
            continue
        for _, rows in _covered(pair.target, pair.run.rows, "time"):
            # The figure of a stretch of time kept, its "more than" gone.
            kept = [row for column in columns if (row := pair.row_of.get(column)) in rows]
            if len(kept) > 1 and found.columns.isdisjoint(columns):
                found.changes.append(change(pair, "number_changed", rows=rows, columns=columns))
                found.rows.update(rows)
                found.columns.update(columns)
    found.add(_numbers_dropped(pair, counted, others, found))
    found.add(_dual_changes(pair, found))
    found.add(_elsewhere_in_the_sentence(pair, others, found))
    for gap in pair.gaps if with_digits else ():
        was_digits = [c for c in gap.columns if c in there and c not in found.columns]
        digits = [r for r in gap.rows if r in here and r not in found.rows]
        if len(was_digits) == len(digits) == 1:
            found.changes.append(change(pair, "number_changed", rows=digits, columns=was_digits))
            found.rows.update(digits)
            found.columns.update(was_digits)
    return found


def _bounds(value: QuantityValue) -> tuple[float | None, float | None, str]:
    """Return what a figure says; a length of time in hours, so that 48 hours are two days."""
    scale = HOURS.get(value.unit or "", 1.0) if value.what == LENGTH else 1.0
    low, high = (None if bound is None else bound * scale for bound in (value.low, value.high))
    return low, high, value.comparator


def _renamed(pair: Compared, columns: range, rows: range) -> Iterator[Change]:
    """Yield the noun for those counted that another noun took the place of: مرتزقاً → عنصراً, مدنيين → جنود."""
    hostile = [column for column in columns if is_hostile(pair.source.words[column].key)]
    if hostile and not any(is_hostile(pair.target.words[row].key) for row in rows):
        nouns = [row for row in rows if pair.target.words[row].content and row not in pair.column_of]
        if nouns:
            yield change(pair, "renamed", rows=nouns[-1:], columns=hostile[-1:])
        return
    lost, come = _nouns(pair.source, columns, pair.row_of), _nouns(pair.target, rows, pair.column_of)
    if lost and come and not hostile:
        yield change(pair, "substituted", rows=come, columns=lost)


def _nouns(forms: Forms, numbers: range, linked: Mapping[int, int]) -> list[int]:
    """Return the words of a figure behind its number that nothing answers to."""
    return [number for number in numbers[1:] if forms.words[number].content and number not in linked]


def _numbers_dropped(pair: Compared, figures: _Covered, others: _Covered, done: Explained) -> Explained:
    """Return figures of which the noun alone is kept, for some or other: منذ ثلاثة أيام → منذ أيام."""
    if not figures:
        return NOTHING
    found = Explained([], set(), set())
    counted = {row for _, rows in others for row in rows}
    said = [one.value for one, _ in _in_sentences(pair.target, pair.run.rows)]
    kept = {(value.low, value.high) for value in said if isinstance(value, QuantityValue)}
    for mention, columns in figures:
        value, noun = mention.value, pair.row_of.get(columns[-1])
        if not isinstance(value, QuantityValue) or value.what is None or noun is None or noun in counted:
            continue
        if (value.low, value.high) in kept:
            # It stands before the noun, though not with it ("26" من أفراد الجيش).
            continue
        lost = [column for column in columns[:-1] if column not in pair.row_of and column not in done.columns]
        if len(lost) < len(columns) - 1 or not lost or not _is_of_some(pair.target.words[noun].key):
            continue
        kind: ChangeKind = "time_changed" if value.what == LENGTH else "number_changed"
        found.changes.append(change(pair, kind, rows=[noun], columns=columns))
        found.rows.add(noun)
        found.columns.update(columns)
    return found


def _is_of_some(word: str) -> bool:
    """Whether a word (a key) counts some without a number (معتقلات، أيام); those told of already have the article."""
    unit, form = load_calendar().unit(word), load_counted().form(word)
    return (unit is not None and unit[0].number == "plural") or (
        form is not None and form[0].number == "plural" and not form[1]
    )


def _dual_changes(pair: Compared, done: Explained) -> Explained:
    """Return words that say "two" by their ending and now say one, or the other way round: سيارتين → سيارة."""
    found = Explained([], set(), set())
    alone = ((gap.rows[0], gap.columns[0]) for gap in pair.gaps if len(gap.rows) == len(gap.columns) == 1)
    for row, column in (*((link.row, link.column) for link in pair.unlike), *alone):
        if row in done.rows or column in done.columns:
            continue
        was, now = pair.source.stems[column], pair.target.stems[row]
        if not was.endswith(_OF_TWO) and not now.endswith(_OF_TWO):
            continue
        two = _is_two_of(was, now) and _counts_two(pair.source, column)
        one = _is_two_of(now, was) and _counts_two(pair.target, row)
        if two != one:
            found.changes.append(change(pair, "number_changed", rows=[row], columns=[column]))
            found.rows.add(row)
            found.columns.add(column)
    return found


def _elsewhere_in_the_sentence(pair: Compared, others: _Covered, done: Explained) -> Explained:
    """Return figures of a run whose only counterpart stands in the source's sentence, but not in the run.

    Only what one sentence counts once, and the other once.
    """
    free = [here for _, here in others if done.rows.isdisjoint(here)]
    alone = [here for here in free if not any(row in pair.column_of for row in here)]
    if not alone:
        return NOTHING
    found = Explained([], set(), set())
    rows = _in_sentences(pair.target, pair.run.rows)
    columns = _in_sentences(pair.source, pair.run.columns)
    counted_here, counted_there = (Counter(_what(mention) for mention, _ in side) for side in (rows, columns))
    for now, here in rows:
        what = _what(now)
        if what is None or here not in alone or counted_here[what] != 1 or counted_there[what] != 1:
            continue
        was, there = next(one for one in columns if _what(one[0]) == what)
        if done.columns.isdisjoint(there) and _numbers(was) != _numbers(now):
            found.changes.append(change(pair, "number_changed", rows=here, columns=there))
            found.rows.update(here)
            found.columns.update(there)
    return found


def _in_sentences(forms: Forms, ends: tuple[int, int]) -> _Covered:
    """Return the figures of the sentences that a stretch of words stands in."""
    first, last = (forms.sentence(forms.words[end].sentence) for end in ends)
    return _covered(forms, (first[0], last[-1]), "quantity")


def _what(mention: Mention) -> str | None:
    return mention.value.what if isinstance(mention.value, QuantityValue) else None


def _numbers(mention: Mention) -> tuple[float | None, float | None] | None:
    return (mention.value.low, mention.value.high) if isinstance(mention.value, QuantityValue) else None


def _is_two_of(two: str, one: str) -> bool:
    """Whether a word (a stem) is the dual of another."""
    if not two.endswith(_OF_TWO):
        return False
    single = one.removesuffix(_FEMININE)
    endings = _OF_TWO if single == one else tuple(f"ت{ending}" for ending in _OF_TWO)
    return any(two.startswith(each) and two[len(each) :] in endings for each in (single, one.removesuffix("ا")))


def _counts_two(forms: Forms, number: int) -> bool:
    """Whether a word begins what a figure of two is read from: by itself it says so."""
    # What it counts may have an adjective (عبوتين ناسفتين).
    word, last = forms.words[number], forms.words[min(number + 1, len(forms.words) - 1)]
    values = (
        mention.value
        for mention, words in forms.noted.values["quantity"].between(word.start, last.end)
        if words[0] == number
    )
    return any(isinstance(value, QuantityValue) and value.low == value.high == 2 for value in values)


def time_changes(pair: Compared) -> Explained:
    """Return the times of a run that another took the place of; only settled ones differ, and an hour told no more."""
    paired = list(_paired(pair, "time"))
    found = Explained([], set(), set()) if paired else NOTHING
    for was, columns, now, rows in paired:
        one, other = was.value, now.value
        if not (isinstance(one, TimeValue) and isinstance(other, TimeValue)):
            continue
        found.rows.update(rows)
        found.columns.update(columns)
        other_days = one.start and other.start and (one.start, one.end) != (other.start, other.end)
        vague = one.start is not None and other.precision == "open"
        less = _part_of_day(pair.source, columns) and not _part_of_day(pair.target, rows)
        same_words = [pair.source.words[c].stem for c in columns] == [pair.target.words[r].stem for r in rows]
        other_hour = one.clock is not None and one.clock != other.clock
        if not same_words and (other_days or other_hour or vague or less):
            found.changes.append(change(pair, "time_changed", rows=rows, columns=columns))
    return found


def _part_of_day(forms: Forms, numbers: range) -> bool:
    """Whether some words name a part of the day: فجر، صباح، مساء."""
    return any(is_part_of_day(forms.words[number].stem) for number in numbers)


def conflicts(pair: Compared) -> int:
    """Return how many figures, times and places of a run stand against another: a formula is filled anew each time."""
    values = sum(was != now for kind in _VALUES for was, now in _values(pair, kind))
    return values + sum(not is_same for is_same, _ in _places(pair))


def is_elsewhere(pair: Compared) -> bool:
    """Whether a run tells of other places than its source, and of none that is the same but the region of both."""
    places = list(_places(pair))
    near = [is_same for is_same, wide in places if not wide] or [is_same for is_same, _ in places]
    return bool(near) and not any(near)


def _places(pair: Compared) -> Iterator[tuple[bool, bool]]:
    """Yield for places that stand in each other's place whether they are the same, and whether both are regions.

    A name of which a part is kept is the same, told at more or less length, or with a slip; its first word may be
    "village".
    """
    for was, columns, now, rows in _paired(pair, "place"):
        ones, others = (each[1:] or each for each in _stems(pair, columns, rows))
        kept = any(one == other or is_near(one, other) for one in ones for other in others)
        is_same = kept or (was.entity is not None and was.entity == now.entity)
        yield is_same, _is_wide(was) and _is_wide(now)


def _stems(pair: Compared, columns: range, rows: range) -> tuple[list[str], list[str]]:
    return [pair.source.words[c].stem for c in columns], [pair.target.words[r].stem for r in rows]


def _is_wide(place: Mention) -> bool:
    return isinstance(place.value, PlaceValue) and place.value.precision in _WIDE


def _values(pair: Compared, kind: str) -> Iterator[tuple[object, object]]:
    """Yield what the figures or the times that stand in each other's place mean."""
    for was, columns, now, rows in _paired(pair, kind):
        if isinstance(was.value, QuantityValue) and isinstance(now.value, QuantityValue):
            yield (was.value.low, was.value.high), (now.value.low, now.value.high)
            continue
        yield _stems(pair, columns, rows)


def _paired(pair: Compared, kind: str) -> Iterator[tuple[Mention, range, Mention, range]]:
    """Yield mentions of one kind that stand in each other's place, with the words they cover."""
    sources = _covered(pair.source, pair.run.columns, kind)
    return _facing(pair, sources, _covered(pair.target, pair.run.rows, kind) if sources else [])


def _facing(pair: Compared, sources: _Covered, others: _Covered) -> Iterator[tuple[Mention, range, Mention, range]]:
    """Yield those of some mentions of the source and of the target that stand in each other's place."""
    targets = list(others)
    # Sixteen women and six children: the children answer to the children first.
    for alike in (_of_one_noun, _of_one_kind) if sources and targets else ():
        left = []
        for mention, columns in sources:
            places = _places_of(pair, columns)
            found = next(
                (n for n, (o, r) in enumerate(targets) if not places.isdisjoint(r) and alike(mention, o)), None
            )
            if found is None:
                left.append((mention, columns))
                continue
            other, rows = targets.pop(found)
            yield mention, columns, other, rows
        sources = left


def _places_of(pair: Compared, columns: range) -> set[int]:
    """Return where the counterpart of a mention may stand: what its words are linked to, and what is left there."""
    linked = {pair.row_of[column] for column in columns if column in pair.row_of}
    there = set(columns)
    return linked.union(*(gap.rows for gap in pair.gaps if not there.isdisjoint(gap.columns)))


def _of_one_noun(one: Mention, other: Mention) -> bool:
    """Whether two figures count the same; other values have no such first choice."""
    return _what(one) is not None and _what(one) == _what(other)


def _of_one_kind(one: Mention, other: Mention) -> bool:
    """Whether two values may stand in each other's place: people are not counted as raids, nor all of them as children.

    "Five children" may be "five civilians", and is no other number of them.
    """
    was, now = one.value, other.value
    if not (isinstance(was, QuantityValue) and isinstance(now, QuantityValue)):
        return True
    if was.what is None or now.what is None or was.what == now.what:
        return True
    if (was.what in APART) != (now.what in APART) and (was.low, was.high) != (now.low, now.high):
        return False
    return _counts_people(was.what) == _counts_people(now.what)


def _counts_people(what: str) -> bool:
    return what in people() or what in OUTCOMES.values()


def _covered(forms: Forms, ends: tuple[int, int], kind: str) -> _Covered:
    return forms.noted.values[kind].between(forms.starts[ends[0]], forms.ends[ends[1]])
