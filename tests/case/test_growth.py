"""A case that one process links again and again reads as one linked whole, whatever others do to it meanwhile."""

import random
from pathlib import Path

import pytest
from judging import BY

from rawi.case import Case, Read
from rawi.case.judgements import judge, undo
from rawi.case.relinking import Growth
from rawi.case.verify import verify
from rawi.ingest import ingest, same_content
from rawi.lexicon import load
from rawi.link import growing
from rawi.model import Document, Reading
from rawi.read import read
from tools import Silent

ROOT = Path(__file__).parents[2]
FOLDERS = (ROOT / "tests" / "gold" / "clusters" / "dev" / "yemen-marib-2021", ROOT / "examples" / "khwein-2018")


@pytest.fixture(scope="module")
def pages() -> list[Reading]:
    found = [read(ingest(path), load()) for folder in FOLDERS for path in sorted(folder.glob("*.txt"))]
    return random.Random(5).sample(found, len(found))


def put(case: Case, *readings: Reading) -> None:
    case.add([Read(same_content(reading.document), reading) for reading in readings])


def linked(case: Case, growth: Growth | None = None) -> list[str]:
    """Link a case, and return its record."""
    found = case.link(growth=growth)
    assert case.replace_links(found.readings, found.links, state=case.state(), memory=found.memory)
    return list(case.lines())


def whole(folder: Path, *readings: Reading) -> list[str]:
    with Case.create(folder) as case:
        put(case, *readings)
        return linked(case)


def test_documents_come_in_one_by_one(pages: list[Reading], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    growth, more = Growth(), []
    with Case.create(tmp_path / "grown") as case:
        put(case, *pages[:4])
        linked(case, growth)
        add = growing.GrowingCase.add
        monkeypatch.setattr(growing.GrowingCase, "add", lambda self, new, step: more.append(len(new)) or add(self, new))
        for page in pages[4:]:
            put(case, page)
            record = linked(case, growth)
        assert any(document.published.basis == "linked" for document in case.rows(Document))
    assert more == [5, *[1] * (len(pages) - 5)]
    assert record == whole(tmp_path / "whole", *pages)
    assert verify(tmp_path / "grown", watch=Silent()).problems == ()


def test_judgements_and_documents_of_others_are_seen(pages: list[Reading], tmp_path: Path) -> None:
    growth = Growth()
    with Case.create(tmp_path / "grown", by=BY) as case:
        put(case, *pages[:5])
        for _ in range(2):
            linked(case, growth)
        made = judge(case, by=BY, action="reject", subject=pages[1].document.id)
        put(case, pages[5])
        assert linked(case, growth) == linked(case)
        put(case, pages[6])
        linked(case)
        put(case, pages[7])
        assert linked(case, growth) == linked(case)
        undo(case, made.id, by=BY)
        linked(case, growth)
        again = [line for line in linked(case, growth) if not line.startswith('{"type":"judgement"')]
    assert again == whole(tmp_path / "whole", *pages[:8])


def test_what_broke_off_is_begun_anew(pages: list[Reading], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    growth = Growth()
    with Case.create(tmp_path / "grown") as case:
        put(case, *pages[:4])
        for _ in range(2):
            linked(case, growth)
        put(case, pages[4])
        with monkeypatch.context() as broken, pytest.raises(KeyboardInterrupt):
            broken.setattr(growing.GrowingEvents, "add", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
            linked(case, growth)
        assert linked(case, growth) == whole(tmp_path / "whole", *pages[:5])


def test_setting_up_a_case_in_memory_says_how_far_it_is(pages: list[Reading], tmp_path: Path) -> None:
    growth, heard = Growth(), dict[str, list[tuple[int, int]]]()
    with Case.create(tmp_path / "grown") as case:
        put(case, *pages)
        linked(case, growth)
        case.link(lambda stage, done, total: heard.setdefault(stage, []).append((done, total)), growth)
    assert heard["link"][0] == (0, len(pages))
    assert heard["pairs"][0] == heard["events"][0] == (0, len(pages))
    assert heard["disagreements"]
