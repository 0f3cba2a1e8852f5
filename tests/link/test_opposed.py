"""Opposite outcomes of one fight are two events and one contradiction; a former toll and one told on are none."""

from case_builder import Page, Says, actor, place, source

from rawi.lexicon import load
from rawi.link.assess import assess
from rawi.link.pipeline import link
from rawi.model import Disagreement, Entity, Event
from rawi.read import read, read_text

ARMY = actor("الجيش السوداني", subtype="state_force")
RSF = actor("قوات الدعم السريع")
KHOR = place("خور طقت", lat=13.2, lon=30.3)
FAR = place("كتم", lat=14.2, lon=24.66)
NILE, WADI = source("النيل مباشر"), source("صحيفة الوادي")
DAY = "2024-05-03"


def told(*pages: Page) -> tuple[tuple[Event, ...], tuple[Disagreement, ...]]:
    return assess([page.reading() for page in pages], (), (), load())


def taken(**slots: object) -> Says:
    given: dict[str, object] = {"agents": [RSF], "at": [KHOR], "day": DAY, **slots}
    return Says("سيطرت قوات الدعم السريع على خور طقت", "territory_change", **given)  # type: ignore[arg-type]


def repelled(**slots: object) -> Says:
    given: dict[str, object] = {"agents": [ARMY], "targets": [RSF], "at": [KHOR], "day": DAY, **slots}
    return Says("صد الجيش هجوما على خور طقت", "battle", **given)  # type: ignore[arg-type]


def natures(*pages: Page) -> list[tuple[str, str]]:
    return [(item.about, item.nature) for item in told(*pages)[1]]


def test_taken_and_repelled_contradict_each_other() -> None:
    pages = Page("a", NILE, "2024-05-04", [taken()]), Page("b", WADI, "2024-05-04", [repelled()])
    events, disagreements = told(*pages)
    assert len(events) == 2
    (one,) = disagreements
    assert (one.about, one.nature, len(one.positions)) == ("what", "contradiction", 2)


def test_elsewhere_later_or_by_the_same_it_is_none() -> None:
    first = Page("a", NILE, "2024-05-04", [taken()])
    assert not natures(first, Page("b", WADI, "2024-05-04", [repelled(at=[FAR])]))
    assert not natures(first, Page("b", WADI, "2024-06-04", [repelled(day="2024-06-03")]))
    assert not natures(first, Page("b", WADI, "2024-05-04", [repelled(agents=[RSF], targets=[ARMY])]))


def test_a_repulse_that_names_no_place_is_of_the_blow_told_before_it() -> None:
    first = Page("a", NILE, "2024-05-04", [taken()])

    def attacked(where: Entity) -> Page:
        blow = Says(
            f"هاجمت قوات الدعم السريع {where.name}", "battle", agents=[RSF], targets=[ARMY], at=[where], day=DAY
        )
        return Page("b", WADI, "2024-05-04", [blow, repelled(at=[])])

    assert ("what", "contradiction") in natures(first, attacked(KHOR))
    assert ("what", "contradiction") not in natures(first, attacked(FAR))
    assert ("what", "contradiction") not in natures(first, Page("b", WADI, "2024-05-04", [repelled(at=[])]))


def test_one_account_that_tells_on_contradicts_nobody() -> None:
    other = Says("سقط سبعة في خور طقت", "killing", at=[KHOR], day=DAY, count=[("killed", 7.0, 7.0)])
    again = Says("قتل تسعة في خور طقت", "killing", at=[KHOR], day=DAY, count=[("killed", 9.0, 9.0)])
    assert not natures(Page("a", NILE, "2024-05-04", [other, again]))


def test_a_former_toll_is_of_the_same_and_gives_way() -> None:
    page = (
        "قتل 32 شخصا وأصيب 50 في قصف على مدينة تعز اليمنية، بحسب مكتب الصحة. "
        "وكانت حصيلة سابقة لمكتب الصحة قد أشارت إلى مقتل 21 شخصا وإصابة 27."
    )
    _, links = link((read_text(page, published="2019-04-08"),), load(), read=read)
    assert {(item.about, item.nature) for item in links.disagreements} == {("how_many", "update")}
