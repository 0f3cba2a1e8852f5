"""Blows from the air that are told with the words of guns, and series of them."""

import pytest

from rawi.read import read_text


def types(text: str) -> list[str]:
    return [claim.event_type for claim in read_text(text, published="2024-05-16").claims]


@pytest.mark.parametrize(
    "text",
    [
        "أطلقت مسيرة صاروخين على سيارة مدنية في مدينة النبطية.",
        "استهداف سيارة بصاروخين من طائرة مسيرة في بلدة الناقورة.",
        "قصف التحالف مواقع الحوثيين في مدينة صعدة.",
        "واستهدفت الضربة تجمعا للمسلحين قرب مدينة كيسمايو.",
        "تعرضت المدينة لموجة من الغارات العنيفة.",
        "تعرضت مخازن الوقود في ميناء الحديدة لسلسلة من الضربات الجوية.",
    ],
)
def test_a_blow_from_the_air_is_an_airstrike(text: str) -> None:
    assert "airstrike" in types(text)
    assert "shelling" not in types(text)


@pytest.mark.parametrize(
    "text",
    [
        "أطلقت الفصائل صاروخين على مطار مدينة حماة.",
        "تعرضت المدينة لوابل من القذائف.",
        "وقصف التحالف بالمدفعية مواقع الحوثيين في مدينة صعدة.",
    ],
)
def test_guns_are_no_planes(text: str) -> None:
    assert types(text) == ["shelling"]


def test_dead_of_unknown_number_are_told_without_a_verb() -> None:
    assert types("قتلى وجرحى جراء قصف مدفعي على مدينة تعز.") == ["killing", "shelling"]
