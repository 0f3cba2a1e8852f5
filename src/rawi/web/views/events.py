"""The list of events, narrowed and sorted by what the address says."""

from typing import get_args

from starlette.requests import Request
from starlette.responses import Response

from rawi.case.lookup import rows_of
from rawi.model import Event
from rawi.model.claim import EventType
from rawi.web import limits, ui
from rawi.web.filters import SORTS, events_query, filters_of, order_of
from rawi.web.held import opened, page_number, page_of, record_of
from rawi.web.views.home import facts_of

TYPES = get_args(EventType)


def show(request: Request) -> Response:
    """Return a page of the list."""
    filters = filters_of(request.query_params)
    number = page_number(request)
    with opened(request) as connection:
        query, values = events_query(connection, filters)
        total = connection.execute(f"SELECT count(*) {query}", values).fetchone()[0]
        found, more = page_of(
            connection, f"SELECT id {query} {order_of(filters)}", values, page=number, rows=limits.PAGE_ROWS
        )
        events = rows_of(connection, Event, (identifier for (identifier,) in found))
        record = record_of(connection, events.values())
        facts = facts_of(connection, list(events))
    return ui.page(
        request,
        "app/events.html.j2",
        section="events",
        filters=filters,
        sorts=SORTS,
        types=TYPES,
        total=total,
        events=list(events.values()),
        record=record,
        facts=facts,
        page=number,
        more=more,
    )
