"""Looking into a case: `rawi show`."""

import sys
from collections.abc import Iterator
from typing import Annotated

import msgspec
import typer

from rawi.case import Case
from rawi.case.archive import archive_view
from rawi.cli.account import account, archive_lines, claim_lines, quotation_lines, unsaid_lines
from rawi.cli.app import app
from rawi.cli.differing import disagreement_lines
from rawi.cli.options import AsJson, CaseFolder
from rawi.cli.summary import (
    case_as_json,
    change_lines,
    document_of,
    event_called,
    event_lines,
    record_of,
    summary,
)
from rawi.cli.terminal import fail, guarded, wrapped
from rawi.cli.unlinked import warn_if_unlinked
from rawi.ingest import shown
from rawi.model import Claim, Disagreement, Document, Event, Quotation, Row, encode
from rawi.web.unsaid import of_event
from rawi.web.view import Record, event_views


@app.command()
@guarded
def show(
    case: CaseFolder,
    identifier: Annotated[
        str | None, typer.Argument(metavar="[ID]", help="The id of a row, or its beginning.", show_default=False)
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Show a case, or one row of it: a document, an event, a claim, a quotation."""
    with Case.open(case) as opened:
        warn_if_unlinked(opened)
        if identifier is None:
            _show_all(record_of(opened), as_json=as_json)
            return
        row = _only(opened, identifier)
        if as_json:
            sys.stdout.buffer.write(encode(row) + b"\n")
            return
        record = record_of(opened)
        lines = list(_lines(record, row))
        if isinstance(row, Document):
            lines += archive_lines(record, archive_view(opened, row.id))
    typer.echo("\n".join(lines))


def _show_all(record: Record, *, as_json: bool) -> None:
    if as_json:
        sys.stdout.buffer.write(case_as_json(record))
    else:
        typer.echo("\n".join(summary(record)))


def _only(case: Case, identifier: str) -> Row:
    """Return the one row whose id begins like this, or say what is wrong with it."""
    found = case.find(identifier)
    if not found:
        fail(f"the case holds nothing with the id {shown(identifier)}; see rawi export for all ids")
    if len(found) > 1:
        fail(f"several ids begin with {shown(identifier)}: {', '.join(row.id for row in found)}; give one of them")
    return found[0]


def _lines(record: Record, row: Row) -> Iterator[str]:
    match row:
        case Document():
            yield from account(record, row)
        case Claim():
            yield from claim_lines(record, row, indent=0)
        case Quotation():
            yield from quotation_lines(record, row, indent=0)
            yield from change_lines(row.changes, indent=2)
        case Event():
            for view in event_views(record):
                if view.event.id == row.id:
                    yield from event_lines(record, view)
                    yield from unsaid_lines(record, of_event(record, row), "carried.of_event", indent=3)
                    for told in view.claims:
                        yield from claim_lines(record, told.claim, indent=3)
                    for disagreement in view.disagreements:
                        yield from disagreement_lines(record, disagreement, event="this event")
                    yield from _documents(record, {told.claim.span.document for told in view.claims})
        case Disagreement():
            yield from disagreement_lines(record, row, event=event_called(record, row.event))
            claims = {claim for position in row.positions for claim in position.claims if claim in record.claims}
            yield from _documents(record, {record.claims[claim].span.document for claim in claims})
        case _:
            for key, value in msgspec.to_builtins(row).items():
                held = value if isinstance(value, str) else msgspec.json.encode(value).decode()
                yield wrapped(f"{key}: {held}", hanging=2)


def _documents(record: Record, identifiers: set[str]) -> Iterator[str]:
    """Yield what the numbers of the documents stand for."""
    for identifier, document in record.documents.items():
        if identifier in identifiers:
            yield wrapped(f"{document_of(record, identifier)}: {shown(document.path)}")
