"""Figures of claims: what of the quantities in a clause its event counts, and how long it took."""

import pytest
from telling import told


def figures(text: str, event_type: str) -> list[tuple[str | None, float | None, float | None]]:
    """Return what the first claim of a type counts, with its bounds."""
    return [(figure.what, figure.low, figure.high) for figure in told(text, event_type).quantities]


@pytest.mark.parametrize(
    ("text", "event_type", "expected"),
    [
        ("اعتقلت الشرطة 12 شابا خلال 48 ساعة.", "detention", [("detained", 12, 12), ("duration", 48, 48)]),
        # A bound that begins like a clause goes on with those counted.
        ("قتل 13 جنديا وما لا يقل عن 90 مدنيا في التفجير.", "killing", [("killed", 13, 13), ("killed", 90, None)]),
        (
            "أحرق المسلحون ثلاثين منزلا وما يزيد على ستين مركبة.",
            "destruction",
            [("house", 30, 30), ("vehicle", 60, None)],
        ),
        ("قتل عشرة وما زال البحث جاريا.", "killing", [("killed", 10, 10)]),
        ("نزح 119 ألف شخص من المدينة في أسبوع واحد.", "displacement", [("person", 119000, 119000), ("duration", 1, 1)]),
        ("احتجز الأمن المصور كرم سالم في دهوك ستة أيام.", "detention", [("duration", 6, 6)]),
        ("قصفت الطائرات المخيم قبل الهدنة بيوم.", "airstrike", []),
        ("أفرجت الحركة عن سبعة جنود بعد ستة أيام من خطفهم.", "release", [("soldier", 7, 7)]),
        ("أجلت اللجنة 40 مدنيا بعد حصار دام شهرين.", "displacement", [("civilian", 40, 40)]),
        ("مقتل ثلاثة جنود واحتراق دبابتين في كمين.", "killing", [("killed", 3, 3)]),
        ("قتلت الغارة طفلا عمره 10 سنوات.", "killing", []),
        ("أمهلت الجماعة الكنيسة يومين لإخلاء سبيل امرأتين.", "release", [("woman", 2, 2)]),
        ("قتل خمسة في هجوم تبنته حركة طالبان باكستان.", "killing", [("killed", 5, 5)]),
        ("وقال إن تسعة أشخاص، بينهم ثلاثة أطفال، لقوا حتفهم.", "killing", [("killed", 9, 9), ("child", 3, 3)]),
        # A rate is no toll of an event; a brother in the accusative is one; each of two verbs has its own figure.
        ("يموت 5 مصابين كل ساعة في مستشفيات المدينة.", "killing", []),
        ("يقتل عشرة أشخاص في المدينة يوميا.", "killing", []),
        ("قتل الجنود أخاه في بغداد.", "killing", []),
        ("وقال إن جنديين قتلا وأصيب سبعة.", "injury", [("injured", 7, 7)]),
        ("سقط 320 قتيلا وجريحا في قصف على المدينة.", "injury", [("killed", 320, 320)]),
        ("سلّم أربعة مسلحين أنفسهم للجيش.", "surrender", [("fighter", 4, 4)]),
        # Part of those counted, where it begins what is told of them; behind a verb it is of another event.
        ("أصيب 40 شخصا، تسعة منهم في حالة حرجة.", "injury", [("injured", 40, 40), ("injured", 9, 9)]),
        ("قتل تسعة أشخاص، أربعة منهم أطفال.", "killing", [("killed", 9, 9), ("child", 4, 4)]),
        ("قتل ثمانية جنود جُرد خمسة منهم من أسلحتهم.", "killing", [("killed", 8, 8)]),
        # So many days of what goes on are how long it did; from what happens once they lie between.
        ("عاد الهدوء بعد خمسة أيام من الهجوم على المدينة.", "battle", []),
        # So long before it happened is not how long it took; a place written like a pair counts nobody.
        ("ولم تمض ساعتان حتى قصفت الطائرات المخيم.", "airstrike", []),
        ("قصفت الطائرات المخيم ساعتين.", "airstrike", [("duration", 2, 2)]),
        ("سقطت نحو مئتي قذيفة على الحمراء وفردان في بيروت.", "shelling", [("shell", 200, 200)]),
        # What is asked or promised counts what it names before another clause begins.
        ("طالب الخاطفون ذويه بفدية قدرها 30 ألف دولار.", "demand", [("dollar", 30000, 30000)]),
        ("دعا الوالي السكان إلى مغادرة المنطقة، وقد وصلها المئات.", "demand", []),
    ],
)
def test_figures(text: str, event_type: str, expected: list[tuple[str, float, float]]) -> None:
    assert figures(text, event_type) == expected
