"""A record read back into a new case is the same record; a damaged one leaves nothing behind."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from interchange import example, exported

from rawi.case import Case, CaseError
from rawi.case.judgements import RefusedError, history, judge, undo
from rawi.case.restore import restore


@pytest.fixture
def judged(tmp_path: Path) -> Path:
    """Return a case with judgements: a value corrected, a claim rejected, a note."""
    record = exported("jsonl", tmp_path)
    folder = tmp_path / "judged"
    restore(record, folder)
    with Case.create(folder, by="A reader") as case:
        rows = [json.loads(line) for line in case.lines()]
        claims = [row["id"] for row in rows if row["type"] == "claim"]
        judge(case, by="A reader", action="correct", subject=claims[0], field="modality", value="denied")
        judge(case, by="A reader", action="reject", subject=claims[1])
        judge(case, by="Another", action="note", subject=claims[2], value="seen", reason="a word on it")
    return folder


def lines_of(folder: Path) -> list[str]:
    with Case.open(folder) as case:
        return list(case.lines())


def test_the_example_comes_back_byte_for_byte(tmp_path: Path) -> None:
    record = exported("jsonl", tmp_path)
    restored = restore(record, tmp_path / "new")
    assert restored.rewritten == 0
    again = exported("jsonl", tmp_path / "new", case=tmp_path / "new")
    assert again.read_bytes() == record.read_bytes()


def test_what_was_decided_comes_back_too(judged: Path, tmp_path: Path) -> None:
    record = exported("jsonl", tmp_path, case=judged)
    restore(record, tmp_path / "again")
    assert lines_of(tmp_path / "again") == lines_of(judged)
    with Case.open(judged) as before, Case.open(tmp_path / "again") as after:
        assert after.linked()
        subjects = {json.loads(line)["subject"] for line in before.lines() if '"type":"judgement"' in line}
        for subject in subjects:
            assert history(after, subject) == history(before, subject)


def test_a_restored_case_can_be_judged_on(judged: Path, tmp_path: Path) -> None:
    restore(exported("jsonl", tmp_path, case=judged), tmp_path / "again")
    claim = next(json.loads(line) for line in lines_of(tmp_path / "again") if '"modality":"denied"' in line)
    with Case.create(tmp_path / "again") as case:
        judge(case, by="A third", action="correct", subject=claim["id"], field="event_type", value="retreat")
    now = next(
        json.loads(line) for line in lines_of(tmp_path / "again") if claim["id"] in line and "claim" in line[:20]
    )
    assert (now["modality"], now["event_type"]) == ("denied", "retreat")


def test_what_came_decided_is_not_undone_in_silence(judged: Path, tmp_path: Path) -> None:
    restore(exported("jsonl", tmp_path, case=judged), tmp_path / "again")
    before = lines_of(tmp_path / "again")
    decided = next(json.loads(line) for line in before if '"type":"judgement"' in line and '"correct"' in line)
    with Case.create(tmp_path / "again") as case, pytest.raises(RefusedError, match="decide anew"):
        undo(case, decided["id"], by="A third")
    assert lines_of(tmp_path / "again") == before


def damaged(record: Path, number: int, change: str) -> None:
    lines = record.read_text(encoding="utf-8").splitlines(keepends=True)
    row = json.loads(lines[number - 1])
    match change:
        case "cut":
            lines[number - 1] = lines[number - 1][:40] + "\n"
        case "foreign":
            lines[number - 1] = '{"id": 1, "name": "something else"}\n'
        case "twice":
            lines[number - 1] = lines[number - 2]
        case "span":
            row["span"]["end"] += 1
            lines[number - 1] = json.dumps(row, ensure_ascii=False) + "\n"
        case "document":
            row["span"]["document"] = "doc-0000000000000000"
            lines[number - 1] = json.dumps(row, ensure_ascii=False) + "\n"
    record.write_text("".join(lines), encoding="utf-8")


@pytest.mark.parametrize("change", ["cut", "foreign", "twice", "span", "document"])
def test_a_damaged_line_is_named_and_no_case_is_left(change: str, tmp_path: Path) -> None:
    record = exported("jsonl", tmp_path)
    kinds = [json.loads(line)["type"] for line in record.read_text(encoding="utf-8").splitlines()]
    number = kinds.index("mention") + 5
    damaged(record, number, change)
    with pytest.raises(CaseError, match=rf"line {number}: "):
        restore(record, tmp_path / "new")
    assert sorted(path.name for path in tmp_path.iterdir()) == [record.name]


def test_lines_out_of_order_are_refused(tmp_path: Path) -> None:
    record = exported("jsonl", tmp_path)
    lines = record.read_text(encoding="utf-8").splitlines(keepends=True)
    lines[0], lines[1] = lines[1], lines[0]
    record.write_text("".join(lines), encoding="utf-8")
    with pytest.raises(CaseError, match="not in the order of a record"):
        restore(record, tmp_path / "new")
    assert sorted(path.name for path in tmp_path.iterdir()) == [record.name]


def test_a_folder_that_is_there_is_left_alone(tmp_path: Path) -> None:
    record = exported("jsonl", tmp_path)
    (tmp_path / "there").mkdir()
    (tmp_path / "there" / "mine.txt").write_text("mine")
    with pytest.raises(CaseError, match="there already"):
        restore(record, tmp_path / "there")
    assert (tmp_path / "there" / "mine.txt").read_text() == "mine"


def test_the_verb_makes_a_case_that_verifies(tmp_path: Path) -> None:
    record = exported("jsonl", tmp_path)
    run = [sys.executable, "-c", "from rawi.cli import main; main()"]
    made = subprocess.run(
        [*run, "import", str(record), "--case", str(tmp_path / "new")], capture_output=True, text=True, check=False
    )
    assert made.returncode == 0, made.stderr
    assert "2 documents" in made.stdout
    verify = [*run, "verify", "--case", str(tmp_path / "new")]
    verified = subprocess.run(verify, capture_output=True, text=True, check=False)
    assert verified.returncode == 0, verified.stdout + verified.stderr
    assert "2 documents came with a record, without their originals" in verified.stdout + verified.stderr
    assert example().is_dir()
