"""The first page: what is in the case and what stands out; for an empty case, how to add files."""

from sqlite3 import Connection
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from rawi.case import Case
from rawi.case.lookup import counts, of_document, rows_of
from rawi.model import Event, Passage, Quotation
from rawi.web import ui
from rawi.web.held import add_names, opened, record_of

_EVENTS, _DISPUTED, _QUOTATIONS, _UNDATED, _UNSETTLED = 6, 4, 3, 5, 12


def show(request: Request) -> Response:
    """Return the first page of the case."""
    with opened(request) as connection:
        linked = Case(request.app.state.folder, connection).linked()
        totals = counts(connection)
        if not totals.get("documents"):
            return ui.page(request, "app/home-empty.html.j2", section="home")
        told = _ids(connection, "SELECT id FROM lookup_event ORDER BY weight DESC, n LIMIT ?", _EVENTS)
        disputed = _ids(
            connection,
            "SELECT id FROM lookup_event WHERE contradictions > 0 OR disputed_figures > 0"
            " ORDER BY contradictions DESC, weight DESC, n LIMIT ?",
            _DISPUTED,
        )
        events = rows_of(connection, Event, [*told, *disputed])
        quotations = rows_of(
            connection,
            Quotation,
            _ids(
                connection,
                "SELECT id FROM lookup_quotation WHERE weight > 0 ORDER BY weight DESC, id LIMIT ?",
                _QUOTATIONS,
            ),
        )
        undated = connection.execute(
            "SELECT id, title, path FROM lookup_document WHERE start IS NULL AND end IS NULL ORDER BY n LIMIT ?",
            (_UNDATED,),
        ).fetchall()
        unsettled = connection.execute(
            "SELECT id, kind, name, name_en, mentions FROM lookup_entity WHERE curated = 0 AND mentions > 0"
            " ORDER BY mentions DESC, id LIMIT ?",
            (_UNSETTLED,),
        ).fetchall()
        record = record_of(connection, events.values(), quotations.values())
        facts = facts_of(connection, list(events))
        audits = [audit_of(connection, quotation) for quotation in quotations.values()]
        add_names(connection, record, [audit["narrator"] for audit in audits])
    return ui.page(
        request,
        "app/home.html.j2",
        section="home",
        linked=linked,
        totals=totals,
        record=record,
        told=[events[i] for i in told if i in events],
        disputed=[events[i] for i in disputed if i in events],
        facts=facts,
        audits=audits,
        undated=undated,
        unsettled=unsettled,
    )


def facts_of(connection: Connection, events: list[str]) -> dict[str, dict[str, int]]:
    """Return the counts of these events by id: documents, claims, disagreements, contradictions."""
    names = ("documents", "claims", "disagreements", "contradictions", "low", "high")
    holes = ", ".join("?" * len(events))
    found = connection.execute(f"SELECT id, {', '.join(names)} FROM lookup_event WHERE id IN ({holes})", events)
    return {identifier: dict(zip(names, values, strict=True)) for identifier, *values in found}


def audit_of(connection: Connection, quotation: Quotation) -> dict[str, Any]:
    """Return what a card about a quotation shows: who quotes whom, what was left out, where it is seen side by side."""
    span = quotation.span
    narrator = connection.execute("SELECT narrator FROM lookup_quotation WHERE id = ?", (quotation.id,)).fetchone()
    holding = next((p for p in of_document(connection, Passage, span.document) if p.span.contains(span)), None)
    pair = connection.execute(
        "SELECT id FROM lookup_derivation WHERE target = ? AND source_document = ? ORDER BY share DESC, id LIMIT 1",
        (holding.id if holding else None, quotation.source_span.document if quotation.source_span else None),
    ).fetchone()
    inner = quotation.attribution[-1] if quotation.attribution else None
    return {
        "quotation": quotation,
        "narrator": narrator[0] if narrator else None,
        "speaker": inner,
        "pair": pair[0] if pair else None,
    }


def _ids(connection: Connection, query: str, most: int) -> list[str]:
    return [row[0] for row in connection.execute(query, (most,))]
