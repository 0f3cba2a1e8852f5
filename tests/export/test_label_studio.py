"""Label Studio: tasks its importer takes, and corrections that come back as judgements on the right rows."""

import json
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from interchange import example, exported, record

from rawi.case import Case, CaseError
from rawi.case.judgements import judge
from rawi.case.restore import restore
from rawi.export.from_label_studio import from_label_studio

Annotate = Callable[[list[dict[str, Any]]], None]


@pytest.fixture
def tasks(tmp_path: Path) -> list[dict[str, Any]]:
    given: list[dict[str, Any]] = json.loads((exported("label-studio", tmp_path) / "tasks.json").read_text("utf-8"))
    return given


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    restore(exported("jsonl", tmp_path), tmp_path / "case")
    return tmp_path / "case"


def annotated(tasks: list[dict[str, Any]], change: Annotate) -> list[dict[str, Any]]:
    """Return the tasks as Label Studio exports them after somebody submitted the prediction with a change."""
    done = deepcopy(tasks)
    for number, task in enumerate(done, 1):
        task["id"] = number
        result = task.pop("predictions")[0]["result"]
        if number == 1:
            change(result)
        task["annotations"] = [
            {"id": number, "completed_by": {"id": 7, "email": "reader@example.org"}, "result": result}
        ]
    return done


def taken(folder: Path, tasks: list[dict[str, Any]], tmp_path: Path) -> Any:
    file = tmp_path / "annotations.json"
    file.write_text(json.dumps(tasks, ensure_ascii=False), encoding="utf-8")
    with Case.create(folder, by="importer", verb="import") as case:
        return from_label_studio(case, file)


def of(result: list[dict[str, Any]], from_name: str, **value: Any) -> dict[str, Any]:
    return next(
        part
        for part in result
        if part.get("from_name") == from_name and all(part["value"].get(name) == held for name, held in value.items())
    )


def judgements(folder: Path) -> list[dict[str, Any]]:
    return record(folder).get("judgement", [])


def test_every_region_is_a_row_and_its_words(tasks: list[dict[str, Any]]) -> None:
    rows = record(example())
    ids = {row["id"]: row for kind in ("mention", "quotation", "claim") for row in rows[kind]}
    seen = set()
    for task in tasks:
        text = task["data"]["text"]
        for part in task["predictions"][0]["result"]:
            if part["type"] != "relation":
                row = ids[part["id"]]
                assert text[part["value"]["start"] : part["value"]["end"]] == row["text"]
                seen.add(part["id"])
    assert seen == set(ids)


def test_every_name_is_one_of_the_configuration(tmp_path: Path) -> None:
    made = exported("label-studio", tmp_path)
    config = ET.fromstring((made / "config.xml").read_text("utf-8"))
    known = {
        tag.get("name"): {one.get("value") for one in tag}
        for tag in config
        if tag.tag in ("Labels", "Choices", "TextArea")
    }
    assert {tag.get("toName") for tag in config if tag.get("toName")} == {"text"}
    assert config.find("Text").get("value") == "$text"
    roles = {one.get("value") for one in config.find("Relations")}
    for task in json.loads((made / "tasks.json").read_text("utf-8")):
        regions = set()
        for part in task["predictions"][0]["result"]:
            if part["type"] == "relation":
                assert set(part["labels"]) <= roles
                assert {part["from_id"], part["to_id"]} <= regions
                continue
            regions.add(part["id"])
            assert part["to_name"] == "text"
            assert part["type"] in ("labels", "choices", "textarea")
            if part["type"] != "textarea":
                assert set(part["value"][part["type"]]) <= known[part["from_name"]]


def test_an_annotation_without_changes_is_no_judgement(
    tasks: list[dict[str, Any]], folder: Path, tmp_path: Path
) -> None:
    assert taken(folder, annotated(tasks, lambda result: None), tmp_path) == (0, 0, ())


def test_corrections_become_judgements_of_the_annotator(
    tasks: list[dict[str, Any]], folder: Path, tmp_path: Path
) -> None:
    wanted: dict[str, tuple[str, str | None, str | None]] = {}

    def change(result: list[dict[str, Any]]) -> None:
        claim = of(result, "claim", labels=["advance"])
        claim["value"]["labels"] = ["retreat"]
        wanted[claim["id"]] = ("correct", "event_type", '"retreat"')
        modality = next(p for p in result if p.get("from_name") == "modality" and p["id"] != claim["id"])
        modality["value"]["choices"] = ["denied"]
        wanted[modality["id"]] = ("correct", "modality", '"denied"')
        figure = of(result, "value", text=["200-999"])
        figure["value"]["text"] = ["340"]
        wanted[figure["id"]] = ("correct", "figure", '{"comparator":"exact","high":340.0,"low":340.0}')
        actor = next(p for p in result if p.get("from_name") == "value" and "Islamic State" in p["value"]["text"][0])
        actor["value"]["text"] = ["open"]
        wanted[actor["id"]] = ("correct", "entity", '{"id":null}')
        gone = of(result, "quotation", labels=["scare"])["id"]
        result[:] = [p for p in result if gone not in (p.get("id"), p.get("from_id"), p.get("to_id"))]
        wanted[gone] = ("reject", None, None)

    done = annotated(tasks, change)
    assert taken(folder, done, tmp_path) == (len(wanted), 0, ())
    made = {row["subject"]: (row["action"], row["field"], row["value"]) for row in judgements(folder)}
    assert made == wanted
    assert {row["by"] for row in judgements(folder)} == {"reader@example.org"}
    now = record(folder)
    assert not any(row["id"] in wanted and wanted[row["id"]][0] == "reject" for row in now["quotation"])
    # The same file once more changes nothing.
    again = taken(folder, done, tmp_path)
    assert (again.made, again.known, again.notes) == (0, len(wanted), ())


def test_what_cannot_be_applied_is_kept_as_a_note_and_said(
    tasks: list[dict[str, Any]], folder: Path, tmp_path: Path
) -> None:
    def change(result: list[dict[str, Any]]) -> None:
        mention = of(result, "mention", labels=["actor"])
        mention["value"]["labels"] = ["person"]
        mention["value"]["end"] += 1
        new = {"start": 0, "end": 3, "labels": ["place"]}
        result.append({"id": "Xy_1", "from_name": "mention", "to_name": "text", "type": "labels", "value": new})
        relation = next(p for p in result if p["type"] == "relation" and p["labels"] == ["agent"])
        relation["labels"] = ["target"]

    done = taken(folder, annotated(tasks, change), tmp_path)
    assert done.made == len(done.notes) == 5
    assert all("kept as a note, not applied" in note for note in done.notes)
    assert Counter(row["action"] for row in judgements(folder)) == {"note": 5}
    assert any("new mention “place” at characters 0–3" in row["reason"] for row in judgements(folder))


def test_a_row_judged_since_is_left(tasks: list[dict[str, Any]], folder: Path, tmp_path: Path) -> None:
    def change(result: list[dict[str, Any]]) -> None:
        of(result, "claim", labels=["advance"])["value"]["labels"] = ["retreat"]

    done = annotated(tasks, change)
    subject = of(done[0]["annotations"][0]["result"], "claim", labels=["retreat"])["id"]
    with Case.create(folder) as case:
        judge(case, by="Somebody", action="correct", subject=subject, field="event_type", value="siege")
    result = taken(folder, done, tmp_path)
    assert result.made == 0
    assert result.notes == (
        f"task 1: by reader@example.org: {subject} was judged after it was exported; its event_type was left",
    )


def test_the_verb_links_anew_what_was_corrected(tasks: list[dict[str, Any]], folder: Path, tmp_path: Path) -> None:
    def change(result: list[dict[str, Any]]) -> None:
        of(result, "claim", labels=["advance"])["value"]["labels"] = ["retreat"]

    file = tmp_path / "annotations.json"
    file.write_text(json.dumps(annotated(tasks, change), ensure_ascii=False), encoding="utf-8")
    command = [sys.executable, "-c", "from rawi.cli import main; main()", "import", str(file), "--case", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.endswith("1 judgement made, 0 things to look at.\n")
    with Case.open(folder) as case:
        assert case.linked()


@pytest.mark.parametrize("damage", [{"start": "/p[1]", "end": None}, {"labels": 3}])
def test_a_damaged_annotation_is_said_and_rejects_nothing(
    damage: dict[str, Any], tasks: list[dict[str, Any]], folder: Path, tmp_path: Path
) -> None:
    result = taken(folder, annotated(tasks, lambda result: of(result, "claim")["value"].update(damage)), tmp_path)
    assert (result.made, result.notes) == (
        0,
        ("task 1: an annotation is not as Label Studio writes them; nothing was taken",),
    )
    assert judgements(folder) == []


def test_an_annotation_from_scratch_rejects_nothing(tasks: list[dict[str, Any]], folder: Path, tmp_path: Path) -> None:
    def change(result: list[dict[str, Any]]) -> None:
        for part in result:
            for name in ("id", "from_id", "to_id"):
                if name in part:
                    part[name] = f"other-{part[name]}"

    result = taken(folder, annotated(tasks, change), tmp_path)
    assert result == (0, 0, ("task 1: an annotation was not made from our prediction; nothing was taken",))


@pytest.mark.parametrize(
    ("given", "said"), [("{", "is not JSON"), ("[1]", "is no JSON export"), ('[{"text": "x"}]', "is no JSON export")]
)
def test_other_files_are_refused(given: str, said: str, folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "other.json"
    file.write_text(given)
    with Case.create(folder) as case, pytest.raises(CaseError, match=said):
        from_label_studio(case, file)
    foreign = [{"id": 3, "data": {"text": "x"}, "annotations": []}]
    assert "task 3 was not exported by Rawi" in taken(folder, foreign, tmp_path).notes[0]
