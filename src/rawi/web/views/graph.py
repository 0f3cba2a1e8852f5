"""The derivation graph of the case: who draws on whom."""

from sqlite3 import Connection

from starlette.requests import Request
from starlette.responses import Response

from rawi.case.lookup import rows_of
from rawi.model import Derivation, Document, Event, Passage
from rawi.web import ui
from rawi.web.draw.derivations import case_graph
from rawi.web.draw.graph import figure
from rawi.web.filters import events_query, filters_of
from rawi.web.held import opened, record_of
from rawi.web.links import address_of
from rawi.web.views.events import TYPES

# Beyond this a graph is no longer read; the filters narrow it.
_MOST = 300


def show(request: Request) -> Response:
    """Return the page of the graph, of the documents that tell the events which the filters leave."""
    filters = filters_of(request.query_params)
    look = ui.look_of(request)
    with opened(request) as connection:
        condition = ""
        values: tuple[object, ...] = ()
        if filters.narrowed:
            query, values = events_query(connection, filters)
            told = f"SELECT document FROM lookup_told WHERE event IN (SELECT id {query})"
            condition = f"WHERE target_document IN ({told})"
        total = connection.execute(f"SELECT count(*) FROM lookup_derivation {condition}", values).fetchone()[0]
        found = connection.execute(
            f"SELECT id FROM lookup_derivation {condition} ORDER BY share DESC, id LIMIT ?", (*values, _MOST)
        ).fetchall()
        derivations = rows_of(connection, Derivation, (row[0] for row in found))
        ends = {end for row in derivations.values() for end in (row.source, row.target)}
        passages = rows_of(connection, Passage, ends)
        documents = rows_of(connection, Document, {passage.span.document for passage in passages.values()})
        events = rows_of(connection, Event, _weightiest(connection, tuple(documents)))
        record = record_of(connection, documents.values(), passages.values(), derivations.values(), events.values())
    return ui.page(
        request,
        "app/graph.html.j2",
        section="graph",
        filters=filters,
        types=TYPES,
        total=total,
        most=_MOST,
        drawing=figure(case_graph(record), record, lang=look.drawn, link=address_of(record), name="case"),
    )


def _weightiest(connection: Connection, documents: tuple[str, ...]) -> list[str]:
    """Return the events that weigh most of those told in these documents: they say whose interest an origin has."""
    held = ",".join("?" * len(documents))
    found = connection.execute(
        "SELECT e.id FROM lookup_event AS e WHERE e.id IN"
        f" (SELECT event FROM lookup_told WHERE document IN ({held})) ORDER BY e.weight DESC, e.n LIMIT ?",
        (*documents, _MOST),
    )
    return [row[0] for row in found]
