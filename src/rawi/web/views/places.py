"""The map: where things happened, as surely as the words say, without any network."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from rawi.case.lookup import rows_of
from rawi.model import Entity
from rawi.web import ui
from rawi.web.filters import Filters, events_query, filters_of
from rawi.web.held import opened, record_of
from rawi.web.views.events import TYPES

_MOST = 5000


def show(request: Request) -> Response:
    """Return the page of the map with a list of its places."""
    filters = filters_of(request.query_params)
    with opened(request) as connection:
        query, values = events_query(connection, filters)
        joined = "AND" if "WHERE" in query else "WHERE"
        found = connection.execute(
            f"SELECT place, count(*), max(documents), max(high) {query} {joined} place IS NOT NULL"
            " GROUP BY place ORDER BY 2 DESC LIMIT 100",
            values,
        ).fetchall()
        nowhere = connection.execute(f"SELECT count(*) {query} {joined} lat IS NULL", values).fetchone()[0]
        record = record_of(connection)
        record.entities |= rows_of(connection, Entity, (row[0] for row in found))
    return ui.page(
        request, "app/map.html.j2", section="map", filters=filters, types=TYPES, found=found, nowhere=nowhere,
        record=record,
    )  # fmt: skip


def points(request: Request) -> Response:
    """Return the places of the events that the filters leave, as GeoJSON."""
    filters: Filters = filters_of(request.query_params)
    with opened(request) as connection:
        query, values = events_query(connection, filters)
        joined = "AND" if "WHERE" in query else "WHERE"
        found = connection.execute(
            f"SELECT place, lat, lon, area, count(*), sum(documents), max(high) {query} {joined} lat IS NOT NULL"
            " GROUP BY place LIMIT ?",
            (*values, _MOST),
        ).fetchall()
    features = [
        {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [lon, lat]},
            "properties": {"id": place, "area": area, "events": events, "documents": documents, "origins": origins},
        }
        for place, lat, lon, area, events, documents, origins in found
    ]
    return JSONResponse({"type": "FeatureCollection", "features": features})
