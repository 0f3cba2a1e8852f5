"""Whom a blow befell by the adjective of a state behind a band, an arm or a post, and what is no force's."""

import pytest
from telling import agents, targets

GIVEN: list[tuple[str, str, list[str]]] = [
    ("دمر المقاتلون دبابة تركية قرب عفرين.", "destruction", ["تركية"]),
    ("استهدف مسلحون رتلا أميركيا غرب بغداد.", "battle", ["أميركيا"]),
    ("فجر مجهولون مدرعة فرنسية في كيدال.", "explosion", ["فرنسية"]),
    ("قصفت المقاومة قاعدة إسرائيلية في الجولان.", "shelling", ["إسرائيلية"]),
    ("أسقط الثوار مروحية روسية في ريف اللاذقية.", "destruction", ["روسية"]),
    ("أسقطت مقاتلتان تركيتان طائرة روسية قرب الحدود.", "destruction", ["روسية"]),
    ("أسقطت طائرة أميركية مسيرة في إيران.", "destruction", ["أميركية"]),
    ("أسقطت طائرة إيرانية مسيرة في الخليج.", "destruction", ["إيرانية"]),
    ("أسقطت طائرة روسية مقاتلة في سوريا.", "destruction", ["روسية"]),
    ("أسقطت طائرة أميركية مسيرة إيرانية قرب التنف.", "destruction", ["إيرانية"]),
    ("أسقطت طائرة روسية عسكرية في اللاذقية.", "destruction", ["روسية"]),
    ("أسقطت مروحية روسية عسكرية قرب حماة.", "destruction", ["روسية"]),
    ("استهدف مسلحون شاحنات عسكرية تركية في إدلب.", "battle", ["تركية"]),
    ("أعلنت الجماعة إحراق آليتين سعوديتين في نجران.", "destruction", ["سعوديتين"]),
]
OPEN: list[tuple[str, str]] = [
    ("استهدف الحوثيون سفينة تجارية بريطانية في خليج عدن.", "attack_on_civilians"),
    ("استهدفت طائرة تركية سيارة في القامشلي.", "airstrike"),
    ("استهدف مسلحون شاحنات تركية في ديالى.", "attack_on_civilians"),
    ("فجر مسلحون عربات قطار روسية.", "explosion"),
    ("أحرق متظاهرون علما تركيا أمام القنصلية ودمروا سيارة.", "destruction"),
]


@pytest.mark.parametrize(("text", "event_type", "whom"), GIVEN)
def test_whose_forces_are_hit_the_adjective_says(text: str, event_type: str, whom: list[str]) -> None:
    assert targets(text, event_type) == whom


@pytest.mark.parametrize(("text", "event_type"), OPEN)
def test_a_merchant_ship_and_who_hits_are_not_hit(text: str, event_type: str) -> None:
    assert targets(text, event_type) == []


def test_who_shoots_down_is_no_target() -> None:
    assert agents("أسقطت مقاتلتان تركيتان طائرة روسية قرب الحدود.", "destruction") == ["تركيتان"]
    assert agents("أسقطت دفاعات إيرانية طائرة أميركية فوق مضيق هرمز.", "destruction") == ["إيرانية"]
    assert agents("أسقطت طائرة أميركية مسيرة إيرانية قرب التنف.", "destruction") == ["أميركية"]
    assert agents("أسقطت طائرة أميركية مسيرة في إيران.", "destruction") == []


def test_of_two_states_beside_a_masdar_the_second_is_hit() -> None:
    assert agents("تدمير صواريخ إيرانية قاعدة أميركية في العراق.", "destruction") == ["إيرانية"]
    assert targets("تدمير صواريخ إيرانية قاعدة أميركية في العراق.", "destruction") != ["إيرانية"]


@pytest.mark.parametrize(
    ("text", "event_type", "hitter"),
    [
        ("تدمير جرافات إسرائيلية منازل في الخليل.", "destruction", "إسرائيلية"),
        ("إحراق دوريات إسرائيلية سيارات فلسطينيين.", "destruction", "إسرائيلية"),
        ("تدمير طائرة إسرائيلية منصة صواريخ لحزب الله.", "destruction", "إسرائيلية"),
        ("احتجاز زوارق إيرانية ناقلة نفط.", "capture", "إيرانية"),
        ("احتجاز ناقلة إيرانية في جبل طارق.", "capture", "إيرانية"),
    ],
)
def test_who_hits_an_object_of_his_own_is_not_hit(text: str, event_type: str, hitter: str) -> None:
    assert hitter not in targets(text, event_type)
