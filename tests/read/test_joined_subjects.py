"""Clauses that begin with a subject of their own behind و, and verbs that say more of the noun before them."""

import pytest

from rawi.read import read_text


def told(text: str) -> list[tuple[str, str]]:
    return [(claim.event_type, claim.text) for claim in read_text(text, published="2024-05-16").claims]


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "غرداية: 22 قتيلا في يومين والجيش ينزل إلى القرارة",
            [("killing", "22 قتيلا في يومين"), ("movement_of_forces", "والجيش ينزل إلى القرارة")],
        ),
        (
            "مقتل خمسة جنود في كمين والقوات تنسحب من البلدة",
            [("killing", "مقتل خمسة جنود في كمين"), ("retreat", "والقوات تنسحب من البلدة")],
        ),
        (
            "انسحبت القوات التركية من سراقب ومقاتلو المعارضة يتمركزون في النيرب",
            [
                ("retreat", "انسحبت القوات التركية من سراقب"),
                ("movement_of_forces", "ومقاتلو المعارضة يتمركزون في النيرب"),
            ],
        ),
        # So does who speaks behind what was told, heard or not; and a count of dead behind a comma or dots.
        (
            "ارتفاع قتلى قصف غنجة إلى 13 ويريفان تنفي مسؤوليتها",
            [("shelling", "ارتفاع قتلى قصف غنجة إلى 13")],
        ),
        (
            "انفجار في طهران والداخلية تنفي سقوط قتلى",
            [("explosion", "انفجار في طهران"), ("killing", "سقوط قتلى")],
        ),
        (
            "الطيران استهدف سوق معرة النعمان، 35 شهيد اغلبهم اطفال",
            [("airstrike", "الطيران استهدف سوق معرة النعمان"), ("killing", "35 شهيد اغلبهم اطفال")],
        ),
        (
            "القصف الاسرائيلي على مخيم المغازي.. عشرات الشهداء",
            [("shelling", "القصف الاسرائيلي على مخيم المغازي"), ("killing", "عشرات الشهداء")],
        ),
        # The second of two whose blows they are, and of two who do one thing, begins nothing.
        ("غارات الطيران والمدفعية تستهدف بلدة مورك", [("airstrike", "غارات الطيران والمدفعية تستهدف بلدة مورك")]),
        ("الجيش والشرطة يقتحمان المخيم", [("movement_of_forces", "الجيش والشرطة يقتحمان المخيم")]),
        # A count of those told of is no clause either.
        ("أصيب عشرون، عشرة جرحى في حال خطرة.", [("injury", "أصيب عشرون، عشرة جرحى في حال خطرة")]),
    ],
)
def test_a_subject_of_its_own_begins_a_clause(text: str, claims: list[tuple[str, str]]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    "text",
    [
        "اشتباكات بين الجيش والفصائل تندلع في مدينة درعا",
        "معارك بالأسلحة الثقيلة تدور حول مطار دير الزور",
    ],
)
def test_a_verb_that_says_it_took_place_belongs_to_its_noun(text: str) -> None:
    assert told(text) == [("battle", text)]


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        ("قتل ثلاثة مدنيين جراء قذيفة سقطت على منزلهم في مدينة حلب.", "shelling"),
        ("أصيب تسعة في القذائف التي سقطت على بلدة كفريا.", "shelling"),
        ("القذائف لا تزال تسقط على مدينة الفلوجة.", "shelling"),
    ],
)
def test_a_verb_has_its_noun_before_it(text: str, event_type: str) -> None:
    assert event_type in [found for found, _ in told(text)]
