"""Events, claims, figures and disagreements as one Excel workbook: right to left, header kept in sight, real days.

The sheets are written as they are made, cell by cell (ECMA-376, Office Open XML, SpreadsheetML): a library that holds
or formats each cell takes minutes for a large case. Texts are texts: nothing in them is ever a formula.
"""

import re
import zipfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import IO, BinaryIO
from xml.sax.saxutils import escape

from rawi.export.csv import plain
from rawi.export.select import Selected
from rawi.export.sheets import SHEETS, Cell, Sheet

# Limits of the format: rows on a sheet, characters in a cell.
_ROWS = 1_048_576
# Rows that are packed together, while the next are made.
_AT_ONCE = 256
# Without this Excel drops white space at the ends.
_KEPT = ' xml:space="preserve"'
_CHARACTERS = 32_767
_CUT = " …[cut: longer than a cell may be]"
# Day 1 of the format is the first of 1900; before March 1900 its days are not those of the calendar.
_EPOCH, _FIRST_DAY = date(1899, 12, 30), date(1900, 3, 1)
_TEXT, _DAY, _HEADER = 0, 1, 2
_WIDTHS = {"narrow": 13, "name": 28, "wide": 60}
# What XML 1.0 cannot hold.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# Read as a character reference by programs that follow the format to the letter.
_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
# Most rows hold none of these, and rows are many: marks of XML, characters it cannot hold, tabs and line ends.
_MARKED = re.compile("[^\r\u0020-%'-;=?-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_TIME = (1980, 1, 1, 0, 0, 0)
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_STYLES = f"""{_XML}<styleSheet xmlns="{_MAIN}">
<numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>
<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>
<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>
<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>
<borders count="1"><border/></borders>
<cellStyleXfs count="1"><xf/></cellStyleXfs>
<cellXfs count="3">
<xf xfId="0" applyAlignment="1"><alignment vertical="top"/></xf>
<xf xfId="0" numFmtId="164" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top"/></xf>
<xf xfId="0" fontId="1" applyFont="1" applyAlignment="1"><alignment vertical="top"/></xf>
</cellXfs>
<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>
</styleSheet>"""


def xlsx(selected: Selected, output: BinaryIO) -> tuple[str, ...]:
    """Write the workbook; a sheet too long for the format goes on in another of the same name with a number."""
    names: list[str] = []
    cut = _Cut()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for sheet in SHEETS:
            rows = sheet.rows(selected)
            part = 1
            while True:
                names.append(sheet.name if part == 1 else f"{sheet.name} ({part})")
                with archive.open(_entry(f"xl/worksheets/sheet{len(names)}.xml"), "w", force_zip64=True) as file:
                    following = _sheet(file, sheet, rows, cut)
                if following is None:
                    break
                rows, part = _again(following, rows), part + 1
        for path, text in _parts(names):
            archive.writestr(_entry(path), text)
    return (f"{cut.count} texts were cut to {_CHARACTERS:,} characters; csv has them whole",) if cut.count else ()


class _Cut:
    """How many texts were longer than a cell may be."""

    count = 0


def _entry(path: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(path, _TIME)
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


def _again(row: Sequence[Cell], rows: Iterator[Sequence[Cell]]) -> Iterator[Sequence[Cell]]:
    yield row
    yield from rows


def _sheet(file: IO[bytes], sheet: Sheet, rows: Iterator[Sequence[Cell]], cut: _Cut) -> Sequence[Cell] | None:
    """Write rows until the sheet is full; returns the row that has no place on it, None where all have."""
    widths = "".join(
        f'<col min="{n}" max="{n}" width="{_WIDTHS[column.width]}" customWidth="1"/>'
        for n, column in enumerate(sheet.columns, start=1)
    )
    file.write(
        f'{_XML}<worksheet xmlns="{_MAIN}"><sheetViews><sheetView rightToLeft="1" workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
        f"<cols>{widths}</cols><sheetData>".encode()
    )
    letters = [_letters(n) for n in range(len(sheet.columns))]
    header = [column.name for column in sheet.columns]
    made = [_row(1, letters, header, _HEADER, cut)]
    left: Sequence[Cell] | None = None
    n = 1
    with ThreadPoolExecutor(1) as packer:
        packed = packer.submit(int)
        for row in rows:
            if n == _ROWS:
                left = row
                break
            n += 1
            made.append(_row(n, letters, row, _TEXT, cut))
            if len(made) == _AT_ONCE:
                packed.result()
                packed = packer.submit(file.write, "".join(made).encode())
                made.clear()
        packed.result()
    file.write("".join(made).encode())
    last = f"{letters[-1]}{n}"
    file.write(f'</sheetData><autoFilter ref="A1:{last}"/></worksheet>'.encode())
    return left


def _row(n: int, letters: Sequence[str], cells: Sequence[Cell], style: int, cut: _Cut) -> str:
    plain_words = _are_plain([cell for cell in cells if isinstance(cell, str)])
    styled = f' s="{style}"' if style else ""
    made = [f'<row r="{n}">']
    for letter, cell in zip(letters, cells, strict=True):
        if cell is None or cell == "":
            continue
        if isinstance(cell, date):
            if cell >= _FIRST_DAY:
                made.append(f'<c r="{letter}{n}" s="{_DAY}"><v>{(cell - _EPOCH).days}</v></c>')
                continue
            made.append(f'<c r="{letter}{n}" t="inlineStr"><is><t>{cell.isoformat()}</t></is></c>')
        elif isinstance(cell, str):
            text = f">{cell}" if plain_words else _text(cell, cut)
            made.append(f'<c r="{letter}{n}"{styled} t="inlineStr"><is><t{text}</t></is></c>')
        else:
            made.append(f'<c r="{letter}{n}"><v>{plain(cell)}</v></c>')
    made.append("</row>")
    return "".join(made)


def _are_plain(texts: Sequence[str]) -> bool:
    """Tell whether texts may stand in a sheet as they are; asked of a row at once, for cells are many."""
    joined = "\r".join(("", *texts, ""))
    return not (
        _MARKED.search(joined)
        or " \r" in joined
        or "\r " in joined
        or "_x" in joined
        or (len(joined) > _CHARACTERS and max(map(len, texts)) > _CHARACTERS)
    )


def _text(words: str, cut: _Cut) -> str:
    """Return the rest of a cell's opening mark, and its text."""
    if len(words) > _CHARACTERS:
        cut.count += 1
        words = words[: _CHARACTERS - len(_CUT)] + _CUT
    kept = _KEPT if "\n" in words or words[0].isspace() or words[-1].isspace() else ""
    shown = escape(_ESCAPED.sub("_x005F_", _NOT_XML.sub("\ufffd", words)))
    return f"{kept}>{shown}"


def _letters(n: int) -> str:
    return (_letters(n // 26 - 1) if n >= 26 else "") + chr(ord("A") + n % 26)


def _parts(names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the small files of the package: which sheets there are, how cells look, what belongs to what."""
    numbered = list(enumerate(names, start=1))
    sheets = "".join(f'<sheet name="{escape(name)}" sheetId="{n}" r:id="rId{n}"/>' for n, name in numbered)
    yield (
        "xl/workbook.xml",
        f'{_XML}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><bookViews><workbookView/></bookViews>'
        f"<sheets>{sheets}</sheets></workbook>",
    )
    links = "".join(
        f'<Relationship Id="rId{n}" Type="{_OFFICE}/worksheet" Target="worksheets/sheet{n}.xml"/>' for n, _ in numbered
    )
    styles = f'<Relationship Id="rId{len(names) + 1}" Type="{_OFFICE}/styles" Target="styles.xml"/>'
    yield (
        "xl/_rels/workbook.xml.rels",
        f'{_XML}<Relationships xmlns="{_RELATIONS}">{links}{styles}</Relationships>',
    )
    yield "xl/styles.xml", _STYLES
    yield (
        "_rels/.rels",
        f'{_XML}<Relationships xmlns="{_RELATIONS}">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    )
    overrides = "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{_TYPES}.worksheet+xml"/>' for n, _ in numbered
    )
    yield (
        "[Content_Types].xml",
        f'{_XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPES}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_TYPES}.styles+xml"/>{overrides}</Types>',
    )
