"""A case linked whole: who takes what from whom, dates that follow from it, events, origins, disagreements. Pure."""

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

import msgspec

from rawi.lexicon import Lexicon
from rawi.link.assess import assess
from rawi.link.derivations.candidates import Pair, keys_of, pairs
from rawi.link.derivations.dates import infer_published
from rawi.link.derivations.forwards import with_forwards
from rawi.link.derivations.memory import Memory, Own, fingerprint
from rawi.link.derivations.outside import held_by, together
from rawi.link.derivations.settling import Settled, settle
from rawi.link.pairs.align import Alignment, align_forms
from rawi.link.pairs.derivation import may_derive
from rawi.link.steps import Step, quiet, through
from rawi.link.texts.features import Forms, prepare
from rawi.link.texts.surroundings import Around, surroundings
from rawi.model import Document, Links, Published, Quotation, Reading

# Documents are prepared again where the words of all would fill the memory.
HELD_READY = 4096

Read = Callable[[Document, Lexicon], Reading]


def link(
    readings: Sequence[Reading], lexicon: Lexicon, *, read: Read, memory: Memory | None = None, step: Step = quiet
) -> tuple[tuple[Reading, ...], Links]:
    """Return the readings of a case and what their documents have to do with each other.

    A document without a date may get one from a document it derives from (`derivations/dates.py`); it is read again
    with that date, by `read`, so the readings that come back may differ from those given. A date that an earlier run
    inferred is inferred anew. The result depends on the readings alone, not on what was linked before; `memory`
    only spares work. `step` hears how far it is.
    """
    memory = memory or Memory()
    plain = tuple(
        _with_date(reading, Published(), lexicon, read) if _is_linked(reading) else reading for reading in readings
    )
    documents = _Documents(plain, memory, step)
    settled = documents.settled()
    found = infer_published(plain, settled.derivations)
    dated = tuple(
        _with_date(reading, found[reading.document.id], lexicon, read) if reading.document.id in found else reading
        for reading in plain
    )
    if found:
        documents = _Documents(dated, memory, step)
        settled = documents.settled()
    events, disagreements = assess(
        dated, settled.reuses, settled.derivations, lexicon, around=documents.around, step=step
    )
    links = Links(
        quotations=_checked(dated, settled.quotations),
        reuses=settled.reuses,
        derivations=settled.derivations,
        events=events,
        disagreements=disagreements,
    )
    return dated, links


def derived(readings: Sequence[Reading]) -> Settled:
    """Return who takes what from whom among the documents of a case, with the dates they have."""
    return _Documents(readings, Memory(), quiet).settled()


def _is_linked(reading: Reading) -> bool:
    return reading.document.published.basis == "linked"


def _with_date(reading: Reading, published: Published, lexicon: Lexicon, read: Read) -> Reading:
    return read(msgspec.structs.replace(reading.document, published=published), lexicon)


class _Documents:
    """The readings of a case, with what each is by itself."""

    def __init__(self, readings: Sequence[Reading], memory: Memory, step: Step) -> None:
        self._readings = readings
        self._memory = memory
        self._step = step
        self._by_id = {reading.document.id: reading for reading in readings}
        self._names = {document: fingerprint(reading) for document, reading in self._by_id.items()}
        self._forms = lru_cache(maxsize=HELD_READY)(self._prepared)

    def around(self, reading: Reading) -> Sequence[Around]:
        """Return what stands around the claims of a document."""
        return self._own(reading.document.id).around

    def settled(self) -> Settled:
        """Return who takes what from whom."""
        each = through(self._readings, "link", self._step)
        found = pairs(((reading, self._own(reading.document.id).keys) for reading in each), self._derives)
        rows = [one for one in map(self._alignment, through(found, "pairs", self._step)) if one is not None]
        self._forms.cache_clear()
        settled = settle(
            self._readings,
            [reuse for one in rows for reuse in one.reuses],
            [quotation for one in rows for quotation in one.quotations],
            [derivation for one in rows for derivation in one.derivations],
            told=together(self._own(document).held for document in self._by_id),
        )
        return with_forwards(self._readings, settled)

    def _own(self, document: str) -> Own:
        return self._memory.own(self._names[document], lambda: self._found_out(document))

    def _found_out(self, document: str) -> Own:
        reading = self._by_id[document]
        return Own(keys_of(self._forms(document)), held_by([reading]), surroundings(reading))

    def _prepared(self, document: str) -> Forms:
        return prepare(self._by_id[document])

    def _derives(self, source: Reading, target: Reading) -> bool:
        """Whether one document may take something from another."""
        names = self._names[source.document.id], self._names[target.document.id]
        return self._memory.derives(*names, lambda: may_derive(source, target))

    def _alignment(self, pair: Pair) -> Alignment | None:
        """Return what a pair has to do with each other, null for nothing."""
        source, target = pair.source, pair.target

        def align() -> Alignment:
            return align_forms(self._forms(source), self._forms(target))

        return self._memory.alignment(self._names[source], self._names[target], align)


def _checked(readings: Iterable[Reading], checked: Iterable[Quotation]) -> tuple[Quotation, ...]:
    """Return every clause and echo of the case with its verdict; what no source is held for stays unchecked."""
    verdicts = {quotation.id: quotation for quotation in checked}
    return tuple(
        verdicts.get(quotation.id) or msgspec.structs.replace(quotation, verdict="unchecked")
        for reading in readings
        for quotation in reading.quotations
        if quotation.kind in ("clause", "echo")
    )
