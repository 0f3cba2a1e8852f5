"""News of sport, the arts, markets and nature, in the words of war and politics; and names of bodies."""

import pytest

from rawi.read import read_text


def types(text: str) -> set[str]:
    return {claim.event_type for claim in read_text(text, published="2024-05-16").claims}


@pytest.mark.parametrize(
    "text",
    [
        "حاصر لاعبو الأهلي مرمى الخصم وشنوا هجوما متواصلا في الشوط الثاني.",
        "وقع الفنان اتفاقا مع شركة إنتاج لتقديم مسرحية عن حصار بيروت.",
        "انهارت أسهم البنك في البورصة وتعهد رئيسه بتعويض المساهمين.",
        "هاجرت اللقالق من البحيرة وعادت الطيور إلى أعشاشها في الأهوار.",
        "عمل الرجل سنوات رئيسا للجنة المصالحات وتبادل الأسرى في تعز.",
    ],
)
def test_what_is_of_another_field_is_no_event(text: str) -> None:
    assert not types(text)


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        ("قتل لاعب كرة قدم في قصف استهدف ملعبا في رفح قبل مباراة.", "killing"),
        ("أفرجت السلطات البحرينية عن لاعب المنتخب المعتقل حكيم العريبي.", "release"),
        ("شكلت الحكومة لجنة تحقيق في مقتل المتظاهرين.", "investigation"),
        ("أعلنت وزارة الدفاع وقف إطلاق النار في تعز.", "ceasefire"),
    ],
)
def test_what_befalls_people_of_that_field_is_one(text: str, event_type: str) -> None:
    assert event_type in types(text)
