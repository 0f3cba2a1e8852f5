"""The events of a case that grows: a document that comes in changes those it may have a part in, and no others.

Documents are joined where a step of `group` may ask whether claims of both are one, or where one takes words from the
other; what is so joined, directly or by way of others, is a part. Events and disagreements of a part are assessed by
themselves, as `assess` does those of a whole case. What is global is kept and says whom a change concerns: who is who
(`who.py`), who acts against whom, and by what keys claims are looked for (`blocks.py`).
"""

from collections import Counter, OrderedDict, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from typing import Literal, NamedTuple

from rawi.lexicon import Lexicon
from rawi.link.assess import Found, assess_book
from rawi.link.differences.opposed import of_one_fight
from rawi.link.events.blocks import At, Blocks, Key, Kind, Moved
from rawi.link.events.cells import Cells, Column, Reader
from rawi.link.events.claim_keys import keys_of
from rawi.link.events.events import may_join
from rawi.link.events.incidents import may_be_one_incident
from rawi.link.events.likeness import BARRED, Likeness, days_apart, likeness
from rawi.link.events.origins import Foes, foes_in
from rawi.link.events.told import Book, Surroundings, Told, denies, told_in, without_claims
from rawi.link.events.who import Who
from rawi.link.steps import Step, quiet, through
from rawi.link.texts.surroundings import Around
from rawi.link.texts.voices import issuers_by_heading
from rawi.model import Derivation, Disagreement, Event, Passage, Reading, Reuse

# How so many pairs of claims stand to each other is kept: 150 MB. A part that asks more each time keeps nothing of it.
KEPT = 500_000
# Who has a key of one of these kinds is held against who has the other.
_OPPOSITE: Mapping[Kind, Kind] = {"taken": "repelled", "repelled": "taken"}


class Taken(NamedTuple):
    """What a document takes from others: the rows whose target stands in it."""

    reuses: tuple[Reuse, ...]
    derivations: tuple[Derivation, ...]


class Assessed(NamedTuple):
    """Events, and disagreements about them."""

    events: tuple[Event, ...]
    disagreements: tuple[Disagreement, ...]


_NOTHING = Taken((), ())
# What is done again when what was read for it has changed: with a document, an event, a part.
_Do = Literal["tell", "look", "find", "assess"]


class GrowingEvents:
    """The claims of a case with the events they are of. Documents only come in."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._who = Who({**lexicon.outlet_entities, **lexicon.entities})
        self._foes = _GrowingFoes()
        self._blocks = Blocks()
        self._readings: dict[str, Reading] = {}
        self._around: dict[str, tuple[Around, ...]] = {}
        self._told: dict[str, tuple[Told, ...]] = {}
        self._passages: dict[str, Passage] = {}
        self._headed: dict[str, str] = {}
        self._taken: dict[str, Taken] = {}
        # Whom documents are joined to: those who take from them, those who tell what they tell.
        self._taken_by: dict[str, set[str]] = {}
        self._by_events: dict[str, set[str]] = {}
        self._part: dict[str, str] = {}
        self._members: dict[str, frozenset[str]] = {}
        self._assessed: dict[str, Assessed] = {}
        # What was found of an event, and of what.
        self._found: dict[str, tuple[tuple[object, ...], Found]] = {}
        self._likenesses = _Likenesses()

    def add(
        self, readings: Sequence[Reading], taken: Mapping[str, Taken], around: Surroundings, step: Step = quiet
    ) -> None:
        """Take in documents; `taken`: what documents take from others, of those of whom that is not as it was.

        `around` gives what the text of a reading says around its claims.
        """
        concerned: set[Reader] = set()
        for reading in readings:
            this = reading.document.id
            self._readings[this] = reading
            self._around[this] = tuple(around(reading))
            self._passages.update((passage.id, passage) for passage in reading.passages)
            self._taken_by[this], self._by_events[this] = set(), set()
            concerned |= {("tell", this), *self._who.add(self._order(this), reading)}
        self._headed.update(issuers_by_heading(readings))
        due: set[str] = set()
        look = {document for do, document in concerned if do == "look"}
        for document in look:
            self._likenesses.forget(document)
        for document in through(sorted(document for do, document in concerned if do == "tell"), "events", step):
            moved = self._tell(document)
            look.update(one for pair in moved.together for one in pair)
            due.update(one for one, other in moved.apart if self._part.get(one) == self._part.get(other) is not None)
        due |= look | self._unsettled(concerned | self._foes.changed())
        for document, rows in taken.items():
            self._take(document, rows)
            due.add(document)
        for document in sorted(look):
            self._look_around(document)
        self._assess(due, step)

    def assessed(self) -> Assessed:
        """Return all events and disagreements, as `assess` does for the whole case."""
        order = {
            told.id: (self._order(document), number)
            for document, claims in self._told.items()
            for number, told in enumerate(claims)
        }
        rows = [
            (event, tuple(one for one in part.disagreements if one.event == event.id))
            for part in self._assessed.values()
            for event in part.events
        ]
        rows.sort(key=lambda row: order[row[0].claims[0]])
        return Assessed(tuple(event for event, _ in rows), tuple(one for _, disputes in rows for one in disputes))

    def _order(self, document: str) -> str:
        return f"{self._readings[document].document.path}\0{document}"

    @contextmanager
    def _reading_to(self, do: _Do, what: str) -> Iterator[None]:
        """Note what is to be done again, and for what, when something read inside has changed: names, foes."""
        with ExitStack() as stack:
            for cells in (self._who.cells, self._foes.cells):
                stack.enter_context(cells.read_for((do, what)))
            yield

    def _unsettled(self, readers: Iterable[Reader]) -> set[str]:
        """Let go of what was found of events; returns documents whose parts are to be assessed again."""
        events = [self._found.pop(event, None) for do, event in readers if do == "find"]
        documents = {found[1][0].origins[0].documents[0] for found in events if found is not None}
        return documents.union(part for do, part in readers if do == "assess")

    def _book(self, documents: Iterable[str] = ()) -> Book:
        told = {document: self._told[document] for document in documents}
        claims = {one.id: one for each in told.values() for one in each}
        return replace(without_claims(self._who, self._passages), headed=self._headed, claims=claims, documents=told)

    def _ask(self, one: Told, other: Told, book: Book) -> Likeness:
        """Return how two claims stand to each other; what is read for it is read for the document of one of them."""
        if days_apart(one, other):
            return BARRED
        known = self._likenesses.known(one, other)
        if known is None:
            with self._reading_to("look", one.document.id):
                known = likeness(one, other, book)
            self._likenesses.keep(one, other, known)
        return known

    def _keep(self, event: str, made_of: tuple[object, ...], find: Callable[[], Found]) -> Found:
        """Return what is found of an event: what was found before, if it is made of the same."""
        known = self._found.get(event)
        if known is None or known[0] != made_of:
            with self._reading_to("find", event):
                known = made_of, find()
            self._found[event] = known
        return known[1]

    def _tell(self, document: str) -> Moved:
        """Put the claims of a document in their surroundings and under their keys; returns who moved by that.

        A document whose claims or keys are others than before has moved together with itself.
        """
        with self._reading_to("tell", document):
            book = self._book()
            told = told_in(self._readings[document], book, self._around[document])
            is_same = told == self._told.get(document)
            if not is_same:
                self._told[document] = told
                self._likenesses.forget(document)
            self._foes.put(document, foes_in(told, book))
            keys = self._blocks.of(document)
            moved = self._blocks.put(self._order(document), document, keys_of(told, book))
        if not is_same or keys != self._blocks.of(document):
            moved.together.append((document, document))
        return moved

    def _take(self, document: str, rows: Taken) -> None:
        """Take in what a document takes from others now."""
        for other in self._sources(document):
            self._taken_by[other].discard(document)
        self._taken[document] = rows
        for other in self._sources(document):
            self._taken_by[other].add(document)

    def _sources(self, document: str) -> set[str]:
        rows = self._taken.get(document, _NOTHING)
        found = {reuse.source.span.document for reuse in rows.reuses}
        passages = (self._passages.get(one.source) for one in rows.derivations)
        found |= {passage.span.document for passage in passages if passage is not None}
        return found - {document}

    def _look_around(self, document: str) -> None:
        """Find out with whom a document may have an event in common."""
        for other in self._by_events[document]:
            self._by_events[other].discard(document)
        found: set[str] = {document}
        asked: set[tuple[Kind, int, At]] = set()
        with self._reading_to("look", document):
            # What stands beside a claim in its own document may say how it stands to another's.
            book = replace(self._book(), documents=self._told)
            for key, own in self._blocks.of(document):
                for at in self._beside(key, own):
                    # By many keys of one kind two claims are held against each other once.
                    pair = key.kind, own.number, at
                    if at.document not in found and pair not in asked:
                        asked.add(pair)
                        if self._may_share(key, own, at, book):
                            found.add(at.document)
        self._by_events[document] = found - {document}
        for other in self._by_events[document]:
            self._by_events[other].add(document)

    def _beside(self, key: Key, own: At) -> Iterable[At]:
        if key.kind == "charge" and not denies(self._told[own.document][own.number]):
            return self._blocks.looking(key, own, "denial")
        return self._blocks.beside(key._replace(kind=_OPPOSITE.get(key.kind, key.kind)), own)

    def _may_share(self, key: Key, own: At, at: At, book: Book) -> bool:
        """Whether what two documents have under a key may be one event, or tell of one fight with two outcomes."""
        if key.kind == "victim":
            return True
        ours, theirs = self._told[own.document], self._told[at.document]
        if key.kind in ("fight", "scene"):
            return may_be_one_incident(key, (ours, own.number), (theirs, at.number), book, self._ask)
        one, other = ours[own.number], theirs[at.number]
        if key.kind not in _OPPOSITE:
            return may_join(key.kind, one, other, book, self._ask)
        if key.kind == "repelled":
            return of_one_fight(other, one, ours, book)
        return of_one_fight(one, other, theirs, book)

    def _assess(self, due: set[str], step: Step) -> None:
        """Assess anew the parts that some documents are of or were of."""
        parts: list[set[str]] = []
        gone: set[str] = set()
        left = set(due)
        while left:
            members = self._joined(min(left))
            parts.append(members)
            # Who was of a part with one of them may be of none with them now.
            for part in sorted({self._part[document] for document in members if document in self._part}):
                if part in self._members:
                    left |= self._members.pop(part)
                    gone.update(event.id for event in self._assessed.pop(part).events)
            left -= set().union(*parts)
        for members in through(parts, "disagreements", step):
            self._assess_part(members)
            gone.difference_update(event.id for event in self._assessed[min(members)].events)
        for event in gone:
            self._found.pop(event, None)

    def _joined(self, document: str) -> set[str]:
        """Return a document with all that are joined to it, directly or by way of others."""
        found = {document}
        waiting = [document]
        while waiting:
            one = waiting.pop()
            new = (self._sources(one) | self._taken_by[one] | self._by_events[one]) - found
            found |= new
            waiting += new
        return found

    def _assess_part(self, members: set[str]) -> None:
        documents = sorted(members, key=self._order)
        part = min(members)
        taken = [self._taken.get(document, _NOTHING) for document in documents]
        reuses = sorted(
            (reuse for one in taken for reuse in one.reuses), key=lambda one: (one.target.span, one.source.span)
        )
        derivations = [derivation for one in taken for derivation in one.derivations]
        with self._reading_to("assess", part):
            self._assessed[part] = Assessed(
                *assess_book(
                    self._book(documents),
                    reuses,
                    derivations,
                    blocks=self._blocks,
                    foes=self._foes.foes,
                    ask=self._ask,
                    keep=self._keep,
                )
            )
        self._members[part] = frozenset(members)
        self._part.update(dict.fromkeys(members, part))


class _Likenesses:
    """How claims stand to each other, as long as none of their documents is told anew; the oldest give way."""

    def __init__(self) -> None:
        # By two documents those of their claims; by a document which others are asked together with it.
        self._known: OrderedDict[tuple[str, str], dict[tuple[str, str], Likeness]] = OrderedDict()
        self._with: dict[str, set[str]] = defaultdict(set)
        self._held = 0

    def known(self, one: Told, other: Told) -> Likeness | None:
        """Return how two claims stand to each other, null where that is not known."""
        known = self._known.get(_in_order(one.document.id, other.document.id))
        return known.get(_in_order(one.id, other.id)) if known is not None else None

    def keep(self, one: Told, other: Told, like: Likeness) -> None:
        """Keep how two claims stand to each other."""
        first, second = documents = _in_order(one.document.id, other.document.id)
        self._known.setdefault(documents, {})[_in_order(one.id, other.id)] = like
        self._known.move_to_end(documents)
        self._with[first].add(second)
        self._with[second].add(first)
        self._held += 1
        while self._held > KEPT:
            self._let_go(next(iter(self._known)))

    def forget(self, document: str) -> None:
        """Let go of all that is known of the claims of a document."""
        for other in tuple(self._with.get(document, ())):
            self._let_go(_in_order(document, other))

    def _let_go(self, documents: tuple[str, str]) -> None:
        self._held -= len(self._known.pop(documents))
        first, second = documents
        self._with[first].discard(second)
        self._with[second].discard(first)


def _in_order(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)


class _GrowingFoes:
    """Who acts against whom in a case, by the documents that tell of it; says whom a change concerns."""

    def __init__(self) -> None:
        self._of: dict[str, frozenset[tuple[str, str]]] = {}
        self._pairs: Counter[tuple[str, str]] = Counter()
        self._fighting: Counter[str] = Counter()
        self._changed: set[tuple[str, str | tuple[str, str]]] = set()
        rules = {
            "pair": lambda pair: self._pairs[pair] > 0 or None,
            "fighting": lambda one: self._fighting[one] > 0 or None,
        }
        self.cells = Cells(rules, plain=rules.keys())
        self.foes = Foes(Column(self.cells, "pair"), Column(self.cells, "fighting"))

    def put(self, document: str, pairs: frozenset[tuple[str, str]]) -> None:
        """Put in who acts against whom in a document, in place of what stood there."""
        before = self._of.get(document, frozenset())
        self._of[document] = pairs
        for gone, more in ((before - pairs, -1), (pairs - before, 1)):
            for pair in gone:
                self._pairs[pair] += more
                self._fighting[pair[0]] += more
                self._changed |= {("pair", pair), ("fighting", pair[0])}

    def changed(self) -> set[Reader]:
        """Return for whom something was read that is otherwise now."""
        changed = self.cells.changed(self._changed)
        self._changed.clear()
        return self.cells.readers(changed)
