"""Lines below a headline that name the outlet beside a day, and what they do not name."""

import pytest
from pages import REPORT, narrators

TITLE = "قصف عنيف على أطراف البلدة منذ الفجر"


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("نداء الوادي :: 15 أيلول 2014 :: 13:00", "نداء الوادي"),
        ("نداء الوادي ** الجمعة 7 يونيو 2019", "نداء الوادي"),
        ("نداء الوادي، ترجمة وتحرير • الأربعاء 3 أبريل/نيسان 2024", "نداء الوادي"),
        ("نداء الوادي – الإثنين 19 كانون الأول (ديسمبر) 2016", "نداء الوادي"),
        ("نداء الوادي | الاثنين، 9 نيسان 2018 | آخر تحديث 22:05", "نداء الوادي"),
        ("بوجمبورا (البحيرات) 6 ماي 2022", "البحيرات"),
        ("منصة الوادي، الأحد 9 آذار/مارس 2025، 19:00", "منصة الوادي"),
        ("بوابة الوادي — نُشر: 03-07-2019 | 09:12", "بوابة الوادي"),
        ("وكالة زهر الوادي / حاورت الأهالي: ميرا العلي", "وكالة زهر الوادي"),
        ("بنغازي: بريد الوادي\n29-06-2014", "بريد الوادي"),
        ("جازان 25 شوال 1439 هـ الموافق 09 يوليو 2018 م واس", "وكالة الأنباء السعودية"),
    ],
)
def test_the_outlet_beside_a_day(line: str, outlet: str) -> None:
    assert narrators(f"{TITLE}\n\n{line}\n\n{REPORT}") == {outlet}


@pytest.mark.parametrize(
    "line", ["حصيلة السبت ٢٥ كانون الثاني ٢٠١٤", "درعا، الأحد 9 آذار 2025", "مساء الأحد 9 آذار 2025"]
)
def test_a_bulletin_a_place_or_an_hour_is_no_outlet(line: str) -> None:
    assert narrators(f"{TITLE}\n\n{line}\n\n{REPORT}") == {None}


@pytest.mark.parametrize(
    ("title", "outlet"),
    [
        ("نازح من البلدة لراديو الوادي: حاصرونا أسبوعين", "راديو الوادي"),
        ("قبسات | مقتل خمسة في هجوم على حاجز", "قبسات"),
    ],
)
def test_a_headline_that_names_the_outlet(title: str, outlet: str) -> None:
    assert narrators(f"{title}\n\nالأحد 9 آذار 2025\n\n{REPORT}") == {outlet}
