"""Paths: what is opened, what is refused, and which files a folder means."""

import os
import time
from pathlib import Path

import pytest

from rawi.ingest import IngestError, ingest, shown, walk
from rawi.ingest.door import LARGEST


def refusal(path: Path) -> str:
    with pytest.raises(IngestError) as error:
        ingest(path)
    assert "\n" not in str(error.value)
    return str(error.value)


def test_a_missing_path(tmp_path: Path) -> None:
    assert refusal(tmp_path / "none.txt").endswith("none.txt: no such file or folder; check the path")


def test_a_path_that_no_system_can_open(tmp_path: Path) -> None:
    assert "cannot be opened" in refusal(tmp_path / ("x" * 300))
    assert "cannot be opened" in refusal(Path("nul\0in the name"))


def test_a_large_file_is_refused_without_reading_it(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(2_000_000_000)
    started = time.perf_counter()
    assert "has 2000 MB, and files of 50 MB and more are not read; split it" in refusal(path)
    assert time.perf_counter() - started < 1
    with path.open("wb") as file:
        file.truncate(LARGEST)
    assert "50 MB" in refusal(path)


def test_a_pipe_does_not_hold_up_the_rest(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert "is not a regular file" in refusal(tmp_path / "pipe")
    assert "is not a regular file" in refusal(Path("/dev/zero"))


def names(*paths: Path) -> list[str]:
    return [found.name for found in walk(paths)]


def test_a_folder_is_walked_in_order(tmp_path: Path) -> None:
    for name in ["ب.txt", "a/2.txt", "a/10.txt", "c/d/e.md", ".hidden", ".git/x", "A.txt"]:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", encoding="utf-8")
    assert names(tmp_path) == ["A.txt", "ب.txt", "a/10.txt", "a/2.txt", "c/d/e.md"]


def test_links_in_folders_are_not_followed_out(tmp_path: Path) -> None:
    inside, outside = tmp_path / "in", tmp_path / "out"
    for folder in (inside, outside):
        folder.mkdir()
        (folder / "page.txt").write_text("x", encoding="utf-8")
    (inside / "file").symlink_to(outside / "page.txt")
    (inside / "folder").symlink_to(outside)
    (inside / "round").symlink_to(inside)
    assert names(inside) == ["page.txt"]
    assert names(inside / "file") == ["file"]


def test_each_file_once_and_cases_are_no_input(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("x", encoding="utf-8")
    (tmp_path / "case" / "originals").mkdir(parents=True)
    (tmp_path / "case" / "case.db").write_text("x", encoding="utf-8")
    assert names(page, tmp_path, page) == ["page.txt"]


def test_what_cannot_be_opened_is_still_named(tmp_path: Path) -> None:
    assert names(tmp_path / "none") == ["none"]


def test_names_that_would_break_a_line(tmp_path: Path) -> None:
    folder = os.fsencode(tmp_path)
    for name in (b"a\nb.txt", "x\u202etxt.exe".encode(), b"\xff\xfe.txt", "طويل".encode() * 31):
        (Path(os.fsdecode(folder)) / os.fsdecode(name)).write_text("نص", encoding="utf-8")
    for found in walk([tmp_path]):
        page = ingest(found.path, name=found.name)
        page.path.encode("utf-8")
        found.path.write_bytes("<meta charset=utf-8><title>x</title><p>نص الصفحة".encode())
        assert ingest(found.path, name=found.name).path == page.path
    assert shown("a\nb\u202e\udcff") == "a\\x0ab\\u202e\\udcff"
    assert shown("خ" * 300) == "خ" * 60 + "…" + "خ" * 60
    assert "a\\x0anone" in refusal(tmp_path / "a\nnone")
