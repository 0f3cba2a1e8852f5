"""The synthetic cases of the benchmarks are cases: valid rows, spans that say their words, no id that leads nowhere."""

import re
from pathlib import Path

import jsonschema
import msgspec
import pytest

from rawi.case import Case
from rawi.model import Document, Event, encode, json_schema
from synthetic import build_case, links, readings


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> list[bytes]:
    folder = build_case(tmp_path_factory.mktemp("synthetic") / "case", documents=20, events=40, seed=3)
    with Case.open(folder) as case:
        assert case.linked()
        assert sum(1 for _ in case.rows(Event)) == 40
        assert sum(1 for _ in case.rows(Document)) == 20
        return [line.encode() for line in case.lines()]


def test_every_row_is_valid_against_the_schema(record: list[bytes]) -> None:
    validator = jsonschema.Draft202012Validator(json_schema())
    for line in record:
        validator.validate(msgspec.json.decode(line))


def test_words_stand_where_their_span_says(record: list[bytes]) -> None:
    rows = [msgspec.json.decode(line) for line in record]
    texts = {row["id"]: row["text"] for row in rows if row["type"] == "document"}
    seen = 0

    def walk(value: object) -> None:
        nonlocal seen
        if isinstance(value, dict):
            span, text = value.get("span"), value.get("text")
            if span and text:
                assert texts[span["document"]][span["start"] : span["end"]] == text
                seen += 1
            for held in value.values():
                walk(held)
        elif isinstance(value, list):
            for held in value:
                walk(held)

    walk(rows)
    assert seen > 500


def test_every_id_named_is_there(record: list[bytes]) -> None:
    there = {msgspec.json.decode(line)["id"] for line in record}
    named = set(re.findall(rb'"((?:doc|pas|men|cla|quo|reu|sou|eve)-[0-9a-f]{16})"', b"\n".join(record)))
    assert {name.decode() for name in named} <= there


def test_the_same_seed_gives_the_same_rows() -> None:
    assert [encode(r.document) for r in readings(9, seed=1)] == [encode(r.document) for r in readings(9, seed=1)]
    assert [e.id for e in links(9, seed=1).events] == [e.id for e in links(9, seed=1).events]
    assert {r.document.id for r in readings(9, seed=1)}.isdisjoint(r.document.id for r in readings(9, seed=2))


def test_a_case_may_be_tiny(tmp_path: Path) -> None:
    with Case.open(build_case(tmp_path / "case", documents=1, events=1)) as case:
        assert len(list(case.rows(Document))) == 1
