"""One file of every format and encoding goes in: everything comes out, the words right, no date wrong."""

import re
from collections.abc import Mapping
from pathlib import Path

import msgspec
import pytest

from ingest.every_format import DAY, READ_BY_MACHINE, Got, Wanted, came_out, make, make_zip, trace
from rawi.case import Case
from rawi.model import Claim, Derivation, Document, Mention, Row, Source
from tools import need

# The writer of warcio leaves its temporary files to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    need("chromium", "tesseract", "soffice")
    return tmp_path_factory.mktemp("files")


@pytest.fixture(scope="module")
def wanted(folder: Path) -> Mapping[str, Wanted]:
    return make(folder)


@pytest.fixture(scope="module")
def case(folder: Path, wanted: Mapping[str, Wanted], tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("traced") / "case"
    done = trace(folder, made)
    assert done.returncode == 0, done.stderr
    assert "not" not in re.sub(r"^(read|link): .*$", "", done.stderr, flags=re.MULTILINE), done.stderr
    return made


@pytest.fixture(scope="module")
def got(case: Path, wanted: Mapping[str, Wanted]) -> Mapping[str, Got]:
    return came_out(case, wanted)


def _rows(case: Path) -> list[Row]:
    with Case.open(case) as opened:
        return [row for kind in (Document, Source, Mention, Claim, Derivation) for row in opened.rows(kind)]


def test_everything_is_in_and_nothing_else(case: Path, wanted: Mapping[str, Wanted], got: Mapping[str, Got]) -> None:
    assert set(got) == set(wanted)
    assert sum(isinstance(row, Document) for row in _rows(case)) == len(wanted)


def test_the_words_are_right(wanted: Mapping[str, Wanted], got: Mapping[str, Got]) -> None:
    for path, one in wanted.items():
        if one.pictured:
            assert got[path].right >= READ_BY_MACHINE, path
        else:
            assert got[path].right == 1.0, path
            # And hardly any others: a date line, a mark of Markdown, but no menu and no footer.
            assert len(got[path].document.text.split()) <= len(one.words.split()) + 6, path


def test_dates_are_right_or_open(wanted: Mapping[str, Wanted], got: Mapping[str, Got]) -> None:
    for path, one in wanted.items():
        assert got[path].document.published.start in (one.day, None), path
    known = [path for path, one in wanted.items() if one.day and got[path].document.published.start == DAY]
    assert set(known) >= {path for path, one in wanted.items() if one.day and "month" not in path}


def test_no_date_of_january_that_nobody_wrote(case: Path) -> None:
    assert b"2018-01-01" not in b"\n".join(msgspec.json.encode(row) for row in _rows(case))


def test_what_a_machine_read_states_no_day_and_no_figure(
    case: Path, wanted: Mapping[str, Wanted], got: Mapping[str, Got]
) -> None:
    pictured = {got[path].document.id for path, one in wanted.items() if one.pictured}
    assert len(pictured) == sum(one.pictured for one in wanted.values())
    for path, one in wanted.items():
        assert (got[path].facts == 0) == one.pictured, path
    for row in _rows(case):
        if isinstance(row, Mention | Claim) and row.span.document in pictured:
            assert row.doubt == "ocr"
    # ١٣ read as ١١ or 1: nothing in the case is dated otherwise than the statements date it.
    days = set(re.findall(rb'"(?:start|end)":"(\d{4}-\d\d-\d\d)"', b"\n".join(map(msgspec.json.encode, _rows(case)))))
    assert days == {DAY.encode()}


def test_a_forward_is_a_declared_derivation(case: Path) -> None:
    rows = _rows(case)
    (channel,) = [row for row in rows if isinstance(row, Source) and row.name == "قناة الخوين"]
    assert any(isinstance(row, Derivation) and row.source == channel.id and row.declared for row in rows)


def test_the_same_out_of_a_zip(
    folder: Path, wanted: Mapping[str, Wanted], got: Mapping[str, Got], tmp_path: Path
) -> None:
    done = trace(make_zip(folder, tmp_path / "all.zip"), tmp_path / "case")
    assert done.returncode == 0, done.stderr
    assert "NOTE read from a picture by a machine: check every figure" in " ".join(done.stdout.split())
    with Case.open(tmp_path / "case") as opened:
        texts = {document.text for document in opened.rows(Document)}
    assert texts == {one.document.text for one in got.values()}
