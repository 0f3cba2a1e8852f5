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
