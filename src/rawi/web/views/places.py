"""The map: where things happened, as surely as the words say, without any network."""

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from pathlib import Path
from sqlite3 import Connection

import msgspec
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response

from rawi.case import Case
from rawi.case.lookup import rows_of
from rawi.lexicon import load
from rawi.model import Entity, Event, Mention, PlaceValue, Span
from rawi.web import ui
from rawi.web.draw.basemap import labels, topology
from rawi.web.draw.geo import Told, geojson
from rawi.web.draw.map import signs
from rawi.web.draw.naming import event_title
from rawi.web.draw.points import points
from rawi.web.draw.svg import Lang
from rawi.web.filters import Filters, events_query, filters_of
from rawi.web.held import add_names, opened, record_of
from rawi.web.links import address
from rawi.web.view import Record, arrange
from rawi.web.views.events import TYPES

_MOST = 5000
_TILES = ("png", "jpg", "jpeg", "webp")
# Titles that one press asks for.
_MOST_TITLES = 40
# Acts that leave the events as they are.
_ASIDE = ("account", "bagged", "exported", "ingested", "read", "timestamped", "verified")
_WAYS = ("from", "via", "toward")


def show(request: Request) -> Response:
    """Return the page of the map with a list of its places."""
    filters = filters_of(request.query_params)
    with opened(request) as connection:
        query, values = events_query(connection, filters)
        joined = "AND" if "WHERE" in query else "WHERE"
        found = connection.execute(
            f"SELECT place, count(*), max(documents), max(high) {query} {joined} place IS NOT NULL"
            " GROUP BY place ORDER BY 2 DESC, place LIMIT 100",
            values,
        ).fetchall()
        nowhere = connection.execute(f"SELECT count(*) {query} {joined} lat IS NULL", values).fetchone()[0]
        record = record_of(connection)
        record.entities |= rows_of(connection, Entity, (row[0] for row in found))
    return ui.page(
        request, "app/map.html.j2", section="map", filters=filters, types=TYPES, found=found, nowhere=nowhere,
        record=record, map_words=map_words(request), legend=signs(lang=ui.look_of(request).drawn),
        tiles=request.app.state.tiles is not None,
    )  # fmt: skip


def map_words(request: Request) -> dict[str, str]:
    """Return the words that the map's script needs, in the language asked for."""
    words = ui.words_for(*ui.look_of(request)[:2])
    return {name: str(words.t(f"map.word.{name}")) for name in ("accounts", "origins", "events", "more", "km")}


def spots(request: Request) -> Response:
    """Return where the events that the filters leave lie, those that weigh most: `draw.points.Points` as JSON."""
    with opened(request) as connection:
        now = _last_change(connection)
    filters, lang = filters_of(request.query_params), ui.look_of(request).drawn
    return Response(_packed(request.app.state.folder, now, filters, lang), media_type="application/json")


def _last_change(connection: Connection) -> str:
    """Return the hash of the last act that may have changed events: what was taken in is on the map once linked."""
    row = connection.execute(
        f"SELECT hash FROM audit WHERE action NOT IN ({', '.join('?' * len(_ASIDE))}) ORDER BY n DESC LIMIT 1", _ASIDE
    ).fetchone()
    return str(row[0]) if row else ""


@lru_cache(maxsize=8)
def _packed(folder: Path, _: str, filters: Filters, lang: Lang) -> bytes:
    """Return the map of a case, kept until its events may have changed: thousands of them take a second or two."""
    with Case.open(folder) as case:
        connection = case.connection
        connection.execute("BEGIN")
        query, values = events_query(connection, filters)
        found = connection.execute(f"SELECT id {query} ORDER BY weight DESC, n LIMIT ?", (*values, _MOST)).fetchall()
        events = rows_of(connection, Event, (row[0] for row in found))
        told = rows_of(connection, Told, (claim for event in events.values() for claim in event.claims))
        record = _placed(connection, events, told)
    return msgspec.json.encode(points(geojson(record, lang=lang, link=address, told=told))._asdict())


def _placed(connection: Connection, events: Mapping[str, Event], told: Mapping[str, Told]) -> Record:
    """Return events with the entities and mentions that say where they were, and no more."""
    places = [event.place for event in events.values() if event.place is not None]
    ways = [place for claim in told.values() for place in claim.places if place.relation in _WAYS]
    wanted = {place.span for place in (*places, *ways)}
    resting = {name for claim in told.values() for name in _resting(claim, wanted)}
    mentions = rows_of(connection, Mention, resting)
    record = arrange([*events.values(), *mentions.values()])
    anchors = [m.value.anchor for m in mentions.values() if isinstance(m.value, PlaceValue)]
    add_names(connection, record, {*(place.entity for place in (*places, *ways)), *anchors})
    # Places that both a way and an event name.
    at = [place.entity for claim in told.values() if _resting(claim, wanted) for place in claim.places]
    add_names(connection, record, at)
    return record


def _resting(claim: Told, wanted: set[Span]) -> Iterable[str]:
    return claim.mentions if any(place.span in wanted for place in claim.places) else ()


def titles(request: Request) -> Response:
    """Return title, address and days of the events with the ids that are asked for, in their order."""
    look = ui.look_of(request)
    with opened(request) as connection:
        events = rows_of(connection, Event, request.query_params.getlist("id")[:_MOST_TITLES])
        record = record_of(connection, events.values())
    return JSONResponse(
        [
            {
                "title": event_title(record, event, look.drawn),
                "href": address(event.id),
                "start": event.time.start if event.time else None,
                "end": event.time.end if event.time else None,
            }
            for event in events.values()
        ]
    )


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
