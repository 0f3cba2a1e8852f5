"""Sources: what each outlet or party says across the case, whom it relies on, how faithfully it quotes."""

from sqlite3 import Connection

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from rawi.case.lookup import rows_of
from rawi.model import Entity, Event, Source
from rawi.model.document import SourceKind
from rawi.web import limits, ui
from rawi.web.held import add_names, opened, page_number, page_of, record_of
from rawi.web.views.home import facts_of

# What a body that publishes for itself is as a source, by what it is as an actor.
_AS_SOURCE: dict[str | None, SourceKind] = {
    "armed_group": "armed_group",
    "international": "international",
    "media": "outlet",
    "monitor": "monitor",
    "operations_room": "armed_group",
    "state": "state",
    "state_force": "state",
}
_VERDICTS = ("verbatim", "abridged", "altered", "not_found")


def show(request: Request) -> Response:
    """Return the list of sources with what they publish and how they quote."""
    number = page_number(request)
    with opened(request) as connection:
        found, more = page_of(
            connection,
            "SELECT id, kind, interest, documents, accounts, entity FROM lookup_source"
            " ORDER BY documents + accounts DESC, name, id",
            (),
            page=number,
            rows=limits.PAGE_ROWS,
        )
        faith = {row[0]: _faith(connection, row[0]) for row in found}
        record = record_of(connection)
        add_names(connection, record, [row[0] for row in found])
        actors = rows_of(connection, Entity, (entity for *_, entity in found if entity))
    return ui.page(
        request,
        "app/sources.html.j2",
        section="sources",
        sources=[(row[0], _kind(row[1], actors.get(row[5])), *row[2:5]) for row in found],
        faith=faith,
        record=record,
        page=number,
        more=more,
    )


def show_one(request: Request) -> Response:
    """Return the page of a source. Raises `HTTPException` 404 where there is none."""
    identifier = request.path_params["id"]
    with opened(request) as connection:
        held = rows_of(connection, Source, [identifier])
        if not held:
            raise HTTPException(404)
        source = held[identifier]
        own = (identifier, source.entity or identifier)
        documents = connection.execute(
            "SELECT DISTINCT d.id, d.title, d.path, d.start, d.end FROM lookup_document AS d"
            " LEFT JOIN lookup_narrated AS n"
            " ON n.document = d.id WHERE d.source = ?1 OR n.source = ?1 ORDER BY d.n LIMIT 50",
            (identifier,),
        ).fetchall()
        relies = connection.execute(
            "SELECT COALESCE(n.source, d.source) AS on_whom, count(*), avg(d.share), max(d.id)"
            " FROM lookup_derivation AS d"
            " JOIN lookup_narrated AS own ON own.passage = d.target AND own.source = ?"
            " LEFT JOIN lookup_narrated AS n ON n.passage = d.source"
            " GROUP BY on_whom ORDER BY 2 DESC, on_whom LIMIT 30",
            (identifier,),
        ).fetchall()
        relied = connection.execute(
            "SELECT t.source, count(*), avg(d.share), max(d.id)"
            " FROM lookup_derivation AS d"
            " LEFT JOIN lookup_narrated AS s ON s.passage = d.source JOIN lookup_narrated AS t ON t.passage = d.target"
            " WHERE s.source = ?1 OR d.source IN (?1, ?2) GROUP BY t.source ORDER BY 2 DESC, t.source LIMIT 30",
            own,
        ).fetchall()
        told = [
            row[0]
            for row in connection.execute(
                "SELECT e.id FROM lookup_event AS e WHERE e.id IN (SELECT event FROM lookup_told WHERE document IN"
                " (SELECT document FROM lookup_narrated WHERE source = ?1 UNION SELECT id FROM lookup_document"
                " WHERE source = ?1)) ORDER BY e.weight DESC, e.n LIMIT 12",
                (identifier,),
            )
        ]
        events = rows_of(connection, Event, told)
        names = connection.execute(
            "SELECT n.entity, n.text, n.times FROM lookup_name AS n JOIN lookup_entity AS e ON e.id = n.entity"
            " WHERE n.narrator = ? AND e.kind = 'actor' ORDER BY n.times DESC, n.entity, n.text LIMIT 40",
            (identifier,),
        ).fetchall()
        actor = rows_of(connection, Entity, [source.entity] if source.entity else []).get(source.entity or "")
        record = record_of(connection, [source], events.values())
        add_names(
            connection, record, [*(row[0] for row in relies), *(row[0] for row in relied), *(n[0] for n in names)]
        )
        facts = facts_of(connection, list(events))
        faith = _faith(connection, identifier)
    by_entity: dict[str, list[tuple[str, int]]] = {}
    for entity, text, times in names:
        by_entity.setdefault(entity, []).append((text, times))
    return ui.page(
        request,
        "app/source.html.j2",
        section="sources",
        source=source,
        kind=_kind(source.kind, actor),
        record=record,
        documents=documents,
        relies=relies,
        relied=relied,
        events=list(events.values()),
        facts=facts,
        faith=faith,
        names=by_entity,
    )


def _kind(kind: SourceKind, actor: Entity | None) -> SourceKind:
    """Return the kind of a source: as it is held, else by the actor it is."""
    return kind if kind != "unknown" or actor is None else _AS_SOURCE.get(actor.subtype, "unknown")


def _faith(connection: Connection, source: str) -> dict[str, int]:
    """Return how many of a source's quotations that could be checked fell under each verdict."""
    found = dict(
        connection.execute(
            "SELECT verdict, count(*) FROM lookup_quotation WHERE narrator = ? AND verdict IS NOT NULL"
            " GROUP BY verdict",
            (source,),
        )
    )
    return {verdict: found[verdict] for verdict in _VERDICTS if verdict in found}
