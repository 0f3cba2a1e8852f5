"""What is told to have been near a town may be what was in a village there, if only one village is told of."""

import pytest
from linked_texts import linked

DAY = "2024-04-30"


def groups(*texts: str, of: str = "قتل") -> list[set[int]]:
    """Return which texts each event is told by that holds a claim with the word `of`, with those of one text too."""
    readings, links = linked(*texts, days=(DAY,) * len(texts))
    told = {claim.id: (number, claim.text) for number, page in enumerate(readings) for claim in page.claims}
    held = [event.claims for event in links.events if any(of in told[claim][1] for claim in event.claims)]
    return sorted(({told[claim][0] for claim in claims} for claims in held), key=sorted)


def disputes(*texts: str) -> set[str]:
    return {found.about for found in linked(*texts, days=(DAY,) * len(texts))[1].disagreements}


@pytest.mark.parametrize(
    "texts",
    [
        (
            "قتل خمسة في انفجار في دوما قرب دمشق الثلاثاء.",
            "قتل سبعة في انفجار قرب دمشق الثلاثاء.",
            "قتل ثمانية في انفجار في داريا قرب دمشق الثلاثاء.",
        ),
        (
            "قتل خمسة في انفجار في سرمين قرب إدلب الثلاثاء.",
            "قتل سبعة في انفجار قرب إدلب الثلاثاء.",
            "قتل ثمانية في انفجار في بنش قرب إدلب الثلاثاء.",
        ),
        (
            "قتل ستة مدنيين الثلاثاء في غارة على بلدة بعشيقة قرب الموصل.",
            "وقتل تسعة مدنيين الثلاثاء في غارة على بلدة برطلة قرب الموصل.",
            "وقالت الشرطة إن ثمانية مدنيين قتلوا الثلاثاء في غارة قرب الموصل.",
        ),
        ("قتل ستة في انفجار قرب بغداد الثلاثاء.", "قتل جندي في انفجار في أبو غريب قرب بغداد الثلاثاء."),
        ("قتل جندي في انفجار قرب بغداد الثلاثاء.", "قتل ستة في انفجار في أبو غريب قرب بغداد الثلاثاء."),
        ("قتل أربعة في غارة قرب إدلب الثلاثاء.", "قتل تسعة في غارة على سوق في سرمين قرب إدلب الثلاثاء."),
    ],
)
def test_what_was_near_a_town_joins_no_two_villages(texts: tuple[str, ...]) -> None:
    alone = [{number} for number in range(len(texts))]
    assert groups(*texts) == alone
    for blow in ("انفجار", "غارة"):
        assert groups(*texts, of=blow) in ([], alone)
    assert disputes(*texts) == set()


def test_two_villages_of_one_page_leave_it_open_too() -> None:
    page = "قتل خمسة في انفجار في دوما قرب دمشق الثلاثاء. وقتل ثمانية في انفجار في داريا قرب دمشق الثلاثاء."
    assert groups(page, "قتل سبعة في انفجار قرب دمشق الثلاثاء.") == [{0}, {0}, {1}]


def test_of_two_villages_it_is_of_that_of_its_own_page() -> None:
    page = "انفجار قرب دمشق يوقع قتلى\n\nقتل خمسة أشخاص في انفجار في دوما قرب دمشق الثلاثاء."
    other = "قتل ثمانية في انفجار في داريا قرب دمشق الثلاثاء."
    assert {0, 1} not in groups(page, other, of="انفجار")
    assert {0} in groups(page, other, of="انفجار قرب دمشق")


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (
            (
                "قتل أربعة في غارة استهدفت سيارة قرب إدلب الثلاثاء.",
                "قتل أربعة في غارة استهدفت سيارة في أريحا قرب إدلب الثلاثاء.",
                "قتل تسعة في غارة استهدفت سوقا في سرمين قرب إدلب الثلاثاء.",
            ),
            [{0, 1}, {2}],
        ),
        (
            (
                "قتل خمسة في انفجار في دوما قرب دمشق الثلاثاء.",
                "قتل سبعة في انفجار قرب دمشق الثلاثاء.",
                "قتل ستة في انفجار في مدينة دوما الثلاثاء.",
            ),
            [{0, 1, 2}],
        ),
        (
            ("قتل ثمانية في انفجار في داريا قرب دمشق الثلاثاء.", "قتل سبعة في انفجار قرب دمشق الثلاثاء."),
            [{0, 1}],
        ),
        # What is near the village itself is no more than near it.
        (
            (
                "قتل ثمانية في انفجار في داريا قرب دمشق الثلاثاء.",
                "قتل سبعة في انفجار قرب داريا الثلاثاء.",
                "قتل خمسة في انفجار في دوما قرب دمشق الثلاثاء.",
            ),
            [{0, 1}, {2}],
        ),
    ],
)
def test_what_was_near_a_town_is_of_the_one_village(texts: tuple[str, ...], expected: list[set[int]]) -> None:
    assert groups(*texts) == expected


def placed(*texts: str) -> set[str | None]:
    """Return the words for where the dead of some texts fell."""
    events = linked(*texts, days=(DAY,) * len(texts))[1].events
    return {event.place.text if event.place else None for event in events if event.event_type == "killing"}


NEAR = "قتل أربعون في تفجير سيارة قرب مدينة الباب الثلاثاء."


@pytest.mark.parametrize(
    ("village", "expected"),
    [
        ("قرية سوسيان شمال غربي الباب", [{0}, {1}, {2}]),
        ("بلدة قديران جنوب شرق الباب", [{0}, {1}, {2}]),
        ("قباسين شمال شرقي الباب", [{0, 1, 2}]),
        # Nobody who is near one town is near another.
        ("قرية سوسيان شمال غربي منبج", [{0, 2}, {1}]),
    ],
)
def test_a_village_on_one_side_of_the_town_may_be_the_one_too(village: str, expected: list[set[int]]) -> None:
    one = f"قتل اثنان وأربعون في تفجير سيارة في {village} الثلاثاء."
    other = "قتل أربعة وأربعون في تفجير سيارة في قباسين قرب الباب الثلاثاء."
    assert groups(NEAR, one, other) == expected


@pytest.mark.parametrize(
    ("toll", "expected"),
    [
        ("ارتفعت حصيلة تفجير قباسين قرب الباب إلى تسعين قتيلا.", [{0, 1}]),
        ("ارتفع عدد قتلى التفجير الذي وقع الثلاثاء في قباسين قرب الباب إلى تسعين.", [{0, 1}]),
        ("قتل تسعون في تفجير سيارة في قباسين قرب الباب الثلاثاء.", [{0}, {1}]),
    ],
)
def test_to_many_times_the_dead_a_toll_may_have_risen(toll: str, expected: list[set[int]]) -> None:
    assert groups(NEAR, toll, of="قت") == expected


def test_the_village_is_where_it_was_and_not_the_town_it_is_near() -> None:
    assert placed(NEAR, "قتل أربعون في تفجير سيارة في قباسين الثلاثاء.") == {"قباسين"}
    assert placed(NEAR) == {"مدينة الباب"}


@pytest.mark.parametrize(
    ("other", "expected"),
    [("بزاعة", [{0}, {1}]), ("قباسين", [{0}, {1}]), ("مدينة الباب", [{0, 1}]), ("حلب", [{0}, {1}])],
)
def test_a_town_beside_a_city_is_another_place(other: str, expected: list[set[int]]) -> None:
    one = "قتل تسعة في تفجير سيارة في الباب الثلاثاء."
    assert groups(one, f"قتل سبعة في تفجير سيارة في {other} الثلاثاء.") == expected


@pytest.mark.parametrize(
    ("road", "expected"),
    [
        ("على الطريق بين دوينتزا وبوني وسط مالي", [{0, 1}]),
        ("على الطريق بين غاو وكيدال في مالي", [{0}, {1}]),
    ],
)
def test_a_road_between_two_towns_is_in_no_country_alone(road: str, expected: list[set[int]]) -> None:
    one = f"قتل أحد عشر جنديا من الجيش المالي الثلاثاء في كمين {road}."
    other = "وثق المرصد مقتل أربعة عشر جنديا من الجيش المالي في كمين الثلاثاء شرق دوينتزا."
    assert groups(one, other, of="جنديا") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("استقبلت مستشفيات سرمين وبنش الثلاثاء عشرين قتيلا.", {None}),
        ("استقبل مستشفى سرمين الثلاثاء تسع جثث.", {None}),
        ("قتل تسعة في غارة على سرمين الثلاثاء.", {"سرمين"}),
    ],
)
def test_the_hospital_that_took_them_in_is_not_where_it_was(text: str, expected: set[str | None]) -> None:
    assert placed(text) == expected
