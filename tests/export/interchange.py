"""The example's case, and exports of it, for the tests of the interchange formats.

`PYTHONPATH=tests python tests/export/interchange.py` writes the golden files anew; look at the difference before a
commit.
"""

import json
import shutil
import sqlite3
import zipfile
from contextlib import closing
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from pyarrow import parquet

from rawi.case import Case
from rawi.case.trace import trace
from rawi.export import FORMATS
from rawi.export.deliver import deliver
from rawi.export.select import select
from tools import Silent

INTERCHANGE = ("plover", "bayanat", "uwazi", "ftm", "geojson", "prov", "label-studio")
TABULAR = ("jsonl", "csv", "acled", "ged")
# Looked at as text: the parts of the workbook, the database as SQL, the tables with their schemas.
BINARY = ("xlsx", "sqlite", "parquet")
EXAMPLE = Path(__file__).parents[2] / "examples" / "khwein-2018"
GOLDEN = Path(__file__).with_name("golden")
_HELD = TemporaryDirectory()


@cache
def example() -> Path:
    """Return the folder of the example's case."""
    folder = Path(_HELD.name) / "example"
    with Case.create(folder) as case:
        trace([EXAMPLE], case, watch=Silent())
    return folder


@cache
def varied() -> Path:
    """Return the folder of a case with denials, promises, several origins, open values and contradictions."""
    from synthetic import build_case

    return build_case(Path(_HELD.name) / "varied", documents=24, seed=11)


CASES = {"example": example, "varied": varied}


def exported(form: str, output: Path, *, case: Path | None = None, **choice: Any) -> Path:
    """Return where a format was written: below the folder `output`."""
    target = output / (form if FORMATS[form].kind == "folder" else f"{form}.{FORMATS[form].extension}")
    with Case.open(case or example()) as opened, select(opened, **choice) as selected:
        deliver(FORMATS[form], selected, target)
    return target


def as_text(made: Path) -> dict[str, str]:
    """Return what a binary export holds, as texts that a person can read and compare, by name."""
    if made.suffix == ".xlsx":
        with zipfile.ZipFile(made) as archive:
            return {
                name.replace("/", " "): archive.read(name).decode().replace("><", ">\n<") for name in archive.namelist()
            }
    if made.suffix == ".sqlite":
        with closing(sqlite3.connect(made)) as connection:
            return {"dump.sql": "\n".join(connection.iterdump()) + "\n"}
    return {
        f"{path.stem}.txt": "\n".join(
            [table.schema.to_string(), *(json.dumps(row, ensure_ascii=False) for row in table.to_pylist()), ""]
        )
        for path in sorted(made.iterdir())
        for table in [parquet.read_table(path)]
    }


def lines(path: Path) -> list[Any]:
    """Return the objects of a file of JSON lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def record(case: Path | None = None) -> dict[str, list[dict[str, Any]]]:
    """Return the rows of a case by type, as the record has them."""
    rows: dict[str, list[dict[str, Any]]] = {}
    with Case.open(case or example()) as opened:
        for line in opened.lines():
            row = json.loads(line)
            rows.setdefault(row["type"], []).append(row)
    return rows


if __name__ == "__main__":
    shutil.rmtree(GOLDEN, ignore_errors=True)
    GOLDEN.mkdir()
    for name in (*INTERCHANGE, *TABULAR):
        exported(name, GOLDEN)
    for name in BINARY:
        (GOLDEN / name).mkdir()
        with TemporaryDirectory() as folder:
            for part, text in as_text(exported(name, Path(folder))).items():
                (GOLDEN / name / part).write_text(text, encoding="utf-8")
