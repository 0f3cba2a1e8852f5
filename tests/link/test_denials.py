"""Denials join what they deny; one dies once; a week's bulletin is not the next one's, somebody by name is no toll."""

import msgspec
import pytest
from case_builder import Page, Says, actor, place, source
from linked_texts import linked
from test_events import NILE, OMDURMAN, RSF, WADI, events, grouped, market

from rawi.lexicon import load
from rawi.link.assess import assess
from rawi.model import ClaimTime, Reading

CAMP = place("مخيم أبو شوك", lat=13.67, lon=25.35)
RSF_OFFICE = source("الدعم السريع", "armed_group", entity=RSF)
GOVERNOR = msgspec.structs.replace(actor("خميس أبكر", subtype=None), kind="person")


def test_who_is_accused_and_denies_speaks_of_what_he_is_accused_of() -> None:
    charge = Page("a", NILE, "2023-05-17", [market("قذائف قوات الدعم السريع تصيب سوق أم درمان")])
    denial = Says("لم نستهدف أي موقع مدني", "shelling", agents=[RSF], polarity=False, by=[RSF_OFFICE])
    assert len(events(charge, Page("b", WADI, "2023-05-18", [denial]))) == 1


def test_abuses_denied_are_the_killing() -> None:
    charge = Says("قتلت قوات الدعم السريع مدنيين في المخيم", "killing", agents=[RSF], at=[CAMP], day="2023-05-16")
    denial = Says("لم تقع أي تجاوزات", "violation", agents=[RSF], polarity=False, by=[RSF_OFFICE])
    pages = Page("a", NILE, "2023-05-17", [charge]), Page("b", WADI, "2023-05-18", [denial])
    assert len(events(*pages)) == 1


def test_a_denial_of_two_things_as_near_joins_neither() -> None:
    charges = [
        Page("a", NILE, "2023-05-17", [market("قصف السوق")]),
        Page("b", WADI, "2023-05-17", [market("قصف المخيم", at=(CAMP,))]),
    ]
    denial = Says("لم نستهدف أي موقع مدني", "shelling", agents=[RSF], polarity=False, by=[RSF_OFFICE])
    assert len(events(*charges, Page("c", WADI, "2023-05-18", [denial]))) == 3


def test_an_attempt_that_failed_answers_no_claim_of_somewhere_else() -> None:
    told = Says("هاجمت جماعات مسلحة البلدة", "battle", by=[RSF_OFFICE])
    failed = Says("لم تتمكن القوات من اختراق دفاعات المخيم", "battle", agents=[RSF], at=[CAMP], polarity=False)
    assert len(events(Page("a", NILE, "2023-05-17", [told, failed]))) == 2


def test_somebody_by_name_is_killed_once_and_is_no_toll() -> None:
    one = Says("ومنهم الوالي خميس أبكر", "killing", targets=[GOVERNOR], at=[CAMP])
    other = Says("مقتل والي غرب دارفور خميس أبكر", "killing", targets=[GOVERNOR], day="2023-06-14")
    toll = Says("سبعون قتيلا في المخيم", "killing", at=[CAMP], count=[("killed", 70, 70)])
    pages = Page("a", NILE, "2023-06-16", [one]), Page("b", WADI, "2023-06-15", [other])
    assert {one.words, other.words} in grouped(*pages, Page("c", WADI, "2023-06-16", [toll]))


def test_bulletins_of_neighbouring_weeks_are_two() -> None:
    def bulletin(path: str, day: str, start: str, end: str, killed: int) -> Reading:
        page = Page(
            path, NILE, day, [Says(f"{killed} قتيلا", "killing", at=[OMDURMAN], count=[("killed", killed, killed)])]
        )
        made = page.reading()
        week = ClaimTime(start=start, end=end, precision="days", span=made.claims[0].span)
        return msgspec.structs.replace(made, claims=(msgspec.structs.replace(made.claims[0], time=week),))

    weeks = (
        bulletin("a", "2023-05-19", "2023-05-13", "2023-05-19", 11),
        bulletin("b", "2023-05-26", "2023-05-20", "2023-05-26", 37),
    )
    assert len(assess(weeks, (), (), load())[0]) == 2


@pytest.mark.parametrize(
    ("denial", "expected"),
    [
        ("ونفى الجيش المالي في بيان أسر أي عسكري.", True),
        ("ونفى الجيش المالي في بيان أسر أي مدني.", False),
        ("ونفى صحفي من باماكو أسر أي عسكري.", False),
    ],
)
def test_an_army_denies_that_its_own_soldiers_were_captured(denial: str, expected: bool) -> None:
    charge = "قالت جماعة نصرة الإسلام والمسلمين إنها أسرت أربعة جنود يوم الأحد في كمين قرب بوني وسط مالي."
    answer = f"قتل أحد عشر جنديا ماليا يوم الأحد في كمين قرب بوني وسط مالي. {denial}"
    disagreements = linked(charge, answer, days=("2019-05-13", "2019-05-13"))[1].disagreements
    assert any(one.about == "modality" for one in disagreements) == expected
