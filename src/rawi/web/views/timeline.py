"""The timeline: when things happened, as surely as the words say, and when that was published."""

from starlette.requests import Request
from starlette.responses import Response

from rawi.case.lookup import rows_of
from rawi.model import Event
from rawi.web import ui
from rawi.web.draw.timeline import figure
from rawi.web.filters import events_query, filters_of
from rawi.web.held import event_record, opened
from rawi.web.links import address_of
from rawi.web.views.events import TYPES

_MOST = 80


def show(request: Request) -> Response:
    """Return the timeline of the events that the filters leave, those that weigh most."""
    filters = filters_of(request.query_params)
    with opened(request) as connection:
        query, values = events_query(connection, filters)
        joined = "AND" if "WHERE" in query else "WHERE"
        query += f" {joined} (start IS NOT NULL OR end IS NOT NULL)"
        total = connection.execute(f"SELECT count(*) {query}", values).fetchone()[0]
        found = connection.execute(f"SELECT id {query} ORDER BY weight DESC, n LIMIT ?", (*values, _MOST)).fetchall()
        events = rows_of(connection, Event, (row[0] for row in found))
        record = event_record(connection, events.values())
    return ui.page(
        request,
        "app/timeline.html.j2",
        section="timeline",
        filters=filters,
        types=TYPES,
        total=total,
        most=_MOST,
        events=list(events.values()),
        record=record,
        drawing=figure(record, lang=ui.look_of(request).drawn, link=address_of(record), name="timeline"),
    )
