"""The record as a whole: what one reading gives, what a case exports, and its JSON Schema."""

from typing import Any

import msgspec

from rawi.model.claim import Claim, Quotation
from rawi.model.document import Document, Passage, Source
from rawi.model.link import Derivation, Disagreement, Event, Judgement, Reuse
from rawi.model.mention import Entity, Mention

Row = (
    Document
    | Source
    | Passage
    | Entity
    | Mention
    | Quotation
    | Claim
    | Reuse
    | Derivation
    | Event
    | Disagreement
    | Judgement
)
# The order of the export.
ROW_TYPES: tuple[type[Row], ...] = Row.__args__

_ENCODER = msgspec.json.Encoder()
_DECODER: msgspec.json.Decoder[Row] = msgspec.json.Decoder(Row)


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """What one document says, by itself. `document` carries what was read of its title, source and date."""

    document: Document
    sources: tuple[Source, ...] = ()
    passages: tuple[Passage, ...] = ()
    entities: tuple[Entity, ...] = ()
    mentions: tuple[Mention, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    claims: tuple[Claim, ...] = ()

    def rows(self) -> tuple[Row, ...]:
        """Return all rows in the order of the record."""
        return (
            self.document,
            *self.sources,
            *self.passages,
            *self.entities,
            *self.mentions,
            *self.quotations,
            *self.claims,
        )


class Links(msgspec.Struct, frozen=True, kw_only=True):
    """What linking adds to the readings of a case.

    `quotations` are the readings' clause and echo quotations with their verdicts (same ids, they replace
    the unchecked ones); `documents` those whose date comes from a linked document.
    """

    quotations: tuple[Quotation, ...] = ()
    reuses: tuple[Reuse, ...] = ()
    derivations: tuple[Derivation, ...] = ()
    events: tuple[Event, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()


def encode(row: Row) -> bytes:
    """Return one row as a line of JSON (UTF-8, `type` first, no newline)."""
    return _ENCODER.encode(row)


def decode(line: bytes | str) -> Row:
    """Return the row a line of the record holds. Raises `msgspec.ValidationError` if it is not one."""
    return _DECODER.decode(line)


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) that every line of the record satisfies, made from the types."""
    (line,), components = msgspec.json.schema_components([Row], ref_template="#/$defs/{name}")
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A line of the Rawi record",
        **line,
        "$defs": components,
    }
    plain: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(schema))
    return plain
