"""Corrections made in Label Studio, taken back as judgements of whoever made them.

What an annotator changed is told from what the task showed; where the case reads otherwise by now, the change is not
made but said. A region that is gone is a rejection. What the record cannot take (new regions, other bounds, other
roles) is kept as a note on the row it is about, and said too: nothing is lost silently.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from rawi.case import Case, CaseError
from rawi.case.checking import RefusedError
from rawi.case.judgements import judge
from rawi.export.label_studio import NEGATED, Shown, shown
from rawi.ingest import shown as printable
from rawi.model import Claim, Mention, Quotation
from rawi.model.link import Action

_ID = re.compile(r"\b(?:ent|sou)-[0-9a-f]{16}\b")
_FIELD_OF_KIND = {"time": "time", "quantity": "figure"}


class Taken(NamedTuple):
    """What came of a file of annotations: judgements made, changes the case has already, and what needs a look."""

    made: int
    known: int
    notes: tuple[str, ...]


class Change(NamedTuple):
    """One thing an annotator changed: what is to be judged, and how the sentence about it ends if that fails."""

    subject: str
    action: Action
    field: str | None = None
    value: str | None = None
    kept: str | None = None


def from_label_studio(case: Case, path: Path) -> Taken:
    """Judge as the annotations of a Label Studio JSON export say, each in the name of its annotator.

    `case` is open for writing. Raises `CaseError` for a file that is no such export; single tasks that cannot be taken
    are said in `notes`.
    """
    made = known = 0
    notes: list[str] = []
    for number, task in enumerate(_tasks(path), 1):
        where = f"task {task.get('id', number)}"
        try:
            held = _shown(task)
        except (msgspec.MsgspecError, KeyError, TypeError, AttributeError):
            notes.append(f"{where} was not exported by Rawi (its data does not say what was shown); nothing was taken")
            continue
        for annotation in _annotations(task, where, notes):
            try:
                regions, relations = _results(annotation)
            except (ValueError, TypeError, AttributeError):
                notes.append(f"{where}: an annotation is not as Label Studio writes them; nothing was taken")
                continue
            if not set(held.regions) & set(regions):
                notes.append(f"{where}: an annotation was not made from our prediction; nothing was taken")
                continue
            by = _annotator(annotation)
            for change in _changes(held, regions, relations):
                done, note = _take(case, change, held.regions, by)
                made += done == "made"
                known += done == "known"
                notes += [f"{where}: {note}"] if note else []
    return Taken(made, known, tuple(notes))


class _Task(NamedTuple):
    document: str
    regions: dict[str, Shown]
    relations: frozenset[tuple[str, str, str]]


def _tasks(path: Path) -> list[dict[str, Any]]:
    try:
        given = msgspec.json.decode(path.read_bytes())
    except msgspec.MsgspecError as error:
        raise CaseError(f"{printable(path)} is not JSON ({error}); export as JSON from Label Studio") from None
    tasks = given if isinstance(given, list) else [given]
    if not all(isinstance(task, dict) and "data" in task for task in tasks):
        raise CaseError(f"{printable(path)} is no JSON export of Label Studio; choose JSON there, not JSON-MIN or CSV")
    return tasks


def _shown(task: dict[str, Any]) -> _Task:
    data = task["data"]
    related = (tuple(words.split(" ")) for words in data["related"])
    return _Task(
        msgspec.convert(data["document"], str),
        msgspec.convert(data["shown"], dict[str, Shown]),
        frozenset((one, role, other) for one, role, other in related),
    )


def _annotations(task: dict[str, Any], where: str, notes: list[str]) -> Iterator[dict[str, Any]]:
    for annotation in task.get("annotations") or ():
        if not isinstance(annotation, dict):
            notes.append(f"{where}: an annotation is not as Label Studio writes them; nothing was taken")
        elif annotation.get("was_cancelled"):
            notes.append(f"{where}: an annotation was skipped by {_annotator(annotation)}; nothing was taken")
        else:
            yield annotation
    if task.get("drafts"):
        notes.append(f"{where}: drafts were not taken; submit them first")


def _annotator(annotation: dict[str, Any]) -> str:
    by = annotation.get("completed_by")
    if isinstance(by, dict):
        name = " ".join(filter(None, (by.get("first_name"), by.get("last_name")))) or by.get("email")
        return str(name or f"Label Studio user {by.get('id')}")
    return f"Label Studio user {by}" if by is not None else "Label Studio user unknown"


def _results(annotation: dict[str, Any]) -> tuple[dict[str, Shown], frozenset[tuple[str, str, str]]]:
    """Return the regions by id and the relations of an annotation."""
    parts: dict[str, dict[str, Any]] = {}
    relations = set()
    for result in annotation.get("result") or ():
        if result.get("type") == "relation":
            for role in result.get("labels") or [""]:
                relations.add((str(result.get("from_id")), role, str(result.get("to_id"))))
        elif isinstance(result.get("value"), dict) and "id" in result:
            parts.setdefault(str(result["id"]), {})[str(result.get("from_name"))] = result["value"]
    regions = {}
    for identifier, held in parts.items():
        layer = next((name for name in ("mention", "quotation", "claim") if name in held), "")
        if not layer:
            continue
        value = held[layer]
        texts = tuple((held.get("value") or {}).get("text") or ())
        region = Shown(
            layer=layer,
            label=", ".join(value.get("labels") or ()),
            start=int(value.get("start", -1)),
            end=int(value.get("end", -1)),
            modality=", ".join((held.get("modality") or {}).get("choices") or ()),
            negated=NEGATED in ((held.get("polarity") or {}).get("choices") or ()),
            value=texts[-1] if texts else "",
        )
        regions[identifier] = region
    return regions, frozenset(relations)


def _changes(held: _Task, regions: dict[str, Shown], relations: frozenset[tuple[str, str, str]]) -> Iterator[Change]:
    for identifier, before in held.regions.items():
        if identifier not in regions:
            yield Change(identifier, "reject")
        else:
            yield from _changed(identifier, before, regions[identifier])
    gone = set(held.regions) - set(regions)
    for identifier, new in regions.items():
        if identifier in held.regions:
            continue
        said = f"new {new.layer} “{new.label}” at characters {new.start}–{new.end}: {new.value}".rstrip(": ")
        yield Change(held.document, "note", value=said, kept="a region that Rawi has no row for")
    for one, role, other in sorted(relations - held.relations):
        yield _related(one, role, other, regions, added=True)
    for one, role, other in sorted(held.relations - relations):
        # What a person took away with its region needs no words of its own.
        if not {one, other} & gone:
            yield _related(one, role, other, regions, added=False)


def _changed(identifier: str, before: Shown, after: Shown) -> Iterator[Change]:
    if (before.start, before.end) != (after.start, after.end):
        said = f"bounds {before.start}–{before.end} should be {after.start}–{after.end}"
        yield Change(identifier, "note", value=said, kept="other bounds")
    if (before.layer, before.label) != (after.layer, after.label):
        if before.layer == after.layer == "claim":
            yield Change(identifier, "correct", "event_type", after.label)
        else:
            said = f"{before.layer} “{before.label}” should be {after.layer} “{after.label}”"
            yield Change(identifier, "note", value=said, kept="another kind of region")
    if before.modality != after.modality and after.modality:
        yield Change(identifier, "correct", "modality", after.modality)
    if before.negated != after.negated:
        yield Change(identifier, "correct", "polarity", "false" if after.negated else "true")
    if before.value != after.value:
        yield _valued(identifier, before, after.value)


def _valued(identifier: str, before: Shown, typed: str) -> Change:
    if before.layer != "mention":
        return Change(identifier, "note", value=typed or "(emptied)", kept="words on who says it")
    field = _FIELD_OF_KIND.get(before.label, "entity")
    if field == "entity" and (found := _ID.search(typed)):
        typed = found[0]
    return Change(identifier, "correct", field, typed.strip() or "open")


def _related(one: str, role: str, other: str, regions: dict[str, Shown], *, added: bool) -> Change:
    held = regions.get(other)
    entity = _ID.search(held.value) if held is not None else None
    if added and role == "speaker" and one.startswith("cla-") and entity is not None:
        return Change(one, "correct", "speaker", entity[0])
    words = f"{other} is {'' if added else 'not '}its {role or 'relation'}"
    return Change(one, "note", value=words, kept="another role")


def _take(case: Case, change: Change, regions: dict[str, Shown], by: str) -> tuple[str, str | None]:
    """Make the judgement of a change; returns made, known or left, and a sentence where a person should look."""
    before = regions.get(change.subject)
    if before is not None and change.action != "note":
        now = _now(case, change.subject)
        if now is None:
            gone = f"by {by}: {change.subject} is no longer in the case; it was left"
            return ("known", None) if change.action == "reject" else ("left", gone)
        if now != _bare(before):
            return _differs(change, now, by)
    try:
        if change.action == "note":
            judge(case, by=by, action="note", subject=change.subject, reason=change.value or "")
        else:
            judge(case, by=by, action=change.action, subject=change.subject, field=change.field, value=change.value)
    except RefusedError as refused:
        return "left", f"by {by}: {refused}"
    if change.kept is not None:
        return "made", f"by {by}: {change.kept} ({change.subject}: {change.value}); kept as a note, not applied"
    return "made", None


def _differs(change: Change, now: Shown, by: str) -> tuple[str, str | None]:
    """Return what to do about a row that was judged since it was shown: nothing, if it reads as the annotator wants."""
    values = {"event_type": now.label, "modality": now.modality, "polarity": "false" if now.negated else "true"}
    if change.field is not None and values.get(change.field, now.value) == change.value:
        return "known", None
    return "left", f"by {by}: {change.subject} was judged after it was exported; its {change.field or 'row'} was left"


def _now(case: Case, identifier: str) -> Shown | None:
    """Return how the row would be shown today, without names; None if it is not in the record any more."""
    row = next((row for row in case.find(identifier) if row.id == identifier), None)
    if not isinstance(row, Mention | Quotation | Claim) or not _counts(case, identifier):
        return None
    return shown(None, row)


def _counts(case: Case, identifier: str) -> bool:
    """Whether a row was not rejected: `find` gives rejected ones too."""
    history_of = case.connection.execute("SELECT out FROM judged WHERE id = ?", (identifier,)).fetchone()
    return history_of is None or not history_of[0]


def _bare(region: Shown) -> Shown:
    """Return a region without the names that are shown for reading only."""
    if region.layer != "mention":
        return msgspec.structs.replace(region, value="")
    entity = _ID.search(region.value)
    return msgspec.structs.replace(region, value=entity[0]) if entity is not None else region
