"""Side by side: a text and the text it derives from, what was taken, and every change in words."""

from collections.abc import Iterable
from sqlite3 import Connection

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from rawi.model import Change, Passage, Quotation, Reuse
from rawi.web import ui
from rawi.web.held import opened, pair_record
from rawi.web.marks import Mark


def show(request: Request) -> Response:
    """Return the page of a derivation. Raises `HTTPException` 404 where there is none, or a side is not in the case."""
    look = ui.look_of(request)
    words = ui.words_for(look.lang, look.digits)
    with opened(request) as connection:
        record = pair_record(connection, request.path_params["id"])
        others = _others(connection, record.passages) if record else []
        weight: dict[str, int] = {}
        for passage in record.passages.values() if record else ():
            held = (passage.span.document,)
            weight |= dict(connection.execute("SELECT id, weight FROM lookup_quotation WHERE document = ?", held))
    if record is None or len(record.passages) < 2:
        raise HTTPException(404)
    (derivation,) = record.derivations.values()
    source, target = record.passages[derivation.source], record.passages[derivation.target]
    reuses = sorted(record.reuses.values(), key=lambda reuse: reuse.target.span)
    quotations = sorted(
        (
            q
            for q in record.quotations.values()
            if q.kind in ("clause", "echo") and q.verdict not in (None, "unchecked")
        ),
        # What was changed most comes first, as on the page of all quotations.
        key=lambda q: (-weight.get(q.id, 0), q.span),
    )
    return ui.page(
        request,
        "app/pair.html.j2",
        section="documents",
        record=record,
        derivation=derivation,
        source=source,
        target=target,
        reuses=reuses,
        quotations=quotations,
        source_marks=_reuse_marks(reuses, "source", words) + _said_marks(quotations, source),
        target_marks=_reuse_marks(reuses, "target", words) + _quotation_marks(quotations, words),
        change_marks=lambda changes, side: change_marks(changes, side, words),
        others=[other for other in others if other[0] != derivation.id],
    )


def change_marks(changes: Iterable[Change], side: str, words: ui.Words) -> list[Mark]:
    """Return the marks of what was changed, for the `source` or the `target` side, each named in words."""
    marks = []
    for change in changes:
        where = change.source_span if side == "source" else change.target_span
        if where is None:
            continue
        alone = not (change.source_text and change.target_text)
        css = "leftout" if alone and side == "source" else "added" if alone else "changed"
        note = str(words.t(f"change.{change.kind}"))
        other = change.target_text if side == "source" else change.source_text
        if other:
            note += f": {other}"
        marks.append(Mark(where.start, where.end, css, note=note))
    return marks


def _reuse_marks(reuses: Iterable[Reuse], side: str, words: ui.Words) -> list[Mark]:
    marks = []
    for number, reuse in enumerate(reuses, start=1):
        span = (reuse.source if side == "source" else reuse.target).span
        marks.append(Mark(span.start, span.end, f"reuse {reuse.label}", f"r{number}", words.digit(number)))
        marks += change_marks(reuse.changes, side, words)
    return marks


def _quotation_marks(quotations: Iterable[Quotation], words: ui.Words) -> list[Mark]:
    return [Mark(q.span.start, q.span.end, f"quoted verdict-{q.verdict}", q.id) for q in quotations]


def _said_marks(quotations: Iterable[Quotation], source: Passage) -> list[Mark]:
    """Return the marks of what quotations are held against, where it stands in the source."""
    return [
        Mark(q.source_span.start, q.source_span.end, "said", q.id)
        for q in quotations
        if q.source_span is not None and source.span.contains(q.source_span)
    ]


def _others(connection: Connection, passages: dict[str, Passage]) -> list[tuple[str, str, str]]:
    """Return the other derivations between the same two documents: id, role of the source, role of the target."""
    documents = list({passage.span.document for passage in passages.values()})
    if not documents:
        return []
    found = connection.execute(
        "SELECT id, source, target FROM lookup_derivation WHERE source_document IN (?1, ?2)"
        " AND target_document IN (?1, ?2)"
        " ORDER BY share DESC, id",
        (documents[0], documents[-1]),
    ).fetchall()
    return [(i, passages[s].role, passages[t].role) for i, s, t in found if s in passages and t in passages]
