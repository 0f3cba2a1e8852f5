"""Spreadsheets: they open right in Arabic, run nothing, and lose neither who says it nor what is open."""

import csv as files
import io
import subprocess
import zipfile
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rawi.case import Case, Item, Read
from rawi.export.csv import csv, plain
from rawi.export.select import Selected, select
from rawi.export.sheets import SHEETS
from rawi.export.xlsx import xlsx
from rawi.ingest import same_content
from rawi.model import (
    Attribution,
    Claim,
    ClaimTime,
    Document,
    Event,
    Figure,
    Interval,
    Links,
    Passage,
    Reading,
    Span,
    identified,
)
from tools import need

HOSTILE = '=HYPERLINK("http://example.org")'


@pytest.fixture
def folder(example: Selected, tmp_path: Path) -> Path:
    csv(example, tmp_path)
    return tmp_path


@pytest.fixture
def workbook(example: Selected) -> openpyxl.Workbook:
    output = io.BytesIO()
    assert xlsx(example, output) == ()
    return openpyxl.load_workbook(output)


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """A case whose every text would like to be a formula, with a character that XML cannot hold."""
    text = f"{HOSTILE}\x01_x0041_"
    document = Document(id="doc-1", path="+1.txt", sha256="0" * 64, text=text, title=text)
    span = Span("doc-1", 0, len(text))
    passage = Passage(id="pas-1", span=span, role="report")
    claim = Claim(
        id="cla-1",
        span=span,
        text=text,
        event_type="battle",
        time=ClaimTime(start="1890-01-01", end="2018-02-13", precision="days", text="@SUM(A1)"),
        quantities=(Figure(what="killed", low=3.0, high=0.1 + 0.2, text="-3", span=span),),
        attribution=(Attribution(speaker=None, text="＝1+1", span=span),),
        passage="pas-1",
    )
    event = identified(Event(id="", event_type="battle", title=text, claims=("cla-1",), independent=Interval(0, 1)))
    reading = Reading(document=document, passages=(passage,), claims=(claim,))
    folder = tmp_path / "hostile"
    with Case.create(folder) as case:
        content = same_content(document)
        case.add([Read(content, reading)], [Item("/+1.txt", document.sha256, 1, content)])
        case.replace_links((reading,), Links(events=(event,)), state=case.state())
    return folder


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(files.DictReader(file))


def test_every_sheet_is_a_file_that_excel_takes_for_utf_8(folder: Path) -> None:
    assert {path.stem for path in folder.iterdir()} == {sheet.name for sheet in SHEETS}
    for path in folder.iterdir():
        assert path.read_bytes().startswith(b"\xef\xbb\xbf"), path
        assert b"\n" not in path.read_bytes().replace(b"\r\n", b""), path


def test_a_figure_keeps_both_bounds_and_who_says_it(folder: Path) -> None:
    capture = next(row for row in rows_of(folder / "events.csv") if row["event_type"] == "capture")
    assert (capture["captured_low"], capture["captured_high"]) == ("200", "999")
    assert (capture["first_day"], capture["last_day"]) == ("", "2018-02-13")
    assert "first day" in capture["open"]
    assert (capture["independent_origins_low"], capture["independent_origins_high"]) == ("1", "1")
    assert capture["origins"] == "Dahr al-Ghuzat Operations Room (a party to the fight)"
    said = [row for row in rows_of(folder / "figures.csv") if row["event"] == capture["event"]]
    assert {(row["low"], row["high"]) for row in said} == {("200", "999")}
    assert "SMART News Agency, on the word of Dahr al-Ghuzat Operations Room" in {row["who_says_it"] for row in said}


def test_killed_and_injured_together_are_never_killed(folder: Path) -> None:
    killing = next(row for row in rows_of(folder / "events.csv") if row["killed_and_injured_low"])
    assert (killing["killed_and_injured_low"], killing["killed_and_injured_high"]) == ("20", "99")
    assert (killing["killed_low"], killing["killed_high"], killing["injured_low"], killing["injured_high"]) == ("",) * 4
    joint = [row for row in rows_of(folder / "figures.csv") if row["counted_together_with"]]
    assert {row["what"] for row in joint} == {"killed"}
    assert {row["counted_together_with"] for row in joint} == {"injured"}


def test_every_claim_and_position_is_there(folder: Path, example: Selected) -> None:
    claims = rows_of(folder / "claims.csv")
    assert [row["claim"] for row in claims] == [claim.id for claim in example.rows(Claim)]
    assert all(row["who_says_it"] for row in claims)
    positions = rows_of(folder / "disagreements.csv")
    assert len(positions) == sum(len(d.positions) for held in example.events() for d in held.disagreements)
    explained = {(row["sheet"], row["column"]) for row in rows_of(folder / "columns.csv")}
    assert explained == {(sheet.name, column.name) for sheet in SHEETS[:-1] for column in sheet.columns}
    assert all(row["meaning"] and row["meaning_ar"] for row in rows_of(folder / "columns.csv"))


@given(st.text())
def test_no_text_begins_a_formula(text: str) -> None:
    assert plain(text).lstrip(" ")[:1] not in {"=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"}
    assert plain(text).endswith(text)


def test_numbers_have_no_false_fraction_and_may_be_negative() -> None:
    assert [plain(cell) for cell in (200.0, 0.1 + 0.2, -1.5, 7, None, date(2018, 2, 13))] == [
        "200",
        "0.3",
        "-1.5",
        "7",
        "",
        "2018-02-13",
    ]


def test_a_hostile_case_runs_nothing_in_csv(hostile: Path, tmp_path: Path) -> None:
    with Case.open(hostile) as case, select(case) as selected:
        csv(selected, tmp_path)
    (event,) = rows_of(tmp_path / "events.csv")
    (claim,) = rows_of(tmp_path / "claims.csv")
    (figure,) = rows_of(tmp_path / "figures.csv")
    assert event["title"].startswith("'=")
    assert (claim["words"][:2], claim["time_words"], claim["path"]) == ("'=", "'@SUM(A1)", "'+1.txt")
    assert (figure["words"], figure["low"], figure["high"]) == ("'-3", "3", "0.3")


def test_a_hostile_case_runs_nothing_in_excel(hostile: Path) -> None:
    output = io.BytesIO()
    with Case.open(hostile) as case, select(case) as selected:
        xlsx(selected, output)
    with zipfile.ZipFile(output) as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")
    book = openpyxl.load_workbook(output)
    event, claim = (
        dict(zip(*([cell.value for cell in row] for row in book[name].iter_rows(max_row=2)), strict=True))
        for name in ("events", "claims")
    )
    # Excel takes `_x0041_` for an A; `_x005F_` says that it is meant as it stands.
    assert event["title"] == f"{HOSTILE}\ufffd_x005F_x0041_"
    assert {cell.data_type for cell in book["events"][2]} <= {"s", "n"}
    # Days before the calendar of the format are text.
    assert (claim["first_day"], claim["last_day"]) == ("1890-01-01", datetime(2018, 2, 13))


def test_a_sheet_that_is_full_goes_on_in_another(example: Selected, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rawi.export.xlsx._ROWS", 26)
    output = io.BytesIO()
    xlsx(example, output)
    book = openpyxl.load_workbook(output)
    parts = [sheet for sheet in book if sheet.title.startswith("claims")]
    assert [sheet.title for sheet in parts] == ["claims", "claims (2)", "claims (3)"]
    found = [row[0] for sheet in parts for row in sheet.iter_rows(min_row=2, values_only=True)]
    assert found == [claim.id for claim in example.rows(Claim)]


def test_a_text_longer_than_a_cell_is_cut_and_counted(example: Selected, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rawi.export.xlsx._CHARACTERS", 80)
    (said,) = xlsx(example, io.BytesIO())
    assert "texts were cut to 80 characters; csv has them whole" in said


def test_the_workbook_is_right_to_left_with_its_header_in_sight(workbook: openpyxl.Workbook) -> None:
    assert workbook.sheetnames == [sheet.name for sheet in SHEETS]
    for sheet in workbook:
        assert sheet.sheet_view.rightToLeft
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == sheet.dimensions


def test_the_workbook_says_what_the_csv_says(workbook: openpyxl.Workbook, folder: Path) -> None:
    def as_text(value: object) -> str:
        return value.date().isoformat() if isinstance(value, datetime) else plain(value)  # type: ignore[arg-type]

    for sheet in workbook:
        with (folder / f"{sheet.title}.csv").open(encoding="utf-8-sig", newline="") as file:
            expected = list(files.reader(file))
        assert [[as_text(value) for value in row] for row in sheet.iter_rows(values_only=True)] == expected


def test_pandas_reads_both(folder: Path, example: Selected) -> None:
    output = io.BytesIO()
    xlsx(example, output)
    from_xlsx = pd.read_excel(output, sheet_name="events")
    from_csv = pd.read_csv(folder / "events.csv", parse_dates=["first_day", "last_day"])
    assert list(from_xlsx["captured_low"].dropna()) == list(from_csv["captured_low"].dropna()) == [200]
    assert from_xlsx["last_day"].dropna().iloc[0] == pd.Timestamp("2018-02-13")


def test_libreoffice_reads_the_workbook(example: Selected, tmp_path: Path) -> None:
    need("soffice")
    with (tmp_path / "book.xlsx").open("wb") as file:
        xlsx(example, file)
    csv(example, tmp_path)
    # Separator, quote, UTF-8 with its mark, cells as they are shown, the first sheet.
    form = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,1"
    home = f"-env:UserInstallation=file://{tmp_path}/home"
    command = ["soffice", home, "--headless", "--convert-to", form, "--outdir", str(tmp_path / "out"), "book.xlsx"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=120)
    (made,) = (tmp_path / "out").iterdir()
    assert rows_of(made) == rows_of(tmp_path / "events.csv")
