"""The list of documents: title, publisher, date, how many accounts and events, what was altered."""

from starlette.requests import Request
from starlette.responses import Response

from rawi.case.lookup import rows_of
from rawi.model.document import Document
from rawi.web import limits, ui
from rawi.web.held import add_names, opened, page_number, page_of, record_of

_ORDERS = {
    "path": "n",
    "time": "start IS NULL AND end IS NULL, COALESCE(start, end), n",
    "events": "events DESC, n",
    "altered": "altered DESC, n",
}
_COLUMNS = "id, path, title, source, start, end, accounts, events, altered, derives"


def show(request: Request) -> Response:
    """Return a page of the list."""
    number = page_number(request)
    order = request.query_params.get("sort", "")
    source = request.query_params.get("source", "")
    undated = request.query_params.get("undated", "")
    conditions, values = ["1"], []
    if source:
        conditions.append("source = ?")
        values.append(source)
    if undated:
        conditions.append("start IS NULL AND end IS NULL")
    where = " AND ".join(conditions)
    with opened(request) as connection:
        total = connection.execute(f"SELECT count(*) FROM lookup_document WHERE {where}", values).fetchone()[0]
        found, more = page_of(
            connection,
            f"SELECT {_COLUMNS} FROM lookup_document WHERE {where} ORDER BY {_ORDERS.get(order, 'n')}",
            values,
            page=number,
            rows=limits.PAGE_ROWS,
        )
        record = record_of(connection)
        add_names(connection, record, [*(row[3] for row in found), source])
        bases = {
            identifier: document.published.basis
            for identifier, document in rows_of(connection, Document, (row[0] for row in found)).items()
        }
    return ui.page(
        request,
        "app/documents.html.j2",
        section="documents",
        documents=[dict(zip(_COLUMNS.split(", "), row, strict=True)) for row in found],
        bases=bases,
        record=record,
        total=total,
        page=number,
        more=more,
        sort=order if order in _ORDERS else "path",
        sorts=tuple(_ORDERS),
        source=source,
        undated=undated,
    )
