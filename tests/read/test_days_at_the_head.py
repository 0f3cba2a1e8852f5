"""Days that head a line: they are those of its main clauses, nouns and verbs, and of no others."""

import pytest
from telling import told

DAY = "2024-05-01"


@pytest.mark.parametrize(
    ("raw", "event_type", "day"),
    [
        ("- اليوم: قصف مركز على مواقع الجيش في حرض.", "shelling", "2024-05-01"),
        ("- أمس: هجوم على حاجز للشرطة، وتدمير عربة.", "destruction", "2024-04-30"),
        ("• الاثنين 29 نيسان: اغتيال قاضٍ في الموصل.", "killing", "2024-04-29"),
        ("السبت: قتل الجيش ثلاثة مسلحين واعتقل آخر.", "detention", "2024-04-27"),
    ],
)
def test_the_days_that_head_a_line_are_those_of_its_clauses(raw: str, event_type: str, day: str) -> None:
    time = told(raw, event_type, published=DAY).time
    assert time is not None
    assert (time.start, time.end) == (day, day)
    assert raw[time.span.start : time.span.end] == time.text


@pytest.mark.parametrize(
    ("raw", "event_type"),
    [
        # The hour is when the line was written.
        ("18:30: قصف على مواقع الجيش في حرض.", "shelling"),
        # What came before has a day of its own.
        ("- اليوم: دفن خمسة رجال بعد مقتلهم في قصف على حرض.", "killing"),
        ("- أمس: اجتماع في صنعاء. ووقع هجوم على حاجز للشرطة.", "battle"),
    ],
)
def test_what_is_not_told_of_them_has_no_day(raw: str, event_type: str) -> None:
    assert told(raw, event_type, published=DAY).time is None


@pytest.mark.parametrize(
    ("raw", "event_type", "day"),
    [
        ("بتاريخ 28/4/2024، تعرضت دورية من الجيش لإطلاق نار ما أدى إلى إصابة جندي.", "injury", "2024-04-28"),
        ("أمس، وأثناء مداهمة في القامشلي، هاجم مسلحون دورية وقتلوا جنديا.", "killing", "2024-04-30"),
        ("يوم الاثنين، وفي إطار العملية، اقتحم الجيش مخيم جنين، واعتقل عشرة.", "detention", "2024-04-29"),
        ("في 28 نيسان، وبينما كان الناس يصلون، انفجرت عبوة قرب مسجد في تعز.", "explosion", "2024-04-28"),
        ("بتاريخه، وأثناء عملية دهم في الهرمل، أوقف الجيش ثلاثة مطلوبين.", "detention", "2024-05-01"),
        ("بتاريخه عند الساعة 6.30، وخلال الاشتباكات في طرابلس، أصيب جنديان.", "injury", "2024-05-01"),
    ],
)
def test_the_day_that_opens_a_sentence_is_that_of_its_first_clause(raw: str, event_type: str, day: str) -> None:
    time = told(raw, event_type, published=DAY).time
    assert time is not None
    assert (time.start, time.end) == (day, day)


@pytest.mark.parametrize(
    ("raw", "event_type"),
    [
        # The day of the telling, of what came later, of what stands beside it.
        ("أمس، قال الجيش إن قواته قصفت مواقع الفصائل في حرض.", "shelling"),
        ("أمس، وبعد مقتل القائد في عدن، عقد الوزراء اجتماعا.", "killing"),
        ("أمس، وصل الوزير إلى دمشق، وكانت القوات قد سيطرت على دوما.", "territory_change"),
        ("يعتز الشعب بتاريخه، وقصف الجيش حرض.", "shelling"),
    ],
)
def test_the_day_that_opens_a_sentence_is_of_nothing_else(raw: str, event_type: str) -> None:
    assert told(raw, event_type, published=DAY).time is None


@pytest.mark.parametrize(
    ("raw", "event_type", "day"),
    [
        ("قتل ثلاثة جنود، الثلاثاء، جراء قصف على حمص.", "shelling", "2024-04-30"),
        ("أصيب خمسة يوم الاثنين إثر انفجار عبوة في كركوك.", "explosion", "2024-04-29"),
        ("قتل شخصان أمس في غارة على صيدا.", "airstrike", "2024-04-30"),
    ],
)
def test_a_blow_fell_when_those_it_killed_died(raw: str, event_type: str, day: str) -> None:
    time = told(raw, event_type, published=DAY).time
    assert time is not None
    assert (time.start, time.end) == (day, day)


@pytest.mark.parametrize(
    ("raw", "event_type"),
    [
        ("توفي جندي أمس متأثرا بجروح أصيب بها في قصف على حمص.", "shelling"),
        ("مات ثلاثة أمس في مستشفى بعد غارة على صيدا.", "airstrike"),
        ("قتل القائد أمس بعد قصف على حمص دام أسبوعا.", "shelling"),
    ],
)
def test_who_died_later_does_not_date_the_blow(raw: str, event_type: str) -> None:
    assert told(raw, event_type, published=DAY).time is None
