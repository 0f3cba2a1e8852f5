"""One document as text: its accounts, what each claims on whose word, and what it quotes."""

from collections.abc import Iterator

from rawi.cli import words
from rawi.cli.terminal import words_of_source, wrapped
from rawi.ingest import shown
from rawi.model import Claim, Document, Quotation
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
