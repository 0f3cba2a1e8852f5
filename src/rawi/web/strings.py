"""The words of the interface in Arabic and English, from `strings.tsv`."""

import csv
from functools import cache
from importlib.resources import files


@cache
def strings() -> dict[str, tuple[str, str]]:
    """Return `key -> (Arabic, English)`. Raises `ValueError` for a row that is doubled, empty or out of order."""
    lines = files("rawi.web").joinpath("strings.tsv").read_text(encoding="utf-8").splitlines()
    table: dict[str, tuple[str, str]] = {}
    previous = ""
    for number, row in enumerate(csv.reader(lines[1:], delimiter="\t", quoting=csv.QUOTE_NONE), start=2):
        if len(row) != 3 or not all(row):
            raise ValueError(f"strings.tsv:{number}: needs key, Arabic and English")
        key, arabic, english = row
        if key <= previous:
            raise ValueError(f"strings.tsv:{number}: {key!r} is doubled or out of order")
        table[key] = (arabic, english)
        previous = key
    return table
