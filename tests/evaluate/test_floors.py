"""Floors: named when they are not reached, and only ever raised."""

import json
from pathlib import Path

import pytest

from rawi.evaluate.floors import FloorError, check, load, raise_floors
from rawi.evaluate.report import Part, Report, Score, table, to_json
from rawi.evaluate.run import floors_of


def report(f1: float | None, safe: float = 1.0, name: str = "dev") -> Report:
    layers = {"mentions.time": {"f1": Score(f1, 10), "safe": Score(safe, 4), "wrong": Score(1 - safe, 4)}}
    return Report(parts=(Part(name=name, documents=2, layers=layers),))


def test_what_fell_is_named_with_floor_and_value(tmp_path: Path) -> None:
    path = tmp_path / "floors.toml"
    path.write_text('[dev."mentions.time"]\nf1 = 0.9\nsafe = 0.98\n[dev.claims]\nf1 = 0.5\n', encoding="utf-8")
    fallen = check(report(0.85), load(path))
    assert [str(item) for item in fallen] == [
        "dev mentions.time f1 is 0.8500, the floor is 0.90",
        "dev claims f1 was not measured, the floor is 0.50",
    ]
    assert check(report(0.95), {"dev": {"mentions.time": {"f1": 0.9}}}) == ()


def test_floors_are_only_raised(tmp_path: Path) -> None:
    path = tmp_path / "floors.toml"
    assert raise_floors(report(0.857), path) == {"dev": {"mentions.time": {"f1": 0.85, "safe": 1.0}}}
    raise_floors(report(0.7, safe=0.5), path)
    assert load(path)["dev"]["mentions.time"] == {"f1": 0.85, "safe": 1.0}
    raise_floors(report(0.9), path)
    assert load(path)["dev"]["mentions.time"]["f1"] == 0.9
    before = path.read_bytes()
    raise_floors(report(0.9), path)
    assert path.read_bytes() == before
    assert check(report(0.9), load(path)) == ()
    raise_floors(report(0.5, name="clusters dev"), path)
    assert sorted(load(path)) == ["clusters dev", "dev"]


def test_a_file_that_is_no_floors(tmp_path: Path) -> None:
    path = tmp_path / "floors.toml"
    for text in ("[dev", "[dev.claims]\nf1 = 'much'\n"):
        path.write_text(text, encoding="utf-8")
        with pytest.raises(FloorError, match=str(path)):
            load(path)
    with pytest.raises(FloorError, match=r"floors\.toml"):
        load(tmp_path / "nowhere" / "floors.toml")


def test_floors_lie_in_the_folder_of_the_gold(tmp_path: Path) -> None:
    with pytest.raises(FloorError, match=r"no floors\.toml"):
        floors_of([tmp_path])
    (tmp_path / "floors.toml").write_text("[dev.claims]\nf1 = 0.5\n", encoding="utf-8")
    assert floors_of([tmp_path]) == {"dev": {"claims": {"f1": 0.5}}}


def test_the_table_and_json() -> None:
    lines = table(report(None)).splitlines()
    assert lines[0] == "dev (2 documents)"
    assert lines[2].split() == ["mentions.time", "10", "-", "-", "-", "-", "-", "0.000", "1.000"]
    assert json.loads(to_json(report(0.5)))["parts"][0]["layers"]["mentions.time"]["f1"] == {"value": 0.5, "of": 10}
