"""What people decide about a case: kept beside the record, never in place of it, and always winning over it.

A judgement is a row of the table `judgement`, which only grows, and a row of the audit log, in one transaction. What
the record reads with all of them is made by `overlay`.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from rawi.case import anchors, attaching, audit, overlay, schema, stored
from rawi.case.checking import GROUPING, LONGEST, RefusedError, check, is_text
from rawi.case.judged import standing, undone
from rawi.case.judgement_csv import Line, Unread, lines_of
from rawi.case.regroup import names
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


class _UndoneError(Exception):
    """Takes back what an import with problems has written."""


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

    `subject` is an id or its beginning; `value` is JSON, or as people type it (see `values`). `seen` is the id of the
    last judgement on this subject that the person saw, "" for none; where another has been made since,
    `JudgementConflict` is raised. Raises `RefusedError`, with nothing changed.
    """
    person = _person(by)
    with case.transaction():
        made = _decided(case, person, action, subject, field, value, reason)
        _unchanged_since(case, made.subject, seen)
        made = _store(case, made)
        overlay.refresh(case.connection, [made])
        _log(case, made, by=person)
    return made


def undo(case: Case, judgement_id: str, *, by: str, reason: str = "") -> Judgement:
    """Take a judgement back; the undoing is a judgement too, and can be undone. Raises `RefusedError`."""
    person = _person(by)
    with case.transaction():
        made = _store(case, _undoing(case, person, judgement_id, reason))
        overlay.refresh(case.connection, [made])
        _log(case, made, by=person)
    return made


def history(case: Case, subject: str, *, field: str | None = None) -> tuple[Judgement, ...]:
    """Return all judgements about a row or one value of it, the oldest first, undone ones and undoings too.

    `subject` is an id the row has or had. `judged.undone` tells which of them are undone.
    """
    called = {subject}
    called |= {
        row[0]
        for row in case.connection.execute(
            """SELECT now.id FROM attachment AS was JOIN attachment AS now USING (judgement)
            WHERE was.id = ? AND was.place = -1 AND now.place = 0""",
            (subject,),
        )
    }
    about = {
        row[0]
        for name in called
        for row in case.connection.execute("SELECT judgement FROM attachment WHERE id = ?", (name,))
    }
    return tuple(
        each for each in overlay.every(case.connection) if each.id in about and (field is None or each.field == field)
    )


def orphaned(case: Case) -> tuple[Judgement, ...]:
    """Return the judgements that stand and whose subject the record no longer holds; they are applied to nothing."""
    held = {row[0] for row in case.connection.execute("SELECT judgement FROM attachment WHERE place = 0")}
    return tuple(each for each in standing(overlay.every(case.connection)) if each.id not in held)


def import_csv(case: Case, path: Path, *, by: str) -> Imported:
    """Make the judgements of a CSV file (`judgement_csv`), all or none, in the name of its `by` column, else of `by`.

    Rows are found by their ids or, for judgements of another case, by what these say of the words. Raises
    `RefusedError` where the file as a whole cannot be read.
    """
    person = _person(by)
    problems: list[str] = []
    applied = 0
    try:
        with case.transaction():
            applied = _import(case, path, person, problems)
            if problems:
                raise _UndoneError
    except _UndoneError:
        applied = 0
    return Imported(applied, tuple(problems))


def _import(case: Case, path: Path, person: str, problems: list[str]) -> int:
    due: list[Judgement] = []
    made: list[Judgement] = []
    renamed: dict[str, str] = {}
    try:
        for line in lines_of(path):
            if isinstance(line, Unread):
                problems.append(f"line {line.number}: {line.why}")
                continue
            if due and (line.action in GROUPING or line.subject.startswith("eve")):
                # What comes before may have made or joined the events that this line speaks of.
                overlay.refresh(case.connection, due)
                due = []
            try:
                new = _store(case, _of_line(case, line, person, renamed))
            except RefusedError as error:
                problems.append(f"line {line.number}: {error}")
                continue
            renamed[line.id] = new.id
            due.append(new)
            made.append(new)
    except OSError as error:
        raise RefusedError(f"{shown(path)} cannot be read ({error.strerror}); check the path") from None
    except ValueError as error:
        raise RefusedError(f"{shown(path)} cannot be read: {error}") from None
    if not problems:
        overlay.refresh(case.connection, due)
        for each in made:
            _log(case, each, by=person)
    return len(made)


def _of_line(case: Case, line: Line, person: str, renamed: dict[str, str]) -> Judgement:
    by = line.by or person
    if line.action == "undo":
        if not line.undoes:
            raise RefusedError("to undo, say which judgement (column undoes)")
        made = _undoing(case, by, renamed.get(line.undoes, line.undoes), line.reason)
    else:
        subject, value = _here(case, line)
        made = _decided(case, by, line.action, subject, line.field, value, line.reason)
    return msgspec.structs.replace(made, at=line.at) if line.at is not None else made


def _here(case: Case, line: Line) -> tuple[str, str | None]:
    """Return the subject and the value of a line by the ids they have in this case."""
    if not line.anchor:
        return line.subject, line.value
    subject: str | None = line.subject
    if not stored.find(case.connection, line.subject):
        subject = anchors.find(case.connection, line.anchor[0], any_kind=line.field == "event_type")
    if subject is None:
        raise RefusedError(f"this case holds nothing that {shown(line.subject)} may be")
    value = line.value
    asked = Judgement(id="", at="", by="", action=line.action, subject=subject, value=value)
    for name, known in zip(names(asked), line.anchor[1:], strict=False):
        if stored.find(case.connection, name):
            continue
        found = anchors.find(case.connection, known)
        if found is None:
            raise RefusedError(f"this case holds nothing that {shown(name)} may be")
        value = value.replace(name, found) if value is not None else None
    return subject, value


def _person(by: str) -> str:
    if not by.strip() or not is_text(by):
        raise RefusedError("a judgement needs the name of the person who makes it; give --by or set RAWI_BY")
    return by.strip()


def _judgement(every: Sequence[Judgement], identifier: str) -> Judgement:
    found = [each for each in every if each.id.startswith(identifier)] if identifier else []
    if len(found) > 1:
        raise RefusedError(f"several judgements begin with {shown(identifier)}: {', '.join(each.id for each in found)}")
    if not found:
        raise RefusedError(f"there is no judgement {shown(identifier)}; see rawi judge history ID")
    return found[0]


def _undoing(case: Case, by: str, identifier: str, reason: str) -> Judgement:
    every = overlay.every(case.connection)
    found = _judgement(every, identifier)
    if found.id in undone(every):
        raise RefusedError(f"{found.id} is undone already; undo the undoing to bring it back")
    given = anchors.held(case.connection, found.subject)
    if found.id in getattr(given, "judged", ()):
        # Only a case made from a record holds rows that read with judgements from the start.
        raise RefusedError(
            f"{found.id} came with a record, which does not hold the row without it; decide anew instead"
        )
    return Judgement(
        id="",
        at=audit.now(),
        by=by,
        action="undo",
        subject=found.subject,
        field=found.field,
        reason=reason.strip(),
        anchor=found.anchor,
        undoes=found.id,
    )


def _decided(
    case: Case, by: str, action: Action, subject: str, field: str | None, value: str | None, reason: str
) -> Judgement:
    if len(reason) > LONGEST or not is_text(reason):
        raise RefusedError(f"a reason has at most {LONGEST} letters, all of them Unicode")
    checked = check(case.connection, action=action, subject=subject, field=field, value=value)
    return Judgement(
        id="",
        at=audit.now(),
        by=by,
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


def _log(case: Case, made: Judgement, *, by: str) -> None:
    detail: dict[str, object] = {"judgement": made.id, "record": stored.digest([encode(made).decode()])}
    case.log("judged", detail, by=by)
