"""A statement, a report of it and a copy of the report with one number changed; and who accuses whom."""

from functools import cache

import pytest

from rawi.lexicon import load
from rawi.link.pipeline import link
from rawi.model import Links
from rawi.read import read, read_text

TOLD = "قتلوا وأصيب 300 آخرون في تفجيرين بسيارتين ملغومتين استهدفا السبت تقاطع زوبي بالعاصمة مقديشو."
ACCUSED = "واتهم الرئيس حسن شيخ محمود حركة الشباب بالوقوف وراء الهجوم."
STATEMENT = """وزارة الصحة الصومالية
بيان صحفي
مقديشو، 30 أكتوبر 2022
تعلن وزارة الصحة الصومالية أن حصيلة التفجيرين اللذين استهدفا أمس السبت تقاطع زوبي في مقديشو بلغت مئة قتيل و300 جريح.
"""
REPORT = f"""مقتل 100 شخص في تفجيرين بمقديشو
مقديشو - وكالة الأفق - 30 أكتوبر 2022
قالت وزارة الصحة الصومالية اليوم الأحد إن مئة شخص {TOLD}
{ACCUSED}
"""


def copy(day: str) -> str:
    return f"""شبكة الخبر
{day}
مقتل 120 شخصا في تفجيرين بمقديشو
قالت وزارة الصحة الصومالية اليوم الأحد إن 120 شخصا {TOLD}
{ACCUSED}
"""


@cache
def linked(day: str) -> Links:
    return link(tuple(map(read_text, (STATEMENT, REPORT, copy(day)))), load(), read=read)[1]


@pytest.mark.parametrize("day", ["الأحد 30/10/2022", "الاثنين 31/10/2022"])
def test_a_number_that_a_copy_made_is_no_later_toll_of_the_statement_behind_it(day: str) -> None:
    assert {one.nature for one in linked(day).disagreements if one.about == "how_many"} == {"editorial_change"}


def test_who_accuses_is_not_titled_as_the_accused() -> None:
    (accusation,) = (event for event in linked("الأحد 30/10/2022").events if event.event_type == "accusation")
    assert accusation.title == "Accusation by Hassan Sheikh Mohamud against Al-Shabaab"
