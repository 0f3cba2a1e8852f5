"""A toll of civilians that has risen is that of the civilians told of before, not of the soldiers who fell there."""

from linked_texts import linked

FIRST = (
    "تيغراي اليوم\n\nأعلن الجيش الإثيوبي يوم الأحد مقتل 120 من عناصر جبهة تحرير شعب تيغراي في مدينة شيري. وقال "
    "طبيب في مستشفى شيري إن "
    "17 مدنيا قتلوا بالقذائف يوم الأحد."
)
LATER = (
    "لجنة الإغاثة في شيري\n\nارتفع عدد الضحايا المدنيين في مدينة شيري منذ اندلاع القتال يوم الأحد إلى 29 قتيلا و40 "
    "جريحا، بعد وصول ست جثث إلى المستشفى أمس."
)


def test_the_civilians_have_risen_and_not_the_fighters() -> None:
    _, links = linked(FIRST, LATER, days=("2022-10-17", "2022-10-19"))
    values = [
        sorted(position.value.split()[0] for position in one.positions)
        for one in links.disagreements
        if one.about == "how_many"
    ]
    assert values == [["17", "29"]]
    assert {one.nature for one in links.disagreements if one.about == "how_many"} == {"update"}
    assert "when" not in {one.about for one in links.disagreements}
