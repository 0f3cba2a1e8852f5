"""Events of a case that grows by one document at a time are those of the case linked whole, in any order."""

import random
from collections.abc import Sequence
from pathlib import Path

import pytest
from case_builder import Page, Says, source
from test_events import ARMY, NILE, OBEID, OMDURMAN, RSF, WADI, market

from rawi.ingest import ingest
from rawi.lexicon import load
from rawi.link.assess import assess
from rawi.link.events.blocks import REACH
from rawi.link.growing import GrowingCase, NotAloneError
from rawi.link.growing_events import Assessed
from rawi.link.pipeline import derived
from rawi.model import Event, Reading
from rawi.read import read

CLUSTERS = Path(__file__).parents[1] / "gold" / "clusters"


@pytest.fixture(scope="module")
def pages() -> list[Reading]:
    paths = sorted((CLUSTERS / "dev").rglob("*.txt"))
    return sorted((read(ingest(path), load()) for path in paths), key=lambda page: page.document.path)


def whole(pages: Sequence[Reading]) -> Assessed:
    settled = derived(pages)
    return Assessed(*assess(pages, settled.reuses, settled.derivations, load()))


def grown(pages: Sequence[Reading]) -> Assessed:
    """Return what a case grew to, having checked that what each document changed adds up to it."""
    case = GrowingCase(load())
    events: dict[str, Event] = {}
    for page in pages:
        changed = case.add(page)
        for gone in changed.gone:
            del events[gone]
        assert events.keys().isdisjoint(event.id for event in changed.now.events)
        events.update((event.id, event) for event in changed.now.events)
    found = case.assessed()
    assert events == {event.id: event for event in found.events}
    return found


@pytest.mark.parametrize("seed", range(2))
def test_any_order_comes_to_the_events_of_the_whole_case(pages: list[Reading], seed: int) -> None:
    assert grown(random.Random(seed).sample(pages, len(pages))) == whole(pages)


def test_so_it_does_where_more_share_a_key_than_are_looked_at(
    pages: list[Reading], monkeypatch: pytest.MonkeyPatch
) -> None:
    for kind in ("near", "said", "charge", "fight", "scene"):
        monkeypatch.setitem(REACH, kind, 2)
    assert grown(random.Random(3).sample(pages, len(pages))) == whole(pages)


def test_a_page_about_something_else_changes_no_event_but_its_own() -> None:
    case = GrowingCase(load())
    first = case.add(Page("a", NILE, "2023-05-17", [market("قصف السوق")]).reading())
    assert not first.gone
    assert len(first.now.events) == 1
    apart = Page("b", WADI, "2023-07-01", [Says("اجتمع المانحون", "statement", day="2023-06-30")])
    assert case.add(apart.reading()).gone == frozenset()
    again = case.add(Page("c", WADI, "2023-05-17", [market("قصف قوات الدعم السريع سوق أم درمان")]).reading())
    assert again.gone == {first.now.events[0].id}
    assert len(again.now.events[0].claims) == 2


def test_who_fights_whom_somewhere_changes_the_interest_of_origins_elsewhere() -> None:
    office = source("الجيش السوداني", "state_force", entity=ARMY)
    told = Says("قصف على السوق", "shelling", agents=[RSF], at=[OMDURMAN], day="2023-05-16", by=[office])
    fight = Says("هاجم الجيش قوات الدعم السريع", "battle", agents=[ARMY], targets=[RSF], at=[OBEID], day="2023-08-01")
    one, other = Page("a", NILE, "2023-05-17", [told]).reading(), Page("b", WADI, "2023-08-02", [fight]).reading()
    case = GrowingCase(load())
    (first,) = case.add(one).now.events
    changed = case.add(other)
    assert changed.gone == {first.id}
    assert [origin.interest for origin in first.origins] == ["unknown"]
    assert [origin.interest for origin in changed.now.events[0].origins] == ["opponent"]
    assert case.assessed() == whole([one, other])


def test_a_forwarded_message_asks_for_the_whole_case(pages: list[Reading]) -> None:
    case = GrowingCase(load())
    message = Page("a", NILE, "2023-05-17", [market("قصف السوق")]).reading()
    message.document.extra["forwarded_from"] = "Wadi"
    with pytest.raises(NotAloneError):
        case.add(message)
