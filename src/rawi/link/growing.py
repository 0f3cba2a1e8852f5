"""A case that grows, linked by one process again and again: who takes what from whom, events, disagreements, dates.

It comes to what `pipeline.link` gives for all documents, whatever their order, and looks only at whom a document that
comes in concerns. Only where one that was in before is given its date by linking, or another one, all is set up anew.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from rawi.lexicon import Lexicon
from rawi.link.derivations.dates import infer_published
from rawi.link.derivations.growing import Growing
from rawi.link.derivations.memory import Memory
from rawi.link.growing_events import GrowingEvents, Taken
from rawi.link.pipeline import Read, links_of, with_date, without_linked_date
from rawi.link.steps import Step, quiet
from rawi.model import Derivation, Links, Published, Reading, Reuse


class GrowingCase:
    """The documents of a case, linked. Documents only come in."""

    def __init__(self, lexicon: Lexicon, *, read: Read, memory: Memory | None = None) -> None:
        """Begin with no documents; `read` reads one again with the date that linking found, `memory` spares work."""
        self._lexicon = lexicon
        self._read = read
        self._memory = memory or Memory()
        # Dates are inferred from derivations among documents as they are without them.
        self._plain = self._dated = Growing(self._memory)
        self._found: dict[str, Published] = {}
        self._events = GrowingEvents(lexicon)
        self._home: dict[str, str] = {}
        self._taken: dict[str, Taken] = {}

    def add(self, readings: Sequence[Reading], step: Step = quiet) -> None:
        """Take in documents; `step` hears how far it is."""
        plain = [without_linked_date(reading, self._lexicon, self._read) for reading in readings]
        touched = self._plain.add(plain, step)
        given = self._date(touched) - {reading.document.id for reading in readings}
        self._home.update((passage.id, reading.document.id) for reading in plain for passage in reading.passages)
        if given or (self._found and self._dated is self._plain):
            self._dated, self._events, self._taken = Growing(self._memory), GrowingEvents(self._lexicon), {}
            plain = list(self._plain.documents.readings.values())
        self._enter([self._with_date(reading) for reading in plain], touched, step)

    def links(self, documents: Iterable[str]) -> tuple[tuple[Reading, ...], Links]:
        """Return the readings of the case, in the order of `documents`, and its links, as `pipeline.link` does."""
        readings = tuple(self._dated.documents.readings[document] for document in documents)
        return readings, links_of(readings, self._dated.settled(), *self._events.assessed())

    def _with_date(self, reading: Reading) -> Reading:
        found = self._found.get(reading.document.id)
        return with_date(reading, found, self._lexicon, self._read) if found is not None else reading

    def _enter(self, dated: Sequence[Reading], touched: frozenset[str], step: Step) -> None:
        """Take in documents with their dates; `touched`: those settled anew, if they are in already."""
        if self._dated is not self._plain:
            touched = self._dated.add(dated, step)
        self._events.add(dated, self._taken_anew(touched), self._dated.documents.around, step)

    def _date(self, documents: Iterable[str]) -> set[str]:
        """Infer anew the dates of some documents and of all joined to them; returns those that have another one now."""
        changed: set[str] = set()
        for members, settled in self._plain.parts(documents):
            readings = [self._plain.documents.readings[member] for member in sorted(members)]
            found = infer_published(readings, settled.derivations)
            for member in members:
                if found.get(member) != self._found.get(member):
                    changed.add(member)
                    self._found.pop(member, None)
            self._found.update(found)
        return changed

    def _taken_anew(self, documents: Iterable[str]) -> dict[str, Taken]:
        """Return what documents take from others, of those of whom that is not as it was."""
        found: dict[str, Taken] = {}
        for members, settled in self._dated.parts(documents):
            reuses: dict[str, list[Reuse]] = defaultdict(list)
            derivations: dict[str, list[Derivation]] = defaultdict(list)
            for reuse in settled.reuses:
                reuses[reuse.target.span.document].append(reuse)
            for derivation in settled.derivations:
                derivations[self._home[derivation.target]].append(derivation)
            for member in members:
                now = Taken(tuple(reuses[member]), tuple(derivations[member]))
                if now != self._taken.get(member, Taken((), ())):
                    self._taken[member] = found[member] = now
        return found
