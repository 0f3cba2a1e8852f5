"""A case that grows by one document at a time is what linking it whole gives, row by row, in any order."""

import random
from collections.abc import Iterable, Sequence
from itertools import permutations
from pathlib import Path
from typing import Any

import msgspec
import pytest
from case_builder import Page, Says, source
from linked_texts import linked
from test_events import ARMY, NILE, OBEID, OMDURMAN, RSF, WADI, market
from test_forwards import message

from rawi.ingest import ingest
from rawi.lexicon import load
from rawi.link import assess, growing_events
from rawi.link.differences import disagreements
from rawi.link.differences.dispute import Dispute
from rawi.link.events.blocks import REACH
from rawi.link.events.told import Book, Told
from rawi.link.growing import GrowingCase
from rawi.link.pipeline import link
from rawi.model import Event, Links, Reading
from rawi.read import read

GOLD = Path(__file__).parents[1] / "gold"
EXAMPLE = Path(__file__).parents[2] / "examples" / "khwein-2018"


@pytest.fixture(scope="module")
def pages() -> list[Reading]:
    return in_order(read(ingest(path), load()) for path in (GOLD / "clusters" / "dev").rglob("*.txt"))


def in_order(pages: Iterable[Reading]) -> list[Reading]:
    return sorted(pages, key=lambda page: (page.document.path, page.document.id))


def whole(pages: Sequence[Reading]) -> tuple[tuple[Reading, ...], Links]:
    return link(in_order(pages), load(), read=read)


def grown(pages: Sequence[Reading], *, at_once: int = 1) -> tuple[tuple[Reading, ...], Links]:
    case = GrowingCase(load(), read=read)
    for at in range(0, len(pages), at_once):
        case.add(pages[at : at + at_once])
    return case.links(page.document.id for page in in_order(pages))


def events(case: GrowingCase, *pages: Reading) -> tuple[Event, ...]:
    return case.links(page.document.id for page in pages)[1].events


@pytest.mark.parametrize("seed", range(2))
def test_any_order_comes_to_the_events_of_the_whole_case(pages: list[Reading], seed: int) -> None:
    assert grown(random.Random(seed).sample(pages, len(pages))) == whole(pages)


def test_so_it_does_where_more_share_a_key_than_are_looked_at(
    pages: list[Reading], monkeypatch: pytest.MonkeyPatch
) -> None:
    for kind in ("near", "said", "charge", "fight", "scene"):
        monkeypatch.setitem(REACH, kind, 2)
    assert grown(random.Random(3).sample(pages, len(pages))) == whole(pages)


def test_so_it_does_where_little_is_kept_of_how_claims_stand_to_each_other(
    pages: list[Reading], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(growing_events, "KEPT", 50)
    assert grown(random.Random(5).sample(pages, len(pages))) == whole(pages)


def test_so_it_does_where_many_come_in_at_once(pages: list[Reading]) -> None:
    assert grown(random.Random(4).sample(pages, len(pages)), at_once=20) == whole(pages)


@pytest.mark.parametrize(
    "texts",
    [
        (
            "قتل ثمانية من أفراد الشرطة في تفجير في كركوك الثلاثاء.",
            "قتل ثمانية مدنيين في قصف على كركوك الثلاثاء.",
            "قتل ثمانية مدنيين في تفجير في كركوك الثلاثاء.",
        ),
        (
            "قتل خمسة في انفجار في دوما قرب دمشق الثلاثاء.",
            "قتل سبعة في انفجار قرب دمشق الثلاثاء.",
            "قتل ثمانية في انفجار في داريا قرب دمشق الثلاثاء.",
        ),
        (
            "قتل أربعة في غارة استهدفت سيارة قرب إدلب الثلاثاء.",
            "قتل أربعة في غارة استهدفت سيارة في أريحا قرب إدلب الثلاثاء.",
            "قتل تسعة في غارة استهدفت سوقا في سرمين قرب إدلب الثلاثاء.",
        ),
    ],
)
def test_so_it_does_where_what_stands_beside_a_claim_settles_it(texts: tuple[str, ...]) -> None:
    told = linked(*texts, days=("2024-04-30",) * len(texts))[0]
    assert all(grown(some) == whole(told) for some in permutations(told))


def test_a_page_about_something_else_changes_no_event_but_its_own() -> None:
    case = GrowingCase(load(), read=read)
    one = Page("a", NILE, "2023-05-17", [market("قصف السوق")]).reading()
    case.add([one])
    (first,) = events(case, one)
    apart = Page("b", WADI, "2023-07-01", [Says("اجتمع المانحون", "statement", day="2023-06-30")]).reading()
    case.add([apart])
    assert events(case, one, apart)[0] == first
    again = Page("c", WADI, "2023-05-17", [market("قصف قوات الدعم السريع سوق أم درمان")]).reading()
    case.add([again])
    assert [len(event.claims) for event in events(case, one, apart, again)] == [2, 1]


def test_an_event_is_found_again_only_where_something_it_is_made_of_has_changed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found: list[tuple[str, ...]] = []

    def compare(told: Sequence[Told], *given: Any) -> list[Dispute]:
        found.append(tuple(one.document.path for one in told))
        return disagreements.compare(told, *given)

    monkeypatch.setattr(assess, "compare", compare)
    case = GrowingCase(load(), read=read)
    meeting = Says("اجتمع المانحون في أم درمان", "statement", at=[OMDURMAN], day="2023-05-16")
    one = Page("a", NILE, "2023-05-17", [market("قصف السوق"), meeting]).reading()
    case.add([one])
    assert len(found) == 2
    found.clear()
    again = Page("c", WADI, "2023-05-17", [market("قصف قوات الدعم السريع سوق أم درمان")]).reading()
    case.add([again])
    # The market is told of by one more; the meeting, of the same part of the case, is what it was.
    assert found == [(one.document.path, again.document.path)]
    assert case.links([one.document.id, again.document.id]) == whole([one, again])


@pytest.fixture
def parts(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The paths of what is assessed together, time by time."""
    parts: list[list[str]] = []

    def assess_book(book: Book, *given: Any, **named: Any) -> Any:
        parts.append([claims[0].document.path for claims in book.documents.values()])
        return assess.assess_book(book, *given, **named)

    monkeypatch.setattr(growing_events, "assess_book", assess_book)
    return parts


def test_a_part_of_the_case_holds_a_denial_with_what_it_answers_and_nothing_else(parts: list[list[str]]) -> None:
    case = GrowingCase(load(), read=read)
    office = source("قوات الدعم السريع", "armed_group", entity=RSF)
    denial = Says(
        "لم نقصف السوق", "shelling", agents=[RSF], at=[OMDURMAN], day="2023-05-16", by=[office], polarity=False
    )
    pages = [
        Page("a", NILE, "2023-05-17", [market("قصفت قوات الدعم السريع سوق أم درمان")]).reading(),
        Page("b", NILE, "2023-05-17", [Says("سقطت قذائف", "shelling", day="2023-05-16")]).reading(),
        Page("c", WADI, "2023-05-18", [denial]).reading(),
    ]
    for page in pages:
        case.add([page])
    first, elsewhere, answer = (page.document.path for page in pages)
    assert parts == [[first], [elsewhere], [first, answer]]
    assert case.links(page.document.id for page in pages) == whole(pages)


def test_a_pact_that_was_at_no_time_before_a_day_is_of_no_days(parts: list[list[str]]) -> None:
    sides = source("الجيش السوداني", "state", entity=ARMY), source("قوات الدعم السريع", "armed_group", entity=RSF)
    truce = Says("اتفق الطرفان على هدنة", "ceasefire", day="2023-03-01", by=[sides[0]])
    denial = Says("لم نقبل هدنة", "ceasefire", day="2023-05-16", by=[sides[1]], polarity=False)
    told = Page("a", NILE, "2023-03-02", [truce]).reading()
    page = Page("b", WADI, "2023-05-17", [denial]).reading()
    (claim,) = page.claims
    assert claim.time is not None
    ever = msgspec.structs.replace(claim, time=msgspec.structs.replace(claim.time, start=None))
    case = GrowingCase(load(), read=read)
    for one in (told, msgspec.structs.replace(page, claims=(ever,))):
        case.add([one])
    assert parts == [[told.document.path], [page.document.path]]


def test_who_fights_whom_somewhere_changes_the_interest_of_origins_elsewhere() -> None:
    office = source("الجيش السوداني", "state_force", entity=ARMY)
    told = Says("قصف على السوق", "shelling", agents=[RSF], at=[OMDURMAN], day="2023-05-16", by=[office])
    fight = Says("هاجم الجيش قوات الدعم السريع", "battle", agents=[ARMY], targets=[RSF], at=[OBEID], day="2023-08-01")
    one, other = Page("a", NILE, "2023-05-17", [told]).reading(), Page("b", WADI, "2023-08-02", [fight]).reading()
    case = GrowingCase(load(), read=read)
    case.add([one])
    assert [origin.interest for origin in events(case, one)[0].origins] == ["unknown"]
    case.add([other])
    assert [origin.interest for origin in events(case, one, other)[0].origins] == ["opponent"]
    assert case.links([one.document.id, other.document.id]) == whole([one, other])


@pytest.mark.parametrize("order", [1, -1])
def test_a_date_that_linking_gives_comes_before_or_after_its_source(order: int) -> None:
    dated = [read(ingest(path), load()) for path in sorted(EXAMPLE.glob("*.txt"))][::order]
    more = message("قناة الفجر", "2018-02-13")
    readings, links = grown([*dated, more])
    assert "linked" in {reading.document.published.basis for reading in readings}
    assert (readings, links) == whole([*dated, more])
    assert grown([more, *dated]) == (readings, links)
    assert grown([dated[0], more, dated[1]], at_once=2) == (readings, links)


def test_a_forwarded_message_comes_before_or_after_its_original(pages: list[Reading]) -> None:
    original = message("قناة الفجر", "2018-02-13")
    forwarded = [message(f"قناة {name}", "2018-02-14", forwarded_from="قناة الفجر") for name in ("الريف", "السهل")]
    for order in ([original, *forwarded], [*forwarded, original], [forwarded[0], original, forwarded[1]]):
        mixed = [*pages[:5], *order, *pages[5:9]]
        assert grown(mixed) == whole(mixed)
