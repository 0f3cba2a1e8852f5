"""Men with a pronoun, where who speaks has no name: they are of the one body he is named by."""

import pytest
from telling import agents

GIVEN: list[tuple[str, str, list[str]]] = [
    ("ونشرت صفحة محسوبة على كتيبة عقبة بن نافع أن رجالها غنموا رشاشا.", "capture", ["رجالها"]),
    ("صرح مسؤول في الدفاع المدني الأردني بأن كوادره أسعفت أحد عشر سوريا.", "aid", ["كوادره"]),
    ("قال قيادي في حركة الشباب إن مقاتليه انسحبوا من البلدة.", "retreat", ["مقاتليه"]),
    ("وأكد مصدر في الجيش الوطني الليبي أن جنوده سيطروا على المطار.", "territory_change", ["جنوده"]),
    (
        "قال الناطق باسم حركة طالبان إن رجالها أعطبوا ناقلتين وما زالوا يسيطرون على القرية.",
        "territory_change",
        ["رجالها"],
    ),
]
OPEN: list[tuple[str, str]] = [
    ("قال شاهد من بلدة دوما إن رجاله انسحبوا من البلدة.", "retreat"),
    ("ذكر تاجر من مدينة حماة أن رجاله سيطروا على السوق.", "territory_change"),
    ("نشر تنظيم الدولة صورا قال إن جنوده صنعوها، وأخرى لشبان أحرقوا القرية.", "destruction"),
]


@pytest.mark.parametrize(("text", "event_type", "doers"), GIVEN)
def test_his_men_are_of_his_body(text: str, event_type: str, doers: list[str]) -> None:
    assert agents(text, event_type) == doers


@pytest.mark.parametrize(("text", "event_type"), OPEN)
def test_who_has_no_body_and_others_are_not(text: str, event_type: str) -> None:
    assert agents(text, event_type) == []
