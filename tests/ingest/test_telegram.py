"""Chat exports of Telegram Desktop: a document a message, with what the export says of it."""

import json
import tracemalloc
from pathlib import Path
from typing import Any

import pytest

from rawi.ingest import IngestError
from rawi.ingest.extracted import Extracted
from rawi.ingest.telegram import extract


def _message(number: int, text: object, **fields: object) -> dict[str, Any]:
    return {
        "id": number,
        "type": "message",
        "date": "2018-02-14T01:15:00",
        "date_unixtime": "1518563700",
        "from": "قناة الفجر",
        "from_id": "channel77",
        "text": text,
        **fields,
    }


def _extracted(path: Path) -> list[Extracted]:
    found = list(extract(path, name=path.name))
    assert all(isinstance(item, Extracted) for item in found)
    return [item for item in found if isinstance(item, Extracted)]


def _write(path: Path, value: object) -> Path:
    path.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
    return path


def test_one_chat(tmp_path: Path) -> None:
    mixed = ["عاجل | ", {"type": "bold", "text": "قصف"}, " على ", {"type": "text_link", "text": "البلدة", "href": "h"}]
    entities = [
        {"type": "plain", "text": "عاجل | "},
        {"type": "bold", "text": "قصف"},
        {"type": "plain", "text": " على "},
        {"type": "text_link", "text": "البلدة", "href": "https://example.org/1"},
    ]
    chat = {
        "name": "قناة الفجر",
        "type": "public_channel",
        "id": 77,
        "messages": [
            {"id": 1, "type": "service", "action": "create_channel", "text": ""},
            _message(2, mixed, text_entities=entities, edited="2018-02-14T02:00:00", edited_unixtime="1518566400"),
            _message(3, "", photo="photos/photo_1.jpg"),
            _message(4, mixed, reply_to_message_id=2, forwarded_from="قناة الريف", photo="photos/photo_2.jpg"),
            _message(5, "نص", forwarded_from=None, author="أحمد"),
        ],
    }
    first, second, third = _extracted(_write(tmp_path / "result.json", chat))
    assert first.text == "عاجل | قصف على البلدة" == second.text
    assert first.part == "message 2"
    # A quarter past one on the exporter's clock is still the day before in UTC.
    assert (first.published.start, first.published.end, first.published.basis) == (
        "2018-02-13",
        "2018-02-13",
        "metadata",
    )
    assert first.extra["time_zone"] == "UTC"
    assert first.extra["sent"] == "2018-02-13T23:15:00Z"
    assert first.extra["edited"] == "2018-02-14T00:00:00Z"
    assert first.extra["links"] == "https://example.org/1"
    assert first.extra["source"] == "قناة الفجر" and first.author is None
    assert second.extra["forwarded_from"] == "قناة الريف"
    assert second.extra["reply_to"] == "2"
    assert second.extra["media"] == "photos/photo_2.jpg"
    assert third.author == "أحمد" and "forwarded" in third.extra and "forwarded_from" not in third.extra
    (layer,) = first.layers
    assert (layer.kind, layer.start, layer.end) == ("message", 0, len(first.text))
    assert not first.notes
    (note,) = third.notes
    assert "1 message of the service" in note and "1 message without text" in note


def test_a_full_export_holds_many_chats(tmp_path: Path) -> None:
    chats = [
        {"name": "قناة", "type": "public_channel", "id": 1, "messages": [_message(9, "أول")]},
        {"type": "saved_messages", "id": 2, "messages": [_message(9, "ثان", **{"from": "سعاد"})]},
    ]
    value = {"about": "x", "personal_information": {"name": "غيره"}, "chats": {"about": "y", "list": chats}}
    first, second = _extracted(_write(tmp_path / "result.json", value))
    assert (first.part, second.part) == ("chat 1, message 9", "chat 2, message 9")
    assert first.extra["source"] == "قناة"
    assert "source" not in second.extra and "chat" not in second.extra and second.author == "سعاد"


def test_an_old_export_without_the_instant_keeps_the_day_as_written(tmp_path: Path) -> None:
    message = _message(1, "نص")
    del message["date_unixtime"]
    (one,) = _extracted(_write(tmp_path / "r.json", {"name": "c", "type": "private_group", "messages": [message]}))
    assert one.published.start == "2018-02-14"
    assert "not stated" in one.extra["time_zone"]


def test_the_links_of_an_old_export(tmp_path: Path) -> None:
    message = _message(1, ["نص ", {"type": "text_link", "text": "المصدر", "href": "https://example.org/1"}])
    (one,) = _extracted(_write(tmp_path / "r.json", {"name": "c", "type": "private_group", "messages": [message]}))
    assert (one.text, one.extra["links"]) == ("نص المصدر", "https://example.org/1")


@pytest.mark.parametrize("stamp", ["", "soon", "99999999999999999999", "-5"])
def test_a_bad_instant_is_no_date(tmp_path: Path, stamp: str) -> None:
    message = _message(1, "نص", date="?", date_unixtime=stamp)
    (one,) = _extracted(_write(tmp_path / "r.json", {"name": "c", "messages": [message]}))
    assert one.published.start is None


def test_strange_values_break_nothing(tmp_path: Path) -> None:
    messages: list[object] = [
        7,
        None,
        ["x"],
        {"type": "message"},
        _message(1, [None, 5, {"text": 7}, "نص"], id={"a": 1}),
    ]
    (one,) = _extracted(_write(tmp_path / "r.json", {"name": ["n"], "id": None, "messages": messages}))
    assert one.text == "نص"


def test_damage_is_said_and_what_came_before_is_kept(tmp_path: Path) -> None:
    path = _write(tmp_path / "r.json", {"name": "c", "messages": [_message(1, "أول"), _message(2, "ثان")]})
    data = path.read_bytes()
    path.write_bytes(data[: len(data) - 40])
    found: list[str] = []
    with pytest.raises(IngestError, match="damaged or cut off after message 1"):
        for item in extract(path, name="r.json"):
            assert isinstance(item, Extracted)
            found.append(item.text)
    assert found == ["أول"]


def test_nothing_to_read_is_said(tmp_path: Path) -> None:
    path = _write(tmp_path / "r.json", {"name": "c", "messages": [{"id": 1, "type": "service", "text": ""}]})
    with pytest.raises(IngestError, match="without text \\(1 message of the service"):
        list(extract(path, name="r.json"))


def test_memory_does_not_grow_with_the_file(tmp_path: Path) -> None:
    peaks = []
    for count in (2_000, 20_000):
        path = tmp_path / "r.json"
        with path.open("w", encoding="utf-8") as file:
            file.write('{"name": "c", "type": "public_channel", "id": 7, "messages": [')
            file.write(",".join(json.dumps(_message(i, "قصف على البلدة")) for i in range(count)))
            file.write("]}")
        tracemalloc.start()
        assert sum(1 for _ in extract(path, name="r.json")) == count
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < 1.5 * peaks[0]
