"""Ids are hashes of content, rows go through JSON and back unchanged, and every row satisfies the schema."""

import json

import jsonschema
import pytest

from rawi.model import (
    Attribution,
    Change,
    Claim,
    Document,
    Entity,
    Mention,
    PlaceValue,
    Quotation,
    Row,
    Span,
    TimeValue,
    content_id,
    decode,
    encode,
    identified,
    json_schema,
)

SPAN = Span("doc-1", 3, 9)
CHAIN = (Attribution(speaker="src-1"), Attribution(speaker=None, text="مصدر", span=SPAN, mode="indirect"))
ROWS: list[Row] = [
    Document(id="doc-1", path="a.txt", sha256="0" * 64, text="نص", views=3, extra={"k": "v"}),
    Entity(id="ent-1", kind="place", name="الخوين", name_en="al-Khwein", lat=35.4, lon=36.8, admin=("Syria", "Idlib")),
    Mention(id="men-1", span=SPAN, text="نص", kind="time", value=TimeValue(end="2018-02-13", basis="linked"), rule="r"),
    Mention(id="men-2", span=SPAN, text="نص", kind="place", value=PlaceValue(bearing="S", distance_km=38), rule="r"),
    Claim(id="cla-1", span=SPAN, text="نص", event_type="capture", attribution=CHAIN, passage="pas-1"),
    Quotation(id="quo-1", span=SPAN, text="نص", kind="clause", verdict="altered", changes=(Change(kind="dropped"),)),
]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: type(row).__name__)
def test_rows_go_through_json_unchanged_and_satisfy_the_schema(row: Row) -> None:
    line = encode(row)
    assert line.startswith(b'{"type":"')
    assert decode(line) == row
    jsonschema.validate(json.loads(line), json_schema())


def test_a_line_that_is_no_row_is_refused() -> None:
    with pytest.raises(ValueError, match="Invalid value"):
        decode(b'{"type":"rumour"}')
    with pytest.raises(ValueError, match="Expected `int`"):
        decode(b'{"type":"passage","id":"p","span":{"document":"d","start":"0","end":1},"role":"report"}')


def test_ids_depend_on_the_content_and_on_nothing_else() -> None:
    claim = Claim(id="", span=SPAN, text="نص", event_type="capture", attribution=CHAIN, passage="pas-1")
    first, again = identified(claim), identified(identified(claim))
    assert first == again
    assert first.id.startswith("cla-")
    other = identified(Claim(id="", span=SPAN, text="نص", event_type="killing", attribution=CHAIN, passage="pas-1"))
    assert other.id != first.id


def test_what_a_later_stage_fills_in_can_be_left_out_of_the_id() -> None:
    bare = Quotation(id="", span=SPAN, text="نص", kind="clause")
    judged = Quotation(id="", span=SPAN, text="نص", kind="clause", verdict="altered")
    assert identified(bare, without=("verdict",)).id == identified(judged, without=("verdict",)).id


def test_content_ids_are_stable_across_releases() -> None:
    assert content_id("ent", "place", "idlib") == "ent-" + content_id("x", "place", "idlib")[2:]
    assert content_id("ent", "place", "idlib") == "ent-0d4381eebe0c0509"


def test_spans_contain_and_overlap_only_within_one_document() -> None:
    assert Span("d", 0, 9).contains(Span("d", 3, 9))
    assert not Span("d", 0, 9).contains(Span("e", 3, 9))
    assert Span("d", 0, 4).overlaps(Span("d", 3, 9))
    assert not Span("d", 0, 3).overlaps(Span("d", 3, 9))
