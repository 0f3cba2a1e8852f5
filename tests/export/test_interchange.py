"""What holds for every format: the same case gives the same bytes, and they are those we looked at."""

import filecmp
import zipfile
from pathlib import Path

import pytest
from interchange import BINARY, GOLDEN, INTERCHANGE, TABULAR, as_text, exported

ANEW = "PYTHONPATH=tests python tests/export/interchange.py writes the golden files anew; look at the difference"


@pytest.mark.parametrize("form", (*INTERCHANGE, *TABULAR))
def test_the_example_is_exported_as_it_was_looked_at(form: str, tmp_path: Path) -> None:
    made = exported(form, tmp_path)
    golden = GOLDEN / made.name
    if made.is_dir():
        names = sorted(path.name for path in made.iterdir())
        assert names == sorted(path.name for path in golden.iterdir())
        assert filecmp.cmpfiles(made, golden, names, shallow=False) == (names, [], []), ANEW
    else:
        assert made.read_bytes() == golden.read_bytes(), ANEW


@pytest.mark.parametrize("form", BINARY)
def test_what_is_in_a_binary_export_is_what_was_looked_at(form: str, tmp_path: Path) -> None:
    held = as_text(exported(form, tmp_path))
    golden = {path.name: path.read_text(encoding="utf-8") for path in (GOLDEN / form).iterdir()}
    assert sorted(held) == sorted(golden)
    assert [name for name in held if held[name] != golden[name]] == [], ANEW


# The author, the name and hash of a file, a place to a hundred metres.
MASKED = ("أمنة رياض", "000_f06363eee123f151", "bc9f39fb92b3e374", "35.4783")


@pytest.mark.parametrize("form", INTERCHANGE)
def test_what_is_masked_is_in_no_file(form: str, tmp_path: Path) -> None:
    made = exported(form, tmp_path, profile="redacted")
    files = [made] if made.is_file() else sorted(path for path in made.iterdir() if path.is_file())
    for path in files:
        held = [path.read_bytes()]
        if path.suffix == ".zip":
            with zipfile.ZipFile(path) as archive:
                held = [archive.read(name) for name in archive.namelist()]
                assert not any(name.startswith("original-") for name in archive.namelist())
        for data in held:
            assert not [word for word in MASKED if word.encode() in data]
