"""The order of the stages: what is new is read once, the whole case is linked, what failed is told."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import rawi.case.reading as reading_module
import rawi.case.trace as trace_module
from rawi.case import Case, relinking
from rawi.case.trace import Traced, trace
from rawi.model import Document, Links, Reading

PAGE = "أعلنت الغرفة أسر المئات من عناصر التنظيم في بلدة الخوين، يوم 13 شباط 2018."


class Told:
    def __init__(self) -> None:
        self.problems: list[str] = []
        self.steps: list[tuple[str, int, int | None]] = []

    def problem(self, where: Path | str, what: str) -> None:
        self.problems.append(f"{where}: {what}")

    def step(self, stage: str, done: int, total: int | None) -> None:
        self.steps.append((stage, done, total))


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with Case.create(tmp_path / "case") as opened:
        yield opened


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    for n in range(3):
        (folder / f"{n}.txt").write_text(f"{PAGE}\n\nخبر {n}.", encoding="utf-8")
    return folder


def items(case: Case) -> list[tuple[str, str]]:
    rows = case.connection.execute("SELECT path, document FROM item JOIN file ON n = file ORDER BY path")
    return [(Path(path).name, document) for path, document in rows]


def test_documents_go_in_and_run_again_add_nothing(case: Case, told: Told, pages: Path) -> None:
    assert trace([pages], case, watch=told) == Traced(added=3, known=0, failed=0)
    assert case.linked()
    record = list(case.lines())
    log = case.connection.execute("SELECT count(*) FROM audit").fetchone()
    assert trace([pages], case, watch=told) == Traced(added=0, known=3, failed=0)
    assert list(case.lines()) == record
    assert case.connection.execute("SELECT count(*) FROM audit").fetchone() == log
    assert told.problems == []
    assert [d.path for d in case.rows(Document)] == ["0.txt", "1.txt", "2.txt"]
    for document in case.rows(Document):
        kept = case.folder / "originals" / document.sha256[:2] / document.sha256[2:4] / document.sha256
        assert kept.read_bytes() == (pages / document.path).read_bytes()


def test_one_by_one_or_all_at_once_is_the_same_case(case: Case, told: Told, pages: Path, tmp_path: Path) -> None:
    trace([pages], case, watch=told)
    with Case.create(tmp_path / "other") as other:
        for name in ("2.txt", "0.txt", "1.txt"):
            trace([pages / name], other, watch=told)
        assert list(other.lines()) == list(case.lines())


def test_the_same_content_is_read_once(case: Case, told: Told, pages: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    plain = reading_module.read_one

    def counted(document: Document, *, own_sources: str) -> Reading | reading_module.Unread:
        read.append(document.path)
        return plain(document, own_sources=own_sources)

    monkeypatch.setattr(trace_module, "read_one", counted)
    text = (pages / "0.txt").read_bytes()
    (pages / "1.txt").write_bytes(text)
    (pages / "2.txt").write_bytes(b"\xef\xbb\xbf" + text)
    (pages / "3.txt").write_bytes("---\nsource: وكالة\n---\n".encode() + text)
    assert trace([pages], case, watch=told) == Traced(added=2, known=2, failed=0)
    (pages / "4.txt").write_bytes(b"\xef\xbb\xbf" + text)
    assert trace([pages], case, watch=told) == Traced(added=0, known=5, failed=0)
    assert read == ["0.txt", "3.txt"]
    first, second = (case.documents()[i] for i in (0, 1))
    assert items(case) == [
        ("0.txt", first),
        ("1.txt", first),
        ("2.txt", first),
        ("3.txt", second),
        ("4.txt", first),
    ]


def test_a_fault_in_reading_one_stops_nothing(
    case: Case, told: Told, pages: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = reading_module.read

    def faulty(document: Document, lexicon: object) -> Reading:
        if document.path == "1.txt":
            raise IndexError("nothing\nthere")
        return plain(document, lexicon)

    monkeypatch.setattr(reading_module, "read", faulty)
    (pages / "copy of 1.txt").write_bytes((pages / "1.txt").read_bytes())
    assert trace([pages], case, watch=told) == Traced(added=2, known=0, failed=2)
    (problem,) = told.problems
    assert problem.startswith("1.txt: could not be read (IndexError: nothing\\x0athere)")
    monkeypatch.setattr(reading_module, "read", plain)
    assert trace([pages], case, watch=told) == Traced(added=1, known=3, failed=0)
    assert len(items(case)) == 4


def test_documents_that_come_in_while_linking_are_linked_too(
    case: Case, told: Told, pages: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = relinking.link
    rounds: list[int] = []

    def slow(readings: tuple[Reading, ...], *rest: object, **options: object) -> tuple[tuple[Reading, ...], Links]:
        rounds.append(len(readings))
        if len(rounds) == 1:
            with Case.create(case.folder) as other:
                trace([pages / "2.txt"], other, watch=told)
        return plain(readings, *rest, **options)

    monkeypatch.setattr(relinking, "link", slow)
    trace([pages / "0.txt", pages / "1.txt"], case, watch=told)
    # The other process linked all three; ours, of two, is refused, and there is nothing left to do.
    assert rounds == [2, 3]
    assert case.linked()
    assert len(list(case.rows(Document))) == 3


def test_what_was_left_unlinked_is_linked_by_the_next_run(
    case: Case, told: Told, pages: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(relinking, "link", interrupted)
        with pytest.raises(KeyboardInterrupt):
            trace([pages], case, watch=told)
    assert len(case.documents()) == 3
    assert not case.linked()
    assert trace([pages], case, watch=told) == Traced(added=0, known=3, failed=0)
    assert case.linked()
