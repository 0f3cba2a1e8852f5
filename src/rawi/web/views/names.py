"""Entities: actors, persons and places, all names used for them and by whom."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from rawi.case.lookup import rows_of
from rawi.model import Entity, Event
from rawi.web import limits, ui
from rawi.web.held import add_names, opened, page_number, page_of, record_of
from rawi.web.view import listed
from rawi.web.views.home import facts_of
from rawi.web.views.judging import history_of

KINDS = ("actor", "person", "place")


def show(request: Request) -> Response:
    """Return a page of the list."""
    kind = request.query_params.get("kind", "")
    loose = request.query_params.get("unsettled", "")
    number = page_number(request)
    conditions, values = ["mentions > 0"], []
    if kind in KINDS:
        conditions.append("kind = ?")
        values.append(kind)
    if loose:
        conditions.append("curated = 0")
    with opened(request) as connection:
        found, more = page_of(
            connection,
            "SELECT id, kind, name, name_en, curated, mentions, documents FROM lookup_entity"
            f" WHERE {' AND '.join(conditions)} ORDER BY mentions DESC, name, id",
            values,
            page=number,
            rows=limits.PAGE_ROWS,
        )
        used = {
            row[0]: [
                text
                for (text,) in connection.execute(
                    "SELECT text FROM lookup_name WHERE entity = ?"
                    " GROUP BY text ORDER BY sum(times) DESC, text LIMIT 6",
                    (row[0],),
                )
            ]
            for row in found
        }
        rows = rows_of(connection, Entity, [row[0] for row in found])
    return ui.page(
        request,
        "app/names.html.j2",
        section="names",
        entities=found,
        used=used,
        subtypes={key: entity.subtype for key, entity in rows.items()},
        kinds=KINDS,
        kind=kind if kind in KINDS else "",
        unsettled=loose,
        page=number,
        more=more,
    )


def show_one(request: Request) -> Response:
    """Return the page of an entity. Raises `HTTPException` 404 where there is none."""
    identifier = request.path_params["id"]
    with opened(request) as connection:
        held = rows_of(connection, Entity, [identifier])
        entity = held.get(identifier) or listed(identifier)
        if entity is None:
            raise HTTPException(404)
        used = connection.execute(
            "SELECT text, narrator, document, times FROM lookup_name WHERE entity = ?"
            " ORDER BY times DESC, text, narrator, document LIMIT 300",
            (identifier,),
        ).fetchall()
        told = connection.execute(
            "SELECT e.id, min(p.role) FROM lookup_part AS p JOIN lookup_event AS e ON e.id = p.event WHERE p.entity = ?"
            " GROUP BY e.id ORDER BY e.weight DESC, e.n LIMIT 20",
            (identifier,),
        ).fetchall()
        events = rows_of(connection, Event, (row[0] for row in told))
        record = record_of(connection, [entity], events.values())
        parents = rows_of(connection, Entity, [entity.parent] if entity.parent else [])
        record.entities |= parents
        add_names(connection, record, (row[1] for row in used))
        facts = facts_of(connection, list(events))
        history = history_of(connection, identifier)
    by_text: dict[str, list[tuple[str, str, int]]] = {}
    for text, narrator, document, times in used:
        by_text.setdefault(text, []).append((narrator, document, times))
    return ui.page(
        request,
        "app/name.html.j2",
        section="names",
        entity=entity,
        of_case=bool(held),
        record=record,
        used=by_text,
        events=list(events.values()),
        facts=facts,
        history=history,
    )
