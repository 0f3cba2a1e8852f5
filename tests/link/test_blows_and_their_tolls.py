"""Which blow is which, and which toll is of it: own short texts, read and linked whole."""

import pytest
from linked_texts import linked

from rawi.model import Event

DAY, NEXT_DAY = "2025-05-03", "2025-05-04"


def events(*texts: str, days: tuple[str, ...] = ()) -> list[tuple[Event, list[str]]]:
    """Return the events of texts of one day, each with the words of its claims."""
    readings, links = linked(*texts, days=days or (DAY,) * len(texts))
    words = {claim.id: claim.text for reading in readings for claim in reading.claims}
    return [(event, [words[claim] for claim in event.claims]) for event in links.events]


def together(one: str, other: str, *texts: str) -> bool:
    """Whether one event holds claims with both words."""
    return any(any(one in text for text in held) and any(other in text for text in held) for _, held in events(*texts))


@pytest.mark.parametrize(
    ("many", "expected"),
    [
        ("شن الطيران الإسرائيلي السبت إحدى عشرة غارة على مدينة النبطية ومحيطها.", False),
        ("هاجم سلاح الجو الإسرائيلي السبت عشرات الأهداف في منطقة النبطية.", False),
        ("شن الطيران الإسرائيلي السبت ثماني غارات على مدرسة المهنية في مدينة النبطية.", True),
        ("قصف الطيران الإسرائيلي السبت مدينة النبطية.", True),
    ],
)
def test_many_strikes_on_a_town_are_not_the_one_on_its_school(many: str, expected: bool) -> None:
    one = "قصف الطيران الإسرائيلي السبت مدرسة المهنية في مدينة النبطية."
    assert together("قصف الطيران الإسرائيلي السبت مدرسة", many[:12], one, many) is expected


def test_many_strikes_on_a_town_may_be_those_on_its_market() -> None:
    many = "استهدفت عشر غارات جوية مدينة إدلب السبت ما أسفر عن مقتل ثلاثة مدنيين."
    other = "قتل ثلاثة مدنيين بينهم طفل في غارات جوية طالت سوقا شعبيا في مدينة إدلب يوم السبت."
    assert together("عشر غارات", "في غارات جوية طالت سوقا", many, other)


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        ("ثلاث قذائف أصابت المسجد ليل السبت.", True),
        ("ثلاث قذائف أصابت المستشفى ليل السبت.", False),
        ("ثلاث قذائف أصابت المسجد ليل الأربعاء.", False),
    ],
)
def test_the_mosque_is_the_one_that_another_page_names(other: str, expected: bool) -> None:
    one = "وقالت حركة فتح إن أربع قذائف أصابت مسجد الصفصاف ليل السبت."
    assert together("أربع قذائف", "ثلاث قذائف", one, other) is expected


@pytest.mark.parametrize(("others", "expected"), [("وأربع", True), ("وتسع", False)])
def test_what_makes_up_a_toll_is_of_it(others: str, expected: bool) -> None:
    text = (
        "قتل خمسة عشر مدنيا في قصف على مدرسة في مخيم المغازي السبت.\n"
        f"وشاهد مراسلنا إحدى عشرة جثة في مستشفى شهداء الأقصى، {others} جثث أخرى نقلت إلى مستشفى العودة في النصيرات.\n"
    )
    assert together("قتل خمسة عشر", "إحدى عشرة جثة", text) is expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("عشرة في غارة جوية على مدينة الرقة", "خمسة في تفجير عبوة ناسفة في مدينة درعا", False),
        ("عشرة مدنيين", "خمسة جنود", False),
        ("عشرة يوم الخميس", "خمسة يوم الجمعة", False),
        ("عشرة في حي الأربعين", "خمسة في مستشفاها متأثرين بجراحهم", True),
    ],
)
def test_the_dead_of_other_towns_days_and_sides_make_up_no_toll(one: str, other: str, expected: bool) -> None:
    text = f"قتل 15 شخصا في قصف مدفعي على مدينة أريحا السبت. وقتل {one}. وقتل {other}."
    assert together("قتل 15", "وقتل خمسة", text) is expected
    assert together("قتل 15", "وقتل عشرة", text) is expected


@pytest.mark.parametrize(
    ("whole", "parts", "expected"),
    [
        ("قتل 20 شخصا في هجوم على الفاشر", "وقتل 12 مدنيا في السوق، وقتل ثمانية جنود", True),
        (
            "قال المرصد إن 15 شخصا قتلوا في قصف على دوما",
            "وأضاف أن 11 مدنيا قتلوا في السوق وأن أربعة مقاتلين قتلوا في مقر لهم",
            True,
        ),
        ("قتل 17 شخصا في تفجير في بعقوبة", "وقتل عشرة مدنيين، كما قتل سبعة جنود", True),
        ("قال طبيب إن 33 شخصا قتلوا في قصف على مأرب", "وقال إن 21 مدنيا قتلوا وإن 12 جنديا قتلوا", True),
        # Of other numbers, of a whole that is of one kind, of two towns, or not told beside each other.
        ("قتل 20 شخصا في هجوم على الفاشر", "وقتل 12 مدنيا في السوق، وقتل سبعة جنود", False),
        ("قتل 20 مدنيا في هجوم على الفاشر", "وقتل 12 مدنيا في السوق، وقتل ثمانية جنود", False),
        ("قتل 20 شخصا في هجوم على الفاشر", "وقتل 12 مدنيا في نيالا، وقتل ثمانية جنود في كوستي", False),
        ("قتل 20 شخصا في هجوم على الفاشر", "وقتل 12 مدنيا. وقتل ثمانية جنود", False),
    ],
)
def test_civilians_and_soldiers_told_together_break_up_a_whole(whole: str, parts: str, expected: bool) -> None:
    dead = [told for _, told in events(f"{whole} الثلاثاء. {parts}.") if any("قتل" in words for words in told)]
    sizes = sorted(sum("قتل" in words for words in told) for told in dead)
    assert (sizes == [3]) is expected


def test_a_headline_that_sums_up_two_towns_is_no_event_of_both() -> None:
    text = (
        "عشرة قتلى بغارات على إدلب وحلب\nقتل ستة في غارة على مدينة إدلب السبت. وقتل أربعة في غارة على مدينة حلب السبت."
    )
    assert not together("قتل ستة", "وقتل أربعة", text)


@pytest.mark.parametrize(
    "told",
    [
        "شيع الأهالي مساء السبت سبعة مدنيين قتلوا في ضربة جوية استهدفت مدينة إدلب.",
        "اندلع حريق مساء السبت في سوق مدينة إدلب بعد ضربة قتلت سبعة مدنيين.",
    ],
)
def test_the_hour_of_a_burial_or_a_fire_is_not_that_of_the_blow(told: str) -> None:
    one = "شنت طائرات حربية صباح السبت غارة على سوق مدينة إدلب وقتلت خمسة مدنيين."
    assert together("وقتلت خمسة", "قتل" if "قتلوا" in told else "قتلت سبعة", one, told)


@pytest.mark.parametrize(("when", "expected"), [("في تموز 2006", False), ("صباح السبت", True)])
def test_who_died_in_what_is_long_past_died_then(when: str, expected: bool) -> None:
    one = "قتل سبعة مدنيين السبت في غارة إسرائيلية على مستشفى النبطية."
    other = f"وتذكر بالغارة الإسرائيلية التي دمرت مستشفى النبطية {when} وقتلت تسعة من المرضى."
    assert together("قتل سبعة", "وقتلت تسعة", one, other) is expected


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("وقالت مصادر طبية إن الاشتباكات في المدينة أوقعت سبعة قتلى.", False),
        ("وقالت مصادر طبية إن القصف على المدينة أوقع سبعة قتلى.", True),
        ("وقالت مصادر طبية إن الهجوم على المدينة أوقع سبعة قتلى.", True),
    ],
)
def test_whom_the_fighting_killed_the_shelling_did_not(told: str, expected: bool) -> None:
    text = f"قتل خمسة في قصف مدفعي على سوق في تعز السبت. {told}"
    assert together("قتل خمسة", "سبعة قتلى", text) is expected


EVENING = "وقتل أربعة مدنيين مساء السبت في غارة ثانية على الحي الشمالي من مدينة معرة النعمان."


@pytest.mark.parametrize(("hour", "expected"), [("مساء", True), ("صباح", False)])
def test_a_blow_is_of_the_hour_in_which_its_sentence_tells_the_harm(hour: str, expected: bool) -> None:
    one = f"قتل تسعة مدنيين صباح السبت في غارات على سوق الهال في مدينة معرة النعمان. {EVENING}"
    other = f"وقتل خمسة مدنيين {hour} السبت بغارة روسية على الحي الشمالي في مدينة معرة النعمان."
    assert together("غارة ثانية", "بغارة روسية", one, other) is expected


@pytest.mark.parametrize(
    ("dead", "others", "expected"),
    [
        ("خمسة من أفراد القوات العمومية", "11 مدنيا", False),
        ("خمسة من أفراد القوات العمومية", "سبعة من عناصر القوات العمومية", True),
        ("خمسة جنود", "11 مدنيا", False),
        ("خمسة من عناصر الشرطة", "تسعة مواطنين بينهم طفل", False),
        ("خمسة مسلحين", "11 مدنيا", True),  # two accounts of one strike
        ("خمسة أشخاص", "11 مدنيا", True),
        ("ثمانية من أفراد الشرطة", "12 شخصا بينهم مدنيون", True),
        ("ثمانية من أفراد الشرطة", "ثمانية مدنيين", True),  # who they were is in dispute
        ("أربعة جنود", "أربعة مدنيين", False),
    ],
)
def test_the_dead_of_the_forces_are_not_those_of_the_other_side(dead: str, others: str, expected: bool) -> None:
    one = f"قتل {dead} السبت في مدينة العيون، وفق ما قال مصدر طبي."
    other = f"وقال شهود إن {others} قتلوا السبت في مدينة العيون."
    assert together(f"قتل {dead}", others, one, other) is expected


@pytest.mark.parametrize(
    ("dead", "others"),
    [
        # A round number.
        ("عشرة من جنود الجيش اليمني|في هجوم للحوثيين على تعز", "عشرة مدنيين|في قصف على سوق في تعز"),
        ("20 جنديا سوريا|في هجوم لداعش في السخنة", "20 مدنيا|في هجوم لداعش في السخنة"),
        ("15 جنديا سوريا|في كمين قرب تدمر", "15 مدنيا من جامعي الكمأة|قرب تدمر"),
        ("40 جنديا|في غارة على القامشلي", "40 مدنيا|في غارة على القامشلي"),
        # Blows of two kinds, by two, or on a market.
        ("ثمانية من أفراد الشرطة|في تفجير في كركوك", "ثمانية مدنيين|في قصف على كركوك"),
        ("14 جنديا|في كمين في درعا", "14 مدنيا|في غارة على درعا"),
        ("23 جنديا|في قصف للحوثيين على مأرب", "23 مدنيا|في قصف للتحالف على مأرب"),
        ("تسعة من عناصر الشرطة|في تفجير في بعقوبة", "تسعة مدنيين|في تفجير في سوق في بعقوبة"),
        ("تسعة من عناصر الشرطة|في اشتباكات في بعقوبة", "تسعة مدنيين|في بعقوبة"),
        # Of soldiers nobody is taken for a civilian where no blow is told.
        ("ستة جنود أتراك|في إدلب", "ستة مدنيين|في إدلب"),
        ("سبعة من أفراد الجيش|في الحسكة", "سبعة مدنيين|في الحسكة"),
        ("سبعة من عناصر القوات الأمنية|في الموصل", "سبعة مدنيين|في الموصل"),
    ],
)
def test_one_number_by_chance_is_no_one_toll(dead: str, others: str) -> None:
    texts = [f"قتل {told.replace('|', ' ')} السبت." for told in (dead, others)]
    one, other = (told.partition("|")[0] for told in (dead, others))
    assert not together(f"قتل {one}", f"قتل {other}", *texts)
    _, links = linked(*texts, days=(DAY, DAY))
    assert "whom" not in {found.about for found in links.disagreements}


@pytest.mark.parametrize(
    ("dead", "others"),
    [
        ("23 جنديا سوريا|في هجوم لداعش في السخنة", "23 مدنيا|في هجوم لداعش في السخنة"),
        ("ثمانية من أفراد الشرطة|في تفجير في كركوك", "ثمانية مدنيين|في تفجير في كركوك"),
        ("14 جنديا|في غارة على سوق في درعا", "14 مدنيا|في غارة على سوق في درعا"),
        ("ستة من عناصر الشرطة|في الرمادي", "ستة مدنيين|في الرمادي"),
    ],
)
def test_one_number_of_one_blow_is_one_toll_whoever_they_were(dead: str, others: str) -> None:
    texts = [f"قتل {told.replace('|', ' ')} السبت." for told in (dead, others)]
    assert together(*(told.partition("|")[0] for told in (dead, others)), *texts)


@pytest.mark.parametrize(
    ("also", "expected"),
    [
        ("وقال طبيب إن المستشفى استقبل 12 جثة.", True),
        ("وقال طبيب إن المستشفى استقبل 12 جثة يوم الثلاثاء الماضي.", False),
        ("وقال طبيب في رفح إن المستشفى استقبل 12 جثة بعد غارة على رفح.", False),
        ("وقال طبيب إن 12 جنديا قتلوا.", False),
        ("وقال مدير المستشفى إن ثمانية قتلى وصلوا إلى المستشفى.", False),
        ("وقال الدفاع المدني إن ثمانية قتلوا.", True),
    ],
)
def test_the_toll_of_another_voice_is_of_the_one_strike_its_page_tells(also: str, expected: bool) -> None:
    text = f"قالت وزارة الصحة إن 11 مدنيا قتلوا في غارة إسرائيلية على سوق في خان يونس السبت.\n{also}\n"
    assert together("11 مدنيا", also.split("إن ")[1][:11], text) is expected


def test_a_toll_many_times_the_strikes_is_not_its_own() -> None:
    text = """قالت وزارة الصحة إن أحد عشر شخصا قتلوا في غارة جوية على مدينة غزة الثلاثاء.

وقال مدير المستشفى إن ثلاثة قتلى وصلوا إليه.

وقالت الأمم المتحدة إن مئتي شخص قتلوا."""
    assert not together("أحد عشر شخصا", "مئتي شخص", text)
    assert not together("أحد عشر شخصا", "ثلاثة قتلى", text)


@pytest.mark.parametrize(
    ("told", "expected"),
    [("خلال صدها لمحاولة", True), ("خلال", False)],
)
def test_an_advance_that_was_tried_is_the_fight_of_that_place_and_day(told: str, expected: bool) -> None:
    one = "وحاولت القوات التركية يوم السبت التقدم نحو تلة قرمتلق بناحية جنديرس في ريف عفرين."
    other = f"وقتل جنود {told} تقدم القوات التركية يوم السبت نحو تلة قرمتلق بناحية جنديرس في ريف عفرين."
    assert together("وحاولت", "تقدم القوات التركية", one, other) is expected


@pytest.mark.parametrize(
    ("also", "expected"),
    [
        ("، في هجوم تبناه تنظيم الدولة الإسلامية.", True),
        (". وشن تنظيم الدولة الإسلامية هجوما على ثكنة.", False),
        ("، فيما قتل جنديان في هجوم آخر على ثكنة.", False),
        ("، وأصيب ثلاثة في هجوم بالسكاكين.", False),
    ],
)
def test_the_attack_that_is_owned_up_to_is_the_one_told_before_it(also: str, expected: bool) -> None:
    text = f"قتل 142 شخصا السبت في تفجيرات انتحارية استهدفت مسجدين في صنعاء{also}"
    assert together("في تفجيرات انتحارية", "هجوم", text) is expected


@pytest.mark.parametrize(
    ("former", "expected"),
    [
        ("وكانت حصيلة سابقة قد أشارت إلى مقتل 70.", 1),
        ("وقال الدفاع المدني إن حصيلة سابقة أشارت إلى مقتل 70.", 2),
        ("وشاهد مراسلنا 70 قتيلا.", 2),
    ],
)
def test_who_tells_in_his_own_voice_what_a_former_toll_was_is_no_origin(former: str, expected: int) -> None:
    text = f"قالت وزارة الصحة إن 91 شخصا قتلوا في غارة على سجن في صعدة يوم الجمعة.\n{former}"
    (held,) = [event for event, words in events(text) if any("91" in each for each in words)]
    assert held.independent.high == expected


@pytest.mark.parametrize(
    ("where", "expected"),
    [("قرية كاديجي القريبة من تيسيت", False), ("قرية تيسيت", True)],
)
def test_a_village_near_a_town_is_not_the_town(where: str, expected: bool) -> None:
    one = "هاجم تنظيم الدولة تيسيت يوم السبت وقتل تسعة جنود."
    other = f"وهاجم تنظيم الدولة {where} يوم السبت."
    assert together("هاجم تنظيم الدولة تيسيت", f"الدولة {where[:6]}", one, other) is expected


def test_a_village_near_a_town_may_be_what_another_calls_near_it() -> None:
    one = "قتل ستة في تفجير في منطقة الراشدين قرب مدينة حلب السبت."
    assert together("قتل ستة", "ثمانية أشخاص", one, "أودى انفجار قرب حلب بحياة ثمانية أشخاص يوم السبت.")


def test_a_headline_is_not_of_what_its_page_tells_of_years_ago() -> None:
    page = (
        "هجوم على الجيش في تيسيت\n\nأعلن الجيش المالي مقتل 42 من جنوده في تيسيت يوم السبت.\n"
        "وفي آذار من عام 2021 قتل 33 جنديا في كمين استهدف وحدة للجيش في تيسيت.\n"
    )
    assert not together("هجوم على الجيش", "كمين", page)
