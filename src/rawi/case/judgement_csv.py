"""Judgements as a table that people fill in and that moves between cases: UTF-8 CSV with a line of names on top.

`action` and `subject` must be there; `field`, `value`, `reason`, `by` where they are needed. What an export adds: `at`,
`id`, `undoes`, and `anchor`, by which rows are found again in another case. A text that a spreadsheet would take for a
formula has an apostrophe before it.
"""

import csv
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path
from typing import NamedTuple, get_args

import msgspec

from rawi.ingest import shown
from rawi.model import Anchor, Judgement
from rawi.model.link import Action

COLUMNS = ("action", "subject", "field", "value", "reason", "by", "at", "id", "undoes", "anchor")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "'")
_MOST_BYTES = 50_000_000


class Line(NamedTuple):
    """One judgement of a file, with the number of the line it begins at."""

    number: int
    action: Action
    subject: str
    field: str | None
    value: str | None
    reason: str
    by: str
    at: str | None
    id: str
    undoes: str
    anchor: tuple[Anchor, ...]


class Unread(NamedTuple):
    """A line that is no judgement, and why, in a sentence."""

    number: int
    why: str


def written(judgements: Iterable[Judgement]) -> Iterator[bytes]:
    """Yield judgements as CSV, the line of names first."""
    yield _line(COLUMNS)
    for each in judgements:
        anchor = msgspec.json.encode(each.anchor).decode() if each.anchor else ""
        texts = (each.action, each.subject, each.field, each.value, each.reason, each.by, each.at, each.id, each.undoes)
        yield _line([*(text or "" for text in texts), anchor])


def lines_of(path: Path) -> Iterator[Line | Unread]:
    """Yield the judgements of a CSV file, separated by commas or semicolons. Raises `OSError` or `ValueError`.

    The `ValueError` says in one sentence why the file as a whole cannot be read.
    """
    if path.stat().st_size > _MOST_BYTES:
        raise ValueError(f"it is larger than {_MOST_BYTES // 1_000_000} MB; cut it into several")
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ValueError("it is not UTF-8; save it as CSV UTF-8") from None
    head = text.partition("\n")[0]
    reader = csv.DictReader(StringIO(text, newline=""), delimiter=";" if head.count(";") > head.count(",") else ",")
    try:
        names = [name.strip().lower() for name in reader.fieldnames or ()]
        missing = [name for name in COLUMNS[:2] if name not in names]
        unknown = [name for name in names if name not in COLUMNS]
        if missing or unknown or len(set(names)) < len(names):
            wrong = f"no column {missing[0]}" if missing else f"a column {shown((unknown or names)[0])[:40]!r} too many"
            raise ValueError(f"it has {wrong}; the columns are: {', '.join(COLUMNS)}")
        reader.fieldnames = names
        for cells in reader:
            yield _read(reader.line_num, cells)
    except csv.Error as error:
        raise ValueError(f"line {reader.line_num} is no CSV ({error})") from None


def _read(number: int, cells: dict[str, str]) -> Line | Unread:
    if None in cells or None in cells.values():
        return Unread(number, "it has more or fewer cells than the line of names")
    said = {name: _unguarded(cells.get(name, "")) for name in COLUMNS}
    action = said["action"].strip().lower()
    if action not in get_args(Action):
        return Unread(number, f"{shown(action)[:40]!r} is no action; one of: {', '.join(get_args(Action))}")
    try:
        anchor = msgspec.json.decode(said["anchor"], type=tuple[Anchor, ...]) if said["anchor"] else ()
    except (msgspec.DecodeError, RecursionError):
        return Unread(number, "its anchor was changed; leave that column as it was exported, or empty")
    at = said["at"].strip() or None
    if at is not None and not _is_past(at):
        return Unread(number, f"{shown(at)[:40]!r} is no instant that has been, such as 2026-02-13T10:00:00+00:00")
    return Line(
        number,
        msgspec.convert(action, Action),
        said["subject"].strip(),
        said["field"].strip() or None,
        said["value"] or None,
        said["reason"],
        said["by"].strip(),
        at,
        said["id"].strip(),
        said["undoes"].strip(),
        anchor,
    )


def _is_past(at: str) -> bool:
    try:
        instant = datetime.fromisoformat(at)
    except ValueError:
        return False
    return instant.tzinfo is not None and instant <= datetime.now(UTC)


def _unguarded(text: str) -> str:
    return text[1:] if text.startswith("'") and text[1:].startswith(_FORMULA) else text


def _line(cells: Iterable[str]) -> bytes:
    out = StringIO(newline="")
    csv.writer(out).writerow([f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in cells])
    return out.getvalue().encode()
