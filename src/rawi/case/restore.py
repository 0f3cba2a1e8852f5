"""A case made anew from a record (JSON lines): what `rawi export --format jsonl` wrote, read back.

The record of the new case is the same, byte for byte. Originals are not in a record, nor are rows that people rejected.
Judgements come with it; the values they stand for are in the rows already.
"""

import hashlib
import re
import shutil
import tempfile
from collections import defaultdict
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import msgspec

from rawi.case import schema, stored
from rawi.case.errors import CaseError
from rawi.case.store import Case, Read
from rawi.ingest import same_content, shown
from rawi.model import (
    Claim,
    Derivation,
    Disagreement,
    Document,
    Entity,
    Event,
    Judgement,
    Links,
    Mention,
    Passage,
    Quotation,
    Reading,
    Reuse,
    Row,
    Source,
    Span,
    decode,
    encode,
)

R = TypeVar("R", bound=msgspec.Struct)
S = TypeVar("S", Source, Entity)

_NAMES = re.compile(rb'"((?:ent|sou)-[0-9a-f]+)"')
_BATCH = 256


class Restored(NamedTuple):
    """What a record held: rows by type, and how many lines this version writes otherwise than they stood."""

    rows: dict[str, int]
    rewritten: int


class _Record:
    """The rows of a record, in its order, checked against one another as they come."""

    def __init__(self) -> None:
        self.rows: dict[type[Any], list[Row]] = defaultdict(list)
        self.documents: dict[str, Document] = {}
        self.ids: set[str] = set()
        self.rewritten = 0
        self.digest = hashlib.sha256()


def restore(record: Path, folder: Path, *, by: str | None = None) -> Restored:
    """Make the case `folder`, which must not be there yet, from a record.

    Raises `CaseError` that names the line for a file that is not a whole record, and where `folder` is there; then no
    case is left behind.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise CaseError(f"{shown(folder)} is there already; give a new folder for the case")
    held = _read(record)
    folder.parent.mkdir(parents=True, exist_ok=True)
    making = Path(tempfile.mkdtemp(prefix=".rawi-import-", dir=folder.parent))
    try:
        with Case.create(making, by=by, verb="import") as case:
            _fill(case, held, record)
            if stored.digest(case.lines()) != held.digest.hexdigest():
                raise CaseError(f"{shown(record)} is not in the order of a record, so it cannot be restored as it was")
        if folder.exists():
            folder.rmdir()
        making.rename(folder)
    except BaseException:
        shutil.rmtree(making, ignore_errors=True)
        raise
    names = {str(kind.__struct_config__.tag): len(rows) for kind, rows in held.rows.items()}
    return Restored(names, held.rewritten)


def _read(path: Path) -> _Record:
    held = _Record()
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            if not line.strip():
                continue
            try:
                row = decode(line)
                _check(held, row)
            except (msgspec.MsgspecError, _WrongError, UnicodeDecodeError) as error:
                raise CaseError(f"{shown(path)}, line {number}: {error}; nothing was imported") from None
            text = encode(row) + b"\n"
            held.rewritten += text != line
            held.digest.update(text)
            held.rows[type(row)].append(row)
    if not held.documents:
        raise CaseError(f"{shown(path)} holds no documents; give what rawi export --format jsonl wrote")
    return held


class _WrongError(ValueError):
    """A line that does not fit the lines before it."""


def _check(held: _Record, row: Row) -> None:
    if row.id in held.ids:
        raise _WrongError(f"the id {shown(row.id)} is there already")
    held.ids.add(row.id)
    if isinstance(row, Document):
        held.documents[row.id] = row
    if isinstance(row, Passage | Mention | Quotation | Claim):
        words = _words(held, row.span)
        if not isinstance(row, Passage) and row.text != words:
            raise _WrongError(f"the words of {shown(row.id)} are not those of its span")
    if isinstance(row, Claim) and row.passage not in held.ids:
        raise _WrongError(f"the passage of {shown(row.id)} is not in the record")


def _words(held: _Record, span: Span) -> str:
    document = held.documents.get(span.document)
    if document is None:
        raise _WrongError(f"the document {shown(span.document)} is not in the record")
    if not 0 <= span.start <= span.end <= len(document.text):
        raise _WrongError(f"characters {span.start} to {span.end} are not in the text of {shown(span.document)}")
    return document.text[span.start : span.end]


def _fill(case: Case, held: _Record, record: Path) -> None:
    readings = _readings(held)
    for first in range(0, len(readings), _BATCH):
        case.add([Read(same_content(reading.document), reading) for reading in readings[first : first + _BATCH]])
    links = Links(
        reuses=_all(held, Reuse),
        derivations=_all(held, Derivation),
        events=_all(held, Event),
        disagreements=_all(held, Disagreement),
    )
    case.replace_links(readings, links, state=case.state())
    with case.transaction():
        for number, judgement in enumerate(_all(held, Judgement)):
            _put(case, number, judgement, known=judgement.subject in held.ids)
        case.keep_links()
        case.log("imported", {"record": shown(record.name), "sha256": held.digest.hexdigest()})


def _put(case: Case, number: int, judgement: Judgement, *, known: bool) -> None:
    line = encode(judgement).decode()
    case.connection.execute(
        "INSERT INTO judgement VALUES (?, ?, ?, ?, ?)", (schema.READ, "", number, judgement.id, line)
    )
    places = [(-1, judgement.subject), *([(0, judgement.subject)] if known else [])]
    case.connection.executemany(
        "INSERT INTO attachment VALUES (?, ?, ?)", [(judgement.id, place, subject) for place, subject in places]
    )
    case.log("judged", {"judgement": judgement.id, "record": stored.digest([line])}, by=judgement.by)


def _readings(held: _Record) -> list[Reading]:
    """Return the rows document by document. A source or entity of several documents stands with each that names it.

    In the record it stands once, where the first one has it; the order of these first places is kept.
    """
    own: dict[str, dict[type[Any], list[Any]]] = {document: defaultdict(list) for document in held.documents}
    for kind in (Passage, Mention, Quotation, Claim):
        for row in held.rows.get(kind, ()):
            assert isinstance(row, Passage | Mention | Quotation | Claim)
            own[row.span.document][kind].append(row)
    order = list(held.documents)
    named = {document: _named(held.documents[document], own[document]) for document in order}
    sources, entities = _placed(_all(held, Source), order, named), _placed(_all(held, Entity), order, named)
    return [
        Reading(
            document=held.documents[document],
            sources=tuple(sources[document]),
            passages=tuple(own[document][Passage]),
            entities=tuple(entities[document]),
            mentions=tuple(own[document][Mention]),
            quotations=tuple(own[document][Quotation]),
            claims=tuple(own[document][Claim]),
        )
        for document in order
    ]


def _named(document: Document, own: dict[type[Any], list[Any]]) -> set[str]:
    """Return the ids of the sources and entities that a document's rows name."""
    rows = (document, *(row for rows in own.values() for row in rows))
    return {name.decode() for row in rows for name in _NAMES.findall(encode(row))}


def _placed(rows: tuple[S, ...], order: list[str], named: dict[str, set[str]]) -> dict[str, list[S]]:
    placed: dict[str, list[S]] = {document: [] for document in order}
    at = 0
    for row in rows:
        first = next((n for n in range(at, len(order)) if row.id in named[order[n]]), at)
        at = first
        for n in range(at, len(order)):
            if n == at or row.id in named[order[n]]:
                placed[order[n]].append(row)
    return placed


def _all(held: _Record, kind: type[R]) -> tuple[R, ...]:
    return tuple(row for row in held.rows.get(kind, ()) if isinstance(row, kind))
