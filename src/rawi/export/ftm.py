"""FollowTheMoney (4.x): entities as JSON lines, and the same as statements, where each value keeps who states it.

An event's name begins with how it is known, so that no list or graph shows it bare. What a claim says of an event is a
statement of its own: its dataset is the document, its origin the chain of narrators. Where claims differ, both stand.
"""

import csv
import hashlib
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

import msgspec

from rawi.export import naming, telling
from rawi.export.select import Dossier, Selected, Told
from rawi.lexicon.actors import load as load_actors
from rawi.link.texts import wording
from rawi.model import Derivation, Document, Entity, Mention, Participant, Passage, Source

_COLUMNS = (
    "canonical_id,entity_id,prop,prop_type,schema,value,dataset,origin,lang,original_value,external,first_seen,"
    "last_seen,id"
)
COLUMNS = tuple(_COLUMNS.split(","))
# The dataset of what is not one document's word.
_RECORD = "rawi"
_RECORD_ORIGIN = "Rawi: what the record as a whole holds"
_TYPES = {
    **dict.fromkeys(("name", "alias"), "name"),
    **dict.fromkeys(("bodyText", "description", "notes", "summary"), "text"),
    **dict.fromkeys(("publishedAt", "startDate", "endDate"), "date"),
    **dict.fromkeys(
        ("addressEntity", "document", "entity", "involved", "object", "proof", "resolved", "subject"), "entity"
    ),
    **dict.fromkeys(("full", "location"), "address"),
    **dict.fromkeys(("latitude", "longitude"), "number"),
    "country": "country",
    "id": "id",
    "language": "language",
    "sourceUrl": "url",
    "wikidataId": "identifier",
}
# What the package allows for a value of these types, in characters.
_LONGEST = {"name": 384, "string": 1024, "text": 65_000, "address": 250}
_WITHOUT_LANGUAGE = frozenset({"country", "date", "entity", "id", "language", "url"})
_LANGUAGES = {"ar": "ara", "en": "eng", "fr": "fra", "tr": "tur", "ru": "rus", "fa": "fas", "ku": "kur", "he": "heb"}
_SCHEMATA = {"state": "PublicBody", "tribe": "LegalEntity"}


class Value(NamedTuple):
    """One value of an entity, with the dataset and origin it has as a statement and its language, if any."""

    prop: str
    value: str
    dataset: str = _RECORD
    origin: str = _RECORD_ORIGIN
    lang: str | None = None


class Made(NamedTuple):
    """An entity of FollowTheMoney."""

    id: str
    schema: str
    values: tuple[Value, ...]


def ftm(selected: Selected, folder: Path) -> tuple[str, ...]:
    """Write `entities.ftm.json` and `statements.csv`; says what the model has no room for."""
    said: list[str] = []
    path = folder / "statements.csv"
    with (folder / "entities.ftm.json").open("xb") as entities, path.open("x", encoding="utf-8", newline="") as table:
        statements = csv.writer(table, dialect=csv.unix_dialect)
        statements.writerow(COLUMNS)
        for made in _entities(selected, said):
            entities.write(_line(made))
            statements.writerows(_statement(made, value) for value in (Value("id", made.id), *made.values))
    return tuple(said)


def _entities(selected: Selected, said: list[str]) -> Iterator[Made]:
    yield from map(_actor, (entity for entity in selected.rows(Entity) if entity.kind != "place"))
    yield from (_outlet(source) for source in selected.rows(Source) if source.entity is None)
    yield from map(_address, (entity for entity in selected.rows(Entity) if entity.kind == "place"))
    for document in selected.rows(Document):
        if len(document.text) > _LONGEST["text"]:
            said.append(f"the text of {document.path} is longer than FollowTheMoney takes and was left out")
        yield _document(selected, document)
    yield from _mentions(selected)
    for dossier in selected.events():
        yield _event(selected, dossier)
        yield from (_documentation(selected, dossier, told) for told in dossier.told)
        for differing in dossier.disagreements:
            words = telling.differing(selected, differing)
            values = (Value("entity", dossier.event.id), Value("description", words, lang="eng"))
            yield Made(differing.id, "Note", _fitting(values))
    yield from _links(selected)


def _actor(entity: Entity) -> Made:
    listed = load_actors().by_entity.get(entity.id)
    countries = load_actors().rows[listed].countries if listed is not None else ()
    schema = "Person" if entity.kind == "person" else _SCHEMATA.get(entity.subtype or "", "Organization")
    values = [Value("name", entity.name, lang="ara")]
    values += [Value("name", entity.name_en, lang="eng")] if entity.name_en else []
    values += [Value("alias", alias, lang="ara") for alias in entity.aliases]
    values += [Value("wikidataId", entity.wikidata)] if entity.wikidata else []
    values += [Value("country", country.lower()) for country in countries]
    values += [Value("keywords", wording.label(entity.subtype), lang="eng")] if entity.subtype else []
    return Made(entity.id, schema, _fitting(values))


def _outlet(source: Source) -> Made:
    values = [Value("name", source.name, lang="ara")]
    values += [Value("name", source.name_en, lang="eng")] if source.name_en else []
    values.append(Value("keywords", wording.label(source.kind), lang="eng"))
    return Made(source.id, "Person" if source.kind == "person" else "Organization", _fitting(values))


def _address(entity: Entity) -> Made:
    full = ", ".join([entity.name_en or entity.name, *reversed(entity.admin)])
    values = [Value("full", full), Value("summary", entity.name, lang="ara")]
    if entity.lat is not None and entity.lon is not None:
        values += [Value("latitude", f"{entity.lat:g}"), Value("longitude", f"{entity.lon:g}")]
        values.append(Value("remarks", f"a point for the whole {entity.subtype or 'place'}", lang="eng"))
    return Made(entity.id, "Address", _fitting(values))


def _document(selected: Selected, document: Document) -> Made:
    dataset = _dataset(document)
    known = document.published
    language = _LANGUAGES.get(document.language or "")
    values = [Value("fileName", document.path, dataset), Value("title", document.title or "", dataset, lang=language)]
    values.append(Value("author", document.author or "", dataset, lang=language))
    if document.source is not None:
        values.append(Value("publisher", naming.who(selected, document.source), dataset, lang="eng"))
    if known.start is not None and known.start == known.end:
        values.append(Value("publishedAt", known.start, dataset))
    values.append(Value("sourceUrl", document.extra.get("url", ""), dataset))
    values.append(Value("language", language or "", dataset))
    if len(document.text) <= _LONGEST["text"]:
        values.append(Value("bodyText", document.text, dataset, lang=language))
    day = f"published {wording.days(known.start, known.end)}, basis {known.basis}"
    values.append(Value("notes", f"SHA-256 of the original {document.sha256}; {day}", lang="eng"))
    return Made(document.id, "Article", _fitting(values))


def _mentions(selected: Selected) -> Iterator[Made]:
    """Yield for each document and actor or person it names one Mention with all the names used."""
    for document, mentions in groupby(selected.rows(Mention), lambda mention: mention.span.document):
        names: dict[str, dict[str, None]] = {}
        for mention in mentions:
            if mention.kind in ("actor", "person") and mention.entity is not None:
                names.setdefault(mention.entity, {})[mention.text] = None
        for entity, used in names.items():
            held = selected.get(Entity, entity)
            if held is None or held.kind == "place":
                continue
            dataset = _slug(document)
            values = [Value("document", document, dataset), Value("resolved", entity, dataset)]
            values += [Value("name", name, dataset, lang="ara") for name in used]
            values.append(Value("detectedSchema", _actor(held).schema, dataset))
            yield Made(f"men-{_slug(document)}-{entity}", "Mention", _fitting(values))


def _event(selected: Selected, dossier: Dossier) -> Made:
    event = dossier.event
    values = [Value("name", telling.headline(selected, dossier), lang="eng")]
    time = wording.days(event.time.start, event.time.end) if event.time else "date open"
    figures = "; ".join(wording.figure(figure) for figure in event.figures)
    summary = [telling.standing(selected, dossier), telling.origins(selected, event), time, figures]
    values.append(Value("summary", ". ".join(filter(None, summary)), lang="eng"))
    values.append(Value("keywords", wording.label(event.event_type), lang="eng"))
    values.append(Value("recordId", event.id))
    for told in dossier.told:
        values += _claimed(selected, told)
    if event.place is not None and telling.disc(selected, dossier.place) is not None and event.place.entity:
        values.append(Value("addressEntity", event.place.entity))
    return Made(event.id, "Event", _fitting(values))


def _claimed(selected: Selected, told: Told) -> Iterator[Value]:
    """Yield what one claim says of its event, as the word of its document and narrators."""
    claim = told.claim
    dataset, origin = _dataset(told.document), f"{claim.id}: {naming.chain(selected, claim)}"
    yield Value("description", telling.told(selected, told), dataset, origin, "eng")
    yield Value("proof", told.document.id, dataset, origin)
    if meant := telling.mark(claim):
        yield Value("keywords", meant, dataset, origin, "eng")
        return
    # Half a stretch of time would be read as the day it happened.
    if claim.time is not None and claim.time.start is not None and claim.time.end is not None:
        yield Value("startDate", claim.time.start, dataset, origin)
        yield Value("endDate", claim.time.end, dataset, origin)
    for place in claim.places:
        if (place.relation or "in") in ("at", "in", "near"):
            named = naming.where(selected, selected.place(place, [claim])) or place.text
            yield Value("location", named, dataset, origin, "eng")
    for actor in _named(selected, (*claim.agents, *claim.targets)):
        yield Value("involved", actor, dataset, origin)


def _named(selected: Selected, participants: Iterable[Participant]) -> Iterator[str]:
    for participant in participants:
        entity = selected.get(Entity, participant.entity)
        if entity is not None and entity.kind != "place":
            yield entity.id


def _documentation(selected: Selected, dossier: Dossier, told: Told) -> Made:
    """Return the link from an event to a document: the chain of narrators as its role, the claim as its summary."""
    claim, dataset = told.claim, _dataset(told.document)
    chain = naming.chain(selected, claim)
    meant = telling.mark(claim)
    values = (
        Value("document", told.document.id, dataset, chain),
        Value("entity", dossier.event.id, dataset, chain),
        Value("role", f"told by {chain}" + (f" ({meant})" if meant else ""), dataset, chain, "eng"),
        Value("summary", telling.told(selected, told), dataset, chain, "eng"),
        Value("description", claim.text, dataset, chain, "ara"),
        Value("recordId", claim.id, dataset, chain),
    )
    return Made(claim.id, "Documentation", _fitting(values))


def _links(selected: Selected) -> Iterator[Made]:
    """Yield a link for each derivation between two documents."""
    for derivation in selected.rows(Derivation):
        source, target = (selected.get(Passage, end) for end in (derivation.source, derivation.target))
        if source is None or target is None or source.span.document == target.span.document:
            continue
        how = "and says so" if derivation.declared else "as found by its words"
        how += ", or the other way round" if derivation.either_way else ""
        role = f"{derivation.kind} {round(derivation.share * 100)}% of its words from the other, {how}"
        values = (
            Value("subject", target.span.document),
            Value("object", source.span.document),
            Value("role", role, lang="eng"),
            Value("recordId", derivation.id),
        )
        yield Made(derivation.id, "UnknownLink", _fitting(values))


def _dataset(document: Document) -> str:
    return _slug(document.id)


def _slug(identifier: str) -> str:
    return f"{_RECORD}_{identifier.replace('-', '_')}"


def _fitting(values: Iterable[Value]) -> tuple[Value, ...]:
    """Return values as the model takes them: none empty, none twice, none too long."""
    kept: dict[tuple[str, ...], Value] = {}
    for value in values:
        kind = _TYPES.get(value.prop, "string")
        text = value.value if kind == "text" else " ".join(value.value.split())
        longest = _LONGEST.get(kind)
        if longest is not None and len(text) > longest:
            text = f"{text[: longest - 1]}…"
        if text:
            lang = None if kind in _WITHOUT_LANGUAGE else value.lang
            key = (value.prop, text, value.dataset)
            if key not in kept:
                kept[key] = Value(value.prop, text, value.dataset, value.origin, lang)
    return tuple(kept.values())


def _line(made: Made) -> bytes:
    properties: dict[str, list[str]] = {}
    for value in made.values:
        held = properties.setdefault(value.prop, [])
        if value.value not in held:
            held.append(value.value)
    datasets = sorted({value.dataset for value in made.values})
    return (
        msgspec.json.encode({"id": made.id, "schema": made.schema, "properties": properties, "datasets": datasets})
        + b"\n"
    )


def _statement(made: Made, value: Value) -> tuple[str, ...]:
    kind = _TYPES.get(value.prop, "string")
    key = f"{value.dataset}.{made.id}.{value.prop}.{value.value}" + (f"@{value.lang}" if value.lang else "")
    identifier = hashlib.sha1(key.encode(), usedforsecurity=False).hexdigest()
    lang = value.lang or ""
    # No time of ours: the same case gives the same bytes.
    return (
        *(made.id, made.id, value.prop, kind, made.schema, value.value, value.dataset, value.origin, lang),
        *("", "f", "", "", identifier),
    )
