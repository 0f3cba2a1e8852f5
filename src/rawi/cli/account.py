"""One document as text: its accounts, what each claims on whose word, and what it quotes."""

from collections.abc import Iterable, Iterator

from rawi.case.archive import ArchiveView
from rawi.cli import words
from rawi.cli.terminal import words_of_source, wrapped
from rawi.ingest import shown
from rawi.model import Claim, Derivation, Document, Quotation
from rawi.web.strings import strings
from rawi.web.unsaid import Taken, of_claim
from rawi.web.view import Record


def account(record: Record, document: Document) -> Iterator[str]:
    """Yield the lines of a document's page."""
    yield shown(document.path)
    if document.title:
        yield words_of_source(document.title, indent=2)
    facts = [words.label(document.genre), words.published(document)]
    if document.source:
        facts.append(f"from {words.who(record, document.source)}")
    if document.author:
        facts.append(f"by {words.quoted(document.author)}")
    yield wrapped(" · ".join([*facts, document.id]), indent=2, hanging=2)
    for note in document.notes:
        yield wrapped(f"NOTE {note}", indent=2, hanging=2)
    quotations = [q for q in record.quotations.values() if q.span.document == document.id and q.kind != "name"]
    for passage in record.passages.values():
        if passage.span.document != document.id:
            continue
        claims = [claim for claim in record.claims.values() if claim.passage == passage.id]
        quoted = [q for q in quotations if passage.span.contains(q.span)]
        yield ""
        yield wrapped(f"{words.label(passage.role).upper()}, told by {words.who(record, passage.narrator)}")
        if not claims and not quoted:
            yield words_of_source(document.text[passage.span.start : passage.span.end], indent=2)
        for claim in claims:
            yield from claim_lines(record, claim, indent=2)
        for quotation in quoted:
            yield from quotation_lines(record, quotation, indent=2)


def archive_lines(record: Record, view: ArchiveView) -> Iterator[str]:
    """Yield what the archive knows of a document: its files, the same text elsewhere, what it takes and gives."""
    yield ""
    yield "IN THE ARCHIVE"
    for whose, body in (("issued", view.issuer), ("published", view.publisher)):
        if body is not None:
            yield wrapped(f"- {whose} by {words.who(record, body.id)}", indent=2)
    for copy in view.copies:
        where = f", {shown(copy.part)}" if copy.part else ""
        encoded = (
            f", {copy.encoding}" + (f" ({copy.encoding_why})" if copy.encoding_why else "") if copy.encoding else ""
        )
        took = f"taken in {copy.at} by {shown(copy.by)}" if copy.by else f"taken in {copy.at}"
        yield wrapped(f"- {shown(copy.path)}{where}{encoded}, {took}, SHA-256 {copy.sha256}", indent=2, hanging=2)
    for twin in view.same_text:
        kind = "the same text" if twin.resemblance == 1 else f"the same text on another page ({twin.resemblance:.0%})"
        yield wrapped(f"- {kind}: {_page(record, twin.document)}", indent=2, hanging=2)
    for twin in view.near:
        yield wrapped(
            f"- mostly the same ({twin.resemblance:.0%}): {_page(record, twin.document)}", indent=2, hanging=2
        )
    for edge, other in view.derives_from:
        if other != view.document.id:
            taken = _passage(record, edge.source, other)
            yield _edge(f"its {_role(record, edge.target)} {edge.kind} {taken}", edge)
    for edge, other in view.derived:
        if other != view.document.id:
            taker = _passage(record, edge.target, other)
            yield _edge(f"{taker} {edge.kind} its {_role(record, edge.source)}", edge)


def _edge(told: str, edge: Derivation) -> str:
    declared = ", and says so" if edge.declared else ", or the other way round" if edge.either_way else ""
    return wrapped(f"- {told} in {edge.share:.0%} of its words{declared}", indent=2, hanging=2)


def _passage(record: Record, identifier: str, document: str | None) -> str:
    if document is None:
        return words.who(record, identifier)
    return f"the {_role(record, identifier)} in {_page(record, document)}"


def _role(record: Record, passage: str) -> str:
    row = record.passages.get(passage)
    return words.label(row.role) if row else "text"


def _page(record: Record, document: str) -> str:
    row = record.documents.get(document)
    return f"{shown(row.path)} ({document})" if row else document


def claim_lines(record: Record, claim: Claim, *, indent: int) -> Iterator[str]:
    """Yield the lines of a claim: what is claimed, on whose word, and the words themselves."""
    kind = words.label(claim.event_type)
    marks: list[str] = [claim.modality] if claim.modality != "asserted" else []
    if not claim.polarity:
        marks.append("said not to be so")
    parts = [kind + (f" ({', '.join(marks)})" if marks else "")]
    if claim.agents:
        parts.append(f"by {words.listed([words.who(record, p.entity, p.text) for p in claim.agents])}")
    if claim.targets:
        parts.append(f"to {words.listed([words.who(record, p.entity, p.text) for p in claim.targets])}")
    for place in claim.places:
        named, described = words.who(record, place.entity, place.text), words.where(record, place)
        parts.append(f"{place.relation or 'at'} {named}" if described == named else described)
    if claim.time is not None:
        parts.append(words.days(claim.time.start, claim.time.end))
    parts.extend(words.figure(figure) for figure in claim.quantities)
    yield wrapped(f"- {', '.join(parts)}", indent=indent, hanging=2)
    yield wrapped(f"says: {words.chain(record, claim)}", indent=indent + 2, hanging=2)
    yield words_of_source(claim.text, indent=indent + 4)
    yield from unsaid_lines(record, of_claim(claim), "carried.unsaid", indent=indent + 2)


def unsaid_lines(record: Record, taken: Iterable[Taken], sentence: str, *, indent: int) -> Iterator[str]:
    """Yield what a claim or an event has from an earlier clause, after the `sentence` (a key of the strings)."""
    known = strings()
    for item in taken:
        about, says = (known[key][1] for key in (f"about.{item.about}", sentence))
        held = words.listed([words.quoted(record.slice(span)) for span in item.spans])
        rule = known.get(f"carried.{item.rule}", (item.rule, item.rule))[1]
        yield wrapped(f"[ ] {about}: {says} {held} ({rule})", indent=indent, hanging=4)


def quotation_lines(record: Record, quotation: Quotation, *, indent: int) -> Iterator[str]:
    """Yield the lines of a quotation: what kind it is, whose words it claims to be, and whether it is."""
    parts = [f"{quotation.kind} in quotation marks"]
    if quotation.attribution:
        inner = quotation.attribution[-1]
        parts.append(f"words of {words.who(record, inner.speaker, inner.text)}")
    if quotation.verdict not in {None, "unchecked"}:
        parts.append(words.label(str(quotation.verdict)))
    yield wrapped(f"- {', '.join(parts)}", indent=indent, hanging=2)
    yield words_of_source(quotation.text, indent=indent + 4)
