"""Whether a judgement can be made: the row is there, the value can be meant. One sentence where it cannot."""

import sqlite3
from typing import NamedTuple

from rawi.case import anchors, stored, values
from rawi.case.errors import CaseError
from rawi.case.fields import field_of
from rawi.case.values import BadValueError
from rawi.ingest import shown
from rawi.model import Anchor, Claim, Event, Judgement, Row, Source
from rawi.model.link import Action

_WITH_VALUE = frozenset({"correct", "place"})


class RefusedError(CaseError):
    """A judgement that cannot be made as asked; `str()` is one sentence: what, and what to do."""


class Checked(NamedTuple):
    """A judgement that can be made: the whole id of its subject, the field, value and what stood there, the anchors."""

    subject: str
    field: str | None
    value: str | None
    was: str | None
    anchor: tuple[Anchor, ...]


def check(
    connection: sqlite3.Connection, *, action: Action, subject: str, field: str | None, value: str | None
) -> Checked:
    """Return the judgement as it is to be kept. Raises `RefusedError`."""
    row = the_row(connection, subject)
    try:
        return _checked(connection, row, action, field, value)
    except BadValueError as problem:
        raise RefusedError(f"{row.id}: {problem}") from None


def the_row(connection: sqlite3.Connection, identifier: str) -> Row:
    """Return the one row that an id or its beginning means. Raises `RefusedError`, listing the candidates."""
    found = stored.find(connection, identifier) if identifier else ()
    if not found:
        raise RefusedError(f"the case holds nothing with the id {shown(identifier)}; see rawi export for all ids")
    if len(found) > 1:
        ids = ", ".join(row.id for row in found)
        raise RefusedError(f"several ids begin with {shown(identifier)}: {ids}; give one of them")
    if isinstance(found[0], Judgement):
        raise RefusedError(f"{found[0].id} is a judgement; undo it, or judge the row it is about")
    return found[0]


def _checked(connection: sqlite3.Connection, row: Row, action: Action, field: str | None, value: str | None) -> Checked:
    own = anchors.held(connection, row.id) or row
    anchor = (anchors.anchor(connection, own),)
    if action == "place":
        field = field or "place"
    if action == "grade":
        if not isinstance(row, Claim | Event | Source):
            raise BadValueError("claims, events and sources are graded")
        grade = values.grade(values.given(value or ""), source=isinstance(row, Source))
        return Checked(row.id, None, values.canonical(grade), values.canonical(row.grades), anchor)
    if action in _WITH_VALUE and (field is None or value is None):
        raise BadValueError("to correct a value, say which (field) and what it is (value)")
    if field is None:
        return Checked(row.id, None, None, None, anchor)
    known, narrowed = field_of(row, field)
    was = known.read(row, narrowed)
    if action in _WITH_VALUE:
        assert value is not None
        checked = known.check(values.given(value))
        known.put(row, checked, narrowed)
        return Checked(row.id, field, values.canonical(checked), values.canonical(was), anchor)
    return Checked(row.id, field, None, values.canonical(was), anchor)
