"""The documents that are linked, with what each is by itself and what two have to do with each other."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from rawi.link.derivations.candidates import Keys, keys_of
from rawi.link.derivations.memory import Memory, Own, fingerprint
from rawi.link.derivations.outside import Held, held_by
from rawi.link.pairs.align import Alignment, align_forms
from rawi.link.pairs.derivation import may_derive
from rawi.link.texts.features import Forms, prepare
from rawi.link.texts.surroundings import Around, surroundings
from rawi.model import Reading

# Documents are prepared again where the words of all would fill the memory.
HELD_READY = 4096


class Documents:
    """Readings by their documents, in the order in which they came; what `memory` knows is not found out again."""

    def __init__(self, memory: Memory, readings: Iterable[Reading] = (), *, ready: int = HELD_READY) -> None:
        self._memory = memory
        self.readings: dict[str, Reading] = {}
        self._names: dict[str, str] = {}
        self._forms = lru_cache(maxsize=ready)(self._prepared)
        for reading in readings:
            self.put(reading)

    def put(self, reading: Reading) -> None:
        """Take in a document."""
        self.readings[reading.document.id] = reading
        self._names[reading.document.id] = fingerprint(reading)

    def keys(self, document: str) -> Keys:
        """Return by what a document is found."""
        return self._own(document).keys

    def held(self, document: str) -> Held:
        """Return who tells something in a document."""
        return self._own(document).held

    def around(self, reading: Reading) -> Sequence[Around]:
        """Return what stands around the claims of a document."""
        return self._own(reading.document.id).around

    def derives(self, source: Reading, target: Reading) -> bool:
        """Whether one document may take something from another."""
        names = self._names[source.document.id], self._names[target.document.id]
        return self._memory.derives(*names, lambda: may_derive(source, target))

    def alignment(self, source: str, target: str) -> Alignment | None:
        """Return what one document takes from another, null for nothing."""

        def align() -> Alignment:
            return align_forms(self._forms(source), self._forms(target))

        return self._memory.alignment(self._names[source], self._names[target], align)

    def let_go(self) -> None:
        """Hold no document ready to be aligned any more."""
        self._forms.cache_clear()

    def _own(self, document: str) -> Own:
        return self._memory.own(self._names[document], lambda: self._found_out(document))

    def _found_out(self, document: str) -> Own:
        reading = self.readings[document]
        return Own(keys_of(self._forms(document)), held_by([reading]), surroundings(reading))

    def _prepared(self, document: str) -> Forms:
        return prepare(self.readings[document])
