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
