"""A case linked whole: who takes what from whom, dates that follow from it, events, origins, disagreements. Pure."""

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

import msgspec

from rawi.lexicon import Lexicon
from rawi.link.assess import assess
from rawi.link.derivations.candidates import Keys, Pair, keys_of, pairs
from rawi.link.derivations.dates import infer_published
from rawi.link.derivations.forwards import with_forwards
from rawi.link.derivations.memory import Memory, fingerprint
from rawi.link.derivations.settling import Settled, settle
from rawi.link.pairs.align import Alignment, align_forms
from rawi.link.texts.features import Forms, prepare
from rawi.model import Document, Links, Published, Quotation, Reading

# Documents are prepared again where the words of all would fill the memory.
HELD_READY = 4096

Read = Callable[[Document, Lexicon], Reading]


def link(
    readings: Sequence[Reading], lexicon: Lexicon, *, read: Read, memory: Memory | None = None
) -> tuple[tuple[Reading, ...], Links]:
    """Return the readings of a case and what their documents have to do with each other.

    A document without a date may get one from a document it derives from (`derivations/dates.py`); it is read again
    with that date, by `read`, so the readings that come back may differ from those given. A date that an earlier run
    inferred is inferred anew. The result depends on the readings alone, not on what was linked before; `memory`
    only spares work.
    """
    memory = memory or Memory()
    plain = tuple(
        _with_date(reading, Published(), lexicon, read) if _is_linked(reading) else reading for reading in readings
    )
    settled = _settled(plain, _aligned(plain, memory))
    found = infer_published(plain, settled.derivations)
    dated = tuple(
        _with_date(reading, found[reading.document.id], lexicon, read) if reading.document.id in found else reading
        for reading in plain
    )
    if found:
        settled = _settled(dated, _aligned(dated, memory))
    events, disagreements = assess(dated, settled.reuses, settled.derivations, lexicon)
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
    return _settled(readings, _aligned(readings, Memory()))


def _is_linked(reading: Reading) -> bool:
    return reading.document.published.basis == "linked"


def _with_date(reading: Reading, published: Published, lexicon: Lexicon, read: Read) -> Reading:
    return read(msgspec.structs.replace(reading.document, published=published), lexicon)


def _aligned(readings: Sequence[Reading], memory: Memory) -> list[Alignment]:
    """Return the alignments of all candidate pairs that have something to do with each other."""
    by_id = {reading.document.id: reading for reading in readings}
    names = {document: fingerprint(reading) for document, reading in by_id.items()}

    @lru_cache(maxsize=HELD_READY)
    def forms(document: str) -> Forms:
        return prepare(by_id[document])

    def held(document: str) -> Keys:
        return memory.keys(names[document], lambda: keys_of(forms(document)))

    def alignment(pair: Pair) -> Alignment | None:
        source, target = pair.source, pair.target
        return memory.alignment(names[source], names[target], lambda: align_forms(forms(source), forms(target)))

    found = map(alignment, pairs((reading, held(document)) for document, reading in by_id.items()))
    return [one for one in found if one is not None]


def _settled(readings: Sequence[Reading], rows: Sequence[Alignment]) -> Settled:
    settled = settle(
        readings,
        [reuse for one in rows for reuse in one.reuses],
        [quotation for one in rows for quotation in one.quotations],
        [derivation for one in rows for derivation in one.derivations],
    )
    return with_forwards(readings, settled)


def _checked(readings: Iterable[Reading], checked: Iterable[Quotation]) -> tuple[Quotation, ...]:
    """Return every clause and echo of the case with its verdict; what no source is held for stays unchecked."""
    verdicts = {quotation.id: quotation for quotation in checked}
    return tuple(
        verdicts.get(quotation.id) or msgspec.structs.replace(quotation, verdict="unchecked")
        for reading in readings
        for quotation in reading.quotations
        if quotation.kind in ("clause", "echo")
    )
