"""Judging in place: a value is confirmed, corrected or rejected, with reason, undo and history."""

import sqlite3
from functools import partial
from pathlib import Path
from sqlite3 import Connection
from typing import Any, NamedTuple, get_args

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from rawi.case import Case, CaseError
from rawi.case import judgements as decided
from rawi.case.errors import said
from rawi.case.judged import undone
from rawi.case.lookup import rows_of
from rawi.case.values import ADMIRALTY_INFORMATION, ADMIRALTY_SOURCE, AIRWARS
from rawi.model import Claim, Document, Entity, Event, Judgement, Mention, Passage, Quotation, Source
from rawi.model.claim import EventType, Modality
from rawi.model.document import Genre, Interest, Role, SourceKind
from rawi.web import ui
from rawi.web.forms import field
from rawi.web.held import opened, record_of
from rawi.web.links import address
from rawi.web.view import Record

_TYPES: dict[str, type[Any]] = {
    "doc": Document, "sou": Source, "pas": Passage, "ent": Entity, "men": Mention, "quo": Quotation, "cla": Claim,
    "eve": Event,
}  # fmt: skip
_CHOICES = {
    "event_type": (EventType, "type"), "modality": (Modality, "modality"), "genre": (Genre, "genre"),
    "role": (Role, "role"), "kind": (SourceKind, "source"), "interest": (Interest, "interest"),
}  # fmt: skip
_TOLD = (*(f"admiralty:{grade}" for grade in ADMIRALTY_INFORMATION), *(f"airwars:{grade}" for grade in AIRWARS))
_GRADES = {"sou": tuple(f"admiralty:{grade}" for grade in ADMIRALTY_SOURCE), "cla": _TOLD, "eve": _TOLD}
ACTIONS = ("confirm", "correct", "reject", "note", "grade", "merge", "split")


class Editor(NamedTuple):
    """How a value is given: days, figure, place, choice, name or text; with what stands there now."""

    kind: str
    now: Any = None
    choices: tuple[str, ...] = ()
    family: str = ""


def show(request: Request) -> Response:
    """Return the form for a row or one value of it. Raises `HTTPException` 404 where there is no such row."""
    asked = request.query_params
    return _form(request, asked.get("subject", ""), asked.get("field", ""), back=asked.get("back", "/"))


def history(request: Request) -> Response:
    """Return everything that was decided in the case, the latest first."""
    with opened(request) as connection:
        rows = connection.execute("SELECT json FROM judgement ORDER BY n DESC LIMIT 200").fetchall()
        made = [msgspec.json.decode(text, type=Judgement) for (text,) in rows]
    return ui.page(request, "app/judgements.html.j2", section="", made=made, gone=undone(made[::-1]), address=address)


async def judge(request: Request, form: FormData) -> Response:
    """Keep a judgement and return to where it was made; where it cannot be made, say why beside the form."""
    subject, name, back = field(form, "subject"), field(form, "field"), _inside(field(form, "back"))
    action = field(form, "action")
    if action not in ACTIONS:
        raise HTTPException(400, "action")
    make = partial(
        _judge,
        request.app.state.folder,
        by=request.state.person.name,
        action=action,
        subject=subject,
        field=name or None,
        value=_value(form, action, name),
        reason=field(form, "reason"),
        seen=field(form, "seen"),
    )
    try:
        await run_in_threadpool(make)
    except decided.JudgementConflict:
        problem, status = "conflict", 409
    except CaseError as error:
        problem, status = str(error), 400
    except (sqlite3.Error, OSError) as error:
        problem, status = said(error), 500
    else:
        return RedirectResponse(back, status_code=303)
    return await run_in_threadpool(partial(_form, request, subject, name, back=back, problem=problem, status=status))


async def undo(request: Request, form: FormData) -> Response:
    """Take a judgement back."""
    identifier, back = field(form, "judgement"), _inside(field(form, "back"))

    def take_back() -> None:
        with Case.create(request.app.state.folder, by=request.state.person.name, verb="serve") as case:
            decided.undo(case, identifier, by=request.state.person.name, reason=field(form, "reason"))

    await run_in_threadpool(take_back)
    return RedirectResponse(back, status_code=303)


def history_of(connection: Connection, subject: str) -> list[tuple[Judgement, bool]]:
    """Return the judgements about a row, the oldest first, each with whether it was undone."""
    made = decided.history(Case(Path(), connection), subject)
    gone = undone(made)
    return [(each, each.id in gone) for each in made]


def editor_of(row: Any, name: str) -> Editor:
    """Return how a value of a row is given."""
    plain = name.partition(":")[0]
    if plain in ("time", "published"):
        held = getattr(row, plain, None) or getattr(row, "value", None)
        return Editor("days", held)
    if plain == "figure":
        return Editor("figure", _figure_of(row, name.partition(":")[2]))
    if plain == "place":
        return Editor("place", row if isinstance(row, Entity) else getattr(row, "place", None))
    if plain in _CHOICES:
        known, family = _CHOICES[plain]
        return Editor("choice", getattr(row, plain), get_args(known), family)
    if plain in ("source", "narrator", "speaker", "entity"):
        return Editor("name")
    return Editor("text", getattr(row, plain, "") if plain else None)


def _figure_of(row: Any, narrowed: str) -> Any:
    figures = getattr(row, "quantities", None) or getattr(row, "figures", None) or ()
    for number, held in enumerate(figures, start=1):
        if narrowed in ("", str(number), "+".join([held.what or "?", *held.joint_with])):
            return held
    return None


def _form(request: Request, subject: str, name: str, *, back: str, problem: str = "", status: int = 200) -> Response:
    row_type = _TYPES.get(subject[:3])
    with opened(request) as connection:
        held = rows_of(connection, row_type, [subject]) if row_type else {}
        if not held:
            raise HTTPException(404)
        row = held[subject]
        made = history_of(connection, subject)
        near: list[Event] = []
        if isinstance(row, Event):
            near = list(rows_of(connection, Event, _near(connection, row)).values())
        record = record_of(connection, [row], near)
        if isinstance(row, Event):
            record.claims |= rows_of(connection, Claim, row.claims)
        document = getattr(getattr(row, "span", None), "document", None)
        record.documents |= rows_of(connection, Document, [document] if document else [])
    return ui.page(
        request,
        "app/judge.html.j2",
        status=status,
        section="",
        row=row,
        kind=subject[:3],
        field=name,
        plain=name.partition(":")[0],
        editor=editor_of(row, name) if name else None,
        where=_where(record, row),
        history=made,
        seen=made[-1][0].id if made else "",
        near=near,
        record=record,
        grades=_GRADES.get(subject[:3], ()),
        back=_inside(back),
        problem=problem,
    )


def _where(record: Record, row: Any) -> Entity | None:
    """Return the place that a row is at now, where it is known."""
    if isinstance(row, Entity):
        return row
    places = row.places[:1] if isinstance(row, Claim) else (getattr(row, "place", None),)
    return next((record.entities.get(place.entity or "") for place in places if place is not None), None)


def _near(connection: Connection, event: Event) -> list[str]:
    return [
        row[0]
        for row in connection.execute(
            "SELECT e.id FROM lookup_event AS e WHERE e.id != ?1 AND e.id IN (SELECT o.event FROM lookup_told AS t"
            " JOIN lookup_told AS o ON o.document = t.document WHERE t.event = ?1)"
            " ORDER BY e.event_type != ?2, e.weight DESC, e.n LIMIT 12",
            (event.id, event.event_type),
        )
    ]


def _judge(folder: Path, **decision: Any) -> None:
    with Case.create(folder, by=decision["by"], verb="serve") as case:
        decided.judge(case, **decision)


def _value(form: FormData, action: str, name: str) -> str | None:
    """Return the value that a form gives, as JSON text; None where the action has none."""
    if action in ("merge", "split"):
        chosen = [str(value) for value in form.getlist("row")]
        return msgspec.json.encode(chosen).decode()
    if action == "grade":
        return field(form, "grade")
    if action != "correct":
        return None
    plain = name.partition(":")[0]
    if plain in ("time", "published"):
        return _json({"start": field(form, "start") or None, "end": field(form, "end") or None})
    if plain == "figure":
        return _json({"low": _number(form, "low"), "high": _number(form, "high")})
    if plain == "place":
        known = field(form, "entity")
        if known:
            return _json({"entity": known})
        place = {side: _number(form, side) for side in ("lat", "lon")}
        return _json(
            {
                **place,
                "radius_m": _number(form, "radius"),
                "source": field(form, "source"),
                "name": field(form, "name") or None,
            }
        )
    if plain in ("source", "narrator", "speaker", "entity"):
        text = field(form, "value")
        return _json({"id": text} if text[:4] in ("sou-", "ent-") else {"name": text})
    return _json(field(form, "value"))


def _number(form: FormData, name: str) -> float | None:
    text = field(form, name).translate(str.maketrans("٠١٢٣٤٥٦٧٨٩٫", "0123456789."))
    try:
        return float(text) if text else None
    except ValueError:
        raise HTTPException(400, name) from None


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()


def _inside(address_given: str) -> str:
    """Return an address inside the app; one that leads out becomes the first page."""
    safe = address_given.startswith("/") and not address_given.startswith(("//", "/\\")) and "\\" not in address_given
    return address_given if safe and address_given.isprintable() else "/"
