"""Who denies that it was his deed tells of it all the same; who never does such things denies nothing his text owns."""

from dataclasses import replace

import msgspec
from case_builder import Page, Says, actor, place, source
from test_events import NILE, RSF, WADI, events, grouped

from rawi.lexicon import load
from rawi.link.assess import assess
from rawi.model import Disagreement, Entity, Source

GENEINA = place("الجنينة", lat=13.45, lon=22.45)
SHUKRI = place("قرية شكري", lat=13.48, lon=22.2)
GOVERNOR = msgspec.structs.replace(actor("خميس عبد الله أبكر", subtype=None), kind="person")
SHORT = msgspec.structs.replace(actor("خميس أبكر", subtype=None), kind="person")
ARMY = actor("القوات المسلحة", subtype="state_force")
RSF_OFFICE = source("الدعم السريع", "armed_group", entity=RSF)
ARMY_OFFICE = source("مكتب الناطق", "state", entity=ARMY)

TOLD = Says("اغتيال الوالي على يد متفلتين", "killing", targets=[GOVERNOR], at=[GENEINA], by=[RSF_OFFICE])
FLED = Says("قتلت القوات العشرات قرب قرية شكري", "killing", agents=[RSF], at=[SHUKRI], count=[("killed", 20, 99)])


def denied(words: str) -> Says:
    return Says(words, "killing", agents=[RSF], modality="denied", polarity=False, by=[RSF_OFFICE], trigger="باغتيال")


def disagreements(*pages: Page) -> list[Disagreement]:
    return list(assess([page.reading() for page in pages], (), (), load())[1])


def test_who_denies_his_part_in_a_killing_tells_of_it() -> None:
    charge = Says("اغتالت قوات الدعم السريع الوالي", "killing", agents=[RSF], targets=[GOVERNOR], by=[ARMY_OFFICE])
    denial = denied("ونفت صلتها باغتيال الوالي")
    pages = (
        Page("a", NILE, "2023-06-15", [TOLD, denial]),
        Page("b", WADI, "2023-06-14", [charge]),
        Page("c", WADI, "2023-06-18", [FLED]),
    )
    assert {TOLD.words, denial.words, charge.words} in grouped(*pages)
    assert [(one.about, {p.value for p in one.positions}) for one in disagreements(*pages)] == [
        ("who", {"by Rapid Support Forces", "denies it"})
    ]


def test_who_denies_that_it_was_done_does_not_tell_of_it() -> None:
    told = Says("اغتالت قواتنا الوالي", "killing", agents=[RSF], targets=[GOVERNOR], at=[GENEINA], by=[RSF_OFFICE])
    assert len(events(Page("a", NILE, "2023-06-15", [told, denied("ونفت وقوع أي أمر باغتيال الوالي")]))) == 2


def test_what_somebody_never_does_denies_no_strike_of_his_own_text() -> None:
    strike = Says("قصفت طائراتنا مواقع في المدينة", "airstrike", agents=[ARMY], at=[GENEINA], role="statement")
    never, not_then = (
        Says(words, "airstrike", agents=[ARMY], modality="denied", polarity=False, role="statement", trigger=trigger)
        for words, trigger in (("ولا تستهدف قواتنا المدنيين", "تستهدف"), ("ولم تستهدف قواتنا المدنيين", "تستهدف"))
    )
    accused = Says("قصفت طائرات الجيش سوقا في المدينة", "airstrike", agents=[ARMY], at=[GENEINA], day="2023-06-14")
    page = Page("a", None, "2023-06-15", [strike, never], issuer=ARMY_OFFICE)
    assert len(events(page)) == 2
    # What another tells of him it does deny, and so does "did not" answer.
    page = Page("a", None, "2023-06-15", [not_then], issuer=ARMY_OFFICE)
    assert len(events(page, Page("b", WADI, "2023-06-14", [accused]))) == 1


def test_who_leaves_out_the_middle_of_a_name_means_one_dead_only_of_one_place_and_day() -> None:
    whole = Says("مقتل الوالي خميس عبد الله أبكر", "killing", targets=[GOVERNOR], at=[GENEINA], day="2023-06-14")
    short = Says("مقتل الوالي خميس أبكر", "killing", targets=[SHORT], at=[GENEINA], day="2023-06-14")
    page = Page("a", NILE, "2023-06-15", [whole])
    assert not disagreements(page, Page("b", WADI, "2023-06-15", [short]))
    assert len(events(page, Page("b", WADI, "2023-06-15", [short]))) == 1
    assert len(events(page, Page("b", WADI, "2023-06-20", [replace(short, at=[], day=None)]))) == 2
    assert len(events(page, Page("b", WADI, "2025-06-20", [replace(short, at=[SHUKRI], day="2025-06-19")]))) == 2


def test_a_denial_comes_days_after_what_it_denies() -> None:
    charge = Says("قصف طيران الجيش منازل في المدينة", "airstrike", at=[GENEINA], day="2023-06-05")
    denial = Says(
        "قصف طيران الجيش منازل المدنيين", "airstrike", at=[GENEINA], modality="denied", polarity=False, by=[ARMY_OFFICE]
    )
    charged = Page("a", NILE, "2023-06-12", [charge])
    assert len(events(charged, Page("b", WADI, "2023-06-13", [denial]))) == 1
    assert len(events(charged, Page("b", WADI, "2023-07-13", [denial]))) == 2


def shelled(words: str, by: Entity, *, day: str | None = "2023-06-05", denied_by: Source | None = None) -> Says:
    told = Says(words, "shelling", agents=[by], at=[GENEINA], day=day)
    return replace(told, modality="denied", polarity=False, by=[denied_by]) if denied_by is not None else told


def test_only_who_is_accused_denies_days_later() -> None:
    charged = Page("a", NILE, "2023-06-06", [shelled("قصف الجيش المدينة", ARMY)])
    accused = shelled("نفى الجيش قصف المدينة", ARMY, day=None, denied_by=ARMY_OFFICE)
    another = shelled("نفت قوات الدعم السريع قصف المدينة", RSF, day=None, denied_by=RSF_OFFICE)
    assert len(events(charged, Page("b", WADI, "2023-06-14", [accused]))) == 1
    assert len(events(charged, Page("b", WADI, "2023-06-14", [another]))) == 2


def test_who_denies_that_a_hospital_was_hit_denies_no_hit_on_a_school() -> None:
    charged = Page("a", NILE, "2023-06-06", [shelled("قصف الجيش مدرسة في المدينة", ARMY)])
    for words, found in (("نفى الجيش قصف مستشفى", 2), ("نفى الجيش قصف المدرسة", 1), ("نفى الجيش قصف المدينة", 1)):
        denial = shelled(words, ARMY, day=None, denied_by=ARMY_OFFICE)
        assert len(events(charged, Page("b", WADI, "2023-06-07", [denial]))) == found


def test_who_denies_a_deed_is_none_of_its_doers() -> None:
    denial = shelled("نفى الجيش قصف السوق", ARMY, denied_by=ARMY_OFFICE)
    told = replace(shelled("وقال الجيش إن قوات الدعم السريع قصفت السوق", RSF), by=[ARMY_OFFICE])
    (event,) = events(Page("a", NILE, "2023-06-06", [denial, told]))
    assert [participant.entity for participant in event.agents] == [RSF.id]
    (event,) = events(Page("a", NILE, "2023-06-06", [denial]))
    assert [participant.entity for participant in event.agents] == [ARMY.id]
