"""The only place where ids are made: a hash of the content, so the same input gives the same record."""

import hashlib
from functools import cache
from typing import TypeVar

import msgspec

T = TypeVar("T", bound=msgspec.Struct)

# What is marked on a row, and what people decide about it, is no part of what it says.
MARKS = ("carried", "doubt", "either_way", "judged", "grades", "radius_m", "located")

_ENCODER = msgspec.json.Encoder(order="deterministic")


def content_id(prefix: str, *parts: object) -> str:
    """Return `prefix-` and 16 hex digits of the SHA-256 of the parts, encoded as canonical JSON."""
    return f"{prefix}-{hashlib.sha256(_ENCODER.encode(parts)).hexdigest()[:16]}"


def identified(value: T, *, without: tuple[str, ...] = ()) -> T:
    """Return `value` with its `id` set to the hash of its other fields, those in `without` and `MARKS` left out.

    Leave out what a later stage fills in, so that the id stays (a quotation's verdict).
    The prefix is the first three letters of the type's tag (`cla-…` for a claim), so that a person can
    tell ids apart. Raises `TypeError` for a type without a tag.
    """
    prefix, left_out = _identity(type(value))
    content = msgspec.structs.asdict(value)
    for name in (*left_out, *without):
        del content[name]
    return msgspec.structs.replace(value, id=content_id(prefix, content))


@cache
def _identity(kind: type[msgspec.Struct]) -> tuple[str, tuple[str, ...]]:
    """Return what the ids of a type begin with, and which of its fields say nothing of what a row is."""
    tag = kind.__struct_config__.tag
    if not isinstance(tag, str):
        raise TypeError(f"{kind.__name__} is not a type of the record")
    return tag[:3], ("id", *[name for name in MARKS if name in kind.__struct_fields__])
