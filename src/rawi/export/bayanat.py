"""Bayanat (sjacorg/bayanat): a bulletin a document, as its API takes it, and the columns of its own bulletin CSV.

Bayanat codes a bulletin from its own content alone, so an event of a bulletin is what this document tells of it; what
the whole case knows (independent origins, figures) stands in its comments. Vocabularies are numbers that differ from
place to place: a file of the user's maps our names to them; what it does not map is left out, never guessed.
"""

import csv
import io
import re
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import urlparse

import msgspec

from rawi.case import CaseError
from rawi.export import naming, telling
from rawi.export.csv import plain
from rawi.export.documents import Read, documents
from rawi.export.select import Selected, Told
from rawi.ingest import shown
from rawi.link.texts import wording
from rawi.model import Claim, Derivation, Document, Entity, Event, Passage

VOCABULARIES = ("eventtypes", "locations", "sources", "labels")
_COLUMNS = (
    "id,title,title_ar,origin_id,source_link,sjac_title,sjac_title_ar,description,publish_date,documentation_date,"
    "labels,verified_labels,sources,locations,geo_locations,media,events,related_bulletins,related_actors,"
    "related_incidents"
)
COLUMNS = tuple(_COLUMNS.split(","))
# The columns of Bayanat's database.
_LONGEST_TITLE = _LONGEST_LINK = 255
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")

Ids = Mapping[str, Mapping[str, int]]


def bayanat(selected: Selected, folder: Path) -> tuple[str, ...]:
    """Write `bulletins.jsonl` (a line is the body of a POST to /admin/api/bulletin), `bulletins.csv` and `ids.json`.

    `ids.json` lists what the case names, for the user to fill in and give back with `--ids`. Raises `CaseError` for a
    file of ids that is not one.
    """
    ids = _ids(selected.ids)
    asked: dict[str, dict[str, int | None]] = {name: {} for name in VOCABULARIES}
    encode = msgspec.json.Encoder().encode
    bulletins, table = folder / "bulletins.jsonl", folder / "bulletins.csv"
    with closing(_index(selected)) as index, bulletins.open("xb") as lines, table.open("xb") as rows:
        rows.write(b"\xef\xbb\xbf" + _csv(COLUMNS))
        for read in documents(selected):
            item = _bulletin(selected, read, index, ids, asked)
            lines.write(encode({"item": item}) + b"\n")
            rows.write(_csv(_cells(item)))
    (folder / "ids.json").write_bytes(msgspec.json.format(encode(asked), indent=1) + b"\n")
    missing = sum(number is None for names in asked.values() for number in names.values())
    return (f"{missing} names have no id of your Bayanat yet: fill in ids.json, give it with --ids",) if missing else ()


def _ids(path: Path | None) -> Ids:
    if path is None:
        return {}
    try:
        given = msgspec.json.decode(path.read_bytes(), type=dict[str, dict[str, int | None]])
    except msgspec.MsgspecError as error:
        raise CaseError(f"{shown(path)} is no file of ids ({error}); start from the ids.json of an export") from None
    return {name: {key: number for key, number in ids.items() if number is not None} for name, ids in given.items()}


def _index(selected: Selected) -> sqlite3.Connection:
    """Return which event each claim is of and what each document derives from; it is gone with the connection."""
    connection = sqlite3.connect("")
    connection.execute("CREATE TABLE derived (document TEXT NOT NULL, derivation TEXT NOT NULL)")
    connection.executemany(
        "INSERT INTO derived VALUES (?, ?)",
        (
            (target.span.document, derivation.id)
            for derivation in selected.rows(Derivation)
            if (target := selected.get(Passage, derivation.target)) is not None
        ),
    )
    connection.execute("CREATE INDEX derived_document ON derived (document)")
    connection.execute("CREATE TABLE of_claim (claim TEXT PRIMARY KEY, event TEXT NOT NULL) WITHOUT ROWID")
    connection.executemany(
        "INSERT OR IGNORE INTO of_claim VALUES (?, ?)",
        ((claim, event.id) for event in selected.rows(Event) for claim in event.claims),
    )
    return connection


def _bulletin(
    selected: Selected, read: Read, index: sqlite3.Connection, ids: Ids, asked: dict[str, dict[str, int | None]]
) -> dict[str, Any]:
    def numbers(vocabulary: str, names: Iterable[str]) -> list[dict[str, int]]:
        found = []
        for name in dict.fromkeys(names):
            number = ids.get(vocabulary, {}).get(name)
            asked[vocabulary][name] = number
            found += [{"id": number}] if number is not None else []
        return found

    document = read.document
    told: dict[str, list[Told]] = {}
    passages = {passage.id: passage for passage in read.passages}
    for claim in read.claims:
        found = index.execute("SELECT event FROM of_claim WHERE claim = ?", (claim.id,)).fetchone()
        if found is not None and claim.passage in passages:
            told.setdefault(found[0], []).append(Told(claim, passages[claim.passage], document))
    title = _plain(document.title or document.path)[:_LONGEST_TITLE]
    known = document.published
    places = [place for claim in read.claims for place in claim.places if place.entity is not None]
    source = [naming.who(selected, document.source)] if document.source is not None else []
    return {
        "originid": document.id,
        "title": title,
        "title_ar": title if document.language == "ar" else None,
        "description": escape(_plain(document.text), quote=False).replace("\n", "<br>"),
        "comments": _comments(selected, document, index),
        "source_link": _link(document),
        "tags": ["rawi"],
        "locations": numbers("locations", (_named(selected, place.entity) for place in places)),
        "geoLocations": list(_points(selected, read.claims)),
        "sources": numbers("sources", source),
        "labels": numbers("labels", (claim.event_type for claim in read.claims)),
        "verLabels": [],
        "events": [
            event
            for identifier, claims in told.items()
            if (event := _event(selected, identifier, claims, numbers)) is not None
        ],
        "medias": [],
        "bulletin_relations": [],
        "actor_relations": [],
        "incident_relations": [],
        "publish_date": known.start if known.start is not None and known.start == known.end else None,
        "documentation_date": None,
    }


def _comments(selected: Selected, document: Document, index: sqlite3.Connection) -> str:
    """Return what the bulletin has no field for: where the text is from, and on whom its accounts draw."""
    known = document.published
    lines = [
        "Read by Rawi. Every event is what this text claims, not a finding; its comments say on whose word.",
        f"File {document.path}, SHA-256 {document.sha256}.",
        f"Published {wording.days(known.start, known.end)} (basis: {known.basis}).",
        f"Author: {document.author or 'open'}.",
    ]
    found = index.execute("SELECT derivation FROM derived WHERE document = ? ORDER BY rowid", (document.id,))
    for derivation in filter(None, (selected.get(Derivation, identifier) for (identifier,) in found.fetchall())):
        source, target = (selected.get(Passage, end) for end in (derivation.source, derivation.target))
        if source is not None and target is not None:
            other = selected.get(Document, source.span.document)
            where = other.path if other is not None else "another text"
            lines.append(
                f"The {target.role} {derivation.kind} the {source.role} of {naming.who(selected, source.narrator)}"
                f" in {where}, {round(derivation.share * 100)}% of its words"
                f"{', or the other way round' if derivation.either_way else ''}."
            )
    return "\n".join(lines)


def _event(selected: Selected, identifier: str, told: list[Told], numbers: Any) -> dict[str, Any] | None:
    event = selected.get(Event, identifier)
    if event is None:
        return None
    marks = [mark for held in told if (mark := telling.mark(held.claim))]
    chains = dict.fromkeys(naming.chain(selected, held.claim) for held in told)
    title = f"[{'; '.join([*dict.fromkeys(marks), *chains])}] {event.title}"
    comments = [telling.told(selected, held) for held in told]
    comments.append(f"In the whole case ({event.id}): {telling.origins(selected, event)}.")
    figures = "; ".join(wording.figure(figure) for figure in event.figures)
    comments += [f"Figures over all accounts: {figures}."] if figures else []
    made: dict[str, Any] = {
        "title": title,
        "comments": "\n".join(comments),
        "comments_ar": "\n".join(held.claim.text for held in told),
        **_dates([held.claim for held in told]),
    }
    kind = numbers("eventtypes", [event.event_type])
    return {**made, "eventtype": kind[0]} if kind else made


def _dates(claims: list[Claim]) -> dict[str, Any]:
    """Return the days this text gives; `estimated` unless it gives one day, and the same throughout."""
    times = [claim.time for claim in claims if claim.time is not None and (claim.time.start or claim.time.end)]
    starts = [time.start for time in times if time.start is not None]
    ends = [time.end for time in times if time.end is not None]
    if not times:
        return {}
    days = {(time.start, time.end) for time in times}
    exact = len(days) == 1 and all(time.precision == "day" and not time.approximate for time in times)
    dates: dict[str, Any] = {"estimated": not exact}
    if len(starts) == len(times):
        dates["from_date"] = min(starts)
    if len(ends) == len(times):
        dates["to_date"] = max(ends)
    return dates


def _points(selected: Selected, claims: Iterable[Claim]) -> Iterator[dict[str, Any]]:
    """Yield each place once where the text says something happened, with how far round the point it may have been."""
    seen: set[tuple[str, float, float]] = set()
    for claim in claims:
        for words in claim.places:
            place = selected.place(words, [claim])
            disc = telling.pin(selected, place)
            title = naming.where(selected, place)
            if disc is None or not title or (title, disc.lat, disc.lon) in seen:
                continue
            seen.add((title, disc.lat, disc.lon))
            comment = (
                f"Within about {disc.radius / 1000:g} km of this point ({disc.precision}); as named in the text "
                f"{wording.quoted(words.text)}. {naming.chain(selected, claim)}."
            )
            yield {"title": title, "lng": disc.lon, "lat": disc.lat, "main": False, "comment": comment}


def _named(selected: Selected, entity: str | None) -> str:
    held = selected.get(Entity, entity)
    return ", ".join([held.name_en or held.name, *reversed(held.admin)]) if held is not None else str(entity)


def _link(document: Document) -> str:
    url = document.extra.get("url", "")
    parsed = urlparse(url)
    return url if parsed.scheme and parsed.netloc and len(url) <= _LONGEST_LINK else "NA"


def _plain(text: str) -> str:
    return _CONTROLS.sub("\N{REPLACEMENT CHARACTER}", text)


def _cells(item: dict[str, Any]) -> list[str]:
    """Return a bulletin as a row of Bayanat's own CSV, related things as it numbers them."""
    cells = {
        **{name: item.get(name) for name in COLUMNS if isinstance(item.get(name), str)},
        "origin_id": item["originid"],
        "geo_locations": _numbered("geo_location", item["geoLocations"]),
        "events": _numbered("event", item["events"]),
    }
    return [plain(str(cells.get(name) or "")) for name in COLUMNS]


def _numbered(name: str, things: list[dict[str, Any]]) -> str:
    titles = {f"{name}-{n}": thing["title"] for n, thing in enumerate(things, 1)}
    return msgspec.json.encode(titles).decode() if titles else ""


def _csv(row: Iterable[str]) -> bytes:
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerow(row)
    return text.getvalue().encode()
