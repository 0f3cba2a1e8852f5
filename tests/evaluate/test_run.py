"""The whole evaluation on gold small enough to know: parts apart, nothing said of what is unseen."""

import json
from pathlib import Path

import pytest

from rawi.evaluate import misses_as_text, run, table
from rawi.evaluate.run import part_of

TEXT = "سمارت - إدلب\n\nقتل ثلاثة مدنيين في قصف على مدينة إدلب.\n"


def gold(folder: Path, name: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.txt").write_text(TEXT, encoding="utf-8")
    start = TEXT.index("ثلاثة")
    mention = {
        "kind": "quantity",
        "start": start,
        "end": start + len("ثلاثة مدنيين"),
        "text": "ثلاثة مدنيين",
        "value": {"what": "killed", "low": 4, "high": 4, "comparator": "exact"},
    }
    content = {"name": name, "documents": [{"path": f"{name}.txt", "mentions": [mention]}]}
    (folder / f"{name}.gold.json").write_text(json.dumps(content), encoding="utf-8")


def test_parts_are_scored_apart_and_the_unseen_is_not_shown(tmp_path: Path) -> None:
    gold(tmp_path / "gold" / "dev", "seen")
    gold(tmp_path / "gold" / "unseen", "hidden")
    report = run([tmp_path / "gold"])
    assert [(part.name, part.documents) for part in report.parts] == [("dev", 1), ("unseen", 1)]
    dev, unseen = report.parts
    assert dev.layers == unseen.layers
    # Four were written where the text says three: the gold is wrong here, so the reader is.
    assert dev.layers["mentions.quantity"]["wrong"].value == 1.0
    assert {miss.document for miss in report.misses} == {"seen.txt"}
    assert "hidden" not in misses_as_text(report.misses) + table(report)
    assert run([tmp_path / "gold" / "unseen" / "hidden.gold.json"]).misses == ()
    assert run([tmp_path / "gold"]) == report


@pytest.mark.parametrize(
    ("path", "part"),
    [
        ("/x/gold/dev/a.gold.json", "dev"),
        ("/x/gold/clusters/unseen/iraq/iraq.gold.json", "clusters unseen"),
        ("/x/gold/cases/khwein.gold.json", "cases"),
        ("/x/mine/a.gold.json", "mine"),
        ("/x/unseen/gold/dev/a.gold.json", "dev unseen"),
        ("/x/unseen-2/iraq/iraq.gold.json", "unseen-2"),
        ("/x/unseen-2/gold/dev/a.gold.json", "dev unseen"),
        ("/x/gold/unseen-2/a.gold.json", "unseen-2"),
    ],
)
def test_parts_are_folders_of_the_gold(path: str, part: str) -> None:
    assert part_of(Path(path)) == part
