"""All quotations of speech, held against the text of the one they are attributed to; those that changed most first."""

from starlette.requests import Request
from starlette.responses import Response

from rawi.case.lookup import rows_of
from rawi.model import Document, Quotation
from rawi.web import ui
from rawi.web.held import add_names, opened, page_number, page_of, record_of
from rawi.web.views.home import audit_of
from rawi.web.views.pair import change_marks

VERDICTS = ("altered", "abridged", "not_found", "verbatim", "unchecked")
_ROWS = 20


def show(request: Request) -> Response:
    """Return a page of the list."""
    verdict = request.query_params.get("verdict", "")
    source = request.query_params.get("source", "")
    number = page_number(request)
    look = ui.look_of(request)
    words = ui.words_for(look.lang, look.digits)
    conditions, values = ["1"], []
    if verdict in VERDICTS:
        conditions.append("verdict = ?")
        values.append(verdict)
    if source:
        conditions.append("narrator = ?")
        values.append(source)
    where = " AND ".join(conditions)
    with opened(request) as connection:
        counts = dict(
            connection.execute(
                "SELECT verdict, count(*) FROM lookup_quotation WHERE verdict IS NOT NULL"
                " AND (?1 = '' OR narrator = ?1)"
                " GROUP BY verdict",
                (source,),
            )
        )
        found, more = page_of(
            connection,
            f"SELECT id FROM lookup_quotation WHERE {where} ORDER BY weight DESC, verdict = 'unchecked', id",
            values,
            page=number,
            rows=_ROWS,
        )
        quotations = rows_of(connection, Quotation, (row[0] for row in found))
        documents = {q.span.document for q in quotations.values()}
        documents |= {q.source_span.document for q in quotations.values() if q.source_span}
        record = record_of(connection, quotations.values(), rows_of(connection, Document, documents).values())
        audits = [audit_of(connection, quotation) for quotation in quotations.values()]
        add_names(connection, record, [*(audit["narrator"] for audit in audits), source])
    return ui.page(
        request,
        "app/quotations.html.j2",
        section="quotations",
        record=record,
        audits=audits,
        counts=counts,
        verdicts=VERDICTS,
        verdict=verdict if verdict in VERDICTS else "",
        source=source,
        page=number,
        more=more,
        change_marks=lambda changes, side: change_marks(changes, side, words),
    )
