"""Lists in CSV and XLSX: a document a row, each word with its cell, dates only where they can be read in one way."""

import zipfile
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from ingest.making import office
from rawi.ingest import IngestError, table
from rawi.ingest.extracted import Extracted
from rawi.lexicon.columns import ColumnRow, field_of
from rawi.lexicon.tables import read_table
from tools import need

HEAD = "الرابط,العنوان,نص الخبر,التاريخ,المصدر,ملاحظات"
ROW = 'https://example.org/1,قصف على الخوين,"قتل خمسة مدنيين، ""بينهم طفل"".\nوأصيب آخرون.",2018-02-13,وكالة النور,مهم'


def _all(path: Path) -> list[Extracted]:
    found = list(table.extract(path, name=path.name))
    assert all(isinstance(item, Extracted) for item in found)
    return [item for item in found if isinstance(item, Extracted)]


def _csv(path: Path, text: str, *, encoding: str = "utf-8") -> list[Extracted]:
    path.write_bytes(text.encode(encoding))
    return _all(path)


def test_a_row(tmp_path: Path) -> None:
    (item,) = _csv(tmp_path / "l.csv", f"{HEAD}\n{ROW}\n")
    assert item.text == 'قصف على الخوين\n\nقتل خمسة مدنيين، "بينهم طفل".\nوأصيب آخرون.'
    assert (item.part, item.title) == ("row 2", "قصف على الخوين")
    cells = {layer.label: item.text[layer.start : layer.end] for layer in item.layers if layer.kind == "cell"}
    assert cells["B2"] == "قصف على الخوين" and cells["C2"].startswith("قتل خمسة")
    assert (item.published.start, item.published.basis) == ("2018-02-13", "metadata")
    assert item.extra["url"] == "https://example.org/1"
    assert item.extra["source"] == "وكالة النور"
    assert item.extra["column ملاحظات"] == "مهم"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "windows-1256", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_encodings_and_delimiters(tmp_path: Path, encoding: str, delimiter: str) -> None:
    row = ["https://example.org/1", "عنوان", "قتل خمسة مدنيين في قصف على البلدة, وأصيب آخرون; بجروح", "2018-02-13"]
    text = delimiter.join(["Link", "Title", "Text", "Date"]) + "\r\n" + delimiter.join(f'"{cell}"' for cell in row)
    (item,) = _csv(tmp_path / "l.csv", text, encoding=encoding)
    assert item.text == f"{row[1]}\n\n{row[2]}"
    assert item.published.start == "2018-02-13"
    assert item.encoding is not None and item.encoding_why


@pytest.mark.parametrize(
    ("written", "start", "end"),
    [
        ("2018-02-13T22:10:00+02:00", "2018-02-13", "2018-02-13"),
        ("٢٠١٨-٠٢-١٣", "2018-02-13", "2018-02-13"),
        ("2018/02/13", "2018-02-13", "2018-02-13"),
        ("13/02/2018", "2018-02-13", "2018-02-13"),
        ("02/13/2018 10:00", "2018-02-13", "2018-02-13"),
        ("05.05.2018", "2018-05-05", "2018-05-05"),
        ("2018-02", "2018-02-01", "2018-02-28"),
        ("02/03/2018", None, None),
        ("13 شباط 2018", None, None),
        ("13/02/18", None, None),
        ("31/02/2018", None, None),
        ("43144", None, None),
        ("أمس", None, None),
    ],
)
def test_dates(tmp_path: Path, written: str, start: str | None, end: str | None) -> None:
    (item,) = _csv(tmp_path / "l.csv", f"text,date\nقتل خمسة,{written}\n")
    assert (item.published.start, item.published.end) == (start, end)
    assert item.extra["published_as_given"] == written


def test_rows_without_text_are_counted_and_the_names_may_stand_lower(tmp_path: Path) -> None:
    text = "قائمة المنشورات\n\nurl,text\nhttps://example.org/1,\nhttps://example.org/2,نص\n,,\n"
    text += "https://example.org/3,نص ثان\n"
    first, second = _csv(tmp_path / "l.csv", text)
    assert (first.part, second.part) == ("row 5", "row 7")
    assert not first.notes
    assert second.notes == ("1 row of this table holds no text; an address alone is not fetched",)


@pytest.mark.parametrize(
    "text", ["a,b\n1,2\n", "url\nhttps://example.org\n", "", "text,date\n", "x\n" * 50 + "text,url\nن,1"]
)
def test_a_table_without_texts_says_what_to_name(tmp_path: Path, text: str) -> None:
    with pytest.raises(IngestError, match="under a column called text"):
        _csv(tmp_path / "l.csv", text)


def test_an_auto_archiver_sheet_keeps_its_hashes(tmp_path: Path) -> None:
    names = [
        "Link", "Archive status", "Destination folder", "Archive location", "Archive date", "Thumbnail",
        "Upload timestamp", "Upload title", "Text content", "Screenshot", "Hash", "Perceptual hashes", "WACZ",
        "ReplayWebpage",
    ]  # fmt: skip
    row = [
        "https://t.me/x/1", "telegram_archiver: success", "f", "https://s3.example.org/1.html", "2023-05-04T10:00:00",
        "", "2018-02-13T21:30:00+00:00", "منشور", "قتل خمسة مدنيين", "https://s3.example.org/1.png",
        "SHA-256:9f86d08", "d1c4", "https://s3.example.org/1.wacz", "https://replayweb.page/?source=1",
    ]  # fmt: skip
    (item,) = _csv(tmp_path / "l.csv", ",".join(names) + "\n" + ",".join(row))
    assert item.text == "منشور\n\nقتل خمسة مدنيين"
    assert item.published.start == "2018-02-13"
    assert item.extra["hash"] == "SHA-256:9f86d08"
    assert item.extra["perceptual_hashes"] == "d1c4"
    assert item.extra["archive"] == "https://s3.example.org/1.html"
    assert item.extra["archived"] == "2023-05-04T10:00:00"
    assert item.extra["wacz"].endswith("1.wacz")


def test_a_workbook(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "قائمة"
    sheet.append(["النص", "التاريخ", "عدد المشاهدات", "الرابط"])
    sheet.append(["قتل خمسة", datetime(2018, 2, 13), 1200, "https://example.org/1"])
    sheet.append(["=1+1", datetime(2018, 2, 13, 9, 30), "٣٠٠", None])
    sheet.append(["أصيب آخرون", "02/03/2018", 2.5, None])
    book.create_sheet("فارغة")
    # What the file is called does not matter.
    book.save(tmp_path / "l")
    first, second = _all(tmp_path / "l")
    assert (first.text, first.part, first.views) == ("قتل خمسة", "sheet قائمة, row 2", 1200)
    assert first.layers[0].label == "قائمة!A2"
    assert first.published.start == "2018-02-13"
    assert first.extra["url"] == "https://example.org/1"
    # A formula that no program has worked out has no value, and is not worked out here.
    assert second.part == "sheet قائمة, row 4"
    assert second.published.start is None and second.views is None
    assert "openpyxl" in first.extractor


def test_what_a_spreadsheet_program_saves(tmp_path: Path) -> None:
    need("soffice")
    (tmp_path / "l.csv").write_bytes(f"{HEAD}\n{ROW}\n".encode("utf-8-sig"))
    (item,) = _all(office(tmp_path / "l.csv", "xlsx:Calc MS Excel 2007 XML", tmp_path))
    assert item.text == 'قصف على الخوين\n\nقتل خمسة مدنيين، "بينهم طفل".\nوأصيب آخرون.'
    assert (item.part, item.published.start) == ("row 2", "2018-02-13")


def test_a_sheet_that_lies_about_its_size(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["text"])
    sheet.append(["نص"])
    book.save(tmp_path / "l.xlsx")
    with zipfile.ZipFile(tmp_path / "l.xlsx") as old, zipfile.ZipFile(tmp_path / "lie.xlsx", "w") as new:
        for entry in old.namelist():
            data = old.read(entry)
            new.writestr(entry, data.replace(b'<dimension ref="A1:A2"', b'<dimension ref="A1:XFD1048576"'))
    (item,) = _all(tmp_path / "lie.xlsx")
    assert item.text == "نص"


def test_a_workbook_that_unpacks_without_end(tmp_path: Path) -> None:
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("xl/sharedStrings.xml", "w") as part:
        for _ in range(30):
            part.write(b" " * 1_000_000)
    with pytest.raises(IngestError, match="unpacks to 30 MB"):
        _all(path)


def test_a_damaged_workbook(tmp_path: Path) -> None:
    path = tmp_path / "bad.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.xml", "<!DOCTYPE x [<!ENTITY a 'b'>]><workbook>&a;")
    with pytest.raises(IngestError, match="is a damaged XLSX"):
        _all(path)


def test_names_of_columns() -> None:
    assert all(field_of(row.name) == row.field for row in read_table("table_columns.tsv", ColumnRow))
    assert field_of("Upload_Timestamp ") == "published"
    assert field_of("نصّ  الخبر:") == "text"
    assert field_of("timestamp") is None
    assert field_of("") is None
