"""Where an export goes: a folder, a ZIP, or the main file with the others beside it; whole or not at all."""

import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from rawi.case import Case, CaseError
from rawi.export import FORMATS
from rawi.export.deliver import deliver
from rawi.export.select import Selected, select


@contextmanager
def chosen(folder: Path) -> Iterator[Selected]:
    with Case.open(folder) as case, select(case) as selected:
        yield selected


SEVERAL = sorted(name for name, form in FORMATS.items() if form.kind == "folder")


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.parametrize("name", SEVERAL)
def test_a_file_name_asks_for_the_main_file_and_the_others_stand_beside_it(
    name: str, example_case: Path, tmp_path: Path
) -> None:
    form = FORMATS[name]
    target = tmp_path / "one" / f"out{Path(form.main).suffix}"
    target.parent.mkdir()
    target.write_text("older", encoding="utf-8")
    with chosen(example_case) as selected:
        deliver(form, selected, tmp_path / "all")
    with chosen(example_case) as selected:
        said = deliver(form, selected, target)
    with chosen(example_case) as selected:
        deliver(form, selected, tmp_path / "all.zip")
    with chosen(example_case) as selected:
        piped = io.BytesIO()
        deliver(form, selected, piped)
    whole, beside = files(tmp_path / "all"), files(target.parent)
    assert beside[target.name] == whole[form.main] == piped.getvalue()
    assert {f"out.{other}" for other in whole if other != form.main} == set(beside) - {target.name}
    assert any("beside it" in sentence for sentence in said)
    with zipfile.ZipFile(tmp_path / "all.zip") as archive:
        assert {entry: archive.read(entry) for entry in archive.namelist()} == whole


@pytest.mark.parametrize("name", ["acled", "csv"])
def test_a_broken_export_leaves_the_older_file_alone(
    name: str, example_case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(selected: object, folder: Path) -> tuple[str, ...]:
        (folder / FORMATS[name].main).write_text("half", encoding="utf-8")
        raise OSError("no space left")

    monkeypatch.setattr(f"rawi.export.{name}.{name}", breaks)
    target = tmp_path / "out.csv"
    target.write_text("older", encoding="utf-8")
    with chosen(example_case) as selected, pytest.raises(OSError, match="no space"):
        deliver(FORMATS[name], selected, target)
    assert files(tmp_path) == {"out.csv": b"older"}


def test_a_format_that_is_one_binary_file_needs_a_name(example_case: Path) -> None:
    with chosen(example_case) as selected, pytest.raises(CaseError, match="name a file"):
        deliver(FORMATS["sqlite"], selected, io.BytesIO())
