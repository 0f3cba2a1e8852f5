"""Which toll a first count, a copy's number, the wounded who died and a denial of one's own losses answer."""

from dataclasses import replace

import msgspec
from case_builder import Page, Says, actor, place, reuse, source
from test_events import NILE, WADI, events

from rawi import read_text
from rawi.lexicon import load
from rawi.link.assess import assess
from rawi.link.pipeline import link
from rawi.model import Disagreement, Entity, Reuse, Source
from rawi.read import read

CAMP = place("مخيم جنين", lat=32.46, lon=35.28)
ARMY = msgspec.structs.replace(actor("الجيش", subtype="state_force"), curated=True)
ARMY_OFFICE = source("الناطق باسم الجيش", "state", entity=ARMY)
MINISTRY, DOCTORS = source("وزارة الصحة", "state"), source("لجنة الأطباء", "monitor")


def toll(words: str, low: float, *, day: str | None = "2023-01-26", by: Source | None = None) -> Says:
    told = [by] if by is not None else []
    return Says(words, "killing", at=[CAMP], day=day, count=[("killed", low, low)], by=told)


def differences(*pages: Page, reuses: tuple[Reuse, ...] = ()) -> list[Disagreement]:
    return list(assess([page.reading() for page in pages], reuses, (), load())[1])


def test_a_lower_number_of_another_is_no_later_one_than_a_first_count() -> None:
    first = Page("a", NILE, "2023-01-26", [toll("قتل مئة في حصيلة أولية", 100, by=MINISTRY)])
    lower = Page("b", WADI, "2023-01-26", [toll("قتل سبعون", 70, by=DOCTORS)])
    higher = Page("b", WADI, "2023-01-27", [toll("قتل مئة وعشرون", 120, by=DOCTORS)])
    assert [found.nature for found in differences(first, lower)] == ["contradiction"]
    assert [found.nature for found in differences(first, higher)] == ["update"]
    # Who calls five a first count two days after a hundred were told takes no hundred back.
    late = Page("b", WADI, "2023-01-28", [toll("الحصيلة الأولية خمسة قتلى", 5, by=ARMY_OFFICE)])
    assert [found.nature for found in differences(Page("a", NILE, "2023-01-26", [toll("قتل مئة", 100)]), late)] == [
        "contradiction"
    ]
    late = Page("b", WADI, "2023-01-26", [toll("الحصيلة الأولية خمسة قتلى", 5, by=ARMY_OFFICE)])
    assert [found.nature for found in differences(late, Page("a", NILE, "2023-01-28", [toll("قتل مئة", 100)]))] == [
        "update"
    ]


def test_a_number_made_in_copying_is_no_earlier_toll() -> None:
    source_page = Page("a", NILE, "2023-01-26", [toll("استشهاد تسعة مواطنين", 9, by=MINISTRY)])
    copy = Page("b", WADI, "2023-01-26", [toll("استشهاد سبعة مواطنين", 7, by=MINISTRY)])
    later = Page("c", NILE, "2023-01-27", [toll("ارتفعت حصيلة القتلى إلى عشرة", 10, by=MINISTRY)])
    copied = reuse(source_page, "استشهاد تسعة مواطنين", copy, "استشهاد سبعة مواطنين")
    found = {
        one.nature: {position.value.split()[0] for position in one.positions}
        for one in differences(source_page, copy, later, reuses=(copied,))
    }
    assert found == {"editorial_change": {"9", "7"}, "update": {"9", "10"}}


def test_the_wounded_who_died_since_are_another_death() -> None:
    first = Page("a", NILE, "2023-01-26", [toll("قتل تسعة في المخيم", 9)])
    died = toll("وفاة اثنين متأثرين بجراحهما", 2, day=None)
    killed = toll("مقتل ثمانية في المخيم", 8, day=None)
    assert len(events(first, Page("b", WADI, "2023-01-27", [died]))) == 2
    assert len(events(first, Page("b", WADI, "2023-01-27", [killed]))) == 1


def test_who_died_of_his_wounds_on_the_day_of_which_another_tells_is_no_other_dead() -> None:
    first = Page("a", NILE, "2023-01-26", [toll("قتل ثلاثة مدنيين في المخيم", 3)])
    same_day = Page("b", WADI, "2023-01-26", [toll("استشهاد خمسة مدنيين متأثرين بجراحهم", 5)])
    of_the_wounded = Page("b", WADI, "2023-01-26", [toll("وفاة خمسة من الجرحى", 5)])
    (event,) = events(first, same_day)
    assert [(figure.low, figure.high) for figure in event.figures] == [(3, 5)]
    assert [found.about for found in differences(first, same_day)] == ["how_many"]
    assert len(events(first, of_the_wounded)) == 2


def test_the_wound_that_somebody_died_of_is_told_of_him() -> None:
    text = "وكالة الشرق\n30 تموز 2018\n\nأعلنت الوزارة استشهاد محمود قشطة متأثرا بجراح أصيب بها الجمعة في خزاعة.\n"
    _, links = link([read_text(text)], load(), read=read)
    assert [event.event_type for event in links.events if event.event_type in ("killing", "injury")] == ["killing"]


def test_who_denies_that_his_own_fell_denies_no_dead_of_others() -> None:
    def page(path: str, words: str, targets: tuple[Entity, ...] = ()) -> Page:
        return Page(path, NILE, "2023-01-26", [replace(toll(words, 9), targets=targets)])

    denial = Says("لا قتلى في صفوف قواتنا", "killing", targets=[ARMY], at=[CAMP], polarity=False, by=[ARMY_OFFICE])
    denied = Page("b", WADI, "2023-01-26", [denial])
    assert len(events(page("a", "استشهاد تسعة مواطنين"), denied)) == 2
    assert len(events(page("a", "مقتل تسعة من الجيش", (ARMY,)), denied)) == 1


def test_who_denies_gas_at_a_hospital_denies_no_killing() -> None:
    def denied(words: str, trigger: str) -> Page:
        told = Says(
            words,
            "attack_on_civilians",
            at=[CAMP],
            modality="denied",
            polarity=False,
            by=[ARMY_OFFICE],
            trigger=trigger,
        )
        return Page("b", WADI, "2023-01-26", [told])

    told = replace(toll("استشهاد تسعة مواطنين برصاص الجيش", 9), agents=[ARMY])
    killed = Page("a", NILE, "2023-01-26", [told])
    assert len(events(killed, denied("إطلاق الغاز على المستشفى", "إطلاق"))) == 2
    assert len(events(killed, denied("استهداف أي مدنيين", "استهداف"))) == 1
    massacre = denied("ارتكاب مجزرة في المخيم", "مجزرة")
    assert len(events(killed, massacre)) == 1
    assert [found.about for found in differences(killed, massacre)] == ["modality"]


def test_a_headline_that_tells_no_listed_event_meets_only_its_own_words() -> None:
    def page(words: str, polarity: bool = True) -> Page:
        headline = Says("لم نتفق على أمر مع أحد", "statement", polarity=False, role="headline")
        return Page("a", NILE, "2023-01-26", [headline, Says(words, "statement", polarity=polarity)])

    def unlisted(told: Page) -> list[set[str]]:
        made = told.reading()
        claims = tuple(msgspec.structs.replace(claim, rule="said:statement") for claim in made.claims)
        found, _ = assess([msgspec.structs.replace(made, claims=claims)], (), (), load())
        return [set(event.claims) for event in found]

    assert len(unlisted(page("نتبع نهجا صارما وشفافا"))) == 2
    assert len(unlisted(page("وقال إنهم لم يتفقوا على أمر مع أحد", polarity=False))) == 1
