"""Times of the day, and times that mean a day or a year named elsewhere."""

from datetime import date, timedelta

import pytest

from times_found import find


def test_a_clock_time_at_the_head_of_a_line_belongs_to_the_day_it_is_listed_under() -> None:
    raw = "شبكة الأنباء\nالخميس 5 كانون الأول 2024\n\n⏱ 8:10 ص\nاشتباكات\n⏱ 3 العصر\nقصف في الساعة 02:30"
    values = {raw[m.start : m.end]: m.value.start for m in find(raw)}
    assert values["8:10 ص"] == "2024-12-05"
    assert values["3 العصر"] == "2024-12-05"
    assert values["الساعة 02:30"] == "2024-12-05"


@pytest.mark.parametrize(
    ("raw", "days"),
    [
        ("قصفوا البلدة الأحد. وفي اليوم التالي دخلوها فجراً.", ["2018-02-11", "2018-02-12", "2018-02-12"]),
        ("في 3 شباط 2018 خرجوا، وعادوا مساء اليوم نفسه.", ["2018-02-03", "2018-02-03"]),
        ("التاريخ: 4 شباط 2018\nالتوقيت: 17:30", ["2018-02-04", "2018-02-04"]),
        ("قصفوها الأحد.\nونصف القتلى سقطوا فجراً.", ["2018-02-11", None]),
        ("قصفوها الأحد. وتسللوا حوالي الساعة الحادية عشرة ليلا.", ["2018-02-11", "2018-02-11"]),
        ("قصفوها الأحد.\nوتدور اشتباكات منذ الفجر.", ["2018-02-11", "2018-02-13"]),
        ("قصفوها الاثنين.\nودخلوها قبيل الفجر، وقصفت بالليل.", ["2018-02-12", "2018-02-12", None]),
        ("قصفوها الأحد.\nودخلوها قبيل الفجر.", ["2018-02-11", None]),
        ("من 3 إلى 5 شباط 2018 قصفوها، وعادوا فجراً.", ["2018-02-03", None]),
        ("آخر تحديث: الخميس 15/2/2018، 11:30", ["2018-02-15", "2018-02-15"]),
        ("الفترة من 1 إلى 15 تشرين الثاني 2018\nدهموا في 9 تشرين الثاني أربعة منازل", ["2018-11-01", "2018-11-09"]),
        ("بين 27 و31 آذار 2018 قصفوها. وهبطوا يوم الثلاثاء 27 آذار", ["2018-03-27", "2018-03-27"]),
        ("خطف في مارس وأفريل 2018 موظفان", ["2018-03-01"]),
        ("خطفا في نيسان 2018، ثم عادا في أيلول من السنة ذاتها", ["2018-04-01", "2018-09-01"]),
    ],
)
def test_a_time_may_mean_the_day_named_before_it(raw: str, days: list[str | None], days_later: int) -> None:
    # Weekdays come again with whole weeks.
    later = days_later // 7 * 7
    found = find(raw, (date(2018, 2, 13) + timedelta(later)).isoformat())
    counted = [timedelta(later if "2018" not in raw else 0) for _ in days]
    expected = [day and (date.fromisoformat(day) + by).isoformat() for day, by in zip(days, counted, strict=True)]
    assert [item.value.start for item in found] == expected


def test_what_would_lie_after_publication_is_of_the_year_told_in_its_sentence() -> None:
    march, june = find("خطفا في مارس 2014، ولم يطلق سراحهما إلا أواخر جوان", "2015-06-20")
    assert (march.value.start, june.value.start) == ("2014-03-01", "2014-06-21")
    assert find("أطلقا أواخر جوان", "2015-06-20")[0].value.start is None
    assert find("قصفوا في 9 أيلول. وفي اليوم التالي عادوا", "2015-09-09")[1].value.start is None


@pytest.mark.parametrize(
    ("raw", "clock"),
    [
        ("قصفوا الساعة 3:30 عصراً", "15:30"),
        ("قصفوا في الثامنة والربع مساء", "20:15"),
        ("قصفوا في الثانية عشرة إلا ربعا من ليل الأحد", "23:45"),
        ("قصفوا عند الواحدة بعد منتصف الليل", "01:00"),
        ("نُشر الأحد 26-1-2014، 09:15 صباحاً", "09:15"),
        ("الساعة 0430 من يوم 13 كانون الأول", "04:30"),
        ("عادوا في 7 صباحاً", "07:00"),
        ("وقع الانفجار 12:34:25", "12:34"),
        ("سنغادر في السابعة", "07:00"),
        ("قصفوا فجر اليوم الساعة 4 والنصف", "04:30"),
        ("قصفوا الساعة 8 إلا ربعا", "07:45"),
        ("يعمل من السابعة حتى التاسعة", "07:00"),
        ("إنها 8 في الليل", "20:00"),
        ("الساعة 9 في المساء قصفوا", "21:00"),
        ("عادوا بعد الظهر الساعة 5", "17:00"),
        ("وصلوا مساء الساعة 7:20", "19:20"),
        ("ظهر الساعة 7 على الشاشة", "07:00"),
        ("قصفوا منتصف الليل", "00:00"),
        ("قصفوا منتصف-النهار", "12:00"),
        ("قصفوا بعد منتصف الليل", None),
        ("قصفوا يوم 13 شباط 2018", None),
        ("مقتل 7 صباح اليوم", None),
        ("ليل الأحد", None),
    ],
)
def test_the_time_of_day_is_read_where_it_is_said(raw: str, clock: str | None, days_later: int) -> None:
    found = find(raw, (date(2018, 2, 13) + timedelta(days_later)).isoformat())
    assert next((item.value.clock for item in found if item.value.clock), None) == clock
