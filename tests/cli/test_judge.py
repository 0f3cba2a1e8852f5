"""`rawi judge` as people type it."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from running import Rawi


@pytest.fixture(scope="module")
def case(rawi: Rawi, example: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("judged") / "case"
    done = rawi("trace", example, "--case", folder)
    assert done.returncode == 0, done.stderr
    return folder


def events(rawi: Rawi, case: Path) -> dict[str, dict[str, Any]]:
    lines = rawi("export", "--case", case).stdout.splitlines()
    rows = map(json.loads, lines)
    return {row["title"]: row for row in rows if row["type"] == "event"}


def test_a_date_is_corrected_told_and_taken_back(rawi: Rawi, case: Path) -> None:
    own = ("--case", case, "--by", "Layla")
    taken = events(rawi, case)["Takeover by Islamic State at Al-Khuwayn"]
    document = taken["origins"][0]["documents"][0]
    done = rawi("judge", "correct", document, "2018-03-06", "--field", "published", "--reason", "كما في الأصل", *own)
    assert done.returncode == 0, done.stderr
    assert "because كما في الأصل" in done.stdout
    assert events(rawi, case)["Takeover by Islamic State at Al-Khuwayn"]["time"]["start"] == "2018-03-05"
    assert "published 6 Mar 2018 (decided by a person)" in rawi("show", document, "--case", case).stdout
    told = rawi("judge", "history", document, "--case", case, "--json")
    (judgement,) = map(json.loads, told.stdout.splitlines())
    assert judgement["by"] == "Layla"
    assert not judgement["undone"]
    assert rawi("judge", "undo", judgement["id"], *own).returncode == 0
    assert events(rawi, case)["Takeover by Islamic State at Al-Khuwayn"] == taken
    assert "(undone)" in rawi("judge", "history", document, "--case", case).stdout


def test_judgements_go_out_and_come_back_as_a_table(rawi: Rawi, case: Path, example: Path, tmp_path: Path) -> None:
    own = ("--case", case, "--by", "Layla", "--later")
    by_title = events(rawi, case)
    one = by_title["Capture of members of Islamic State at Al-Khuwayn"]
    other = by_title["Takeover by Islamic State at Al-Khuwayn"]
    claim = one["claims"][0]
    place = ("--lat", "35.478", "--lon", "36.628", "--radius", "500", "--source", "صورة فضائية")
    linked = next(event["claims"][0] for event in by_title.values() if event not in (one, other))
    for arguments in (
        ("merge", one["id"], other["id"]),
        ("place", claim, *place),
        ("grade", claim, "fair"),
        ("link", linked, one["id"]),
        ("unlink", linked),
    ):
        done = rawi("judge", *arguments, *own)
        assert done.returncode == 0, done.stderr
    table = tmp_path / "judgements.csv"
    assert rawi("judge", "export", "--case", case, "-o", table).returncode == 0
    second = tmp_path / "second"
    assert rawi("trace", example, "--case", second).returncode == 0
    done = rawi("judge", "import", table, "--case", second, "--by", "Omar")
    assert done.returncode == 0, done.stderr
    assert "7 judgements taken over" in done.stderr
    assert {event["id"] for event in events(rawi, second).values()} == {
        event["id"] for event in events(rawi, case).values()
    }
    table.write_text("action,subject,value\nmerge,eve-000,x\ngrade,sou-000,A\nwish,x,\n", encoding="utf-8")
    done = rawi("judge", "import", table, "--case", second, "--by", "Omar")
    assert done.returncode == 1
    assert re.findall(r"line \d+", done.stderr) == ["line 2", "line 3", "line 4"]


@pytest.mark.parametrize(
    ("arguments", "sentence", "code"),
    [
        (("confirm", "cla-"), "several ids begin with cla-", 1),
        (("confirm",), "takes an id", 2),
        (("import", "/none.csv"), "cannot be read", 1),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(
    rawi: Rawi, case: Path, arguments: tuple[str, ...], sentence: str, code: int
) -> None:
    done = rawi("judge", *arguments, "--case", case, "--by", "Layla")
    assert done.returncode == code
    assert sentence in done.stderr
    assert done.stderr.count("\n") == 1


def test_nobody_judges_without_a_name(rawi: Rawi, case: Path) -> None:
    done = rawi("judge", "confirm", "doc-2", "--case", case)
    assert done.returncode == 1
    assert "give --by or set RAWI_BY" in done.stderr
