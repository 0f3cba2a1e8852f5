"""A building of no list is looked for in the town it is called after; a town of no list has one name for all."""

import pytest
from linked_texts import linked


def dead_together(one: str, other: str, *, days: tuple[str, str] = ("2019-07-22", "2019-07-23")) -> bool:
    """Return whether the dead of two texts are those of one event."""
    readings, links = linked(one, other, days=days)
    of = {claim.id: number for number, page in enumerate(readings) for claim in page.claims}
    return any(
        {of[claim] for claim in event.claims} == {0, 1} for event in links.events if event.event_type == "killing"
    )


@pytest.mark.parametrize(
    ("place", "building", "expected"),
    [
        ("سوق في مدينة إدلب", "سوق إدلب", True),
        ("السوق الشعبي في معرة النعمان", "سوق معرة النعمان", True),
        ("سجن في مدينة الحسكة", "سجن الحسكة", True),
        ("سوق في مدينة إدلب", "سوق سراقب", False),
        ("سوق في مدينة إدلب", "سوق معرة النعمان", False),
    ],
)
def test_a_toll_at_the_market_of_a_town_is_that_of_the_town(place: str, building: str, expected: bool) -> None:
    one = f"قتل 30 شخصا بقصف جوي على {place} الاثنين."
    assert dead_together(one, f"ارتفعت حصيلة القصف على {building} إلى 39 قتيلا.") == expected


@pytest.mark.parametrize(("other", "expected"), [("بلدة التحيتا", True), ("التحيتا", True), ("بلدة الجراحي", False)])
def test_one_calls_it_a_town_and_the_other_a_city(other: str, expected: bool) -> None:
    one = "قتل سبعة أشخاص في غارة جوية على سوق الخضار في مدينة التحيتا مساء الأربعاء."
    found = dead_together(one, f"قتل ثمانية أشخاص في غارة على {other} الأربعاء.", days=("2019-10-10", "2019-10-10"))
    assert found == expected
