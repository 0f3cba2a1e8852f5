"""The reader: one document, its text in the middle, its accounts, narrators and claims beside their words."""

import itertools
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from markupsafe import Markup
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, Response

from rawi.case import Case
from rawi.case.lookup import rows_of
from rawi.model import Claim, Derivation, Document, Mention, Passage, Quotation
from rawi.web import ui
from rawi.web.held import document_record, opened
from rawi.web.marks import Mark, marked
from rawi.web.ui import Words
from rawi.web.view import ClaimView, Record, claim_views
from rawi.web.views.judging import history_of

_PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*")
_ACCOUNTS = frozenset({"report", "summary", "statement"})
# A paragraph without an end would be a page without an end.
_LONGEST = 6000


class Paragraph(NamedTuple):
    """A paragraph as it stands, marked, with the claims (one chain together) and quotations that begin in it."""

    html: Markup
    claims: tuple[tuple[ClaimView, ...], ...]
    quotations: tuple[Quotation, ...]


class Part(NamedTuple):
    """A passage with its paragraphs; `None` for text that no passage holds. `sources`: what it derives from."""

    passage: Passage | None
    paragraphs: tuple[Paragraph, ...]
    sources: tuple[Derivation, ...]
    retold: tuple[Derivation, ...]


def show(request: Request) -> Response:
    """Return the reader. Raises `HTTPException` 404 where there is no such document."""
    identifier = request.path_params["id"]
    look = ui.look_of(request)
    with opened(request) as connection:
        record = document_record(connection, identifier)
        if record is None:
            raise HTTPException(404)
        holes = ", ".join("?" * len(record.claims))
        events = dict(
            connection.execute(f"SELECT claim, event FROM lookup_claim WHERE claim IN ({holes})", list(record.claims))
        )
        history = history_of(connection, identifier)
    document = record.documents[identifier]
    words = ui.words_for(look.lang, look.digits)
    parts = list(_parts(record, document, _marks(record, document, request, words)))
    return ui.page(
        request,
        "app/document.html.j2",
        section="documents",
        document=document,
        record=record,
        parts_of_text=parts,
        events=events,
        history=history,
        accounts=[p for p in record.passages.values() if p.span.document == identifier and p.role in _ACCOUNTS],
    )


def original(request: Request) -> Response:
    """Return the bytes that were taken in, as a download, never as a page. Raises `HTTPException` 404."""
    with Case.open(request.app.state.folder) as case:
        held = rows_of(case.connection, Document, [request.path_params["id"]])
        if not held:
            raise HTTPException(404)
        (document,) = held.values()
        digest = document.sha256
        path = case.originals / digest[:2] / digest[2:4] / digest
    if re.fullmatch("[0-9a-f]{64}", digest) is None or not path.is_file():
        raise HTTPException(404)
    name = document.path.split("#")[0].rsplit("/", 1)[-1] or digest
    return FileResponse(path, media_type="application/octet-stream", filename=name)


def _parts(record: Record, document: Document, marks: Sequence[Mark]) -> Iterator[Part]:
    at = 0
    own = sorted((p for p in record.passages.values() if p.span.document == document.id), key=lambda p: p.span)
    for passage in [*own, None]:
        start = passage.span.start if passage else len(document.text)
        between = tuple(_paragraphs(record, document, at, start, marks))
        if between:
            yield Part(None, between, (), ())
        if passage is None:
            return
        at = max(at, passage.span.end)
        yield Part(
            passage,
            tuple(_paragraphs(record, document, passage.span.start, passage.span.end, marks)),
            tuple(d for d in record.derivations.values() if d.target == passage.id),
            tuple(d for d in record.derivations.values() if d.source == passage.id),
        )


def _paragraphs(record: Record, document: Document, start: int, end: int, marks: Sequence[Mark]) -> Iterator[Paragraph]:
    for match in _PARAGRAPH.finditer(document.text, start, end):
        for low in range(match.start(), match.end(), _LONGEST):
            high = min(low + _LONGEST, match.end())
            claims = [c.id for c in record.claims.values() if low <= c.span.start < high]
            yield Paragraph(
                marked(document.text, low, high, marks),
                tuple(_on_one_chain(sorted(claim_views(record, claims), key=lambda view: view.claim.span))),
                tuple(
                    q
                    for q in sorted(record.quotations.values(), key=lambda q: q.span)
                    if low <= q.span.start < high
                    and q.kind in ("clause", "echo")
                    and q.verdict not in (None, "unchecked")
                ),
            )


def _on_one_chain(views: Sequence[ClaimView]) -> Iterator[tuple[ClaimView, ...]]:
    """Yield claims that follow each other on the word of the same narrators together."""
    for _, group in itertools.groupby(views, key=_chain):
        yield tuple(group)


def _chain(view: ClaimView) -> list[tuple[str | None, str | None, str]]:
    return [(link.speaker, link.text, link.mode) for link, _ in view.chain]


def is_reported(claim: Claim) -> bool:
    """Whether a claim is told on somebody else's word."""
    return len(claim.attribution) > 1 or claim.attribution[-1].mode in ("direct", "indirect", "mixed")


def _marks(record: Record, document: Document, request: Request, words: Words) -> list[Mark]:
    marks = []
    for claim in record.claims.values():
        marks.append(Mark(claim.span.start, claim.span.end, "reported" if is_reported(claim) else "own", claim.id))
        for link in claim.attribution:
            if link.cue is not None and link.cue.span.document == document.id:
                marks.append(Mark(link.cue.span.start, link.cue.span.end, "cue"))
    for mention in record.mentions.values():
        note = _note(record, mention, words)
        css = f"mention {mention.kind}{' doubt' if mention.doubt else ''}"
        marks.append(Mark(mention.span.start, mention.span.end, css, mention.id, note=note))
    for quotation in record.quotations.values():
        if quotation.kind in ("clause", "echo"):
            css = f"quoted verdict-{quotation.verdict or 'unchecked'}"
            marks.append(Mark(quotation.span.start, quotation.span.end, css, quotation.id))
    low, high = (request.query_params.get(name, "") for name in ("from", "to"))
    if low.isascii() and low.isdigit() and high.isascii() and high.isdigit() and len(low) < 10 and len(high) < 10:
        marks.append(Mark(int(low), int(high), "asked", anchor="words"))
    return marks


def _note(record: Record, mention: Mention, words: Words) -> str:
    """Return what a mention was taken for, in one line of plain text."""
    kind = words.t(f"mention.{mention.kind}")
    named = record.named(mention.entity) if mention.entity else None
    value = mention.value
    told = ""
    match value:
        case None:
            pass
        case _ if mention.kind == "time":
            told = words.plain(words.days(getattr(value, "start", None), getattr(value, "end", None)))
            if getattr(value, "approximate", False):
                told += f" ({words.t('time.approximate')})"
        case _ if mention.kind == "quantity":
            told = words.plain(words.bounds(getattr(value, "low", None), getattr(value, "high", None)))
            told += " " + words.plain(words.what(getattr(value, "what", None), getattr(value, "joint_with", ())))
        case _ if mention.kind == "place":
            told = words.plain(words.word("precision", getattr(value, "precision", "area")))
        case _ if mention.kind == "person":
            told = " ".join(part for part in (getattr(value, "rank", None), getattr(value, "role", None)) if part)
    name = words.plain(words.name_of(named)) if named else ""
    if not name and mention.kind in ("actor", "person", "place"):
        name = str(words.t("mention.open"))
    doubt = str(words.t(f"doubt.{mention.doubt}")) if mention.doubt else ""
    return " · ".join(part for part in (str(kind), name, told, doubt) if part)
