"""Files that hold many documents: each known by its part, all of them or the file is taken up again."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

import rawi.case.reading as reading_module
import rawi.case.trace as trace_module
from rawi.case import Case
from rawi.case.trace import Traced, trace
from rawi.model import Document, Reading

PAGE = "أعلنت الغرفة أسر المئات من عناصر التنظيم في بلدة الخوين، يوم 13 شباط 2018."


class Told:
    def __init__(self) -> None:
        self.problems: list[str] = []

    def problem(self, where: Path | str, what: str) -> None:
        self.problems.append(f"{where}: {what}")

    def step(self, stage: str, done: int, total: int | None) -> None:
        assert total is None or done <= total


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with Case.create(tmp_path / "case") as opened:
        yield opened


def packed(path: Path, **files: str | bytes) -> Path:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, data in files.items():
            archive.writestr(f"{name}.txt", data)
    path.write_bytes(held.getvalue())
    return path


def parts(case: Case) -> list[tuple[str, str, int | None]]:
    rows = case.connection.execute(
        "SELECT f.path, i.part, f.parts FROM item AS i JOIN file AS f ON f.n = i.file ORDER BY f.path, i.part"
    )
    return [(Path(path).name, part, count) for path, part, count in rows]


def test_every_document_of_a_file_is_one_of_the_case(case: Case, told: Told, tmp_path: Path) -> None:
    path = packed(tmp_path / "a.zip", b=f"{PAGE} أ", c=f"{PAGE} ب".encode("windows-1256"), d=f"{PAGE} أ")
    assert trace([path], case, watch=told) == Traced(added=2, known=1, failed=0)
    assert parts(case) == [("a.zip", "b.txt", 3), ("a.zip", "c.txt", 3), ("a.zip", "d.txt", 3)]
    assert [(d.path, d.part, d.encoding) for d in case.rows(Document)] == [
        ("a.zip#b.txt", "b.txt", "utf-8"),
        ("a.zip#c.txt", "c.txt", "windows-1256"),
    ]
    original = next(case.rows(Document)).sha256
    kept = case.originals / original[:2] / original[2:4] / original
    assert kept.read_bytes() == path.read_bytes()
    assert trace([path], case, watch=told) == Traced(added=0, known=1, failed=0)
    copy = tmp_path / "copy.zip"
    copy.write_bytes(path.read_bytes())
    assert trace([copy], case, watch=told) == Traced(added=0, known=1, failed=0)
    assert parts(case)[3:] == [("copy.zip", "b.txt", 3), ("copy.zip", "c.txt", 3), ("copy.zip", "d.txt", 3)]
    assert told.problems == []


def test_what_cannot_be_read_is_told_until_it_can(case: Case, told: Told, tmp_path: Path) -> None:
    path = packed(tmp_path / "a.zip", b=PAGE, c=b"\0")
    assert trace([path], case, watch=told) == Traced(added=1, known=0, failed=1)
    assert parts(case) == [("a.zip", "b.txt", None)]
    assert trace([path], case, watch=told) == Traced(added=0, known=1, failed=1)
    assert len(told.problems) == 2
    assert told.problems[0].endswith("a.zip#c.txt: is not text (it holds NUL bytes); save it as UTF-8 text")


def test_a_fault_in_reading_leaves_the_file_open(
    case: Case, told: Told, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = packed(tmp_path / "a.zip", b=f"{PAGE} أ", c=f"{PAGE} ب", d=f"{PAGE} ت")
    plain = reading_module.read

    def faulty(document: Document, lexicon: object) -> Reading:
        if document.part == "c.txt":
            raise IndexError
        return plain(document, lexicon)

    monkeypatch.setattr(reading_module, "read", faulty)
    assert trace([path], case, watch=told) == Traced(added=2, known=0, failed=1)
    assert parts(case) == [("a.zip", "b.txt", None), ("a.zip", "d.txt", None)]
    monkeypatch.setattr(reading_module, "read", plain)
    assert trace([path], case, watch=told) == Traced(added=1, known=2, failed=0)
    assert parts(case) == [("a.zip", "b.txt", 3), ("a.zip", "c.txt", 3), ("a.zip", "d.txt", 3)]


def test_interrupted_in_a_file_it_goes_on_there(
    case: Case, told: Told, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = packed(tmp_path / "a.zip", **{f"p{n}": f"{PAGE} {n}" for n in range(6)})
    monkeypatch.setattr(trace_module, "_COMMIT_EVERY", 2)
    plain = reading_module.read
    read: list[str] = []

    def stopped(document: Document, lexicon: object) -> Reading:
        if len(read) == 3:
            raise KeyboardInterrupt
        read.append(document.part)
        return plain(document, lexicon)

    monkeypatch.setattr(reading_module, "read", stopped)
    with pytest.raises(KeyboardInterrupt):
        trace([path], case, watch=told)
    assert parts(case) == [("a.zip", "p0.txt", None), ("a.zip", "p1.txt", None)]
    monkeypatch.setattr(reading_module, "read", plain)
    assert trace([path], case, watch=told) == Traced(added=4, known=2, failed=0)
    assert parts(case) == [("a.zip", f"p{n}.txt", 6) for n in range(6)]


def test_the_order_in_which_files_come_does_not_matter(case: Case, told: Told, tmp_path: Path) -> None:
    first = packed(tmp_path / "a.zip", b=f"{PAGE} أ", c=f"{PAGE} ب")
    second = packed(tmp_path / "b.zip", d=f"{PAGE} ت", e=f"{PAGE} أ", f=f"{PAGE} ث")
    assert trace([first, second], case, watch=told) == Traced(added=4, known=1, failed=0)
    assert {(name, count) for name, _, count in parts(case)} == {("a.zip", 2), ("b.zip", 3)}
