"""The record is documented whole, and its published schema is the one the types give."""

import json
from pathlib import Path
from typing import get_args

import msgspec
import pytest

from rawi.model import ROW_TYPES, json_schema
from rawi.model.claim import ChangeKind, EventType, Modality, Mode, QuotationKind, Verdict

DOCS = Path(__file__).parent.parent / "docs"


@pytest.mark.parametrize("row_type", ROW_TYPES, ids=lambda t: t.__name__)
def test_every_field_is_documented(row_type: type[msgspec.Struct]) -> None:
    page = (DOCS / "data-model.md").read_text(encoding="utf-8")
    section = page.split(f"\n## {row_type.__struct_config__.tag}\n")[1].split("\n## ")[0]
    missing = [name for name in row_type.__struct_fields__ if f"`{name}" not in section]
    assert not missing


@pytest.mark.parametrize("values", [ChangeKind, Modality, Mode, QuotationKind, Verdict])
def test_every_enum_value_is_documented(values: object) -> None:
    page = (DOCS / "data-model.md").read_text(encoding="utf-8")
    assert not [value for value in get_args(values) if value not in page]


def test_event_types_are_those_of_the_schema() -> None:
    assert set(json_schema()["$defs"]["Claim"]["properties"]["event_type"]["enum"]) == set(get_args(EventType))


def test_published_schema_is_the_one_the_types_give() -> None:
    published = json.loads((DOCS / "record.schema.json").read_text(encoding="utf-8"))
    assert published == json_schema(), "run: make schema"
