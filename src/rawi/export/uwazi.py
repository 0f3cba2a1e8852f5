"""Uwazi (huridocs/uwazi): a file for each of three templates, as its CSV import reads them, the texts attached.

`templates.json` says which properties to create. Titles end in our id, because Uwazi finds related entities by title.
"""

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

import msgspec

from rawi.case.files import place as original_of
from rawi.export import naming, telling
from rawi.export.select import Dossier, Selected, Told
from rawi.link.texts import wording
from rawi.model import Document

DOCUMENT, EVENT, CLAIM = "Rawi document", "Rawi event", "Rawi claim"
# Property and type, in the order of the columns. Labels have no comma: Uwazi guesses the delimiter.
TEMPLATES: dict[str, dict[str, str]] = {
    DOCUMENT: {
        "Publisher": "text",
        "Author": "text",
        "Published": "daterange",
        "Published known from": "select",
        "Genre": "select",
        "Language": "select",
        "Address": "link",
        "Original SHA-256": "text",
        "Document id": "text",
    },
    EVENT: {
        "How known": "text",
        "Event type": "select",
        "Independent origins low": "numeric",
        "Independent origins high": "numeric",
        "Origins": "text",
        "When": "daterange",
        "Date precision": "select",
        "Where": "text",
        "Position": "geolocation",
        "Position within km": "numeric",
        "Place precision": "select",
        "Figures": "text",
        "Disagreements": "markdown",
        "Told in": "relationship",
        "Event id": "text",
    },
    CLAIM: {
        "Said by": "text",
        "Speakers": "multiselect",
        "How meant": "select",
        "Claimed": "text",
        "Words": "markdown",
        "Claim type": "select",
        "When": "daterange",
        "Date precision": "select",
        "Counted": "text",
        "Figure low": "numeric",
        "Figure high": "numeric",
        "Of event": "relationship",
        "In document": "relationship",
        "Claim id": "text",
    },
}
RELATED = {"Told in": DOCUMENT, "Of event": EVENT, "In document": DOCUMENT}
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)
_STEP = 1 << 20


def uwazi(selected: Selected, folder: Path) -> tuple[str, ...]:
    """Write `1-documents.zip` (with the texts and, where nothing is masked, the originals), `2-events.csv`,
    `3-claims.csv`, to be imported in this order, and `templates.json`.
    """
    described = {
        name: [
            {"label": label, "type": kind, **({"content": RELATED[label]} if label in RELATED else {})}
            for label, kind in properties.items()
        ]
        for name, properties in TEMPLATES.items()
    }
    (folder / "templates.json").write_bytes(msgspec.json.format(msgspec.json.encode(described), indent=1) + b"\n")
    missing = _documents(selected, folder / "1-documents.zip")
    with (folder / "2-events.csv").open("xb") as events, (folder / "3-claims.csv").open("xb") as claims:
        events.write(_row(("Title", *TEMPLATES[EVENT])))
        claims.write(_row(("Title", *TEMPLATES[CLAIM])))
        for dossier in selected.events():
            events.write(_row(_event(selected, dossier)))
            for told in dossier.told:
                claims.write(_row(_claim(selected, dossier, told)))
    return (f"{missing} originals are not in the case and were not attached",) if missing else ()


def _documents(selected: Selected, path: Path) -> int:
    """Write the documents with their files; returns how many originals were not there."""
    missing = 0
    with zipfile.ZipFile(path, "x") as archive:
        with archive.open(_entry("import.csv"), "w", force_zip64=True) as table:
            table.write(_row(("Title", *TEMPLATES[DOCUMENT], "Attachments")))
            for document in selected.rows(Document):
                table.write(_row(_document(selected, document)))
        sent: set[str] = set()
        for document in selected.rows(Document):
            archive.writestr(_entry(f"{document.id}.txt"), document.text.encode())
            name, held = _original(document), original_of(selected.case.originals, document.sha256)
            if not _open(selected) or name in sent:
                continue
            if held.is_file():
                with held.open("rb") as source, archive.open(_entry(name), "w", force_zip64=True) as sink:
                    while block := source.read(_STEP):
                        sink.write(block)
                sent.add(name)
            else:
                missing += 1
    return missing


def _open(selected: Selected) -> bool:
    """Whether nothing is masked, so that originals may go along."""
    return selected.profile in (None, "full")


def _entry(name: str) -> zipfile.ZipInfo:
    # Stored, not squeezed: the same case gives the same bytes, whatever library squeezes.
    entry = zipfile.ZipInfo(name, _ZIP_TIME)
    entry.external_attr = 0o644 << 16
    return entry


def _original(document: Document) -> str:
    """Return the name an original has in the archive: its hash and the end of its name, where that is plain."""
    suffix = PurePosixPath(document.path.partition("#")[0]).suffix.lower()
    plain = suffix.isascii() and suffix[1:].isalnum() and len(suffix) <= 6
    return f"original-{document.sha256[:16]}{suffix if plain else ''}"


def _document(selected: Selected, document: Document) -> Iterator[str]:
    known = document.published
    held = _open(selected) and original_of(selected.case.originals, document.sha256).is_file()
    url = document.extra.get("url", "")
    yield from (
        _title(document.title or document.path, document.id),
        naming.who(selected, document.source) if document.source is not None else "",
        document.author or "",
        _range(known.start, known.end),
        known.basis,
        document.genre,
        document.language or "",
        _plain(url) if "://" in url else "",
        document.sha256,
        document.id,
        "|".join([f"{document.id}.txt", *([_original(document)] if held else [])]),
    )


def _event(selected: Selected, dossier: Dossier) -> Iterator[str]:
    event, place = dossier.event, dossier.place
    disc, pin = telling.disc(selected, place), telling.pin(selected, place)
    documents = dict.fromkeys(
        _title(told.document.title or told.document.path, told.document.id) for told in dossier.told
    )
    yield from (
        _title(telling.headline(selected, dossier), event.id),
        telling.standing(selected, dossier),
        wording.label(event.event_type),
        str(event.independent.low),
        str(event.independent.high),
        telling.origins(selected, event),
        _range(event.time.start, event.time.end) if event.time is not None else "",
        event.time.precision if event.time is not None else "open",
        naming.where(selected, place),
        f"{pin.lat:g}|{pin.lon:g}" if pin is not None else "",
        f"{disc.radius / 1000:g}" if disc is not None else "",
        telling.precision(place) if place is not None else "open",
        "; ".join(wording.figure(figure) for figure in event.figures),
        "\n\n".join(telling.differing(selected, differing) for differing in dossier.disagreements),
        "|".join(documents),
        event.id,
    )


def _claim(selected: Selected, dossier: Dossier, told: Told) -> Iterator[str]:
    claim, document = told.claim, told.document
    chain = naming.chain(selected, claim)
    speakers = dict.fromkeys(_plain(naming.who(selected, link.speaker, link.text)) for link in claim.attribution)
    figure = claim.quantities[0] if len(claim.quantities) == 1 else None
    bounds = (figure.low, figure.high) if figure is not None else (None, None)
    time = claim.time
    yield from (
        _title(f"{chain}: {telling.content(selected, claim)}", claim.id),
        chain,
        "|".join(speakers),
        telling.mark(claim) or "asserted",
        telling.content(selected, claim),
        claim.text,
        wording.label(claim.event_type),
        _range(time.start, time.end) if time is not None else "",
        time.precision if time is not None else "open",
        "; ".join(wording.figure(of) for of in claim.quantities),
        *("" if bound is None else f"{bound:g}" for bound in bounds),
        _title(telling.headline(selected, dossier), dossier.event.id),
        _title(document.title or document.path, document.id),
        claim.id,
    )


def _range(start: str | None, end: str | None) -> str:
    """Return days as the importer reads them, `from:to`; a side that is open stays empty."""
    return f"{start or ''}:{end or ''}" if start or end else ""


def _title(words: str, identifier: str) -> str:
    return f"{_plain(words)} ({identifier})"


def _plain(words: str) -> str:
    """Return words without what separates values in a cell."""
    return " ".join(words.replace("|", "¦").split())


def _row(cells: Iterable[str]) -> bytes:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerow(cells)
    return text.getvalue().encode()
