"""The map: where things happened, as surely as the words say, without any network."""

from functools import cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response

from rawi.case.lookup import rows_of
from rawi.lexicon import load
from rawi.model import Claim, Entity, Event, Mention
from rawi.web import ui
from rawi.web.draw.basemap import labels, topology
from rawi.web.draw.geo import geojson
from rawi.web.filters import events_query, filters_of
from rawi.web.held import opened, record_of
from rawi.web.links import address
from rawi.web.views.events import TYPES

_MOST = 5000
_TILES = ("png", "jpg", "jpeg", "webp")
# Of so many events the claims are gone through too: for bearings, accounts and ways.
_MOST_IN_FULL = 400


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
        record=record, map_words=map_words(request), tiles=request.app.state.tiles is not None,
    )  # fmt: skip


def map_words(request: Request) -> dict[str, str]:
    """Return the words that the map's script needs, in the language asked for."""
    words = ui.words_for(*ui.look_of(request)[:2])
    return {name: str(words.t(f"map.word.{name}")) for name in ("accounts", "origins", "events", "more", "km")}


def points(request: Request) -> Response:
    """Return the events that the filters leave as GeoJSON, those that weigh most."""
    filters = filters_of(request.query_params)
    lang = ui.look_of(request).drawn
    with opened(request) as connection:
        query, values = events_query(connection, filters)
        found = connection.execute(f"SELECT id {query} ORDER BY weight DESC, n LIMIT ?", (*values, _MOST)).fetchall()
        events = rows_of(connection, Event, (row[0] for row in found))
        claims: dict[str, Claim] = {}
        mentions: dict[str, Mention] = {}
        if len(events) <= _MOST_IN_FULL:
            claims = rows_of(connection, Claim, (claim for event in events.values() for claim in event.claims))
            mentions = rows_of(connection, Mention, (name for claim in claims.values() for name in claim.mentions))
        record = record_of(connection, events.values(), claims.values(), mentions.values())
    return JSONResponse(geojson(record, lang=lang, link=address))


def ground(_: Request) -> Response:
    """Return the map beneath: land, lakes, borders, as TopoJSON."""
    return Response(topology(), media_type="application/json")


def tile(request: Request) -> Response:
    """Return a tile of the user's own folder, `z/x/y` and the ending of a picture; 404 where there is none."""
    folder: Path | None = request.app.state.tiles
    z, x, y = (str(request.path_params[name]) for name in ("z", "x", "y"))
    held = (folder / z / x / f"{y}.{ending}" for ending in _TILES) if folder is not None else ()
    found = next((path for path in held if path.is_file()), None)
    return Response(status_code=404) if found is None else FileResponse(found)


def place_names(_: Request) -> Response:
    """Return the names on the map: longitude, latitude, Arabic, English, rank."""
    return JSONResponse(_names())


@cache
def _names() -> list[tuple[object, ...]]:
    return [tuple(label) for label in labels(load())]
