"""Names that are another thing where they stand: a town that is no agency."""

import pytest

from rawi import read_text


def actors(raw: str) -> set[str | None]:
    result = read_text(raw, published="2024-05-01")
    names = {entity.id: entity.name_en for entity in result.entities}
    return {names.get(m.entity or "") for m in result.mentions if m.kind == "actor"}


@pytest.mark.parametrize(
    "raw",
    [
        "قتل 500 جندي في معركة الفاو.",
        "اندلعت معركة الفاو عام 1986.",
        "سيطر الجيش على الفاو.",
        "قصف الطيران شبه جزيرة الفاو.",
        "وصلت تعزيزات من الفاو إلى البصرة.",
    ],
)
def test_a_town_is_no_agency(raw: str) -> None:
    assert "Food and Agriculture Organization" not in actors(raw)


@pytest.mark.parametrize(
    "raw", ["قالت الفاو إن الجوع يهدد السودان.", "أعلنت منظمة الفاو مقتل موظف.", "وفق الفاو قتل 3 مزارعين."]
)
def test_an_agency_that_speaks_is_one(raw: str) -> None:
    assert "Food and Agriculture Organization" in actors(raw)


@pytest.mark.parametrize(
    "raw",
    [
        "أعلنت وزارة الصحة في أرض الصومال مقتل 5 أشخاص.",
        "قالت وزارة الداخلية بأرض الصومال إن 3 جنود قتلوا.",
        "أعلنت وزارة دفاع أرض الصومال مقتل 5 جنود.",
        "قالت وزارة الدفاع في أرض الصومال إن قواتها قصفت لاسعانود.",
        "أعلنت الشرطة في أرض الصومال مقتل 5 أشخاص.",
    ],
)
def test_ministries_of_a_part_with_its_own_state_are_not_the_countrys(raw: str) -> None:
    assert not any(name and ("Somali " in name or "Somalia" in name) for name in actors(raw))


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("أعلنت وزارة الدفاع في الصومال مقتل 5 جنود.", "Somali Ministry of Defence"),
        ("أعلنت وزارة الدفاع في مقديشو مقتل 5 جنود.", "Somali Ministry of Defence"),
        ("أعلنت وزارة الدفاع الصومالية مقتل 5 جنود في أرض الصومال.", "Somali Ministry of Defence"),
    ],
)
def test_ministries_of_the_country_are(raw: str, name: str) -> None:
    assert name in actors(raw)


def places(raw: str) -> list[str]:
    return [m.text for m in read_text(raw, published="2024-05-01").mentions if m.kind == "place"]


@pytest.mark.parametrize(
    "raw",
    [
        "هاجم المسلحون حيا سكنيا.",
        "قصفت القوات حيا سكنيا.",
        "استهدفت الغارة حيا صناعيا.",
        "قصفت القوات حيا تجاريا.",
        "دمرت الغارة حيا سكنيا مكتظا.",
    ],
)
def test_how_a_quarter_is_is_no_name(raw: str) -> None:
    assert places(raw) == []


@pytest.mark.parametrize(
    ("raw", "place"),
    [
        ("قصفت القوات حي السكني.", "حي السكني"),
        ("قصفت القوات حي الشجاعية.", "حي الشجاعية"),
        ("قصفت القوات حي التجارية.", "حي التجارية"),
    ],
)
def test_the_name_of_a_quarter_is_one(raw: str, place: str) -> None:
    assert place in places(raw)
