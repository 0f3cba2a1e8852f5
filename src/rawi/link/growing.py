"""A case that grows by one document at a time: who takes what from whom, events and disagreements of what is concerned.

It comes to what `pipeline.link` gives for all documents, whatever their order, for documents that are dated, or stay
undated. Where linking has a date to give to a document, or a message says that it was forwarded, the case is to be
linked whole.
"""

from collections import defaultdict
from collections.abc import Iterable

from rawi.lexicon import Lexicon
from rawi.link.derivations.dates import infer_published
from rawi.link.derivations.forwards import FACT
from rawi.link.derivations.growing import Growing
from rawi.link.derivations.settling import Settled
from rawi.link.growing_events import Assessed, Changed, GrowingEvents, Taken
from rawi.model import Derivation, Reading, Reuse


class NotAloneError(Exception):
    """A document came in of which linking by neighbours alone does not say what linking the whole case would."""


class GrowingCase:
    """The documents of a case, linked. Documents only come in; after `NotAloneError` it is of no use any more."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._derivations = Growing()
        self._events = GrowingEvents(lexicon)
        self._readings: dict[str, Reading] = {}
        self._home: dict[str, str] = {}
        self._taken: dict[str, Taken] = {}

    def add(self, reading: Reading) -> Changed:
        """Take in a document; returns the events that are gone and those in their place. Raises `NotAloneError`."""
        document = reading.document
        if document.extra.get(FACT) or document.published.basis == "linked":
            raise NotAloneError(document.path)
        self._readings[document.id] = reading
        self._home.update((passage.id, document.id) for passage in reading.passages)
        return self._events.add(reading, self._taken_anew(self._derivations.add(reading)))

    def settled(self) -> Settled:
        """Return what is settled between the documents."""
        return self._derivations.settled()

    def assessed(self) -> Assessed:
        """Return all events and disagreements."""
        return self._events.assessed()

    def _taken_anew(self, documents: Iterable[str]) -> dict[str, Taken]:
        """Return what documents take from others, of those of whom that is not as it was."""
        found: dict[str, Taken] = {}
        for members, settled in self._derivations.parts(documents):
            if infer_published([self._readings[member] for member in sorted(members)], settled.derivations):
                raise NotAloneError(*sorted(members))
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
