"""Uwazi: cells as its importer parses them (csv/typeParsers.ts, csvDefinitions.ts), files it finds in the archive."""

import csv
import json
import zipfile
from datetime import date
from io import TextIOWrapper
from pathlib import Path
from typing import Any

import pytest
from interchange import CASES, exported, record

Rows = list[dict[str, str]]
# Empty in the eyes of the importer (sanitizationUtils.ts).
_EMPTIED = {"null", "NULL", "Null", "undefined", "UNDEFINED", "Undefined", "N/A", "n/a", "N/a"}


def parsed(kind: str, cell: str) -> Any:
    """Return what the importer makes of a cell, as its parsers do."""
    match kind:
        case "numeric":
            return float(cell)
        case "geolocation":
            lat, lon = cell.split("|")
            return float(lat), float(lon)
        case "daterange":
            start, end = cell.split(":")
            return tuple(date.fromisoformat(day) if day else None for day in (start, end))
        case "multiselect" | "relationship":
            return [value for value in cell.split("|") if value]
        case "select":
            assert "::" not in cell
            assert "|" not in cell
            return cell
    return cell


@pytest.fixture(params=CASES)
def made(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, Path]:
    """Return a case and its export."""
    case = CASES[request.param]()
    return case, exported("uwazi", tmp_path, case=case)


def tables(folder: Path) -> dict[str, Rows]:
    with zipfile.ZipFile(folder / "1-documents.zip") as archive, archive.open("import.csv") as file:
        documents = list(csv.DictReader(TextIOWrapper(file, encoding="utf-8", newline="")))
    found = {"Rawi document": documents}
    for name, path in (("Rawi event", "2-events.csv"), ("Rawi claim", "3-claims.csv")):
        with (folder / path).open(encoding="utf-8", newline="") as file:
            found[name] = list(csv.DictReader(file))
    return found


def test_every_cell_is_parsed_as_its_property(made: tuple[Path, Path]) -> None:
    templates = json.loads((made[1] / "templates.json").read_text("utf-8"))
    found = tables(made[1])
    titles = {name: [row["Title"] for row in rows] for name, rows in found.items()}
    for name, rows in found.items():
        properties = {held["label"]: held for held in templates[name]}
        assert set(rows[0]) - {"Title", "Attachments"} == set(properties)
        assert len(set(titles[name])) == len(rows)
        for row in rows:
            assert "|" not in row["Title"]
            for label, held in properties.items():
                assert row[label] not in _EMPTIED
                value = parsed(held["type"], row[label]) if row[label] else None
                if held["type"] == "relationship":
                    assert value
                    assert set(value) <= set(titles[held["content"]])


def test_every_attachment_is_in_the_archive(made: tuple[Path, Path]) -> None:
    with zipfile.ZipFile(made[1] / "1-documents.zip") as archive:
        names = set(archive.namelist())
        texts = {row["id"]: row["text"] for row in record(made[0])["document"]}
        for row in tables(made[1])["Rawi document"]:
            assert set(row["Attachments"].split("|")) <= names
            assert archive.read(f"{row['Document id']}.txt").decode() == texts[row["Document id"]]


def test_events_and_claims_are_those_of_the_record(made: tuple[Path, Path]) -> None:
    rows, found = record(made[0]), tables(made[1])
    events = {row["id"]: row for row in rows["event"]}
    assert [row["Event id"] for row in found["Rawi event"]] == list(events)
    for row in found["Rawi event"]:
        event = events[row["Event id"]]
        assert row["Title"] == f"[{row['How known']}] {event['title']} ({event['id']})"
        assert (int(row["Independent origins low"]), int(row["Independent origins high"])) == (
            event["independent"]["low"],
            event["independent"]["high"],
        )
        if row["Position"]:
            assert float(row["Position within km"]) <= 10
    claims = {row["id"]: row for row in rows["claim"]}
    for row in found["Rawi claim"]:
        claim = claims[row["Claim id"]]
        assert row["Words"] == claim["text"]
        assert (row["How meant"] == "asserted") == (claim["modality"] == "asserted" and claim["polarity"])
        assert len(row["Speakers"].split("|")) <= len(claim["attribution"])
