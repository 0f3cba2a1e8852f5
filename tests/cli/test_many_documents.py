"""Files that hold several documents, at the command line."""

import json
import zipfile
from pathlib import Path

import pytest
from running import Rawi

PAGE = "أعلنت الغرفة أسر المئات من عناصر التنظيم في بلدة الخوين."


@pytest.fixture
def packed(tmp_path: Path) -> Path:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("one.txt", f"{PAGE} أ")
        archive.writestr("two.html", f"<html><meta charset=utf-8><body><p>{PAGE} ب</p></body></html>")
        archive.writestr("three.txt", b"\0")
    return path


def test_read_takes_them_all_and_names_what_it_cannot(rawi: Rawi, packed: Path) -> None:
    done = rawi("read", packed)
    assert done.returncode == 0
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [row["path"] for row in rows if row["type"] == "document"] == ["a.zip#one.txt", "a.zip#two.html"]
    assert done.stderr.splitlines()[0].endswith(
        "a.zip#three.txt: is not text (it holds NUL bytes); save it as UTF-8 text"
    )


def test_compare_wants_one(rawi: Rawi, packed: Path, tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text(PAGE, encoding="utf-8")
    done = rawi("compare", packed, tmp_path / "b.txt")
    assert done.returncode == 1
    assert "a.zip: holds several documents; give one; rawi read and rawi trace take them all" in done.stderr
