"""Captions and credits of pictures: nobody's account, and nobody's page by them."""

import pytest

from rawi.read import read_text

TITLE = "مقتل قيادي بغارة على صيدا"
BODY = "قُتل القيادي سامر الحاج، الجمعة، في غارة إسرائيلية استهدفت سيارته عند مدخل مخيم عين الحلوة قرب صيدا."


def roles(text: str) -> list[tuple[str, str]]:
    return [(p.role, text[p.span.start : p.span.end]) for p in read_text(text).passages]


@pytest.mark.parametrize(
    "caption",
    [
        "لقطة من الغارة على سيارة في مدينة صيدا (أ.ف.ب)",
        "صورة التقطت من الجانب الآخر للحدود تظهر دخانا (رويترز)",
        "التعليق على الصورة،\nسكان يتفقدون الدمار في المدينة",
    ],
)
def test_a_caption_is_no_account(caption: str) -> None:
    text = f"{TITLE}\n{caption}\nبيروت: سلمى العلي\n\n{BODY}\n"
    found = roles(text)
    assert ("boilerplate", caption) in found
    assert ("headline", TITLE) in found
    reading = read_text(text)
    assert {source.name for source in reading.sources}.isdisjoint({"وكالة الصحافة الفرنسية", "وكالة رويترز"})


def test_a_dateline_with_an_agency_in_brackets_is_no_caption() -> None:
    text = f"{TITLE}\n\nالقاهرة في 14 مارس آذار (رويترز)\n\n{BODY}\n"
    assert ("dateline", "القاهرة في 14 مارس آذار (رويترز)") in roles(text)


@pytest.mark.parametrize("day", ["6 يونيو/ حزيران 2024", "6 كانون الأول / ديسمبر 2024"])
def test_a_month_with_two_names_is_no_outlet(day: str) -> None:
    text = f"{TITLE}\n{day}\n\n{BODY}\n"
    assert ("metadata", day) in roles(text)
    assert read_text(text).sources == ()
