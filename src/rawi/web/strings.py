"""The words of the interface in Arabic and English, from its tables."""

import csv
from functools import cache
from importlib.resources import files

# One table for pages, one for what is drawn.
_TABLES = ("strings.tsv", "draw/strings.tsv")


@cache
def strings() -> dict[str, tuple[str, str]]:
    """Return `key -> (Arabic, English)`. Raises `ValueError` for a row that is doubled, empty or out of order."""
    table: dict[str, tuple[str, str]] = {}
    for name in _TABLES:
        lines = files("rawi.web").joinpath(name).read_text(encoding="utf-8").splitlines()
        previous = ""
        for number, row in enumerate(csv.reader(lines[1:], delimiter="\t", quoting=csv.QUOTE_NONE), start=2):
            if len(row) != 3 or not all(row):
                raise ValueError(f"{name}:{number}: needs key, Arabic and English")
            key, arabic, english = row
            if key <= previous or key in table:
                raise ValueError(f"{name}:{number}: {key!r} is doubled or out of order")
            table[key] = (arabic, english)
            previous = key
    return table


def counted(count: int, key: str, *, arabic: bool) -> str:
    """Return the form of a counted noun for a number, `{}` where the number stands: one, two, few, many in Arabic."""
    forms = strings()[f"n.{key}"][0 if arabic else 1].split("|")
    if not arabic:
        return forms[0] if count == 1 else forms[-1]
    if count in (1, 2):
        return forms[count - 1]
    return forms[2] if count == 0 or 3 <= count % 100 <= 10 else forms[3]
