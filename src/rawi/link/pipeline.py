"""A case linked whole: who takes what from whom, dates that follow from it, events, origins, disagreements. Pure."""

from collections.abc import Callable, Iterable, Sequence

import msgspec

from rawi.lexicon import Lexicon
from rawi.link.assess import assess
from rawi.link.derivations.candidates import pairs
from rawi.link.derivations.dates import infer_published
from rawi.link.derivations.documents import Documents
from rawi.link.derivations.forwards import Forwards, with_forwards
from rawi.link.derivations.memory import Memory
from rawi.link.derivations.outside import together
from rawi.link.derivations.settling import Settled, settle
from rawi.link.steps import Step, quiet, through
from rawi.model import Disagreement, Document, Event, Links, Published, Quotation, Reading

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
    plain = tuple(without_linked_date(reading, lexicon, read) for reading in readings)
    documents = Documents(memory, plain)
    settled = _settled(documents, step)
    found = infer_published(plain, settled.derivations)
    dated = tuple(
        with_date(reading, found[reading.document.id], lexicon, read) if reading.document.id in found else reading
        for reading in plain
    )
    if found:
        documents = Documents(memory, dated)
        settled = _settled(documents, step)
    events, disagreements = assess(
        dated, settled.reuses, settled.derivations, lexicon, around=documents.around, step=step
    )
    return dated, links_of(dated, settled, events, disagreements)


def links_of(
    readings: Iterable[Reading], settled: Settled, events: tuple[Event, ...], disagreements: tuple[Disagreement, ...]
) -> Links:
    """Return what the documents of a case have to do with each other, as rows."""
    quotations = _checked(readings, settled.quotations)
    return Links(
        quotations=quotations,
        reuses=settled.reuses,
        derivations=settled.derivations,
        events=events,
        disagreements=disagreements,
    )


def derived(readings: Sequence[Reading]) -> Settled:
    """Return who takes what from whom among the documents of a case, with the dates they have."""
    return _settled(Documents(Memory(), readings), quiet)


def without_linked_date(reading: Reading, lexicon: Lexicon, read: Read) -> Reading:
    """Return a reading as it is where no other document gives it its date."""
    is_linked = reading.document.published.basis == "linked"
    return with_date(reading, Published(), lexicon, read) if is_linked else reading


def with_date(reading: Reading, published: Published, lexicon: Lexicon, read: Read) -> Reading:
    """Return what is read in a document with another date."""
    return read(msgspec.structs.replace(reading.document, published=published), lexicon)


def _settled(documents: Documents, step: Step) -> Settled:
    """Return who takes what from whom."""
    readings = tuple(documents.readings.values())
    each = through(readings, "link", step)
    found = pairs(((reading, documents.keys(reading.document.id)) for reading in each), documents.derives)
    alignments = (documents.alignment(pair.source, pair.target) for pair in through(found, "pairs", step))
    rows = [one for one in alignments if one is not None]
    documents.let_go()
    settled = settle(
        readings,
        [reuse for one in rows for reuse in one.reuses],
        [quotation for one in rows for quotation in one.quotations],
        [derivation for one in rows for derivation in one.derivations],
        told=together(map(documents.held, documents.readings)),
    )
    return with_forwards(readings, settled, Forwards(readings))


def _checked(readings: Iterable[Reading], checked: Iterable[Quotation]) -> tuple[Quotation, ...]:
    """Return every clause and echo of the case with its verdict; what no source is held for stays unchecked."""
    verdicts = {quotation.id: quotation for quotation in checked}
    return tuple(
        verdicts.get(quotation.id) or msgspec.structs.replace(quotation, verdict="unchecked")
        for reading in readings
        for quotation in reading.quotations
        if quotation.kind in ("clause", "echo")
    )
