"""Words of deeds in sentences that tell another thing: flowing, sanctions, demands of a year, cities of a state."""

import pytest
from telling import agents, told

from rawi.read import read_text


@pytest.mark.parametrize(
    "text",
    [
        "القرار يصب في صالح خمسة مدنيين في حلب.",
        "يصب القصف في مصلحة النظام.",
        "العقوبات طالت طائرات ومصانع في إيران.",
        "فقدت الخطوط المصرية طائرة فوق المتوسط.",
    ],
)
def test_nothing_is_told(text: str) -> None:
    assert not read_text(text, published="2021-06-15").claims


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        ("هجوم على مستودع كيماوي في دوما.", "battle"),
        ("طال الحريق طائرات ومباني مطار طرابلس.", "destruction"),
        ("هجمات روسيا على مصانع كيماوية في أوكرانيا قتلت خمسة.", "killing"),
        ("وقع هجوم كيماوي في مدينة دوما.", "attack_on_civilians"),
    ],
)
def test_what_is_told(text: str, event_type: str) -> None:
    assert told(text, event_type, published="2021-06-15")


@pytest.mark.parametrize(
    ("text", "event_type", "modality"),
    [
        ("وفي عام 2018 طالب الأهالي بوقف القصف على إدلب.", "ceasefire", "demanded"),
        ("في 2014 طالب الجيش بانسحاب داعش من حلب.", "retreat", "demanded"),
    ],
)
def test_behind_a_year_somebody_demands(text: str, event_type: str, modality: str) -> None:
    assert told(text, event_type, published="2021-06-15").modality == modality


@pytest.mark.parametrize(
    ("text", "event_type", "doers"),
    [
        ("لبنان فجرت إسرائيل منازله.", "destruction", ["إسرائيل"]),
        ("سوريا دمرت الحرب اقتصادها.", "destruction", []),
        ("تركيا قصفت أراضيها من سوريا.", "shelling", []),
        ("سوريا قصفت مدنا كثيرة فيها.", "shelling", []),
        ("أرمينيا قصفت مدينة غنجة.", "shelling", ["أرمينيا"]),
    ],
)
def test_a_state_whose_own_cities_are_struck_did_nothing(text: str, event_type: str, doers: list[str]) -> None:
    assert agents(text, event_type) == doers
