"""FollowTheMoney: what its own package makes of our entities and statements."""

import csv
import json
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from interchange import CASES, exported, record

from tools import need_package


@pytest.fixture(params=CASES)
def made(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, Path]:
    """Return a case and its export."""
    need_package("followthemoney")
    case = CASES[request.param]()
    return case, exported("ftm", tmp_path, case=case)


def proxies(folder: Path) -> dict[str, Any]:
    from followthemoney import model

    found: dict[str, Any] = {}
    for line in (folder / "entities.ftm.json").read_text("utf-8").splitlines():
        data = json.loads(line)
        proxy = model.get_proxy(data, cleaned=True)
        model.get(data["schema"]).validate(proxy.to_dict())
        # The package keeps every value as it stands, but for white space around a text.
        kept = {name: sorted(v.strip() for v in values) for name, values in data["properties"].items()}
        assert {name: sorted(v.strip() for v in values) for name, values in proxy.properties.items()} == kept
        assert proxy.id not in found
        found[proxy.id] = proxy
    return found


def test_every_entity_is_valid_and_refers_to_what_is_there(made: tuple[Path, Path]) -> None:
    entities = proxies(made[1])
    for proxy in entities.values():
        for prop, value in proxy.itervalues():
            if prop.type.name == "entity":
                assert entities[value].schema.is_a(prop.range), f"{proxy.id} {prop.name}"


def test_statements_are_those_of_the_entities(made: tuple[Path, Path]) -> None:
    from followthemoney.statement import CSV, read_statements

    path = made[1] / "statements.csv"
    with path.open(encoding="utf-8", newline="") as file:
        kinds = [row["prop_type"] for row in csv.DictReader(file)]
    said: dict[str, set[tuple[str, str]]] = {}
    for statement, kind in zip(read_statements(BytesIO(path.read_bytes()), CSV), kinds, strict=True):
        assert statement.id == statement.generate_key()
        assert statement.prop_type == kind
        assert statement.origin
        if statement.prop != "id":
            said.setdefault(statement.entity_id, set()).add((statement.prop, statement.value))
    for line in (made[1] / "entities.ftm.json").read_text("utf-8").splitlines():
        data = json.loads(line)
        assert said[data["id"]] == {(name, value) for name, values in data["properties"].items() for value in values}


def test_no_event_is_a_bare_fact(made: tuple[Path, Path]) -> None:
    entities = proxies(made[1])
    for event in record(made[0])["event"]:
        proxy = entities[event["id"]]
        assert proxy.caption.startswith("[")
        if event["independent"]["high"] <= 1:
            assert "only]" in proxy.caption or "only;" in proxy.caption or "origin open" in proxy.caption
    for claim in record(made[0])["claim"]:
        proxy = entities[claim["id"]]
        assert proxy.first("role").startswith("told by ")
        if claim["modality"] != "asserted" or not claim["polarity"]:
            assert proxy.first("role").endswith(")")


def test_a_denial_involves_nobody(made: tuple[Path, Path]) -> None:
    """Whom only denied, promised or demanded claims name is not linked to the event as if they had been in it."""
    rows = record(made[0])
    claims = {row["id"]: row for row in rows["claim"]}
    entities = proxies(made[1])
    for event in rows["event"]:
        plain = [
            claims[name]
            for name in event["claims"]
            if claims[name]["modality"] == "asserted" and claims[name]["polarity"]
        ]
        named = {p["entity"] for claim in plain for p in (*claim["agents"], *claim["targets"])} - {None}
        assert set(entities[event["id"]].get("involved")) <= named


def test_differing_values_stand_side_by_side(made: tuple[Path, Path]) -> None:
    """Two documents that give the same day or place make two statements, each under its own document."""
    rows = record(made[0])
    claims = {row["id"]: row for row in rows["claim"]}
    with (made[1] / "statements.csv").open(encoding="utf-8", newline="") as file:
        starts = {
            (row["entity_id"], row["value"], row["dataset"])
            for row in csv.DictReader(file)
            if row["prop"] == "startDate"
        }
    expected = set()
    for event in rows["event"]:
        for claim in (claims[name] for name in event["claims"]):
            time = claim["time"]
            plain = claim["modality"] == "asserted" and claim["polarity"]
            if plain and time is not None and time["start"] and time["end"]:
                dataset = f"rawi_{claim['span']['document'].replace('-', '_')}"
                expected.add((event["id"], time["start"], dataset))
    assert starts == expected
