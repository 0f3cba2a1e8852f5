"""Events, claims, figures and disagreements as CSV that Excel opens right: UTF-8 with its mark, no formulas."""

import csv as files
from datetime import date
from pathlib import Path

from rawi.export.select import Selected
from rawi.export.sheets import SHEETS, Cell

# What spreadsheets take for the beginning of a formula, in its ASCII and its fullwidth form.
_FORMULA = "=+-@\t\r\n＝＋－＠"


def csv(selected: Selected, output: Path) -> tuple[str, ...]:
    """Write `events.csv` and so on into a folder, and `columns.csv`, which explains every column."""
    for sheet in SHEETS:
        with (output / f"{sheet.name}.csv").open("w", encoding="utf-8-sig", newline="") as file:
            writer = files.writer(file)
            writer.writerow([column.name for column in sheet.columns])
            writer.writerows([None if cell is None else plain(cell) for cell in row] for row in sheet.rows(selected))
    return ()


def plain(cell: Cell) -> str:
    """Return a cell as CSV text: an ISO day, a number without a false fraction, words that no spreadsheet runs.

    Words that would begin a formula get an apostrophe before them; numbers and days of ours are left as they are.
    """
    if isinstance(cell, str):
        # Most texts are told by their first character; spaces before it do not count for a spreadsheet.
        first = cell[:1] if cell[:1] != " " else cell.lstrip(" ")[:1]
        return f"'{cell}" if first and first in _FORMULA else cell
    if cell is None:
        return ""
    return cell.isoformat() if isinstance(cell, date) else f"{cell:.12g}"
