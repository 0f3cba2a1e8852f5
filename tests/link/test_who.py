"""Who is who does not depend on the order in which documents come in, and says whom each of them concerns."""

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from case_builder import Page, Says, actor, source

from rawi.ingest import ingest
from rawi.lexicon import load
from rawi.link.events.cells import Cells
from rawi.link.events.who import Who
from rawi.link.texts.organs import bare_name, folded
from rawi.model import Reading
from rawi.read import read

CLUSTERS = Path(__file__).parents[1] / "gold" / "clusters"


@pytest.fixture(scope="module")
def pages() -> list[Reading]:
    paths = sorted((CLUSTERS / "dev").rglob("*.txt"))
    return [read(ingest(path), load()) for path in paths]


def asked(who: Who, reading: Reading) -> Iterator[Any]:
    for row in (*reading.entities, *reading.sources):
        yield who.same_as.get(row.id), who.affiliations.get(row.id), who.kinds.get(row.id)
        yield who.entities.get(row.id), who.sources.get(row.id)
        yield who.called.get(folded(row.name)), who.alike.get(bare_name(row.name).words)


@pytest.mark.parametrize("seed", range(3))
def test_any_order_comes_to_the_same_and_says_whom_each_document_concerns(pages: list[Reading], seed: int) -> None:
    listed = {**load().outlet_entities, **load().entities}
    whole = Who.of(listed, [(one.entities, one.sources, one.mentions) for one in pages])
    order = {page.document.id: f"{number:09}" for number, page in enumerate(pages)}
    growing = Who(listed)
    known: dict[str, list[Any]] = {}
    came: list[Reading] = []
    for page in random.Random(seed).sample(pages, len(pages)):
        touched = growing.add(order[page.document.id], page)
        came.append(page)
        for one in came:
            this = one.document.id
            before = known.get(this)
            with growing.cells.read_for(this):
                known[this] = list(asked(growing, one))
            assert this == page.document.id or this in touched or known[this] == before
    assert [known[page.document.id] for page in pages] == [list(asked(whole, page)) for page in pages]


def test_a_name_that_comes_to_mean_another_concerns_who_read_it() -> None:
    group = actor("لواء الوادي المتقدم")
    group_source = source("لواء الوادي", "armed_group")
    who = Who({})
    one = Page("a", source("النيل"), None, [Says("قصف", "shelling", by=[group_source])]).reading()
    assert who.add("a", one) == set()
    with who.cells.read_for("a"):
        assert who.same_as.get(group_source.id) is None
    other = Page("b", source("الوادي"), None, [Says("قصف", "shelling", agents=[group])]).reading()
    assert who.add("b", other) == set()
    called = actor("لواء الوادي", subtype=None)
    assert who.add("c", Page("c", None, None, [Says("قصف", "shelling", agents=[called])]).reading()) == {"a"}
    assert who.same_as.get(group_source.id) == called.id


def test_what_comes_out_as_it_was_concerns_nobody() -> None:
    numbers = {"a": 3}
    cells = Cells({"number": numbers.get, "odd": lambda of: bool(cells.get("number", of) % 2)}, plain={"number"})
    with cells.read_for("one"):
        assert cells.get("odd", "a")
    numbers["a"] = 5
    assert cells.readers(cells.changed([("number", "a")])) == set()
    numbers["a"] = 6
    assert cells.readers(cells.changed([("number", "a")])) == {"one"}
    assert not cells.get("odd", "a")
