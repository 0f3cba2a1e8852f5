"""A clause that says when it was has the day right before it."""

import pytest
from telling import told


@pytest.mark.parametrize(
    ("raw", "event_type", "day"),
    [
        ("يتذكر الأهالي ليلة الثاني من أيار 2019، عندما قصفت الطائرات سوق البلدة.", "airstrike", "2019-05-02"),
        ("تعود القضية إلى 7 نوفمبر 2020 حين اعتقلت الشرطة الناشط.", "detention", "2020-11-07"),
        (
            "تدين اللجنة الجريمة التي ارتكبتها القوات فجر 3 مايو 2014، حين أطلقت قذيفتين على عرس وقتلت عشرة.",
            "killing",
            "2014-05-03",
        ),
    ],
)
def test_a_clause_that_says_when_has_the_day_before_it(raw: str, event_type: str, day: str) -> None:
    time = told(raw, event_type).time
    assert time is not None
    assert (time.start, time.end) == (day, day)


@pytest.mark.parametrize(
    ("raw", "event_type"),
    [
        ("وصل الوفد في 3 آذار 2021، وغادر حين قصفت الطائرات المطار.", "airstrike"),
        ("اتفق الطرفان في 3 آذار 2021 على هدنة تنهار حين يقصف الجيش المدينة.", "shelling"),
        ("في 3 آذار 2021 نفت الشرطة التهمة، بينما قصفت الطائرات المطار.", "airstrike"),
    ],
)
def test_other_clauses_have_not(raw: str, event_type: str) -> None:
    assert told(raw, event_type).time is None
