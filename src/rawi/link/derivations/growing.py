"""Who takes what from whom in a case that grows: a document that comes in touches its neighbours alone.

What is kept is what the case would come to if it were linked whole, whatever the order of documents: pairs depend on
the two and on who shares their keys (`candidates.py`), and what is settled between derivations on no document that no
derivation leads to. Who is cited and not held is looked up by name.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from rawi.link.derivations.candidates import Index, cited, directed
from rawi.link.derivations.documents import Documents
from rawi.link.derivations.forwards import Forwards, with_forwards
from rawi.link.derivations.memory import Memory
from rawi.link.derivations.outside import Held
from rawi.link.derivations.settling import Settled, settle
from rawi.link.pairs.align import Alignment
from rawi.link.steps import Step, quiet, through
from rawi.link.texts.voices import affiliated
from rawi.model import Reading

# So many documents are kept ready to be aligned.
READY = 512


class Growing:
    """The documents of a case with their pairs, alignments and derivations. Documents only come in."""

    def __init__(self, memory: Memory) -> None:
        self.documents = Documents(memory, ready=READY)
        self._readings = self.documents.readings
        self._index = Index()
        self._forwards = Forwards()
        # Forwarded messages and what they come from, both ways.
        self._forwarded: dict[str, set[str]] = defaultdict(set)
        self._near: dict[str, frozenset[str]] = {}
        self._aligned: dict[tuple[str, str], Alignment] = {}
        self._linked: dict[str, set[str]] = {}
        self._ids: Counter[str] = Counter()
        self._names: Counter[str] = Counter()
        self._citing: dict[str, set[str]] = {}
        # What is settled among documents that derivations join, under the least of their ids.
        self._part: dict[str, str] = {}
        self._members: dict[str, frozenset[str]] = {}
        self._settled: dict[str, Settled] = {}

    def add(self, readings: Sequence[Reading], step: Step = quiet) -> frozenset[str]:
        """Take in documents; returns those whose derivations, reuses or quotations were settled anew."""
        for reading in through(readings, "link", step):
            self.documents.put(reading)
            self._linked[reading.document.id] = set()
        new = [reading.document.id for reading in readings]
        changed = set(new)
        touched = changed.union(*(self._index.add(self.documents.keys(document)) for document in new))
        for reading in readings:
            for pair in directed(reading, reading, None, self.documents.derives):
                changed |= self._align(pair.source, pair.target)
        for document in through(sorted(touched), "pairs", step):
            changed |= self._look_again(document)
        for reading in readings:
            changed |= self._newly_held(reading)
        # All must be in before it is asked from whom.
        for document in sorted(set().union(*map(self._forwards.add, readings))):
            changed |= self._forward(document)
        return self._settle_around(changed)

    def parts(self, documents: Iterable[str]) -> Iterator[tuple[frozenset[str], Settled]]:
        """Yield the parts of the case that some documents are of, with what is settled in them."""
        for part in sorted({self._part[document] for document in documents}):
            yield self._members[part], self._settled[part]

    def settled(self) -> Settled:
        """Return what is settled in the whole case, as `derivation.settle` does."""
        parts = self._settled.values()
        return Settled.in_order(
            chain.from_iterable(part.reuses for part in parts),
            chain.from_iterable(part.quotations for part in parts),
            chain.from_iterable(part.derivations for part in parts),
        )

    def _look_again(self, document: str) -> set[str]:
        """Align a document with whom it is near now and was not, and let go of others; returns who is concerned."""
        before = self._near.get(document, frozenset())
        found = {near.document: near for near in self._index.near(document)}
        now = frozenset(found)
        self._near[document] = now
        changed: set[str] = set()
        for other in sorted(now - before):
            if document in self._near.get(other, ()):
                continue
            for pair in directed(self._readings[document], self._readings[other], found[other], self.documents.derives):
                changed |= self._align(pair.source, pair.target)
        for other in before - now:
            # Whoever had room for this document was not asked when it came.
            if all(near.document != document for near in self._index.near(other)):
                changed |= self._let_go(document, other)
        return changed

    def _align(self, source: str, target: str) -> set[str]:
        found = self.documents.alignment(source, target)
        if found is None:
            return set()
        self._aligned[source, target] = found
        self._linked[source].add(target)
        self._linked[target].add(source)
        return {source, target}

    def _let_go(self, one: str, other: str) -> set[str]:
        gone = [self._aligned.pop(pair, None) for pair in ((one, other), (other, one))]
        if not any(gone):
            return set()
        self._linked[one].discard(other)
        self._linked[other].discard(one)
        return {one, other}

    def _newly_held(self, reading: Reading) -> set[str]:
        """Return the documents that cite somebody of whom the case held no text before this one."""
        this = reading.document.id
        for who in cited(reading):
            self._citing.setdefault(who, set()).add(this)
        # Somebody may be known by name, or by whom it speaks for.
        others = {entity.name for entity in reading.entities} | {side for _, side in affiliated(reading)}
        for other in others:
            self._citing.setdefault(other, set()).add(this)
        held = self.documents.held(this)
        new = [one for one in held.ids if one not in self._ids] + [one for one in held.names if one not in self._names]
        self._ids.update(held.ids)
        self._names.update(held.names)
        return {document for one in new for document in self._citing.get(one, ())}

    def _forward(self, document: str) -> set[str]:
        """Find out anew what a forwarded message comes from; returns who is concerned."""
        before, now = set(self._forwarded[document]), self._forwards.origins(self._readings[document])
        for other in before ^ now:
            for one, end in ((document, other), (other, document)):
                self._forwarded[one] ^= {end}
        return {document, *(before ^ now)} if before != now else set()

    def _settle_around(self, changed: set[str]) -> frozenset[str]:
        """Settle anew the parts of the case in which documents have changed, as they are joined now."""
        old = {self._part[document] for document in changed if document in self._part}
        documents = changed.union(*(self._members.pop(part) for part in old))
        for part in old:
            del self._settled[part]
        everyone = Held(self._ids.keys(), self._names.keys())
        left = set(documents)
        while left:
            members = self._joined(left.pop())
            left -= members
            self._settle(sorted(members), everyone)
        return frozenset(documents)

    def _joined(self, document: str) -> set[str]:
        """Return a document with all that alignments join to it, directly or by way of others."""
        found = {document}
        waiting = [document]
        while waiting:
            document = waiting.pop()
            new = (self._linked[document] | self._forwarded.get(document, set())) - found
            found |= new
            waiting += new
        return found

    def _settle(self, members: list[str], everyone: Held) -> None:
        rows = [
            self._aligned[source, target]
            for source in members
            for target in sorted(self._linked[source])
            if (source, target) in self._aligned
        ]
        readings = [self._readings[document] for document in members]
        settled = settle(
            readings,
            [reuse for one in rows for reuse in one.reuses],
            [quotation for one in rows for quotation in one.quotations],
            [derivation for one in rows for derivation in one.derivations],
            told=everyone,
        )
        self._settled[members[0]] = with_forwards(readings, settled, self._forwards)
        self._members[members[0]] = frozenset(members)
        self._part.update(dict.fromkeys(members, members[0]))
