"""Bayanat: bodies that its API takes (BulletinValidationModel, fields as read in sjacorg/bayanat), nothing guessed."""

import csv
import json
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlparse

import msgspec
import pytest
from interchange import CASES, example, exported, lines, record

from rawi.case import Case, CaseError
from rawi.export.bayanat import bayanat
from rawi.export.select import select


class Ref(msgspec.Struct, forbid_unknown_fields=True):
    id: int


class GeoLocation(msgspec.Struct, forbid_unknown_fields=True):
    title: str
    lng: float
    lat: float
    main: bool | None = None
    comment: str | None = None


class Event(msgspec.Struct, forbid_unknown_fields=True):
    """An event that is new has no `id` member: one that is null would be looked up."""

    title: str | None = None
    title_ar: str | None = None
    comments: str | None = None
    comments_ar: str | None = None
    location: Ref | None = None
    eventtype: Ref | None = None
    from_date: str | None = None
    to_date: str | None = None
    estimated: bool | None = None


class Bulletin(msgspec.Struct, forbid_unknown_fields=True):
    """What is not listed is refused by the API: it forbids fields that it does not know."""

    title: str
    comments: str
    source_link: str
    originid: str | None = None
    title_ar: str | None = None
    description: str | None = None
    tags: list[str] = []
    locations: list[Ref] = []
    geoLocations: list[GeoLocation] = []  # noqa: N815
    sources: list[Ref] = []
    labels: list[Ref] = []
    verLabels: list[Ref] = []  # noqa: N815
    events: list[Event] = []
    medias: list[Any] = []
    bulletin_relations: list[Any] = []
    actor_relations: list[Any] = []
    incident_relations: list[Any] = []
    publish_date: str | None = None
    documentation_date: str | None = None


class Body(msgspec.Struct, forbid_unknown_fields=True):
    item: Bulletin


@pytest.mark.parametrize("name", CASES)
def test_every_line_is_a_body_the_api_takes(name: str, tmp_path: Path) -> None:
    case = CASES[name]()
    made = exported("bayanat", tmp_path, case=case)
    documents = {row["id"]: row for row in record(case)["document"]}
    bodies = [msgspec.convert(line, Body).item for line in lines(made / "bulletins.jsonl")]
    assert [body.originid for body in bodies] == list(documents)
    for body in bodies:
        assert 1 <= len(body.title) <= 255
        assert body.comments
        address = urlparse(body.source_link)
        assert body.source_link == "NA" or (address.scheme and address.netloc)
        for event in body.events:
            days = [date.fromisoformat(day) for day in (event.from_date, event.to_date) if day]
            assert days == sorted(days)
            assert event.title is not None
            assert event.title.startswith("[")
            assert "In the whole case" in (event.comments or "")
        assert "<script" not in (body.description or "")


def test_without_ids_no_vocabulary_is_used_and_all_are_asked_for(tmp_path: Path) -> None:
    made = exported("bayanat", tmp_path)
    asked = json.loads((made / "ids.json").read_text("utf-8"))
    assert set(asked) == {"eventtypes", "locations", "sources", "labels"}
    assert asked["sources"] == {"SMART News Agency": None}
    for line in lines(made / "bulletins.jsonl"):
        item = line["item"]
        assert item["locations"] == item["sources"] == item["labels"] == []
        assert all("eventtype" not in event for event in item["events"])


def test_the_ids_of_an_installation_are_used(tmp_path: Path) -> None:
    ids = tmp_path / "ids.json"
    ids.write_text(json.dumps({"eventtypes": {"capture": 29, "battle": None}, "sources": {"SMART News Agency": 4}}))
    folder = tmp_path / "made"
    folder.mkdir()
    with Case.open(example()) as case, select(case) as selected:
        selected.ids = ids
        bayanat(selected, folder)
    items = [line["item"] for line in lines(folder / "bulletins.jsonl")]
    assert [item["sources"] for item in items] == [[{"id": 4}], []]
    kinds = [event.get("eventtype") for item in items for event in item["events"]]
    assert {"id": 29} in kinds
    assert None in kinds


@pytest.mark.parametrize("given", ["{", '{"sources": {"x": "four"}}', "[]"])
def test_a_file_that_is_no_ids_is_said(given: str, tmp_path: Path) -> None:
    ids = tmp_path / "ids.json"
    ids.write_text(given)
    with Case.open(example()) as case, select(case) as selected, pytest.raises(CaseError, match="no file of ids"):
        selected.ids = ids
        bayanat(selected, tmp_path)


def test_the_csv_has_the_columns_of_bayanat(tmp_path: Path) -> None:
    made = exported("bayanat", tmp_path)
    with (made / "bulletins.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert list(rows[0])[:6] == ["id", "title", "title_ar", "origin_id", "source_link", "sjac_title"]
    assert [row["origin_id"] for row in rows] == [line["item"]["originid"] for line in lines(made / "bulletins.jsonl")]
    assert all(title.startswith("[") for row in rows for title in json.loads(row["events"]).values())
