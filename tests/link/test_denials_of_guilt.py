"""Who denies that it was his deed tells of it all the same; who never does such things denies nothing his text owns."""

import msgspec
from case_builder import Page, Says, actor, place, source
from test_events import NILE, RSF, WADI, events, grouped

from rawi.lexicon import load
from rawi.link.assess import assess

GENEINA = place("الجنينة", lat=13.45, lon=22.45)
SHUKRI = place("قرية شكري", lat=13.48, lon=22.2)
GOVERNOR = msgspec.structs.replace(actor("خميس عبد الله أبكر", subtype=None), kind="person")
SHORT = msgspec.structs.replace(actor("خميس أبكر", subtype=None), kind="person")
OTHER = msgspec.structs.replace(actor("خميس محمد أبكر", subtype=None), kind="person")
ARMY = actor("القوات المسلحة", subtype="state_force")
RSF_OFFICE = source("الدعم السريع", "armed_group", entity=RSF)
ARMY_OFFICE = source("مكتب الناطق", "state", entity=ARMY)

TOLD = Says("اغتيال الوالي على يد متفلتين", "killing", targets=[GOVERNOR], at=[GENEINA], by=[RSF_OFFICE])
FLED = Says("قتلت القوات العشرات قرب قرية شكري", "killing", agents=[RSF], at=[SHUKRI], count=[("killed", 20, 99)])


def denied(words: str) -> Says:
    return Says(words, "killing", agents=[RSF], modality="denied", polarity=False, by=[RSF_OFFICE], trigger="باغتيال")


def test_who_denies_his_part_in_a_killing_tells_of_it() -> None:
    charge = Says("اغتالت قوات الدعم السريع الوالي", "killing", agents=[RSF], targets=[GOVERNOR], by=[ARMY_OFFICE])
    denial = denied("ونفت صلتها باغتيال الوالي")
    pages = (
        Page("a", NILE, "2023-06-15", [TOLD, denial]),
        Page("b", WADI, "2023-06-14", [charge]),
        Page("c", WADI, "2023-06-18", [FLED]),
    )
    assert {TOLD.words, denial.words, charge.words} in grouped(*pages)
    _, disagreements = assess([page.reading() for page in pages], (), (), load())
    assert [(one.about, {p.value for p in one.positions}) for one in disagreements] == [
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


def test_who_leaves_out_the_middle_of_a_name_means_one_dead() -> None:
    whole = Says("مقتل الوالي خميس عبد الله أبكر", "killing", targets=[GOVERNOR], day="2023-06-14")
    short = Says("قتل خميس أبكر بعد ساعات", "killing", targets=[SHORT])
    other = Says("مقتل خميس محمد أبكر في السوق", "killing", targets=[OTHER], day="2023-06-01")
    pages = Page("a", NILE, "2023-06-15", [whole]), Page("b", WADI, "2023-06-20", [short])
    assert grouped(*pages) == [{whole.words, short.words}]
    # Which of two who end alike is meant nobody knows.
    assert len(events(*pages, Page("c", WADI, "2023-06-02", [other]))) == 3


def test_a_denial_comes_days_after_what_it_denies() -> None:
    charge = Says("قصف طيران الجيش منازل في المدينة", "airstrike", at=[GENEINA], day="2023-06-05")
    denial = Says(
        "قصف طيران الجيش منازل المدنيين", "airstrike", at=[GENEINA], modality="denied", polarity=False, by=[ARMY_OFFICE]
    )
    charged = Page("a", NILE, "2023-06-12", [charge])
    assert len(events(charged, Page("b", WADI, "2023-06-13", [denial]))) == 1
    assert len(events(charged, Page("b", WADI, "2023-07-13", [denial]))) == 2
