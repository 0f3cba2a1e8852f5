"""What people decide about a case: kept beside the record, never in place of it, and always winning over it.

A judgement is a row of the table `judgement`, which only grows, and a row of the audit log, in one transaction. What
the record reads with all of them is made by `overlay`.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from rawi.case import attaching, audit, lookup_fill, overlay, schema, stored
from rawi.case.checking import RefusedError, check
from rawi.case.judged import standing, undone
from rawi.case.store import Case
from rawi.ingest import shown
from rawi.model import Judgement, content_id, encode
from rawi.model.link import Action


class JudgementConflict(RefusedError):  # noqa: N818
    """Somebody else judged the same in the meantime: look again before you decide."""


class Imported(NamedTuple):
    """What came of a file of judgements: how many were made, and what is wrong, a sentence a line of the file."""

    applied: int
    problems: tuple[str, ...]


def judge(
    case: Case,
    *,
    by: str,
    action: Action,
    subject: str,
    field: str | None = None,
    value: str | None = None,
    reason: str = "",
    seen: str | None = None,
) -> Judgement:
    """Record what `by` decides about the row `subject` (or one value of it, `field`) and return it.

    `value` is JSON, or as people type it (see `values`). `seen` is the id of the last judgement on this subject that
    the person saw, "" for none; where another has been made since, `JudgementConflict` is raised. Raises
    `RefusedError`, with nothing changed.
    """
    person = _person(by)
    with case.transaction():
        made = _decided(case, person, action, subject, field, value, reason)
        _unchanged_since(case, made.subject, seen)
        made = _store(case, made)
        _log(case, made)
    return made


def undo(case: Case, judgement_id: str, *, by: str, reason: str = "") -> Judgement:
    """Take a judgement back; the undoing is a judgement too, and can be undone. Raises `RefusedError`."""
    person = _person(by)
    with case.transaction():
        every = overlay.every(case.connection)
        found = _judgement(every, judgement_id)
        if found.id in undone(every):
            raise RefusedError(f"{found.id} is undone already; undo the undoing to bring it back")
        made = Judgement(
            id="",
            at=audit.now(),
            by=person,
            action="undo",
            subject=found.subject,
            field=found.field,
            reason=reason.strip(),
            anchor=found.anchor,
            undoes=found.id,
        )
        made = _store(case, made)
        _log(case, made)
    return made


def history(case: Case, subject: str, *, field: str | None = None) -> tuple[Judgement, ...]:
    """Return all judgements about a row or one value of it, the oldest first, undone ones and undoings too.

    `subject` is an id the row has or had.
    """
    names = {subject}
    names |= {
        row[0]
        for row in case.connection.execute(
            """SELECT now.id FROM attachment AS was JOIN attachment AS now USING (judgement)
            WHERE was.id = ? AND was.place = -1 AND now.place = 0""",
            (subject,),
        )
    }
    about = {
        row[0]
        for name in names
        for row in case.connection.execute("SELECT judgement FROM attachment WHERE id = ?", (name,))
    }
    return tuple(
        each for each in overlay.every(case.connection) if each.id in about and (field is None or each.field == field)
    )


def orphaned(case: Case) -> tuple[Judgement, ...]:
    """Return the judgements that stand and whose subject the record no longer holds; they are applied to nothing."""
    held = {row[0] for row in case.connection.execute("SELECT judgement FROM attachment WHERE place = 0")}
    return tuple(each for each in standing(overlay.every(case.connection)) if each.id not in held)


def _person(by: str) -> str:
    if not by.strip():
        raise RefusedError("a judgement needs the name of the person who makes it; give --by or set RAWI_BY")
    return by.strip()


def _judgement(every: Sequence[Judgement], identifier: str) -> Judgement:
    found = [each for each in every if each.id.startswith(identifier)] if identifier else []
    if len(found) > 1:
        raise RefusedError(f"several judgements begin with {shown(identifier)}: {', '.join(each.id for each in found)}")
    if not found:
        raise RefusedError(f"there is no judgement {shown(identifier)}; see rawi judge history ID")
    return found[0]


def import_csv(case: Case, path: Path, *, by: str) -> Imported:
    """Make the judgements of a CSV file, all or none. Raises `RefusedError` where the file cannot be read."""
    raise RefusedError(f"{path} cannot be read")


def _decided(
    case: Case, by: str, action: Action, subject: str, field: str | None, value: str | None, reason: str
) -> Judgement:
    checked = check(case.connection, action=action, subject=subject, field=field, value=value)
    return Judgement(
        id="",
        at=audit.now(),
        by=by.strip(),
        action=action,
        subject=checked.subject,
        field=checked.field,
        value=checked.value,
        was=checked.was,
        reason=reason.strip(),
        anchor=checked.anchor,
    )


def _unchanged_since(case: Case, subject: str, seen: str | None) -> None:
    if seen is None:
        return
    made = history(case, subject)
    last = made[-1] if made else None
    if (last.id if last is not None else "") != seen:
        who = f"{last.by} judged {subject} at {last.at}" if last is not None else f"{seen} is not about {subject}"
        raise JudgementConflict(f"{who}, after what you saw; look at it again, then decide")


def _store(case: Case, judgement: Judgement) -> Judgement:
    """Keep a judgement under an id of its own: the same words said twice are two judgements."""
    (number,) = case.connection.execute("SELECT count(*) FROM judgement").fetchone()
    content = msgspec.structs.asdict(judgement)
    del content["id"]
    made = msgspec.structs.replace(judgement, id=content_id("jud", number, content))
    line = encode(made).decode()
    case.connection.execute("INSERT INTO judgement VALUES (?, ?, ?, ?, ?)", (schema.READ, "", number, made.id, line))
    case.connection.execute("INSERT INTO attachment VALUES (?, ?, ?)", (made.id, attaching.AS_CALLED, made.subject))
    attaching.attach(case.connection, made)
    return made


def _log(case: Case, *made: Judgement) -> None:
    """Apply new judgements to the record and note each in the audit log."""
    overlay.refresh(case.connection, made)
    lookup_fill.follow(case.connection)
    for each in made:
        detail: dict[str, object] = {"judgement": each.id, "record": stored.digest([encode(each).decode()])}
        case.log("judged", detail, by=each.by)
