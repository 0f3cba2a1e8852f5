"""A place called by some of its words is no other place; a body that no list knows may be one that the others name."""

import msgspec
from case_builder import Page, Says, actor, place, source

from rawi.lexicon import load
from rawi.link.assess import assess
from rawi.model import Entity

BASE = place("قاعدة الوطية", lat=31.94, lon=11.89, subtype="site")
FAR = place("طرابلس", lat=32.89, lon=13.18)
LISTED = msgspec.structs.replace(actor("حكومة الوفاق"), curated=True)
UNKNOWN = actor("قوات طرابلس")
CHANNEL, PAPER = source("قناة المحور"), source("صحيفة فسانيا")
LONGER = msgspec.structs.replace(BASE, id="ent-longer", name="قاعدة الوطية الجوية", lat=None, lon=None)


def about(*pages: Page) -> set[str]:
    return {one.about for one in assess([page.reading() for page in pages], (), (), load())[1]}


def taken(words: str, *, by: Entity = LISTED, at: tuple[Entity, ...] = (BASE,)) -> Says:
    return Says(words, "territory_change", agents=[by], at=at, day="2020-05-18")


def test_a_place_by_more_of_its_words_is_no_other() -> None:
    one = Page("a", CHANNEL, "2020-05-18", [taken("سيطرت على قاعدة الوطية")])
    longer = taken("سيطرت على قاعدة الوطية الجوية قرب طرابلس", at=(LONGER, FAR))
    assert "where" not in about(one, Page("b", PAPER, "2020-05-18", [longer]))


def test_a_body_of_no_list_contradicts_nobody_unless_its_text_names_him_too() -> None:
    one = Page("a", CHANNEL, "2020-05-18", [taken("سيطرت على قاعدة الوطية")])
    other = taken("انتزعت قوات طرابلس قاعدة الوطية", by=UNKNOWN)
    assert "who" not in about(one, Page("b", PAPER, "2020-05-18", [other]))
    beside = Says("حذرت حكومة الوفاق من الأمر", "statement", agents=[LISTED])
    assert "who" in about(one, Page("b", PAPER, "2020-05-18", [other, beside]))
