"""A place called by some of its words is no other place; forces of a place may be those that the others name."""

import msgspec
import pytest
from case_builder import Page, Says, actor, place, reuse, source

from rawi.lexicon import load
from rawi.link.assess import assess
from rawi.model import Entity, Reuse


def listed(name: str) -> Entity:
    return msgspec.structs.replace(actor(name), curated=True)


BASE = place("قاعدة الوطية", lat=31.94, lon=11.89, subtype="site")
FAR = place("طرابلس", lat=32.89, lon=13.18)
FORCES = actor("قوات طرابلس")
LISTED = listed("حكومة الوفاق")
CHANNEL, PAPER = source("قناة المحور"), source("صحيفة فسانيا")
LONGER = msgspec.structs.replace(BASE, id="ent-longer", name="قاعدة الوطية الجوية", lat=None, lon=None)


def about(*pages: Page, reuses: tuple[Reuse, ...] = ()) -> set[str]:
    return {one.about for one in assess([page.reading() for page in pages], reuses, (), load())[1]}


def taken(words: str, *, by: Entity = LISTED, at: tuple[Entity, ...] = (BASE,)) -> Says:
    return Says(words, "territory_change", agents=[by], at=at, day="2020-05-18")


def test_a_place_by_more_of_its_words_is_no_other() -> None:
    one = Page("a", CHANNEL, "2020-05-18", [taken("سيطرت على قاعدة الوطية")])
    longer = taken("سيطرت على قاعدة الوطية الجوية قرب طرابلس", at=(LONGER, FAR))
    assert "where" not in about(one, Page("b", PAPER, "2020-05-18", [longer]))


def test_a_place_by_more_of_its_words_in_another_town_is_another() -> None:
    near = place("الزنتان", lat=31.93, lon=12.25)
    one = Page("a", CHANNEL, "2020-05-18", [taken("سيطرت على قاعدة الوطية في الزنتان", at=(BASE, near))])
    longer = taken("سيطرت على قاعدة الوطية الجوية في طرابلس", at=(LONGER, FAR))
    other = Page("b", PAPER, "2020-05-18", [longer])
    assert "where" in about(one, other, reuses=(reuse(one, one.tells[0].words, other, longer.words),))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # The lists hold apart whom they name, though one name is short for the other.
        (listed("جيش الشرقية"), listed("جيش أسود الشرقية")),
        (listed("حزب المؤتمر السوداني"), listed("حزب المؤتمر الوطني السوداني")),
        # A list that lacks a brigade does not say that it is another one.
        (actor("سرايا الفجر"), actor("لواء الصقور")),
        (listed("الجيش السوري"), actor("سرايا العهد")),
    ],
)
def test_two_bodies_by_their_names_contradict_each_other(one: Entity, other: Entity) -> None:
    pages = [
        Page(path, outlet, "2020-05-18", [taken(f"{by.name}: سيطرت على قاعدة الوطية", by=by)])
        for path, outlet, by in (("a", CHANNEL, one), ("b", PAPER, other))
    ]
    assert "who" in about(*pages)


def test_forces_of_a_place_contradict_nobody_unless_their_text_names_him_too() -> None:
    one = Page("a", CHANNEL, "2020-05-18", [taken("سيطرت على قاعدة الوطية")])
    other = taken("انتزعت قوات طرابلس قاعدة الوطية", by=FORCES)
    assert "who" not in about(one, Page("b", PAPER, "2020-05-18", [other]))
    beside = Says("حذرت حكومة الوفاق من الأمر", "statement", agents=[LISTED])
    assert "who" in about(one, Page("b", PAPER, "2020-05-18", [other, beside]))
