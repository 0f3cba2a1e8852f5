"""Rows made ready to be shared: names and addresses of people masked, positions made coarse, ids given anew.

Masked text keeps its length, letter by letter, so every span stays true; elsewhere a person is called by the same
number in the whole case. Ids are hashes of what is masked, and a hash can be guessed at: all of them are keyed anew
with a key that stays in the case. What no mention of the case names as a person cannot be known and is not masked.
"""

import hashlib
import hmac
import re
import secrets
import sqlite3
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec

from rawi import __version__
from rawi.case.errors import CaseError
from rawi.case.masking import (
    MASK,
    Stretch,
    addresses_in,
    going_on,
    joined,
    masked,
    named_in,
    names,
    parts,
    replaced,
)
from rawi.case.private import Private, survey
from rawi.model import (
    Disagreement,
    Document,
    Entity,
    Judgement,
    Mention,
    PersonValue,
    Row,
    Source,
    decode,
    encode,
)

PROFILES: Mapping[str, str] = {
    "full": "everything, as it is in the case",
    "partner": "for those who work on the same evidence: without the names of reviewers, addresses, telephone "
    "numbers, user names, paths of files and hashes of originals",
    "redacted": "for the public: as partner, and without the names of victims, witnesses, authors and other persons "
    "who hold no public office, with positions to a tenth of a degree",
}
_ID = re.compile(r"(?:doc|sou|pas|ent|men|quo|cla|reu|der|eve|dis|jud)-[0-9a-f]{16}")
_PART = re.compile(r"(?:message|row|record|page|item|entry) \d+")
# A tenth of a degree of latitude is 11 km.
_PLACES, _COARSE_M = 1, 11_000.0
# Words that a type fixes: they name nobody.
_FIXED = frozenset(
    (
        *(
            "type",
            "kind",
            "role",
            "rule",
            "genre",
            "event_type",
            "modality",
            "mode",
            "basis",
            "precision",
            "comparator",
        ),
        *("relation", "bearing", "label", "nature", "about", "severity", "interest", "action", "verdict", "register"),
        *("what", "unit", "language", "at", "start", "end", "extractor", "encoding", "subtype", "doubt", "grades"),
    )
)


def redact(
    rows: Iterable[Row], *, profile: str, key: bytes | None = None, counts: Counter[str] | None = None
) -> Iterator[Row]:
    """Yield the rows as a profile gives them, in their order, in memory that does not grow with texts.

    `rows` are gone through twice; those that can be only once are laid by in a file without a name. `key` keys the ids
    (`key_of`; None: a new one each time). `counts` is filled with what was masked, by kind. Raises `CaseError` for a
    profile that there is not.
    """
    if profile not in PROFILES:
        raise CaseError(f"there is no redaction profile {profile!r}; known: {', '.join(PROFILES)}")
    if profile == "full":
        return iter(rows)
    return _redacted(
        rows, profile == "redacted", key or secrets.token_bytes(32), Counter() if counts is None else counts
    )


def key_of(connection: sqlite3.Connection) -> bytes | None:
    """Return the secret with which a case keys ids in what is shared, so that its owner can tell them again."""
    row = connection.execute("SELECT value FROM meta WHERE key = 'redaction_key'").fetchone()
    return bytes.fromhex(row[0]) if row else None


def shared_id(identifier: str, key: bytes) -> str:
    """Return what an id of the case is called in what is shared under a key."""
    return f"{identifier[:3]}-{hmac.new(key, identifier.encode(), hashlib.sha256).hexdigest()[:16]}"


def manifest(*, profile: str, counts: Mapping[str, int], head: str) -> dict[str, object]:
    """Return what goes with a redacted export: the profile, what was masked, the version, the head of the audit log."""
    return {
        "profile": profile,
        "what it leaves out": PROFILES[profile],
        "masked": dict(sorted(counts.items())),
        "positions": "to 0.1 degree" if profile == "redacted" else "exact",
        "originals": "not included" if profile != "full" else "by their hashes",
        "rawi": __version__,
        "audit_head": head,
    }


def _redacted(rows: Iterable[Row], persons: bool, key: bytes, counts: Counter[str]) -> Iterator[Row]:
    if iter(rows) is not rows:
        known = survey(rows, persons=persons)
        yield from _Masker(known, key, counts).all(rows)
        return
    with tempfile.TemporaryFile() as file:

        def laid_by() -> Iterator[Row]:
            for row in rows:
                file.write(encode(row) + b"\n")
                yield row

        known = survey(laid_by(), persons=persons)
        file.seek(0)
        yield from _Masker(known, key, counts).all(map(decode, file))


class _Masker:
    """Masks row after row; a document's stretches are remembered for the rows that repeat its words."""

    def __init__(self, known: Private, key: bytes, counts: Counter[str]) -> None:
        self._known = known
        self._key = key
        self._counts = counts
        self._stretches: dict[str, list[Stretch]] = {}
        self._single: dict[str, frozenset[str]] = {}
        self._reviewers = frozenset(part for name in known.reviewers for part in parts(name))
        self._reviewer_names = names((name, 0) for name in known.reviewers)

    def all(self, rows: Iterable[Row]) -> Iterator[Row]:
        """Yield all rows masked."""
        for row in rows:
            yield self._row(row)

    def _count(self, what: str, number: int = 1) -> None:
        if number:
            self._counts[what] += number

    def _row(self, row: Row) -> Row:
        known = self._known
        match row:
            case Document():
                row = self._document(row)
            case Entity():
                row = self._entity(row)
            case Source() if row.id in known.private:
                row = msgspec.structs.replace(row, name=self._person(row.id), name_en=None)
            case Mention() if row.kind == "person" and (row.entity is None or row.entity in known.private):
                row = msgspec.structs.replace(row, value=PersonValue()) if known.persons else row
            case Judgement():
                row = self._judgement(row)
            case _:
                pass
        built: dict[str, Any] = msgspec.to_builtins(row)
        whole = built.pop("text", None) if isinstance(row, Document) else None
        short = frozenset() if isinstance(row, Entity | Source) else frozenset(known.short)
        if isinstance(row, Disagreement):
            # Positions repeat words of the texts, where a part of a name is a name.
            short = short.union(*(self._single.get(span.document, ()) for span in row.spans))
        walked = self._walk(built, short=short, mask=isinstance(row, Document))
        if whole is not None:
            walked["text"] = whole
        changed: Row = msgspec.convert(walked, type(row))
        return changed

    def _document(self, row: Document) -> Document:
        known = self._known
        guarded = known.guarded.get(row.id, [])
        single = known.single.get(row.id, frozenset())
        named = joined([*known.spans.get(row.id, ()), *(at for at, _ in named_in(row.text, known.names))])
        named, more = going_on(row.text, named) if known.persons else (named, frozenset())
        alone = [
            (start, end)
            for (start, end), _ in named_in(row.text, known.names, single=single | more)
            if not any(first <= start and end <= last for first, last in guarded)
        ]
        people = joined([*named, *alone])
        addresses = addresses_in(row.text, positions=known.persons)
        self._count("names", len(people))
        self._count("addresses and numbers", len(addresses))
        stretches = joined([*people, *addresses])
        self._stretches[row.id] = stretches
        if known.persons:
            self._single[row.id] = single | more
        author = row.author
        if author is not None and author in known.authors:
            author = f"author {known.authors[author]}"
            self._count("authors")
        self._count("paths and hashes")
        return msgspec.structs.replace(
            row,
            path=f"document {len(self._stretches)}",
            sha256="",
            text=masked(row.text, stretches),
            title=self._title(row, single | more),
            author=author,
            extra={},
            part=row.part if _PART.fullmatch(row.part) else "",
            layers=tuple(msgspec.structs.replace(layer, label="") for layer in row.layers),
            notes=(),
        )

    def _title(self, row: Document, single: frozenset[str]) -> str | None:
        if row.title is None:
            return None
        named, _ = going_on(row.title, [at for at, _ in named_in(row.title, self._known.names)])
        alone = [at for at, _ in named_in(row.title, self._known.names, single=single)]
        return masked(row.title, joined([*named, *alone]))

    def _entity(self, row: Entity) -> Entity:
        if row.id in self._known.private:
            self._count("persons")
            return Entity(id=row.id, kind=row.kind, name=self._person(row.id), judged=row.judged)
        if self._known.persons and row.lat is not None and row.lon is not None:
            self._count("positions")
            lat, lon = round(row.lat, _PLACES), round(row.lon, _PLACES)
            radius = max(row.radius_m or 0.0, _COARSE_M)
            return msgspec.structs.replace(row, lat=lat, lon=lon, radius_m=radius, located=None)
        return row

    def _judgement(self, row: Judgement) -> Judgement:
        self._count("judgements of reviewers")
        return msgspec.structs.replace(
            row,
            by=f"reviewer {self._known.reviewers[row.by]}",
            anchor=(),
            # What reviewers write for one another may name anybody.
            reason="" if self._known.persons else self._without_reviewers(row.reason),
            value=self._json(row.value),
            was=self._json(row.was),
        )

    def _without_reviewers(self, text: str) -> str:
        found = [stretch for stretch, _ in named_in(text, self._reviewer_names, single=self._reviewers)]
        return masked(text, found)

    def _json(self, text: str | None) -> str | None:
        """Return a value of a judgement masked; a position in it is made as coarse as those of places."""
        if text is None:
            return None
        value = msgspec.json.decode(text)
        if self._known.persons and isinstance(value, dict) and {"lat", "lon"} <= set(value):
            for name in ("lat", "lon"):
                value[name] = round(value[name], _PLACES) if isinstance(value[name], float) else value[name]
            value["radius_m"] = max(value.get("radius_m") or 0.0, _COARSE_M)
            value["source"] = ""
        walked = self._walk(value, short=frozenset(self._known.short), mask=False)
        return msgspec.json.encode(walked, order="deterministic").decode()

    def _person(self, identifier: str) -> str:
        return f"person {self._known.numbers[identifier]}"

    def _walk(self, value: Any, *, short: frozenset[str], mask: bool) -> Any:
        """Mask every text of a row: words with a span as they are masked in the document, others by what they say."""
        if isinstance(value, list | tuple):
            return [self._walk(each, short=short, mask=mask) for each in value]
        if isinstance(value, str):
            return shared_id(value, self._key) if _ID.fullmatch(value) else self._free(value, short=short, mask=mask)
        if not isinstance(value, dict):
            return value
        found: dict[str, Any] = {}
        for name, each in value.items():
            span = value.get(f"{name.removesuffix('text')}span") if name.endswith("text") else None
            if isinstance(each, str) and isinstance(span, dict) and span["document"] in self._stretches:
                found[name] = masked(each, self._stretches[span["document"]], start=span["start"])
            elif name in _FIXED and not (isinstance(each, str) and _ID.fullmatch(each)):
                found[name] = each
            else:
                found[name] = self._walk(each, short=short, mask=mask)
        return found

    def _free(self, text: str, *, short: frozenset[str], mask: bool) -> str:
        """Mask a text that stands by itself: persons are called by their number, or masked letter by letter."""
        if not text:
            return text
        addresses = addresses_in(text, positions=self._known.persons)
        if addresses:
            text = masked(text, addresses)
        people = named_in(text, self._known.names, single=short)
        if mask:
            return masked(text, [stretch for stretch, _ in people])
        return replaced(
            text,
            [
                (stretch, f"person {person}" if person else MASK * (stretch[1] - stretch[0]))
                for stretch, person in people
            ],
        )
