"""What holds for every interchange format: the same case gives the same bytes, and they are those we looked at."""

import filecmp
from pathlib import Path

import pytest
from interchange import GOLDEN, INTERCHANGE, exported

ANEW = "python tests/export/interchange.py writes the golden files anew; look at the difference"


@pytest.mark.parametrize("form", INTERCHANGE)
def test_the_example_is_exported_as_it_was_looked_at(form: str, tmp_path: Path) -> None:
    made = exported(form, tmp_path)
    golden = GOLDEN / made.name
    if made.is_dir():
        names = sorted(path.name for path in made.iterdir())
        assert names == sorted(path.name for path in golden.iterdir())
        assert filecmp.cmpfiles(made, golden, names, shallow=False) == (names, [], []), ANEW
    else:
        assert made.read_text(encoding="utf-8") == golden.read_text(encoding="utf-8"), ANEW
