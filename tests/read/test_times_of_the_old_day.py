"""Parts of the day as people tell them, first and last days of a month, seasons, and the day a page tells of."""

import pytest

from rawi import read_text
from times_found import find

BODY = "وقال شهود إن قتالاً اندلع مساء أمس في البلدة، وإن عشرات العائلات نزحت عنها إلى القرى المجاورة."


@pytest.mark.parametrize(
    ("raw", "spans"),
    [
        ("قصفوها الأحد، ورحلوا عند السحر", ["الأحد", "السحر"]),
        ("قصفوها الأحد. وقبل المغيب انسحبوا", ["الأحد", "قبل المغيب"]),
        ("اقتادوه بعد صلاة العشاء", ["بعد صلاة العشاء"]),
        ("وهو خارج من صلاة العشاء", []),
        ("تواصل القصف حتى مغيب شمس الجمعة", ["مغيب شمس الجمعة"]),
        ("دهموها ضحى الجمعة", ["ضحى الجمعة"]),
        ("سلم نفسه في الصيف الماضي", ["الصيف الماضي"]),
        ("اندلعت احتجاجات الربيع العربي", []),
        ("والسولار بخلص بكرا", ["بكرا"]),
        ("اعتقلوا أربعة الليلة", ["الليلة"]),
        ("الليلة الثالثة من القصف", []),
    ],
)
def test_parts_of_the_day_and_seasons(raw: str, spans: list[str]) -> None:
    assert [raw[m.start : m.end] for m in find(raw)] == spans


@pytest.mark.parametrize(
    ("raw", "day"),
    [
        ("دخلوها غرة شهر رجب 1436", "2015-04-20"),
        ("بايعوه سلخ رجب 1436", "2015-05-18"),
        ("سدوا ثغرة في رجب 1436 هـ", None),
    ],
)
def test_first_and_last_days(raw: str, day: str | None) -> None:
    found = [m.value for m in find(raw) if m.value.precision == "day"]
    assert [(value.start, value.end) for value in found] == ([(day, day)] if day else [])


def test_a_weekday_in_the_week_that_a_bulletin_covers() -> None:
    raw = "تغطي الفترة من 6 إلى 9 آذار 2025\n\nالخميس: قصفوا البلدة. وقصفوها الاثنين"
    values = {raw[m.start : m.end]: m.value.start for m in find(raw, published=None)}
    assert values["الخميس"] == "2025-03-06"
    assert values["الاثنين"] is None


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("حصاد الأربعاء 02-10-2024", "2024-10-02"),
        ("شبكة الأهالي | تغطية يوم الثلاثاء 15 مارس 2011", "2011-03-15"),
        ("مجزرة 3 آذار 2016", None),
        ("حصيلة يوم الاثنين 14 آذار 2022 في محافظة درعا", "2022-03-14"),
        ("موجز أحداث الثلاثاء 15 مارس 2011 في سترة", "2011-03-15"),
        ("تقرير عن مجزرة 5 آذار 2016 في حلب", None),
        ("تقرير يوم 5 آذار 2016 في حلب يوثق مقتل عشرة", None),
        ("حصيلة 5 آذار 2016 في ارتفاع مستمر", None),
        ("حصيلة قصف 5 آذار 2016 في مدينة حلب وريفها", None),
        ("[صدى الساحل، ص 3، بقلم سمير علي، 13.5.2021]\nالبلدة تحت النار", "2021-05-13"),
        ("البلدة تحت النار\nكتب في 11 أغسطس 2019، الساعة 1:25 ظهرا", "2019-08-11"),
        ("رقم الخبر: 14020924 | 15/12/2023 - 11:40 | قسم الأمن\nالبلدة تحت النار", "2023-12-15"),
    ],
)
def test_the_day_a_page_is_of(head: str, day: str | None) -> None:
    assert read_text(f"{head}\n\n{BODY}").document.published.start == day
