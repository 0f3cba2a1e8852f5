"""Since when: what "since" counts from has its day, and the event keeps its own."""

import pytest
from telling import told

DAY = "2024-05-01"


def _time(raw: str, event_type: str) -> tuple[str | None, str | None] | None:
    time = told(raw, event_type, published=DAY).time
    return (time.start, time.end) if time is not None else None


@pytest.mark.parametrize(
    ("raw", "event_type", "day"),
    [
        ("شنت إسرائيل أعنف غاراتها منذ أسابيع على بيروت الثلاثاء.", "airstrike", "2024-04-30"),
        ("قتل عشرة في أول هجوم منذ أشهر بمدينة تعز أمس الثلاثاء.", "killing", "2024-04-30"),
        ("قصف الطيران المدينة للمرة الأولى منذ أسابيع الاثنين.", "airstrike", "2024-04-29"),
        ("قتل خمسون في أكبر هجوم منذ سنوات في مقديشو السبت.", "killing", "2024-04-27"),
        ("قتل خمسة في أول هجوم من نوعه منذ عامين في كركوك يوم 28 نيسان.", "killing", "2024-04-28"),
        ("أطلق الحوثيون أول صاروخ منذ الهدنة على مأرب أمس.", "shelling", "2024-04-30"),
        ("قتل أربعون في أعلى حصيلة يومية منذ بدء الحملة في حلب الأحد.", "killing", "2024-04-28"),
        ("قتل مئة متظاهر في أكثر الأيام دموية منذ الانقلاب في مدينة ماندالاي السبت.", "killing", "2024-04-27"),
        ("أعنف معارك منذ أسابيع اندلعت في 28 نيسان.", "battle", "2024-04-28"),
        ("شهدت المدينة أعنف معارك منذ الهدنة اندلعت في 28 نيسان.", "battle", "2024-04-28"),
        ("قصف الجيش المدينة لأول مرة منذ الهدنة فجر 29 نيسان.", "shelling", "2024-04-29"),
        ("شن الطيران أعنف غاراته منذ عقود على الضاحية الأحد.", "airstrike", "2024-04-28"),
        ("قتل عشرون جنديا في أعنف هجوم منذ نحو عامين على كابول الاثنين.", "killing", "2024-04-29"),
        ("قتل عشرون جنديا في أكبر خسارة للجيش منذ أكثر من عشر سنوات يوم 27 نيسان.", "killing", "2024-04-27"),
        ("قتل 12 مدنيا في أول خرق منذ بضعة أسابيع بمحافظة تعز صباح الاثنين.", "killing", "2024-04-29"),
        ("قتل 12 مدنيا في أول هجوم منذ الهدنة في تعز في 28 نيسان.", "killing", "2024-04-28"),
        ("قتل خمسة مدنيين منذ انهيار الهدنة أمس.", "killing", "2024-04-30"),
        ("شنت إسرائيل الثلاثاء أعنف غاراتها منذ وقف إطلاق النار في 27 تشرين الثاني.", "airstrike", "2024-04-30"),
        ("للمرة الأولى منذ عام 2018 قصف الطيران المدينة الاثنين.", "airstrike", "2024-04-29"),
        ("قتل عشرة في أول قصف منذ رمضان الماضي على سرمين الاثنين.", "killing", "2024-04-29"),
    ],
)
def test_the_first_since_something_keeps_its_own_day(raw: str, event_type: str, day: str) -> None:
    assert _time(raw, event_type) == (day, day)


@pytest.mark.parametrize("first", ["أول", "أعنف", "أكبر"])
@pytest.mark.parametrize(
    "since",
    [
        "انتهاء الهدنة الجمعة",
        "انهيار الهدنة يوم الجمعة",
        "سريان وقف إطلاق النار صباح الجمعة",
        "دخول الاتفاق حيز التنفيذ الجمعة",
    ],
)
def test_the_day_behind_what_came_about_may_be_of_either(first: str, since: str) -> None:
    assert _time(f"شن الطيران {first} غارة منذ {since}.", "airstrike") is None
    assert _time(f"تعرضت البلدة ل{first} قصف منذ {since}.", "shelling") is None
    assert _time(f"شن الطيران {first} غاراته على خان يونس منذ {since}.", "airstrike") is None
    assert _time(f"شن الطيران الأحد {first} غارة منذ {since}.", "airstrike") == ("2024-04-28", "2024-04-28")


@pytest.mark.parametrize(("count", "end"), [("أكثر من عشرين مدنيا", DAY), ("عشرون مدنيا", DAY)])
def test_more_than_so_many_are_the_first_of_nothing(count: str, end: str) -> None:
    assert _time(f"قتل {count} منذ انهيار الهدنة الجمعة.", "killing") == ("2024-04-26", end)


@pytest.mark.parametrize("fighting", ["الدائرة", "الجارية", "المستمرة", "المحتدمة"])
def test_since_when_a_fight_goes_on_is_no_day_of_what_it_wrought(fighting: str) -> None:
    told_of = f"المعارك {fighting} منذ الثلاثاء"
    assert _time(f"قتل عشرة جنود في {told_of} في مدينة الخرطوم.", "killing") is None
    assert _time(f"سيطر الجيش على حي الكافوري في {told_of}.", "territory_change") is None
    assert _time(f"تتواصل {told_of} في مدينة الخرطوم.", "battle") == ("2024-04-30", DAY)


@pytest.mark.parametrize(
    "since",
    [
        "وقف إطلاق النار في 27 تشرين الثاني",
        "وقف إطلاق النار في لبنان في 27 تشرين الثاني",
        "الهدنة المعلنة في 6 آذار",
        "الهدنة التي بدأت في 6 آذار",
        "انقلاب الأول من شباط 2021",
        "هجوم 7 أكتوبر",
        "بدء الهدنة قبل يومين",
        "اندلاع الحرب في السودان في 15 نيسان 2023",
    ],
)
def test_the_first_since_a_dated_event_has_not_its_day(since: str) -> None:
    assert _time(f"قصف الطيران البلدة لأول مرة منذ {since}.", "airstrike") is None


@pytest.mark.parametrize(
    ("since", "start"),
    [
        ("هجوم 20 نيسان", "2024-04-20"),
        ("هجوم يوم 20 نيسان", "2024-04-20"),
        ("يوم 20 نيسان", "2024-04-20"),
        ("بدء الحملة العسكرية على حلب في 20 نيسان", "2024-04-20"),
        ("الحرب على غزة في 7 أكتوبر 2023", "2023-10-07"),
        ("انهيار الهدنة في 20 نيسان", "2024-04-20"),
    ],
)
def test_what_is_counted_since_a_dated_event_is_of_all_days_since(since: str, start: str) -> None:
    assert _time(f"قتل 300 مدني منذ {since}.", "killing") == (start, DAY)


@pytest.mark.parametrize(
    ("raw", "event_type", "day"),
    [
        ("قتل جنديان منذ يومين في 28 نيسان في كمين قرب الحسكة.", "killing", "2024-04-28"),
        ("أفرج الجيش عن الصحفي المحتجز منذ شهرين في 28 نيسان.", "release", "2024-04-28"),
        ("اغتيل الضابط المتقاعد منذ عامين في 28 نيسان في عدن.", "killing", "2024-04-28"),
        ("قتل عشرون في هجوم منذ ساعات في 30 نيسان على كابول.", "killing", "2024-04-30"),
        ("اغتال مسلحون الشيخ المعتقل سابقا منذ سنوات في 28 نيسان.", "killing", "2024-04-28"),
        ("قتل مسلحون الضابط المسرح منذ نحو عام في 26 نيسان.", "killing", "2024-04-26"),
        ("أفرجت الجماعة عن الطبيب المخطوف منذ عدة أشهر في 27 نيسان.", "release", "2024-04-27"),
    ],
)
def test_how_long_ago_is_no_day_that_a_date_gives(raw: str, event_type: str, day: str) -> None:
    assert _time(raw, event_type) == (day, day)


@pytest.mark.parametrize("since", ["هجوم 7 أكتوبر 2023", "الانقلاب في 25 أكتوبر 2021", "أكتوبر 2021"])
def test_since_when_somebody_was_held_is_no_day_of_his_release(since: str) -> None:
    assert _time(f"أفرج الجيش عن الصحفي المحتجز منذ {since}.", "release") is None


@pytest.mark.parametrize("since", ["هجوم 20 نيسان", "انهيار الهدنة في 20 نيسان", "20 نيسان"])
def test_where_it_was_is_no_participle_that_has_held_since(since: str) -> None:
    assert _time(f"قتل خمسة مدنيين في المنطقة منذ {since}.", "killing") == ("2024-04-20", DAY)
