"""Who was hurt when the planes came back is of the second strike; a headline is of what comes first below it."""

import pytest
from linked_texts import linked

DAYS = ("2020-02-04", "2020-02-04")
FIRST = (
    "استهدفت طائرات حربية روسية اليوم الثلاثاء مدرسة تؤوي نازحين في معرة مصرين، ما أدى إلى مقتل اثني عشر مدنيا وإصابة "
    "واحد وعشرين آخرين."
)
OTHER = "أصيب واحد وعشرون شخصا وقتل 12 الثلاثاء في غارات جوية على مدرسة في معرة مصرين، بحسب مصدر طبي."


def wounded(*texts: str) -> list[set[float | None]]:
    """Return the numbers of wounded that each event holds, if any."""
    readings, links = linked(*texts, days=DAYS)
    claims = {claim.id: claim for page in readings for claim in page.claims}
    found = (
        {figure.low for each in event.claims for figure in claims[each].quantities if figure.what == "injured"}
        for event in links.events
    )
    return sorted((numbers for numbers in found if numbers), key=len)


@pytest.mark.parametrize(
    ("again", "apart"),
    [
        ("وقال رئيس الفريق محمود الطويل إن الطائرات عادت وقصفت الطريق، ما أدى إلى إصابة متطوعين اثنين.", True),
        ("وقال رئيس الفريق محمود الطويل إن القصف أدى إلى إصابة عشرين.", False),
    ],
)
def test_who_was_hurt_when_the_planes_came_back_is_of_the_second_strike(again: str, apart: bool) -> None:
    found = wounded(f"{FIRST}\n\n{again}", OTHER)
    assert ({2.0} in found) == apart
    assert {21.0} in found or not apart


@pytest.mark.parametrize("later", ["وكان الجيش قد صد هجوما على ثكنة وقتل 46 مسلحا.", "وقتل الجيش 46 مسلحا في غارة."])
def test_a_headline_is_of_what_comes_first_below_it(later: str) -> None:
    page = (
        "مقتل عشرات في مالي\n\n"
        "قتل 49 مدنيا و15 جنديا اليوم الثلاثاء في هجوم على باخرة في نهر النيجر شمال مالي.\n\n"
        f"{later}"
    )
    readings, links = linked(page, days=("2020-02-04",))
    head = next(claim.id for claim in readings[0].claims if claim.span.start == 0)
    event = next(event for event in links.events if head in event.claims)
    texts = {claim.text for claim in readings[0].claims if claim.id in event.claims}
    assert any("49" in text for text in texts)
    assert not any("46" in text for text in texts)
