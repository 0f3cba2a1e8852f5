"""Doers of verbs of many: their subject is a plural of people, though its ending does not show it (الدواعش، رجاله)."""

import pytest
from telling import agents

MANY: list[tuple[str, str, list[str]]] = [
    ("الدواعش انقضوا على المعسكر عند الفجر، نحروا اثنين وأحرقوا مكاتبه.", "killing", ["الدواعش"]),
    (
        "قالت أعماق إن جنود الخلافة أتموا السيطرة على القرية، وأنهم قتلوا من عثروا عليه داخلها.",
        "killing",
        ["جنود الخلافة"],
    ),
    ("دخل المارينز البيت ثم قتلوا سبعة رجال.", "killing", ["المارينز"]),
    ("البيشمركة دخلوا المدينة قبل الظهر، ثم اعتقلوا عشرة مشتبه بهم.", "detention", ["البيشمركة"]),
    ("البيشمركة أخلوا القرية ثم قصفتها.", "shelling", ["البيشمركة"]),
    ("البيشمركة دخلوا البلدة، ثم اعتقلت خمسة رجال.", "detention", ["البيشمركة"]),
    ("نصب فلول النظام كمينا لدورية للأمن العام قرب جبلة، ثم حاصروا الكلية البحرية.", "siege", ["فلول النظام"]),
]
OPEN: list[tuple[str, str]] = [
    # Who is one does nothing that many did, and many nothing that one did.
    ("دخل الجيش المالي القرية عند الظهر، ثم أحرقوا المخزن.", "destruction"),
    ("تبادل رجال الجبهة الشامية إطلاق النار عند الدوار، واستهدف أحدهم خصمه بعبوة.", "explosion"),
    ("الدواعش انقضوا على المعسكر ثم قصفته.", "shelling"),
    ("هاجم جنود الفرقة الرابعة البلدة، وقتلت ثلاثة مدنيين.", "killing"),
]


@pytest.mark.parametrize(("text", "event_type", "doers"), MANY)
def test_verbs_of_many_go_on_about_a_plural_of_people(text: str, event_type: str, doers: list[str]) -> None:
    assert agents(text, event_type) == doers


@pytest.mark.parametrize(("text", "event_type"), OPEN)
def test_verbs_of_one_do_not_and_one_is_not_many(text: str, event_type: str) -> None:
    assert agents(text, event_type) == []
