"""Exports on the disk: whole or not there, the same bytes again, refusals in a sentence; what is masked is masked."""

import io
import sqlite3
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from interchange import example, exported

from rawi.case import Case, CaseError
from rawi.export import FORMATS, Format
from rawi.export.deliver import deliver
from rawi.export.select import Selected, select

# The author, the name of a file, a place to a hundred metres.
MASKED = ("أمنة رياض", "000_f06363eee123f151", "35.4783")


@pytest.fixture
def selected() -> Iterator[Selected]:
    with Case.open(example()) as case, select(case) as selected:
        yield selected


def broken(monkeypatch: pytest.MonkeyPatch, kind: str) -> Format:
    """Return a format that fails when half is written."""

    def half(_: Selected, output: Path | io.BufferedWriter) -> tuple[str, ...]:
        if isinstance(output, Path):
            (output / "half" if output.is_dir() else output).write_bytes(b"half")
        else:
            output.write(b"half")
        raise KeyboardInterrupt

    monkeypatch.setattr(Format, "function", lambda _: half)
    return Format("broken", kind, "", "", "")  # type: ignore[arg-type]


@pytest.mark.parametrize("form", ["jsonl", "parquet", "sqlite", "csv", "xlsx", "acled", "ged"])
def test_what_is_masked_is_in_no_table(form: str, tmp_path: Path) -> None:
    made = exported(form, tmp_path, profile="redacted")
    for path in [made] if made.is_file() else sorted(made.iterdir()):
        if path.suffix == ".parquet":
            text = str(pq.read_table(path).to_pylist())
        elif path.suffix == ".sqlite":
            text = "\n".join(sqlite3.connect(path).iterdump())
        elif path.suffix == ".xlsx":
            with zipfile.ZipFile(path) as archive:
                text = "".join(archive.read(name).decode() for name in archive.namelist())
        else:
            text = path.read_text(encoding="utf-8")
        assert not [word for word in MASKED if word in text], path


@pytest.mark.parametrize("form", ["csv", "acled", "parquet"])
def test_a_zip_holds_the_folder_and_is_the_same_again(form: str, selected: Selected, tmp_path: Path) -> None:
    deliver(FORMATS[form], selected, tmp_path / "folder")
    for name in ("one.zip", "two.zip"):
        deliver(FORMATS[form], selected, tmp_path / name)
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "one.zip") as archive:
        assert archive.testzip() is None
        held = {name: archive.read(name) for name in archive.namelist()}
    assert held == {path.name: path.read_bytes() for path in (tmp_path / "folder").iterdir()}


def test_xlsx_and_sqlite_are_the_same_again(selected: Selected, tmp_path: Path) -> None:
    for form in ("xlsx", "sqlite"):
        for name in ("one", "two"):
            deliver(FORMATS[form], selected, tmp_path / name)
        assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes(), form


@pytest.mark.parametrize(("kind", "name"), [("stream", "a"), ("file", "a"), ("folder", "a"), ("folder", "a.zip")])
def test_what_fails_leaves_nothing(
    kind: str, name: str, selected: Selected, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(KeyboardInterrupt):
        deliver(broken(monkeypatch, kind), selected, tmp_path / name)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("kind", ["stream", "file"])
def test_what_fails_leaves_the_old_file(
    kind: str, selected: Selected, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a").write_bytes(b"old")
    with pytest.raises(KeyboardInterrupt):
        deliver(broken(monkeypatch, kind), selected, tmp_path / "a")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a": b"old"}


def test_a_folder_with_files_of_others_is_left_alone(selected: Selected, tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "mine.txt").write_text("mine")
    with pytest.raises(CaseError, match="there already and not an empty folder; csv is several files"):
        deliver(FORMATS["csv"], selected, tmp_path / "a")
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["mine.txt"]


def test_an_empty_folder_is_filled(selected: Selected, tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    deliver(FORMATS["acled"], selected, tmp_path / "a")
    assert {path.name for path in (tmp_path / "a").iterdir()} == {"acled.csv", "left_out.csv"}


def test_a_database_does_not_go_to_the_screen(selected: Selected) -> None:
    with pytest.raises(CaseError, match="cannot be written to the screen or a pipe; name a file with -o"):
        deliver(FORMATS["sqlite"], selected, sys.stdout.buffer)


class Screen(io.BytesIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("name", ["xlsx", "parquet"])
def test_what_is_no_text_does_not_go_to_a_screen(selected: Selected, name: str) -> None:
    with pytest.raises(CaseError, match="is no text for a screen; name a file with -o"):
        deliver(FORMATS[name], selected, Screen())
    deliver(FORMATS["jsonl"], selected, screen := Screen())
    assert screen.getvalue().startswith(b"{")


def test_every_format_has_its_function() -> None:
    for form in FORMATS.values():
        assert form.function().__name__ == form.name.replace("-", "_")
