"""PROV-O as JSON-LD: who told what, from whose words it comes, and what was changed on the way.

Accounts, claims, quotations and re-used words are prov:Entity, narrators prov:Agent, our run a prov:Activity of a
prov:SoftwareAgent. `prov:wasQuotedFrom` is kept for what stands in the source word for word (or shortened); what was
altered is only `prov:wasDerivedFrom`, its qualified form holding each change. The context is inlined: the file opens
without a network. Terms of our own begin with `rawi:` and are explained in docs/exports.md.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, BinaryIO

import msgspec

from rawi import __version__
from rawi.export import naming, telling
from rawi.export.select import Dossier, Selected
from rawi.link.texts.wording import figure
from rawi.model import (
    Change,
    Claim,
    Derivation,
    Document,
    Entity,
    Judgement,
    Passage,
    Quotation,
    Reuse,
    Source,
    Span,
)

_LINKS = (
    "agent entity hadMember hadPrimarySource qualifiedAssociation qualifiedAttribution qualifiedDerivation "
    "qualifiedQuotation used wasAssociatedWith wasAttributedTo wasDerivedFrom wasGeneratedBy wasQuotedFrom"
)
CONTEXT: dict[str, Any] = {
    "prov": "http://www.w3.org/ns/prov#",
    "rawi": "urn:rawi:",
    "dcterms": "http://purl.org/dc/terms/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    **{name: {"@id": f"prov:{name}", "@type": "@id"} for name in _LINKS.split()},
    "value": "prov:value",
    "label": "rdfs:label",
    "comment": "rdfs:comment",
    "title": "dcterms:title",
    "isPartOf": {"@id": "dcterms:isPartOf", "@type": "@id"},
    "event": {"@id": "rawi:event", "@type": "@id"},
    "endedAtTime": {"@id": "prov:endedAtTime", "@type": "xsd:dateTime"},
    "publishedFrom": {"@id": "rawi:publishedFrom", "@type": "xsd:date"},
    "publishedTo": {"@id": "rawi:publishedTo", "@type": "xsd:date"},
    "notBefore": {"@id": "rawi:notBefore", "@type": "xsd:date"},
    "notAfter": {"@id": "rawi:notAfter", "@type": "xsd:date"},
}
_RUN, _SOFTWARE = "rawi:run", "rawi:software"
_FAITHFUL = frozenset({"verbatim", "abridged"})

Node = dict[str, Any]


def prov(selected: Selected, output: BinaryIO) -> tuple[str, ...]:
    """Write the record's provenance as one JSON-LD document; nothing is left to say."""
    encode = msgspec.json.Encoder().encode
    output.write(b'{"@context":' + encode(CONTEXT) + b',"@graph":[\n')
    for n, node in enumerate(_nodes(selected)):
        output.write((b",\n" if n else b"") + encode(_filled(node)))
    output.write(b"\n]}\n")
    return ()


def _nodes(selected: Selected) -> Iterator[Node]:
    yield {"@id": _SOFTWARE, "@type": "prov:SoftwareAgent", "label": "Rawi", "rawi:version": __version__}
    yield {"@id": _RUN, "@type": "prov:Activity", "wasAssociatedWith": _SOFTWARE}
    yield from (_agent(entity, entity.kind == "person") for entity in selected.rows(Entity) if entity.kind != "place")
    for source in selected.rows(Source):
        if source.entity is None:
            yield _agent(source, source.kind == "person")
    for document in selected.rows(Document):
        yield {"@id": _RUN, "used": _iri(document.id)}
        yield _document(selected, document)
    yield from (_account(selected, passage) for passage in selected.rows(Passage))
    for derivation in selected.rows(Derivation):
        yield from _derivation(selected, derivation)
    for reuse in selected.rows(Reuse):
        yield from _reuse(selected, reuse)
    for quotation in selected.rows(Quotation):
        if quotation.kind in ("echo", "clause"):
            yield from _quotation(selected, quotation)
    for dossier in selected.events():
        yield _event(selected, dossier)
        yield from (_claim(selected, told.claim, dossier.event.id) for told in dossier.told)
    yield from map(_judgement, selected.rows(Judgement))


def _iri(identifier: str) -> str:
    return f"rawi:{identifier}"


def _filled(value: Any) -> Any:
    """Return a node without its empty members: what is open is not stated."""
    if isinstance(value, dict):
        return {key: _filled(member) for key, member in value.items() if member not in (None, "", [], {})}
    return [_filled(member) for member in value] if isinstance(value, list) else value


def _agent(named: Entity | Source, person: bool) -> Node:
    labels = [{"@value": named.name, "@language": "ar"}]
    labels += [{"@value": named.name_en, "@language": "en"}] if named.name_en else []
    kind = named.subtype if isinstance(named, Entity) else named.kind
    wikidata = named.wikidata if isinstance(named, Entity) else None
    return {
        "@id": _iri(named.id),
        "@type": ["prov:Agent", "prov:Person" if person else "prov:Organization"],
        "label": labels,
        "rawi:kind": kind,
        "rawi:wikidata": wikidata,
    }


def _speaker(selected: Selected, identifier: str | None) -> str | None:
    """Return the agent behind a source or entity id: one agent, by whichever of the two it is named."""
    source = selected.get(Source, identifier) if identifier and identifier.startswith("sou-") else None
    held = source.entity if source is not None and source.entity is not None else identifier
    return _iri(held) if held is not None else None


def _document(selected: Selected, document: Document) -> Node:
    return {
        "@id": _iri(document.id),
        "@type": ["prov:Entity", "rawi:Document"],
        "title": document.title or document.path,
        "rawi:path": document.path,
        "rawi:sha256": document.sha256,
        "rawi:genre": document.genre,
        "rawi:publishedBasis": document.published.basis,
        "publishedFrom": document.published.start,
        "publishedTo": document.published.end,
        "wasAttributedTo": _speaker(selected, document.source),
    }


def _account(selected: Selected, passage: Passage) -> Node:
    return {
        "@id": _iri(passage.id),
        "@type": ["prov:Entity", "rawi:Account"],
        **_words(selected, passage.span),
        "rawi:role": passage.role,
        "wasAttributedTo": _speaker(selected, passage.narrator),
        "wasGeneratedBy": _RUN,
    }


def _words(selected: Selected, span: Span) -> Node:
    document = selected.get(Document, span.document)
    return {
        "value": document.text[span.start : span.end] if document is not None else None,
        "isPartOf": _iri(span.document),
        "rawi:start": span.start,
        "rawi:end": span.end,
    }


def _derivation(selected: Selected, derivation: Derivation) -> Iterator[Node]:
    source = selected.get(Passage, derivation.source)
    origin = _iri(derivation.source)
    if source is None:
        # Words that are not in the case are an entity all the same: what is known of them is whose they are.
        origin = _iri(f"{derivation.id}.source")
        yield {
            "@id": origin,
            "@type": ["prov:Entity", "rawi:NotInTheCase"],
            "label": f"words of {naming.who(selected, derivation.source)} that are not in the case",
            "wasAttributedTo": _speaker(selected, derivation.source),
        }
    primary = source is None or source.role == "statement"
    yield {
        "@id": _iri(derivation.target),
        "wasDerivedFrom": origin,
        "hadPrimarySource": origin if primary else None,
        "qualifiedDerivation": {
            "@id": _iri(derivation.id),
            "@type": "prov:Derivation",
            "entity": origin,
            "rawi:kind": derivation.kind,
            "rawi:declared": derivation.declared,
            "rawi:eitherWay": derivation.either_way or None,
            "rawi:share": derivation.share,
        },
    }


def _reuse(selected: Selected, reuse: Reuse) -> Iterator[Node]:
    source, target = _iri(f"{reuse.id}.source"), _iri(f"{reuse.id}.target")
    kinds = ["prov:Entity", "rawi:Words"]
    yield {"@id": source, "@type": kinds, **_words(selected, reuse.source.span)}
    yield {
        "@id": target,
        "@type": kinds,
        **_words(selected, reuse.target.span),
        **_from(reuse.id, source, reuse.label == "verbatim", reuse.changes, reuse.label),
    }


def _quotation(selected: Selected, quotation: Quotation) -> Iterator[Node]:
    held = quotation.source_span is not None
    source = _iri(f"{quotation.id}.source")
    if quotation.source_span is not None:
        yield {"@id": source, "@type": ["prov:Entity", "rawi:Words"], **_words(selected, quotation.source_span)}
    verdict = quotation.verdict
    inner = quotation.attribution[-1] if quotation.attribution else None
    yield {
        "@id": _iri(quotation.id),
        "@type": ["prov:Entity", "rawi:Quotation"],
        **_words(selected, quotation.span),
        "rawi:verdict": verdict,
        "wasAttributedTo": _speaker(selected, inner.speaker) if inner is not None else None,
        "wasGeneratedBy": _RUN,
        **(
            _from(
                f"{quotation.id}.how", source, faithful=verdict in _FAITHFUL, changes=quotation.changes, label=verdict
            )
            if held
            else {}
        ),
    }


def _from(identifier: str, source: str, faithful: bool, changes: Sequence[Change], label: str | None) -> Node:
    """Return how words come from a source: quoted where they are faithful, else derived, with each change."""
    how = {
        "@id": _iri(identifier),
        "@type": "prov:Quotation" if faithful else "prov:Derivation",
        "entity": source,
        "rawi:label": label,
        "rawi:change": [
            {
                "@id": _iri(f"{identifier}.{n}"),
                "rawi:kind": of.kind,
                "rawi:from": of.source_text,
                "rawi:to": of.target_text,
            }
            for n, of in enumerate(changes, 1)
        ],
    }
    if faithful:
        return {"wasQuotedFrom": source, "qualifiedQuotation": how}
    return {"wasDerivedFrom": source, "qualifiedDerivation": how}


def _event(selected: Selected, dossier: Dossier) -> Node:
    event = dossier.event
    return {
        "@id": _iri(event.id),
        "@type": ["prov:Collection", "rawi:Event"],
        "label": telling.headline(selected, dossier),
        "rawi:eventType": event.event_type,
        "notBefore": event.time.start if event.time is not None else None,
        "notAfter": event.time.end if event.time is not None else None,
        "rawi:timePrecision": event.time.precision if event.time is not None else "open",
        "rawi:place": naming.where(selected, dossier.place),
        "rawi:independentLow": event.independent.low,
        "rawi:independentHigh": event.independent.high,
        "rawi:origins": telling.origins(selected, event),
        "rawi:figure": [
            {
                "@id": _iri(f"{event.id}.figure.{n}"),
                "label": figure(of),
                "rawi:what": [of.what or "open", *of.joint_with],
                "rawi:low": of.low,
                "rawi:high": of.high,
            }
            for n, of in enumerate(event.figures, 1)
        ],
        "rawi:disagreement": [telling.differing(selected, of) for of in dossier.disagreements],
        "hadMember": [_iri(told.claim.id) for told in dossier.told],
    }


def _claim(selected: Selected, claim: Claim, event: str) -> Node:
    chain = []
    for n, link in enumerate(claim.attribution, 1):
        agent: str | Node | None = _speaker(selected, link.speaker)
        if agent is None:
            words = link.text or naming.UNNAMED
            agent = {"@id": _iri(f"{claim.id}.speaker.{n}"), "@type": "prov:Agent", "label": words}
        chain.append(
            {
                "@id": _iri(f"{claim.id}.link.{n}"),
                "@type": "prov:Attribution",
                "agent": agent,
                "rawi:position": n,
                "rawi:mode": link.mode,
                "rawi:cue": link.cue.text if link.cue is not None else None,
            }
        )
    return {
        "@id": _iri(claim.id),
        "@type": ["prov:Entity", "rawi:Claim"],
        **_words(selected, claim.span),
        "comment": f"{naming.chain(selected, claim)}: {telling.content(selected, claim)}",
        "rawi:eventType": claim.event_type,
        "rawi:modality": claim.modality,
        "rawi:polarity": claim.polarity,
        "event": _iri(event),
        "wasDerivedFrom": _iri(claim.passage),
        "wasGeneratedBy": _RUN,
        "wasAttributedTo": list(_unique(link["agent"] for link in chain)),
        "qualifiedAttribution": chain,
    }


def _unique(agents: Iterable[Any]) -> Iterator[str]:
    yield from dict.fromkeys(agent["@id"] if isinstance(agent, dict) else agent for agent in agents)


def _judgement(judgement: Judgement) -> Node:
    person = _iri(f"{judgement.id}.by")
    return {
        "@id": _iri(judgement.id),
        "@type": ["prov:Activity", "rawi:Judgement"],
        "used": _iri(judgement.subject),
        "wasAssociatedWith": {"@id": person, "@type": ["prov:Agent", "prov:Person"], "label": judgement.by},
        "endedAtTime": judgement.at,
        "rawi:action": judgement.action,
        "rawi:field": judgement.field,
        "rawi:value": judgement.value,
        "rawi:reason": judgement.reason or None,
    }
