"""`rawi compare`: what one document takes from another, and what it changed."""

import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from rawi.case.reading import Unread, read_one
from rawi.cli import words
from rawi.cli.app import app
from rawi.cli.summary import ACCOUNTS, change_lines, derivation_line, quotation_audit_lines
from rawi.cli.terminal import fail, guarded, misused, put, words_of_source, wrapped
from rawi.ingest import ingest, shown
from rawi.link.pairs.align import align
from rawi.model import ROW_TYPES, Document, Reading, Row, Span, encode
from rawi.web.report import render_comparison
from rawi.web.view import Record, arrange, audit_views, pair_views


class Format(StrEnum):
    """The formats of `rawi compare`."""

    TEXT = "text"
    JSONL = "jsonl"
    HTML = "html"


@app.command()
@guarded
def compare(
    source: Annotated[Path, typer.Argument(metavar="SOURCE", help="The document that is drawn on.")],
    target: Annotated[Path, typer.Argument(metavar="TARGET", help="The document that draws on it.")],
    form: Annotated[
        Format, typer.Option("--format", help="text: for people; jsonl: rows of the record; html: a page.")
    ] = Format.TEXT,
) -> None:
    """Tell what TARGET takes from SOURCE and what it changed."""
    of, to = _read(source), _read(target)
    if of.document.id == to.document.id:
        misused("SOURCE and TARGET are the same document; give two")
    alignment = align(of, to)
    verdicts = {quotation.id: quotation for quotation in alignment.quotations}
    quotations = tuple(verdicts.get(quotation.id, quotation) for quotation in to.quotations)
    to = msgspec.structs.replace(to, quotations=quotations)
    rows: list[Row] = [*of.rows(), *to.rows(), *alignment.reuses, *alignment.derivations]
    match form:
        case Format.TEXT:
            typer.echo("\n".join(_lines(arrange(rows), of.document, to.document)))
        case Format.JSONL:
            put((encode(row) + b"\n" for row in _in_order(rows)), None)
        case Format.HTML:
            put([render_comparison(rows, source=of.document.id, target=to.document.id).encode()], None)
    sys.stdout.flush()


def _read(path: Path) -> Reading:
    reading = read_one(ingest(path))
    if isinstance(reading, Unread):
        fail(str(reading))
    return reading


def _in_order(rows: list[Row]) -> Iterator[Row]:
    """Yield each row once, types in the order of the record."""
    seen: set[str] = set()
    for row_type in ROW_TYPES:
        for row in rows:
            if isinstance(row, row_type) and row.id not in seen:
                seen.add(row.id)
                yield row


def _lines(record: Record, source: Document, target: Document) -> Iterator[str]:
    pairs = [
        pair
        for pair in pair_views(record)
        if (pair.source.span.document, pair.target.span.document) == (source.id, target.id)
    ]
    # A headline draws on what its own page draws on.
    pairs = [pair for pair in pairs if pair.target.role in ACCOUNTS] or pairs
    yield wrapped(f"document 1 (the source): {shown(source.path)}")
    yield wrapped(f"document 2 (the target): {shown(target.path)}")
    if not pairs:
        yield ""
        yield "The target takes nothing from the source that can be seen in its words."
    for pair in pairs:
        yield ""
        yield derivation_line(record, pair)
        for number, reuse in enumerate(pair.reuses, start=1):
            yield ""
            quoted = ", in quotation marks" if reuse.in_quotation else ""
            yield wrapped(f"{number}. {words.label(reuse.label)}{quoted}", hanging=3)
            yield from _side("source", record, reuse.source.span)
            yield from _side("target", record, reuse.target.span)
            yield from change_lines(reuse.changes, indent=3)
    yield from quotation_audit_lines(record, [a for a in audit_views(record) if a.quotation.span.document == target.id])


def _side(title: str, record: Record, span: Span) -> Iterator[str]:
    yield wrapped(f"{title} {span.start}-{span.end}", indent=3)
    yield words_of_source(record.slice(span), indent=7)
