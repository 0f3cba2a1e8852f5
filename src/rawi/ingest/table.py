"""Lists of pages or messages in CSV and XLSX: one document a row that holds text.

What the columns hold is told by their names (`data/table_columns.tsv`), in one of the first rows. Formulas are never
worked out: of an XLSX cell the value that was stored with it is read. Sheets of bellingcat's auto-archiver are such
lists; their hashes and places of archive go along.
"""

import csv
import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from itertools import chain, islice
from pathlib import Path
from typing import NamedTuple
from xml.etree.ElementTree import ParseError

import msgspec
import openpyxl
from defusedxml.common import DefusedXmlException
from lxml.etree import XMLSyntaxError

from rawi.ingest.encoding import UndecodedError, decoded, doubts
from rawi.ingest.errors import IngestError
from rawi.ingest.extracted import Extracted, Part
from rawi.ingest.limits import CHARACTERS
from rawi.ingest.office import cell_name, refuse_bomb
from rawi.ingest.progress import step
from rawi.ingest.published import known_date
from rawi.lexicon.columns import Field, field_of
from rawi.model import Layer, Published

_CSV = "rows of a CSV file"
_XLSX = f"rows of an XLSX file, openpyxl {openpyxl.__version__}"
_DELIMITERS = ",;\t|"
# Rows above the names of the columns: a title, an empty line.
_ABOVE = 10
_LONGEST_FACT = 5_000
_TOLD: frozenset[Field] = frozenset({"text", "title"})
# Day and month written with digits; which is which is known only where one of them is no month.
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
_YEAR_FIRST = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?=$|[T ,])")
_YEAR_LAST = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?=$|[T ,،])")
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    XMLSyntaxError,
    ParseError,
    DefusedXmlException,
    KeyError,
    ValueError,
    TypeError,
    AttributeError,
    IndexError,
    OSError,
    EOFError,
    NotImplementedError,
    RuntimeError,
)


class _Columns(NamedTuple):
    """The row with the names of the columns, the names, and which column holds what."""

    row: int
    names: tuple[str, ...]
    at: Mapping[Field, int]


def extract(file: Path, *, name: str) -> Iterator[Part]:
    """Yield a document for every row of a list that holds a text or a title.

    A date counts where it is written in the order of ISO 8601, is a date of the sheet, or can be read in one way only;
    any other stays in `extra` with its words. Raises `IngestError` for a list without a column of texts.
    """
    if zipfile.is_zipfile(file):
        yield from _workbook(file)
    else:
        yield from _csv(file)


def _csv(file: Path) -> Iterator[Part]:
    try:
        text = decoded(file.read_bytes())
    except UndecodedError as error:
        raise IngestError(file, str(error), do=error.do) from None
    csv.field_size_limit(CHARACTERS)
    rows = csv.reader(io.StringIO(text.text, newline=""), delimiter=_delimiter(text.text))
    found = _documents(enumerate(_read(rows, file), start=1), sheet="", extractor=_CSV)
    facts = {"encoding": text.encoding, "encoding_why": text.why}
    notes = doubts(text.text)
    none = True
    for document in found:
        none = False
        yield msgspec.structs.replace(document, **facts, notes=(*notes, *document.notes))
    if none:
        raise _no_texts(file)


def _read(rows: Iterator[list[str]], file: Path) -> Iterator[list[str]]:
    try:
        yield from rows
    except csv.Error as error:
        raise IngestError(file, f"is a damaged CSV file ({error})", do="save it anew from a spreadsheet") from None


def _delimiter(text: str) -> str:
    """Return the sign between cells that makes most names of columns of the first lines, the commonest among equals."""
    head = text[:10_000].splitlines()[:_ABOVE]

    def known(delimiter: str) -> tuple[int, int]:
        cells = list(csv.reader(head, delimiter=delimiter))
        return max((len(_fields(row)) for row in cells), default=0), sum(line.count(delimiter) for line in head)

    try:
        return max(_DELIMITERS, key=known)
    except csv.Error:
        return ","


def _workbook(file: Path) -> Iterator[Part]:
    none = True
    try:
        with zipfile.ZipFile(file) as archive:
            refuse_bomb(archive, file, called="an XLSX")
        # As a stream, whatever the file is called. Values as they were stored; links to other files are left alone.
        with file.open("rb") as stream:
            book = openpyxl.load_workbook(stream, read_only=True, data_only=True, keep_links=False)
            sheets = book.worksheets
            for sheet in sheets:
                # The size that a sheet claims may be a lie.
                sheet.reset_dimensions()
                rows = ((number, [_cell(value) for value in row]) for number, row in enumerate(sheet.values, start=1))
                called = sheet.title if len(sheets) > 1 else ""
                for document in _documents(rows, sheet=called, extractor=_XLSX):
                    none = False
                    yield document
    except _DAMAGE as error:
        raise _damaged(file, error) from None
    if none:
        raise _no_texts(file)


def _damaged(file: Path, error: Exception) -> IngestError:
    if "password" in str(error) or "encrypted" in str(error):
        return IngestError(file, "is an XLSX locked with a password", do="save it without one")
    return IngestError(file, "is a damaged XLSX", do="open it in a spreadsheet and save it anew")


def _no_texts(file: Path) -> IngestError:
    what = "is a table without a row of text under a column called text, نص, title or عنوان"
    return IngestError(file, what, do="name the columns so; an address alone is not fetched, save its page instead")


def _cell(value: object) -> str:
    """Return a value of a sheet as text: days as ISO days, whole numbers without a point."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == datetime.min.time() else value.isoformat(sep=" ")
    if isinstance(value, date):
        return value.isoformat()
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _documents(rows: Iterable[tuple[int, Sequence[str]]], *, sheet: str, extractor: str) -> Iterator[Extracted]:
    """Yield a document for each row with text; the last one carries a note of the rows without."""
    rows = iter(rows)
    head = list(islice(rows, _ABOVE))
    columns = next((found for number, row in head if (found := _columns(number, row))), None)
    if columns is None:
        return
    held: Extracted | None = None
    empty = 0
    for number, row in chain(head, rows):
        if number <= columns.row or not any(cell.strip() for cell in row):
            continue
        document = _document(number, row, columns, sheet=sheet)
        if document is None:
            empty += 1
            continue
        if held is not None:
            yield held
        held = msgspec.structs.replace(document, extractor=extractor)
        step()
    if held is not None:
        rows_without = "1 row of this table holds" if empty == 1 else f"{empty} rows of this table hold"
        said = f"{rows_without} no text; an address alone is not fetched"
        yield msgspec.structs.replace(held, notes=(said,)) if empty else held


def _columns(number: int, row: Sequence[str]) -> _Columns | None:
    """Return the columns if this row names them: one of texts and another, or one of texts alone in its row."""
    at = _fields(row)
    named = sum(bool(cell.strip()) for cell in row)
    if _TOLD.isdisjoint(at) or (len(at) < 2 and named > 1):
        return None
    return _Columns(number, tuple(cell.strip() for cell in row), at)


def _fields(row: Sequence[str]) -> dict[Field, int]:
    """Return which column holds what, the first of each."""
    found: dict[Field, int] = {}
    for at, cell in enumerate(row):
        field = field_of(cell)
        if field is not None:
            found.setdefault(field, at)
    return found


def _document(number: int, row: Sequence[str], columns: _Columns, *, sheet: str) -> Extracted | None:
    cells = {field: row[at].strip() for field, at in columns.at.items() if at < len(row) and row[at].strip()}
    title, body = cells.get("title"), cells.get("text", "")
    parts: list[tuple[Field, str]] = [("text", body)] if body else []
    if title and not body.startswith(title):
        parts.insert(0, ("title", title))
    if not parts:
        return None
    text = ""
    layers: list[Layer] = []
    for field, words in parts:
        text += "\n\n" if text else ""
        where = cell_name(columns.at[field], number)
        layers.append(Layer("cell", len(text), len(text) + len(words), f"{sheet}!{where}" if sheet else where))
        text += words
    published = _published(cells.get("published", ""))
    views = cells.get("views", "").translate(_DIGITS)
    kept = {field: value for field, value in cells.items() if field not in ("text", "title", "author", "language")}
    written = kept.pop("published", None)
    extra = {str(field): value[:_LONGEST_FACT] for field, value in kept.items()}
    if written is not None:
        extra["published_as_given"] = written[:_LONGEST_FACT]
    for at, cell in enumerate(row):
        if cell.strip() and at not in columns.at.values():
            called = columns.names[at] if at < len(columns.names) and columns.names[at] else cell_name(at, columns.row)
            extra[f"column {called}"] = cell.strip()[:_LONGEST_FACT]
    return Extracted(
        text=text,
        part=f"sheet {sheet}, row {number}" if sheet else f"row {number}",
        title=title,
        author=cells.get("author"),
        language=cells.get("language"),
        views=int(views) if views.isascii() and views.isdigit() and len(views) < 13 else None,
        published=published,
        extra=extra,
        layers=tuple(layers),
    )


def _published(written: str) -> Published:
    """Return a date of publication that can be read in one way only."""
    plain = written.translate(_DIGITS).strip()
    try:
        return known_date(_iso(plain) or plain)
    except ValueError:
        return Published()


def _iso(plain: str) -> str | None:
    first, last = _YEAR_FIRST.match(plain), _YEAR_LAST.match(plain)
    if first is not None:
        return f"{first[1]}-{first[2]}-{first[3]}"
    if last is None:
        return None
    one, other, year = int(last[1]), int(last[2]), last[3]
    if one != other and one <= 12 and other <= 12:
        return None
    day, month = (one, other) if other <= 12 else (other, one)
    return f"{year}-{month}-{day}"
