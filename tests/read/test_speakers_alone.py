"""Who accuses or denies ends where the accused or the denied begins: his family, a ministry, a commander of a kind."""

import pytest

from rawi.read import read_text


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("واتهمت عائلته العناصر بضربه حتى الموت.", "عائلته"),
        ("اتهم والده الشرطة بقتله في الحجز.", "والده"),
        ("واتهمت وزارة الداخلية الحوثيين بإطلاق صاروخ على نجران.", "وزارة الداخلية"),
        ("اتهمت وزارة الدفاع المتمردين بقصف مدرسة.", "وزارة الدفاع"),
        ("ونفى قائد انفصالي امتلاك قواته صواريخ.", "قائد انفصالي"),
        ("واتهم قائد انفصالي الجيش بقصف المطار.", "قائد انفصالي"),
        ("ونفى متحدث حكومي تعرض المطار لقصف.", "متحدث حكومي"),
        ('قال المتحدث باسم الجيش لـ"رويترز" إن خمسة جنود قتلوا.', "المتحدث باسم الجيش"),
        # What belongs to the name stays in it.
        ("واتهمت نقابة المعلمين الفلسطينيين إسرائيل بقصف مدرسة.", "نقابة المعلمين الفلسطينيين"),
        ("وانتقدت نقابة الصيادلة السوريين قصف مستشفى في حلب.", "نقابة الصيادلة السوريين"),
        ("وقال قائد عسكري من الجيش الحر إن خمسة قتلوا.", "قائد عسكري من الجيش الحر"),
        ("وقال مسؤول أميركي كبير إن خمسة قتلوا.", "مسؤول أميركي كبير"),
        ("اتهمت السلطات عائلته بإيواء مسلحين.", "السلطات"),
    ],
)
def test_who_speaks_is_named_to_where_the_next_begins(text: str, speaker: str) -> None:
    reading = read_text(text, published="2021-05-10")
    assert {claim.attribution[-1].text for claim in reading.claims} == {speaker}


def test_who_holds_an_office_of_a_body_in_marks_speaks_by_his_name() -> None:
    text = 'واعتبر الأمين العام لـ"حزب الله" السيد حسن نصر الله أن إسرائيل قتلت عشرين مدنيا.'
    reading = read_text(text, published="2021-05-10")
    (speaker,) = [entity.id for entity in reading.entities if entity.name == "حسن نصر الله"]
    assert {claim.attribution[-1].speaker for claim in reading.claims} == {speaker}
