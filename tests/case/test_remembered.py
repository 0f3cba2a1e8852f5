"""A case that documents come into one by one reads as one linked whole, and asks nothing twice."""

import random
from pathlib import Path

import pytest
from judging import BY

from rawi.case import Case, Read, lookup_fill
from rawi.case.judgements import judge, undo
from rawi.case.sql_lookup import SQL
from rawi.case.verify import verify
from rawi.ingest import ingest, same_content
from rawi.lexicon import load
from rawi.link.derivations import documents
from rawi.link.pairs.align import Alignment, align_forms
from rawi.link.texts.features import Forms
from rawi.model import Document, Reading
from rawi.read import read
from tools import Silent

CLUSTERS = Path(__file__).parents[1] / "gold" / "clusters" / "dev"
TABLES = [line.split()[2] for line in SQL.splitlines() if line.startswith("CREATE TABLE")]


@pytest.fixture(scope="module", params=["yemen-marib-2021", "libya-swani-2020"])
def pages(request: pytest.FixtureRequest) -> list[Reading]:
    return [read(ingest(path), load()) for path in sorted((CLUSTERS / request.param).glob("*.txt"))]


def add(case: Case, *readings: Reading) -> list[str]:
    """Add documents, link the case, and return its record."""
    case.add([Read(same_content(reading.document), reading) for reading in readings])
    found = case.link()
    assert case.replace_links(found.readings, found.links, state=case.state(), memory=found.memory)
    return list(case.lines())


def look_ups(case: Case, *, anew: bool = False) -> dict[str, list[str]]:
    """Return the rows of the look-ups by table, as they are or filled anew."""
    if anew:
        with case.transaction():
            lookup_fill.fill(case.connection)
    return {name: sorted(map(repr, case.connection.execute(f"SELECT * FROM {name}"))) for name in TABLES}


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[set[str]]:
    """The documents of every pair that is aligned."""
    pairs = []

    def align(source: Forms, target: Forms) -> Alignment:
        pairs.append({source.reading.document.id, target.reading.document.id})
        return align_forms(source, target)

    monkeypatch.setattr(documents, "align_forms", align)
    return pairs


@pytest.mark.parametrize("seed", range(2))
def test_any_order_reads_as_the_whole(pages: list[Reading], tmp_path: Path, seed: int, asked: list[set[str]]) -> None:
    with Case.create(tmp_path / "whole") as case:
        whole = add(case, *pages)
    order = list(pages)
    random.Random(seed).shuffle(order)
    with Case.create(tmp_path / "grown") as case:
        for page in order:
            asked.clear()
            record = add(case, page)
            dated = {one.id for one in case.rows(Document) if one.published.basis == "linked"}
            assert all(page.document.id in pair or pair & dated for pair in asked)
            assert look_ups(case) == look_ups(case, anew=True)
        assert record == whole
        asked.clear()
        assert add(case) == whole
        assert not asked
    assert verify(tmp_path / "grown", watch=Silent()).problems == ()


def test_a_document_taken_out_and_put_back_leaves_no_trace(pages: list[Reading], tmp_path: Path) -> None:
    with Case.create(tmp_path / "case", by=BY) as case:
        whole = add(case, *pages)
        for page in pages[:3]:
            made = judge(case, by=BY, action="reject", subject=page.document.id)
            without = add(case)
            assert look_ups(case) == look_ups(case, anew=True)
            with case.transaction():
                case.connection.execute("DELETE FROM remembered")
            assert add(case) == without
            undo(case, made.id, by=BY)
            again = [line for line in add(case) if not line.startswith('{"type":"judgement"')]
            assert again == whole
            assert look_ups(case) == look_ups(case, anew=True)


def test_what_was_changed_is_not_believed(pages: list[Reading], tmp_path: Path, asked: list[set[str]]) -> None:
    folder = tmp_path / "case"
    with Case.create(folder) as case:
        record = add(case, *pages)
        with case.transaction():
            case.connection.execute("UPDATE remembered SET found = x'' WHERE target != ''")
    assert "table remembered" in {problem.where for problem in verify(folder, watch=Silent()).problems}
    asked.clear()
    with Case.create(folder) as case:
        assert add(case) == record
    assert asked
    assert verify(folder, watch=Silent()).problems == ()
