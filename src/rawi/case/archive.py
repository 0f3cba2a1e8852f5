"""One document as an archive shows it: what it is, where it came from, what it holds, what is the same or derives."""

import sqlite3
from collections.abc import Iterator
from typing import NamedTuple

from rawi.case import twins
from rawi.case.errors import CaseError
from rawi.case.lookup import rows_of
from rawi.case.store import Case
from rawi.case.twins import Twin
from rawi.ingest import shown
from rawi.model import Derivation, Document, Passage, Source


class Copy(NamedTuple):
    """A file that holds the document: when it was taken in (UTC) and by whom, its path, the SHA-256 of its bytes.

    `part` says where in the file the document stands, "" where it is the file. `encoding_why` is the reason of the
    guess.
    """

    at: str
    by: str
    path: str
    url: str | None
    sha256: str
    part: str
    extractor: str
    encoding: str | None
    encoding_why: str | None


class Derived(NamedTuple):
    """An edge between a passage of this document and one elsewhere; `document` is null for a source not in the case."""

    edge: Derivation
    document: str | None


class ArchiveView(NamedTuple):
    """What an archive tells of a document.

    `headline`, `summaries` and `statements` are its passages, `issuer` is who issued the statement (null where there is
    none, or several of different bodies), `publisher` whose page it is; when it was published, how that is known, and
    its count of views stand in `document`. `copies`: the files that hold it,
    re-uploads of the same bytes among them. `same_text`: other documents whose text is the same, or the same with
    other chrome around it; `near`: such as are mostly the same. `derives_from`, `derived`: what its passages take from
    others, and others from them.
    """

    document: Document
    headline: Passage | None
    publisher: Source | None
    issuer: Source | None
    summaries: tuple[Passage, ...]
    statements: tuple[Passage, ...]
    copies: tuple[Copy, ...]
    same_text: tuple[Twin, ...]
    near: tuple[Twin, ...]
    derives_from: tuple[Derived, ...]
    derived: tuple[Derived, ...]


def archive_view(case: Case, identifier: str) -> ArchiveView:
    """Return the archive's view of a document. Raises `CaseError` where the case does not hold it."""
    document = next((row for row in case.find(identifier) if isinstance(row, Document)), None)
    if document is None:
        raise CaseError(f"the case holds no document {shown(identifier)}; see rawi show for those it holds")
    passages = _passages(case, document.id)
    statements = tuple(passage for passage in passages if passage.role == "statement")
    issuers = {passage.narrator for passage in statements}
    same = sorted(_twins(case, document, passages), key=lambda twin: (-twin.resemblance, twin.document))
    own = {passage.id for passage in passages}
    return ArchiveView(
        document=document,
        headline=next((passage for passage in passages if passage.role == "headline"), None),
        publisher=_source(case, document.source),
        issuer=_source(case, issuers.pop()) if len(issuers) == 1 else None,
        summaries=tuple(passage for passage in passages if passage.role == "summary"),
        statements=statements,
        copies=tuple(_copies(case.connection, document.id)),
        same_text=tuple(twin for twin in same if twin.resemblance >= twins.SAME_TEXT),
        near=tuple(twin for twin in same if twins.NEAR <= twin.resemblance < twins.SAME_TEXT),
        derives_from=tuple(_edges(case, own, of="target", other="source")),
        derived=tuple(_edges(case, own, of="source", other="target")),
    )


def _source(case: Case, identifier: str | None) -> Source | None:
    found = case.find(identifier) if identifier is not None else ()
    return next((row for row in found if isinstance(row, Source)), None)


def _passages(case: Case, document: str) -> tuple[Passage, ...]:
    rows = case.connection.execute(
        "SELECT id FROM passage WHERE stage IN (0, 1) AND document = ? ORDER BY n", (document,)
    )
    found = dict.fromkeys(row[0] for row in rows)
    return tuple(rows_of(case.connection, Passage, found).values())


def _copies(connection: sqlite3.Connection, document: str) -> Iterator[Copy]:
    for row in connection.execute(
        """
        SELECT f.at, f.by, f.path, COALESCE(i.url, f.url), f.sha256, i.part, i.extractor, i.encoding, i.encoding_why
        FROM item AS i JOIN file AS f ON f.n = i.file WHERE i.document = ? ORDER BY f.n, i.part
        """,
        (document,),
    ):
        yield Copy(*row)


def _twins(case: Case, document: Document, passages: tuple[Passage, ...]) -> Iterator[Twin]:
    same = case.connection.execute(
        """
        SELECT other.document FROM reading AS own JOIN reading AS other USING (derived)
        WHERE own.document = ? AND other.document != own.document ORDER BY other.path, other.document
        """,
        (document.id,),
    ).fetchall()
    for (other,) in same:
        yield Twin(other, 1.0)
    known = {row[0] for row in same}
    own = twins.shingles(document, passages)
    for candidate in twins.proposed(case.connection, document.id):
        other = rows_of(case.connection, Document, [candidate]).get(candidate)
        if other is not None and candidate not in known:
            yield Twin(candidate, twins.resemblance(own, twins.shingles(other, _passages(case, candidate))))


def _edges(case: Case, passages: set[str], *, of: str, other: str) -> Iterator[Derived]:
    for passage in sorted(passages):
        rows = case.connection.execute(
            f"""
            SELECT l.id FROM lookup_derivation AS l JOIN derivation AS d USING (id)
            WHERE l.{of}_document = (SELECT document FROM search_passage WHERE passage = ?1) AND l.{of} = ?1
            ORDER BY d.n
            """,
            (passage,),
        ).fetchall()
        for (identifier,) in rows:
            for edge in case.find(identifier):
                if isinstance(edge, Derivation):
                    yield Derived(edge, _document_of(case.connection, getattr(edge, other)))


def _document_of(connection: sqlite3.Connection, passage: str) -> str | None:
    row = connection.execute("SELECT document FROM search_passage WHERE passage = ?", (passage,)).fetchone()
    return row[0] if row else None
