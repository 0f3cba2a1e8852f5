"""What is of one incident and what of another beside it, in pages as they are written."""

import pytest
from linked_texts import linked

from rawi.model import Event, EventType

CAMP = "مخيم عين الحلوة"
DAY = "2023-07-30"


def events(*texts: str, of: EventType = "killing") -> list[Event]:
    _, links = linked(*texts, days=(DAY,) * len(texts))
    return [event for event in links.events if event.event_type == of]


def killed(*texts: str) -> list[set[float | None]]:
    """Return the numbers of killed of each event that tells of any, the least first."""
    counted = [
        {number for figure in event.figures if figure.what == "killed" for number in (figure.low, figure.high)}
        for event in events(*texts)
    ]
    return sorted(filter(None, counted), key=lambda numbers: sorted(map(str, numbers)))


@pytest.mark.parametrize(
    ("fight", "shell", "expected"),
    [
        ("ستة أشخاص قتلوا في اشتباكات", "وقتل اثنان بقذيفة سقطت", [{2}, {6, 7}]),
        ("ستة أشخاص قتلوا في مواجهات اندلعت", "وقال شاهد إن اثنين قتلا في غارة نفذتها طائرة", [{2}, {6, 7}]),
        # One number, one kind of blow, or an attack of no kind.
        ("ستة أشخاص قتلوا في اشتباكات", "وقال شاهد إن ستة قتلوا بقذيفة سقطت", [{6, 7}]),
        ("ستة أشخاص قتلوا في قصف", "وقال شاهد إن ثمانية قتلوا في القصف", [{6, 8}]),
        ("ستة أشخاص قتلوا في هجوم", "وقال شاهد إن ثمانية قتلوا في القصف", [{6, 8}]),
    ],
)
def test_whom_the_shelling_killed_are_not_the_dead_of_the_fighting(
    fight: str, shell: str, expected: list[set[float]]
) -> None:
    page = f"قال طبيب إن {fight} في {CAMP} يوم الأحد.\n{shell} في {CAMP} يوم الأحد."
    other = f"قتل سبعة أشخاص في اشتباكات في {CAMP} يوم الأحد."
    pages = (page, other) if "7" in str(expected) else (page,)
    assert killed(*pages) == expected


@pytest.mark.parametrize(
    ("denial", "about"),
    [
        ("نفت حركة الفجر ضلوعها في مقتل القائد رائف السبع", {"who"}),
        ("نفى مسؤول في حركة الفجر أي مشاركة لها في قتل القائد رائف السبع", {"who"}),
        # He denies another deed, or that it was done.
        ("نفت حركة الفجر ضلوعها في مقتل تاجر من بلدة عبرا", set()),
        ("نفت حركة الفجر ضلوعها في قصف مسجد عبرا", set()),
        ("نفت حركة الفجر ضلوعها في مقتل القائد فادي الديك في بلدة المية ومية يوم السبت", set()),
    ],
)
def test_who_denies_a_part_in_a_killing_answers_who_tells_of_it(denial: str, about: set[str]) -> None:
    charge = f"قتل مسلحون من حركة الفجر القائد رائف السبع وثلاثة من مرافقيه في {CAMP}."
    _, links = linked(charge, f"{denial}.", days=(DAY, DAY))
    assert {one.about for one in links.disagreements} == about


def test_an_official_who_denies_a_deed_does_not_speak_of_guilt() -> None:
    charge = "قال ساكن إن ثلاث قذائف أصابت المسجد ليل الأحد."
    _, links = linked(f"{charge}\nونفى مسؤول في حركة فتح أن تكون الحركة قد قصفت المسجد.", days=(DAY,))
    assert [one.about for one in links.disagreements] == ["modality"]


@pytest.mark.parametrize(
    ("numbers", "one", "other", "expected"),
    [
        (("ثلاثة", "أربعة"), "في بادية الميادين", "في بادية الميادين شرق دير الزور", [{3}, {4}]),
        (("ثلاثة", "ثلاثة"), "في بادية الميادين", "في بادية الميادين شرق دير الزور", [{3}]),
        (("ثلاثة", "أربعة"), "في بادية الميادين", "في بادية السخنة", [{3}, {4}]),
        (("ثلاثة", "أربعة"), "في محافظة دير الزور", "في محافظة دير الزور", [{3}, {4}]),
    ],
)
def test_a_steppe_is_wide(numbers: tuple[str, str], one: str, other: str, expected: list[set[float]]) -> None:
    told = "قتل {} عناصر من الدفاع الوطني يوم الأحد بانفجار لغم {}."
    assert killed(told.format(numbers[0], one), told.format(numbers[1], other)) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("قرية الرشاد", "بلدة الرشاد", [{5, 7}]),
        ("قرية الرشاد", "بلدة الرشاد في كركوك", [{5, 7}]),
        ("قرية الرشاد في العراق", "بلدة الرشاد في كركوك", [{5, 7}]),
        ("قرية الرشاد شرقي حماة", "بلدة الرشاد في العراق", [{5}, {7}]),
        ("قرية الرشاد شرقي حماة", "بلدة الرشاد في ديالى", [{5}, {7}]),
        ("قرية الرشاد شرقي حماة", "بلدة الرشاد", [{5}, {7}]),
        # The list may have another place than either.
        ("قرية الرشاد في ديالى", "بلدة الرشاد", [{5, 7}]),
        ("قرية الرشاد في ديالى", "بلدة الرشاد في ديالى", [{5, 7}]),
    ],
)
def test_a_village_is_no_town_of_its_name_elsewhere(one: str, other: str, expected: list[set[float]]) -> None:
    told = "قتل {} مدنيين في هجوم لتنظيم داعش على {} يوم الأحد."
    assert killed(told.format("خمسة", one), told.format("سبعة", other)) == expected


RAISED = (
    "ارتفاع حصيلة القتلى في مليط إلى 310\n\nالخرطوم - 31 يوليو 2023\n\nقالت غرفة طوارئ مليط إن 310 قتلوا في الغارة على "
    "السوق يوم الأحد.\n{}"
)


@pytest.mark.parametrize(
    ("behind", "apart"),
    [
        ("ويشهد السودان منذ 15 أبريل 2023 حربا بين الجيش وقوات الدعم السريع خلفت آلاف القتلى.", True),
        ("وأودى النزاع في السودان بحياة عشرات الآلاف.", True),
        ("ومنذ اندلاع الحرب قتل أكثر من 20 ألف شخص.", True),
        # A blow in the war, and who is only called after it.
        ("ومنذ اندلاع الحرب لم تقع مجزرة كهذه، فقد قتلت الغارة 305 مدنيين.", False),
        ("وقال وزير الحرب إن 305 أشخاص قتلوا.", False),
    ],
)
def test_the_dead_of_a_war_are_not_those_of_the_strike(behind: str, apart: bool) -> None:
    found = killed(RAISED.format(behind), "قتل أكثر من 50 مدنيا في غارة على سوق مدينة مليط يوم الأحد.")
    assert any(min(low for low in numbers if low is not None) >= 2000 for numbers in found) == apart
    assert {50, 310} <= {number for numbers in found if 50 in numbers for number in numbers}


BULLETIN = (
    "- {}: قتل ستة أشخاص، أمس السبت، في قصف مدفعي على محلية كرري.\n"
    "- {}: ارتفع عدد ضحايا القصف الجوي على {} إلى 31 قتيلا، وفق غرفة طوارئ المدينة.\n"
)


@pytest.mark.parametrize(
    ("places", "expected"),
    [
        (("أم درمان", "مليط", "سوق مليط"), [{31}, {6}]),
        (("أم درمان", "مليط", "مدينة مليط"), [{31}, {6}]),
        (("أم درمان", "أم درمان", "محلية كرري"), [{6, 31}]),
    ],
)
def test_a_toll_that_has_risen_in_one_place_was_no_lower_in_another(
    places: tuple[str, str, str], expected: list[set[float]]
) -> None:
    assert killed(BULLETIN.format(*places)) == expected


def test_where_somebody_fired_towards_is_not_where_others_fell() -> None:
    one = (
        "ضربات جوية تستهدف سوق الأتارب وتوقع عشرات الشهداء والجرحى\n\nمحافظة حلب - قضوا جراء 3 ضربات جوية "
        "نفذتها طائرات حربية على سوق بلدة الأتارب في الريف الغربي لحلب، ولا يزال عدد الشهداء مرشحا للارتفاع "
        "بسبب وجود جرحى."
    )
    other = (
        "استشهد مدنيان وأصيب خمسة جراء اعتداء التنظيمات الإرهابية المنتشرة في ريف حلب الغربي بالقذائف الصاروخية على حي "
        "الحمدانية السكني في مدينة حلب."
    )
    readings, links = linked(one, other, days=(DAY, DAY))
    first = {claim.id for claim in readings[0].claims}
    assert len(readings[0].claims) > 2
    assert all(first.issuperset(event.claims) or first.isdisjoint(event.claims) for event in links.events)
