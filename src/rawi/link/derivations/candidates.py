"""Which pairs of documents are worth aligning, found by several routes at a cost that hardly grows with the case.

- *Reuse*: rare marks (see `features.marks`) that both hold. A mark of more than `DF_CAP` documents, or one that comes
  again week after week or of place after place, is a formula and finds nothing by itself; but who shares more of them
  than a formula has holds a text that many carry, and is paired with those who held it first.
- *The same event in other words*: heads of documents of the same days that share many words and a place.
- *A named speaker, declared reliance*: a text that attributes words to somebody whose own words of those days another
  holds is held against it, whatever they share.

Whether two documents are a pair depends on the two and on who shares their keys, on nothing else in the case, and on
no order: so a case can grow by one document and come to what it would be if it were linked whole.
"""

from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from datetime import date
from heapq import nsmallest
from itertools import chain
from typing import NamedTuple, Self

from rawi.link.pairs.derivation import may_derive
from rawi.link.texts.features import Forms, marks
from rawi.model import Reading

DF_CAP = 50
# What is told anew in so many weeks, or first of all of so many places, is no story that goes round.
FORMULA_WEEKS, FORMULA_PLACES = 4, 6
# So many marks are those of some 25 words, longer than formulas are; a story that many carry is looked for only with
# this many of its first holders, so that the pairs grow with its copies and not with their square.
CARRIED, FIRST_HOLDERS = 60, 5
# A pair that shares fewer rare marks is let go; a copy of five words shares about a dozen.
CUT = 9
# In a case this small every pair with anything in common is worth a look, and every speaker.
FEW, FEW_CUT = 50, 5
TOP = 20
# The head of a document tells its event; so many of its words must be in another's of these days, with a place.
HEAD, HEAD_CUT, HEAD_TOP = 60, 10, 3
# A statement is taken up within days; what lies further apart is another occasion.
FORCED_DAYS = 3
# In a large case a speaker is looked for in so many documents of those days, the likest first.
FORCED_TOP = 10
# A publication that may have been on any of more days than this is as good as undated.
WIDEST_DAYS = 7

_Days = tuple[int, int]
# Whether words may have gone from one document to another.
Derives = Callable[[Reading, Reading], bool]


class Pair(NamedTuple):
    """Align these two documents (ids), the words going from `source` to `target`; the same id twice is a page."""

    source: str
    target: str
    score: int
    forced: bool


class Near(NamedTuple):
    """A document that another is to be held against: how many rare marks they share, and whether a name forces it."""

    document: str
    shared: int
    forced: bool


class Keys(NamedTuple):
    """By what a document is found: `days` are ordinals of its publication, null where it is open."""

    id: str
    order: tuple[str, str]
    marks: Sequence[int]
    days: _Days | None
    head: tuple[str, ...]
    places: frozenset[str]
    first_place: str | None
    voices: frozenset[str]
    cited: frozenset[str]


class _Put(NamedTuple):
    """A document in the index by its number, and what it changed there.

    By documents the marks of which they are no more among the first holders; marks that are formulas now; who shares
    words of the head that are common now, word by word.
    """

    number: int
    gone: Mapping[int, Set[int]]
    formulas: Sequence[int]
    common: Iterable[Iterable[int]]


class _Room(NamedTuple):
    """How many may be near to a document by one route, and those that are, with how much each shares at least."""

    most: int
    near: dict[int, int]

    def takes(self, other: int, count: int) -> bool:
        """Whether one more that shares so much finds room; else it may take another's place, or may not."""
        if len(self.near) < self.most:
            self.near[other] = count
            return True
        return count < min(self.near.values(), default=0)

    def keeps(self, losing: Set[int], *, cut: int) -> bool:
        """Whether all stay near, and nobody else comes, where some share one key less and are near from `cut` on."""
        found = losing & self.near.keys()
        for other in found:
            self.near[other] -= 1
        return not found or (len(self.near) < self.most and min(map(self.near.__getitem__, found)) >= cut)


class Index:
    """The keys of a case's documents, to find whom each is to be held against. Documents only come in."""

    def __init__(self) -> None:
        self._documents: list[Keys] = []
        # Of each, for the question what a formula is.
        self._weeks: list[int | None] = []
        self._first_places: list[str | None] = []
        self._numbers: dict[str, int] = {}
        # A mark of one document, as most are, is kept as its number: a list for each would fill the memory.
        self._marks: dict[int, int | list[int]] = {}
        # Who held a formula first, and how many each document held first.
        self._first: dict[int, list[int]] = {}
        self._leads: Counter[int] = Counter()
        self._rooms: dict[int, tuple[_Room, _Room]] = {}
        # Those of whose forced neighbours only the likest count.
        self._crowded: set[int] = set()
        self._heads: dict[tuple[str, int], list[int]] = {}
        self._voices: dict[str, list[int]] = {}
        self._dated_voices: dict[tuple[str, int], list[int]] = {}
        self._dated_citing: dict[tuple[str, int], list[int]] = {}

    @classmethod
    def of(cls, documents: Iterable[Keys]) -> Self:
        """Return the index of a whole case, to be asked for `near` alone: marks of one document are left out."""
        every = list(documents)
        counts = Counter(chain.from_iterable(held.marks for held in every))
        index = cls()
        found: dict[int, list[int]] = {}
        for number, held in enumerate(every):
            shared = array("q", [mark for mark in held.marks if counts[mark] > 1])
            index._enter(held._replace(marks=shared))
            for mark in shared:
                found.setdefault(mark, []).append(number)
        del counts
        for mark, holders in found.items():
            if len(holders) > DF_CAP or index._is_formula(holders):
                index._first[mark] = nsmallest(FIRST_HOLDERS, holders, key=index._order)
        index._marks.update(found)
        return index

    def __len__(self) -> int:
        return len(self._documents)

    def add(self, held: Keys) -> frozenset[str]:
        """Take in a document; returns the documents of which `near` may say something else now.

        Left out are itself, and those that are near to it and of which `near` says the same and this one more.
        """
        number, gone, formulas, common = self._put(held)
        touched = set(self._losing(map(self._holders, formulas), route=0, cut=CUT))
        touched.update(self._carrying(number))
        for one, lost in gone.items():
            touched.update(self._less_carrying(one, lost))
        touched.update(self._newly_carrying(formulas))
        touched.update(self._losing(common, route=1, cut=HEAD_CUT))
        if number <= FEW:
            # The rules for a small case held until now.
            return frozenset(one.id for one in self._documents[:number])
        touched.update(self._outbid(number))
        touched.discard(number)
        return frozenset(self._documents[one].id for one in touched)

    def _put(self, held: Keys) -> _Put:
        number = len(self._documents)
        common = self._enter(held)
        gone: dict[int, set[int]] = {}
        formulas = [mark for mark in held.marks if self._add_mark(mark, number, gone)]
        return _Put(number, gone, formulas, common)

    def _enter(self, held: Keys) -> list[Iterable[int]]:
        """Take in all of a document but its marks; returns who shares words of the head that are common now."""
        number = len(self._documents)
        self._documents.append(held)
        self._weeks.append(held.days[0] // 7 if held.days is not None else None)
        self._first_places.append(held.first_place)
        self._numbers[held.id] = number
        self._rooms[number] = _Room(0, {}), _Room(0, {})
        heads = [self._add_head(key, number) for key in _by_day(held.head, held.days, reach=0)]
        for who in held.voices:
            self._voices.setdefault(who, []).append(number)
        for keys, postings in ((held.voices, self._dated_voices), (held.cited, self._dated_citing)):
            for dated in _by_day(keys, held.days, reach=0):
                postings.setdefault(dated, []).append(number)
        return heads

    def _outbid(self, number: int) -> Iterator[int]:
        """Yield those who have as many as may be near by some route, of whom a new document may take one's place."""
        held = self._documents[number]
        shared = {other: count for other, count in self._shared(number).items() if count >= CUT}
        for route, (found, most) in enumerate(((shared, TOP), (self._alike(number), HEAD_TOP))):
            for other, count in found.items():
                if len(found) > most or not self._rooms[other][route].takes(number, count):
                    yield other
        for dated in _by_day(held.voices, held.days, reach=FORCED_DAYS):
            yield from self._dated_citing.get(dated, ())

    def _add_head(self, key: tuple[str, int], number: int) -> Iterable[int]:
        holders = self._heads.setdefault(key, [])
        holders.append(number)
        if len(holders) != DF_CAP + 1:
            return ()
        stem, day = key
        return [other for at in (day - 1, day, day + 1) for other in self._heads.get((stem, at), ())]

    def _losing(self, keys: Iterable[Iterable[int]], *, route: int, cut: int) -> Iterator[int]:
        """Yield those of whom somebody may be near no more, or another one, now that keys are common they share.

        `keys`: who shares each.
        """
        for key in keys:
            holders = frozenset(key)
            for one in holders:
                if one in self._crowded or not self._rooms[one][route].keeps(holders, cut=cut):
                    yield one

    def _add_mark(self, mark: int, number: int, gone: dict[int, set[int]]) -> bool:
        """Put a document under a mark; returns whether it has become a formula by that.

        `gone` takes the marks of which an earlier document is no more among the first holders, by that document.
        """
        before = self._marks.get(mark)
        if before is None:
            self._marks[mark] = number
            return False
        if isinstance(before, int):
            self._marks[mark] = [before, number]
            return False
        before.append(number)
        first = self._first.get(mark)
        if first is None and len(before) <= DF_CAP and not self._is_formula(before):
            return False
        if first is not None and len(first) == FIRST_HOLDERS and self._order(number) > self._order(first[-1]):
            return False
        holders = before if first is None else [*first, number]
        self._first[mark] = now = nsmallest(FIRST_HOLDERS, holders, key=self._order)
        for one in now:
            self._leads[one] += 1
        if first is None:
            return True
        for one in first:
            self._leads[one] -= 1
        for one in {*first}.difference(now):
            gone.setdefault(one, set()).add(mark)
        return False

    def _holders(self, mark: int) -> Sequence[int]:
        holders = self._marks[mark]
        return (holders,) if isinstance(holders, int) else holders

    def _carrying(self, first: int) -> Iterator[int]:
        """Yield who shares a text that many carry with one of its first holders."""
        if self._leads[first] < CARRIED:
            return
        marks = self._led(first)
        # Who shares so many of them lacks few, and has half as many at least of those that the fewest hold.
        rarest = sorted(map(self._holders, marks), key=len)[: len(marks) - CARRIED + CARRIED // 2]
        shared = Counter(chain.from_iterable(rarest))
        likely = [other for other, count in shared.items() if count >= CARRIED // 2]
        yield from (other for other in likely if len(marks.intersection(self._documents[other].marks)) >= CARRIED)

    def _less_carrying(self, first: int, gone: Set[int]) -> Iterator[int]:
        """Yield who may be near a document for a text that many carry, of whose marks it led some that are `gone`.

        Whoever was not near it stays where he is.
        """
        if self._leads[first] + len(gone) < CARRIED:
            return
        near = [
            other
            for other in set().union(*map(self._holders, gone)).difference((first,))
            if self._rooms[other][0].near.get(first, 0) >= CARRIED or other in self._crowded
        ]
        marks = self._led(first).union(gone) if near else set[int]()
        yield from (other for other in near if len(marks.intersection(self._documents[other].marks)) >= CARRIED)

    def _newly_carrying(self, formulas: Iterable[int]) -> Iterator[int]:
        """Yield who may share a text that many carry with one of its first holders now that some marks are formulas."""
        led: dict[int, set[int]] = {}
        for mark in formulas:
            for first in self._first[mark]:
                if self._leads[first] >= CARRIED:
                    led.setdefault(first, set()).update(self._holders(mark))
        for first, holders in led.items():
            marks = self._led(first)
            yield from (one for one in holders if len(marks.intersection(self._documents[one].marks)) >= CARRIED)

    def _led(self, first: int) -> set[int]:
        """Return the formulas that a document is one of the first to hold."""
        return {mark for mark in self._documents[first].marks if first in self._first.get(mark, ())}

    def _is_formula(self, holders: Sequence[int]) -> bool:
        if len(holders) < FORMULA_WEEKS:
            return False
        weeks = {self._weeks[number] for number in holders}
        if len(weeks) - (None in weeks) >= FORMULA_WEEKS:
            return True
        places = {self._first_places[number] for number in holders} if len(holders) >= FORMULA_PLACES else ()
        return len(places) - (None in places) >= FORMULA_PLACES

    def _order(self, number: int) -> tuple[str, str]:
        return self._documents[number].order

    def near(self, document: str) -> list[Near]:
        """Return whom a document is to be held against, best first."""
        number = self._numbers[document]
        few = len(self._documents) <= FEW
        shared = self._shared(number)
        best = nsmallest(
            TOP,
            (other for other, count in shared.items() if count >= (FEW_CUT if few else CUT)),
            key=lambda other: (-shared[other], self._documents[other].id),
        )
        forced = self._few_forced(number) if few else self._forced(number, shared)
        alike = self._alike(number)
        like = nsmallest(HEAD_TOP, alike, key=lambda other: (-alike[other], self._documents[other].id))
        self._rooms[number] = (
            _Room(TOP, {other: shared[other] for other in best}),
            _Room(HEAD_TOP, {other: alike[other] for other in like}),
        )
        found = dict.fromkeys([*best, *like, *sorted(forced, key=self._order)])
        return [Near(self._documents[other].id, shared[other], other in forced) for other in found]

    def _shared(self, number: int) -> Counter[int]:
        rare: list[Sequence[int]] = []
        carried: list[Sequence[int]] = []
        for mark in self._documents[number].marks:
            holders = self._marks[mark]
            if isinstance(holders, int):
                continue
            if (first := self._first.get(mark)) is not None:
                carried.append(first)
            else:
                rare.append(holders)
        scores = Counter(chain.from_iterable(rare))
        for holder, count in Counter(chain.from_iterable(carried)).items():
            if count >= CARRIED:
                scores[holder] += count
        del scores[number]
        return scores

    def _alike(self, number: int) -> Counter[int]:
        """Return the documents of these days that share a place and much of the head, with how many of its words."""
        held = self._documents[number]
        if not held.places or held.days is None:
            return Counter()
        met: list[Iterable[int]] = []
        for stem in held.head:
            days = range(held.days[0] - 1, held.days[1] + 2)
            holders = [found for day in days if len(found := self._heads.get((stem, day), ())) <= DF_CAP]
            met.append(holders[0] if len(holders) == 1 else set().union(*holders))
        words = Counter(chain.from_iterable(met))
        del words[number]
        alike = ((other, count) for other, count in words.items() if count >= HEAD_CUT)
        return Counter(
            {other: count for other, count in alike if not held.places.isdisjoint(self._documents[other].places)}
        )

    def _few_forced(self, number: int) -> set[int]:
        """Return the documents of those days that hold words of whom this one cites or tell of a place it tells of."""
        held = self._documents[number]
        holders = {other for who in held.cited for other in self._voices.get(who, ())}
        # Who is only described is nobody's key: whoever tells of the same place may be meant.
        holders.update(n for n, one in enumerate(self._documents) if not held.places.isdisjoint(one.places))
        holders.discard(number)
        return {other for other in holders if _days_between(held.days, self._documents[other].days) <= FORCED_DAYS}

    def _forced(self, number: int, shared: Mapping[int, int]) -> set[int]:
        """Return the documents of those days that hold words of those whom this one names as its sources."""
        held = self._documents[number]
        dated = _by_day(held.cited, held.days, reach=FORCED_DAYS)
        found = {other for key in dated for other in self._dated_voices.get(key, ())} - {number}
        if len(found) <= FORCED_TOP:
            self._crowded.discard(number)
            return found
        self._crowded.add(number)
        return set(nsmallest(FORCED_TOP, found, key=lambda other: (-shared.get(other, 0), self._documents[other].id)))


def candidates(prepared: Iterable[Forms]) -> tuple[Pair, ...]:
    """Return the pairs of a case to align, as `pairs` does."""
    return pairs((forms.reading, keys_of(forms)) for forms in prepared)


def pairs(documents: Iterable[tuple[Reading, Keys]], derives: Derives = may_derive) -> tuple[Pair, ...]:
    """Return the pairs of a case to align, each in the direction the words may have gone (both where open).

    A page with several accounts is a pair with itself. `derives` says whether words may have gone from one to another.
    """
    readings: dict[str, Reading] = {}
    keys: list[Keys] = []
    for reading, held in documents:
        readings[reading.document.id] = reading
        keys.append(held)
    index = Index.of(keys)
    found: dict[tuple[str, str], Near] = {}
    for document in readings:
        for near in index.near(document):
            pair = min(document, near.document), max(document, near.document)
            known = found.get(pair)
            found[pair] = near._replace(forced=True) if known is not None and known.forced else near
    ways = [one for document in readings for one in directed(readings[document], readings[document], None, derives)]
    for (one, other), near in sorted(found.items()):
        ways += directed(readings[one], readings[other], near, derives)
    return tuple(ways)


def directed(one: Reading, other: Reading, near: Near | None, derives: Derives = may_derive) -> list[Pair]:
    """Return two documents that are near each other as pairs in each direction the words may have gone."""
    ways = ((one, other), (other, one)) if near is not None else ((one, other),)
    shared, forced = (near.shared, near.forced) if near is not None else (0, True)
    return [
        Pair(source.document.id, target.document.id, shared, forced)
        for source, target in ways
        if derives(source, target)
    ]


def keys_of(forms: Forms) -> Keys:
    """Return by what a document is found."""
    reading = forms.reading
    document = reading.document
    head: dict[str, None] = {}
    for word in forms.words[: 2 * HEAD]:
        if word.content and len(head) < HEAD:
            head[word.stem] = None
    places = [m.entity for m in reading.mentions if m.kind == "place" and m.entity is not None]
    return Keys(
        id=document.id,
        order=(document.published.start or "undated", document.id),
        marks=array("q", marks(forms)),
        days=_days(reading),
        head=tuple(head),
        places=frozenset(places),
        first_place=next(iter(places), None),
        voices=frozenset().union(*(voice.ids for voice in forms.speech.voices.values())),
        cited=frozenset().union(*(link.cited.ids for link in forms.speech.links)),
    )


def _days(reading: Reading) -> _Days | None:
    """Return the days of publication as ordinals; null where they are open or more than a few."""
    published = reading.document.published
    if not published.start or not published.end:
        return None
    days = date.fromisoformat(published.start).toordinal(), date.fromisoformat(published.end).toordinal()
    return days if days[1] - days[0] <= WIDEST_DAYS else None


def _by_day(keys: Iterable[str], days: _Days | None, *, reach: int) -> Iterator[tuple[str, int]]:
    if days is not None:
        for key in keys:
            for day in range(days[0] - reach, days[1] + reach + 1):
                yield key, day


def _days_between(one: _Days | None, other: _Days | None) -> int:
    """Return the least number of days between two publications; 0 where either is not dated."""
    if one is None or other is None:
        return 0
    return max(0, one[0] - other[1], other[0] - one[1])


def cited(reading: Reading) -> set[str]:
    """Return the ids of all whom the text names as speakers, its own narrators left out."""
    chains = [claim.attribution for claim in reading.claims] + [quote.attribution for quote in reading.quotations]
    return {link.speaker for chain in chains for link in chain[1:] if link.speaker}
