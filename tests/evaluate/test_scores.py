"""The measures, on cases small enough to count by hand."""

import math
from collections.abc import Sequence

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rawi.evaluate.case_scores import _changes, _plagdet, tally_b3, tally_lea
from rawi.evaluate.gold import Days, GoldClaim, GoldDocument, GoldReuse, Place
from rawi.evaluate.names import Names, folded, untitled
from rawi.evaluate.reading_scores import days_verdict, matched_claims, score
from rawi.evaluate.report import part
from rawi.evaluate.tally import Tally, overlap, pair
from rawi.model import (
    Attribution,
    Change,
    Claim,
    Document,
    Entity,
    EventType,
    Reading,
    Reuse,
    Side,
    Source,
    Span,
)


def value(tally: Tally, layer: str, metric: str) -> float | None:
    return part("p", 1, tally).layers[layer][metric].value


def test_b3_by_hand() -> None:
    # Bagga and Baldwin's example: {1..5}, {6,7}, {8..12} against {1..5}, {6..12}.
    gold = [set("abcde"), set("fg"), set("hijkl")]
    tally = Tally()
    tally_b3("events", gold, [set("abcde"), set("fghijkl")], tally)
    assert value(tally, "events", "precision") == pytest.approx((5 + 2 * 2 / 7 + 5 * 5 / 7) / 12)
    assert value(tally, "events", "recall") == 1.0


def test_lea_by_hand() -> None:
    # Moosavi and Strube's example: K = {a,b,c} {d,e,f,g}; R = {a,b} {c,d} {f,g,h,i}.
    tally = Tally()
    tally_lea("lea", [set("abc"), set("defg")], [set("ab"), set("cd"), set("fghi")], tally)
    assert value(tally, "lea", "recall") == pytest.approx((3 * 1 / 3 + 4 * 1 / 6) / 7)
    assert value(tally, "lea", "precision") == pytest.approx((2 * 1 + 2 * 0 + 4 * 1 / 6) / 8)


def test_what_one_side_lacks_stands_alone() -> None:
    tally = Tally()
    tally_b3("events", [{"a", "b"}], [{"a"}, {"x"}], tally)
    assert value(tally, "events", "precision") == 1.0
    assert value(tally, "events", "recall") == pytest.approx((0.5 + 0.5 + 1) / 3)


@given(st.lists(st.integers(0, 5), max_size=12))
def test_clusters_against_themselves_are_perfect(labels: Sequence[int]) -> None:
    clusters = [{str(i) for i, label in enumerate(labels) if label == wanted} for wanted in set(labels)]
    tally = Tally()
    tally_b3("b3", clusters, clusters, tally)
    tally_lea("lea", clusters, clusters, tally)
    assert all(score.value in (None, 1.0) for layer in part("p", 1, tally).layers.values() for score in layer.values())


def reuse(source: tuple[int, int], target: tuple[int, int], *, optional: bool = False) -> GoldReuse:
    return GoldReuse(
        source=Place(document="s", start=source[0], end=source[1]),
        target=Place(document="t", start=target[0], end=target[1]),
        label="verbatim",
        optional=optional,
    )


def test_plagdet_counts_pieces() -> None:
    gold = [reuse((0, 100), (0, 100))]
    whole, halves = Tally(), Tally()
    _plagdet(gold, [(("s", 0, 100), ("t", 0, 100))], whole)
    assert value(whole, "reuse", "plagdet") == pytest.approx(1.0)
    _plagdet(gold, [(("s", 0, 50), ("t", 0, 50)), (("s", 50, 100), ("t", 50, 100))], halves)
    assert value(halves, "reuse", "plagdet") == pytest.approx(1 / math.log2(3))
    assert value(halves, "reuse", "cases found") == 1.0


def test_changes_count_where_they_are_made() -> None:
    cases = [
        GoldReuse(
            source=Place(document="s", start=start, end=start + 50),
            target=Place(document="t", start=start, end=start + 50),
            label="paraphrase",
            changes=(kind,),
        )
        for start, kind in ((0, "renamed"), (50, "actor_dropped"))
    ]
    made = (
        Change(kind="renamed", source_span=Span("s", 60, 65), target_span=Span("t", 10, 15)),
        Change(kind="actor_dropped", source_span=Span("s", 70, 80)),
        Change(kind="softened", source_span=Span("s", 90, 95), target_span=Span("t", 90, 95)),
    )
    whole = Reuse(
        id="r",
        source=Side("p", Span("s", 0, 100)),
        target=Side("q", Span("t", 0, 100)),
        label="paraphrase",
        score=0.8,
        changes=made,
    )
    tally = Tally()
    _changes(cases, [(whole, ("s", 0, 100), ("t", 0, 100))], {}, "case", tally)
    assert value(tally, "changes", "recall") == 1.0
    assert value(tally, "changes", "precision") == pytest.approx(2 / 3)


def test_plagdet_asks_for_both_sides_and_not_for_optional_ones() -> None:
    tally = Tally()
    found = [(("s", 500, 600), ("t", 0, 100)), (("s", 700, 800), ("t", 300, 400))]
    _plagdet([reuse((0, 100), (0, 100)), reuse((700, 800), (300, 400), optional=True)], found, tally)
    assert value(tally, "reuse", "plagdet") == 0.0


@pytest.mark.parametrize(
    ("given", "start", "end", "verdict"),
    [
        (Days(start="2018-02-12", end="2018-02-12"), "2018-02-12", "2018-02-12", "right"),
        (Days(start="2018-02-12", end="2018-02-12"), None, "2018-02-12", "open"),
        (Days(start="2018-02-12", end="2018-02-12"), None, None, "open"),
        (Days(start="2018-02-12", end="2018-02-12"), "2018-02-12", "2018-02-13", "wrong"),
        (Days(end="2018-02-13"), None, "2018-02-13", "right"),
        (None, None, None, "right"),
        (None, "2018-02-12", "2018-02-12", "wrong"),
        # Told by the day it was published: true of whatever is told.
        (None, None, "2018-02-14", "right"),
    ],
)
def test_days_are_right_open_or_wrong(given: Days | None, start: str | None, end: str | None, verdict: str) -> None:
    assert days_verdict(given, start, end, latest="2018-02-14") == verdict


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Al-Khwein", "al Khwein"),
        ("Ma'arrat al-Nu'man", "Maarat al-Numan"),
        ("The Syrian Observatory for Human Rights", "Syrian Observatory for human rights"),
        ("إدلب", "ادلب"),
        ("Ad Durayhimi", "al-Durayhimi"),
    ],
)
def test_names_that_are_one(one: str, other: str) -> None:
    assert folded(one) == folded(other)


def test_names_that_are_two() -> None:
    assert folded("Idlib") != folded("Aleppo")
    assert folded("الخوين") != folded("التمانعة")


def reading() -> Reading:
    return Reading(
        document=Document(id="d", path="d", sha256="", text=""),
        sources=(Source(id="s", name="سمارت", entity="e"),),
        entities=(Entity(id="e", kind="actor", name="وكالة سمارت", name_en="SMART News Agency"),),
    )


def test_a_source_is_known_by_its_entity_too() -> None:
    names = Names([reading()])
    assert names.verdict("SMART News Agency|other", "s") == "right"
    assert names.verdict("سمارت", "s") == "right"
    assert names.verdict("سانا", "s") == "wrong"
    assert names.verdict("سانا", None) == "open"
    assert names.verdict(None, None) == "right"
    assert names.verdict(None, "s") == "wrong"

    assert names.shown("s") == "سمارت"


@pytest.mark.parametrize(
    ("one", "other"),
    [("وكالة نورس", "نورس"), ("صحيفة «الهضبة»", "الهضبة"), ("العميد الركن ناصر الفيتوري", "ناصر الفيتوري")],
)
def test_what_an_outlet_is_and_a_rank_are_no_part_of_a_name(one: str, other: str) -> None:
    assert untitled(one) == untitled(other)


@pytest.mark.parametrize("name", ["وكالة", "العقيد", "لواء التوحيد", "مركز حوران", "أحمد الأول"])
def test_other_words_are(name: str) -> None:
    assert untitled(name) == folded(name)


def found(id: str, start: int, end: int, event_type: EventType) -> Claim:
    return Claim(
        id=id,
        span=Span("d", start, end),
        text="",
        event_type=event_type,
        attribution=(Attribution(speaker=None),),
        passage="p",
    )


def test_claims_of_one_clause_are_told_apart_by_type() -> None:
    def wanted(id: str, event_type: str) -> GoldClaim:
        return GoldClaim(id=id, start=0, end=40, text="", event_type=event_type, chain=(None,))

    gold = [wanted("killed", "killing"), wanted("captured", "capture|surrender")]
    pairs = matched_claims(gold, [found("x", 0, 40, "surrender"), found("y", 5, 40, "killing")])
    assert {(one.id, other.id) for one, other in pairs} == {("killed", "y"), ("captured", "x")}
    assert matched_claims(gold, [found("z", 39, 90, "killing")]) == []


def test_what_is_not_found_is_open_among_all_claims() -> None:
    time = Days(start="2018-02-13", end="2018-02-13")
    gold = [
        GoldClaim(id="one", start=0, end=40, text="", event_type="killing", chain=(None,), agents=("X",)),
        GoldClaim(id="two", start=60, end=90, text="", event_type="siege", chain=(None,), agents=("Y",), time=time),
    ]
    document = GoldDocument(path="d.txt", published=None, claims=tuple(gold))
    read = msgspec.structs.replace(reading(), claims=(found("x", 0, 40, "killing"),))
    tally = score(document, read, Names([read]))
    assert (value(tally, "chains.whole", "right"), value(tally, "chains.whole.all", "right")) == (1.0, 0.5)
    assert (value(tally, "claims.time", "open"), value(tally, "claims.time.all", "open")) == (0.0, 0.5)
    assert tally.counts["claims.agents"]["recall"] == [0, 1]
    assert tally.counts["claims.agents.all"]["recall"] == [0, 2]


def test_pairs_are_the_likest_first() -> None:
    assert pair([1, 5], [5, 6], lambda one, other: 1 / (1 + abs(one - other))) == [(5, 5), (1, 6)]
    assert pair([1], [2], lambda one, other: 0.0) == []
    assert overlap(0, 10, 5, 15) == pytest.approx(1 / 3)
    assert overlap(0, 5, 5, 10) == 0.0


def test_counts_add_up() -> None:
    one, other = Tally(), Tally()
    one.verdict("time", "right")
    other.verdict("time", "open")
    other.verdict("time", "wrong")
    one.add(other)
    assert one.counts["time"] == {"right": [1, 3], "open": [1, 3], "wrong": [1, 3], "safe": [1, 2]}
