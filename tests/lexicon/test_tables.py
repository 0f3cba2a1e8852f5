"""Tables are read into typed rows, and what is wrong in them is refused with file and line."""

from pathlib import Path
from typing import Literal

import msgspec
import pytest

from rawi.lexicon.tables import LexiconError, read_table


class Row(msgspec.Struct, frozen=True):
    key: str
    kind: Literal["town", "village"]
    names: tuple[str, ...]
    lat: float | None
    people: int | None
    known: bool


HEADER = "key\tkind\tnames\tlat\tpeople\tknown"


def table(tmp_path: Path, *lines: str, header: str = HEADER) -> Path:
    path = tmp_path / "places.tsv"
    path.write_text("\n".join([header, *lines]) + "\n", encoding="utf-8")
    return path


def test_cells_become_values(tmp_path: Path) -> None:
    path = table(tmp_path, "idlib\ttown\tإدلب|ادلب\t35.93\t\tyes", "khwein\tvillage\t\t\t3200\tno")
    assert read_table(path, Row) == (
        Row("idlib", "town", ("إدلب", "ادلب"), 35.93, None, True),
        Row("khwein", "village", (), None, 3200, False),
    )


def test_a_key_may_be_two_columns(tmp_path: Path) -> None:
    class Alias(msgspec.Struct, frozen=True):
        name: str
        actor: str

    path = table(tmp_path, "الحر\tfsa", "الحر\tother", header="name\tactor")
    assert len(read_table(path, Alias, key=2)) == 2
    with pytest.raises(LexiconError, match="already in line 2"):
        read_table(path, Alias)


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (["a\ttown\t\t\t\tyes", "a\ttown\t\t\t\tyes"], r"places.tsv:3: 'a' is already in line 2, keep one"),
        (["b\ttown\t\t\t\tyes", "a\ttown\t\t\t\tyes"], r"places.tsv:3: 'a' must stand before 'b', sort"),
        (["\ttown\t\t\t\tyes"], r"places.tsv:2: column 'key': empty, give a value"),
        (["a\tcity\t\t\t\tyes"], r"places.tsv:2: column 'kind': 'city' is not one of town, village"),
        (["a\ttown\t\tnorth\t\tyes"], r"places.tsv:2: column 'lat': 'north' is not a number"),
        (["a\ttown\t\t\t1.5\tyes"], r"places.tsv:2: column 'people': '1.5' is not a whole number"),
        (["a\ttown\t\t\t\tmaybe"], r"places.tsv:2: column 'known': 'maybe' is not one of no, yes"),
        (["a\ttown\tx||y\t\t\tyes"], r"places.tsv:2: column 'names': empty"),
        (["a\ttown\tx | y\t\t\tyes"], r"places.tsv:2: column 'names': white space around 'x'"),
        (["a\ttown\t\t\tyes"], r"places.tsv:2: 5 cells, there must be 6"),
        (["a \ttown\t\t\t\tyes"], r"places.tsv:2: white space around 'a', take it out"),
        (["a\ttown\t\t\t\tyes", ""], r"places.tsv:3: 1 cells, there must be 6"),
    ],
)
def test_wrong_rows_are_refused(tmp_path: Path, lines: list[str], message: str) -> None:
    with pytest.raises(LexiconError, match=message):
        read_table(table(tmp_path, *lines), Row)


def test_wrong_columns_are_refused(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match=r"places.tsv:1: columns are .* they must be"):
        read_table(table(tmp_path, header="key\tkind"), Row)


def test_other_encodings_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "places.tsv"
    path.write_bytes((HEADER + "\n").encode() + "إدلب".encode("cp1256"))
    with pytest.raises(LexiconError, match=r"places.tsv:2: not UTF-8"):
        read_table(path, Row)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match=r"none.tsv: there is no such file"):
        read_table(tmp_path / "none.tsv", Row)
    with pytest.raises(LexiconError, match=r"none.tsv: there is no such file"):
        read_table("none.tsv", Row)
