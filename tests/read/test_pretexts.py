"""The word that is a pretext and a governorate: why somebody did it, and where it was."""

import pytest
from telling import agents, told


def _in_hajja(raw: str, kind: str) -> bool:
    return any("حجة" in place.text for place in told(raw, kind).places)


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        ("قتل خمسة بحجة بقصف سعودي.", "killing"),
        ("قتل خمسة بحجة برصاص الحوثيين.", "killing"),
        ("مقتل خمسة مدنيين بحجة صباح اليوم بغارة للتحالف.", "killing"),
        ("قتل ثلاثة جنود بحجة يوم الاثنين.", "killing"),
        ("قتل ثلاثة جنود بحجة الجمعة.", "killing"),
        ("أصيب طفلان بحجة بانفجار لغم.", "injury"),
        ("شن التحالف غارات بحجة باليمن.", "airstrike"),
        ("قصفت طائرات التحالف بحجة مخيما.", "airstrike"),
        ("غارات على مديرية حرض بحجة الحدودية مع السعودية.", "airstrike"),
        ("قتل عشرة بحجة غالبيتهم نساء.", "killing"),
    ],
)
def test_what_is_told_of_the_governorate_is_told_there(raw: str, kind: str) -> None:
    assert _in_hajja(raw, kind)


@pytest.mark.parametrize(
    "why",
    [
        "أنها تؤوي مسلحين",
        "الإرهاب",
        "بيع أسلحة",
        "حمله سكينا",
        "دعم الإرهاب",
        "عدم دفع الجزية",
        "قتل جنود",
        "ملاحقة مسلحين",
        "نقل أسلحة",
        "وجود مسلحين",
    ],
)
def test_a_pretext_is_nowhere(why: str) -> None:
    assert not _in_hajja(f"قصفت الطائرات القرية بحجة {why}.", "airstrike")


@pytest.mark.parametrize(
    ("raw", "doers"),
    [
        ("قتل خمسة بحجة بقصف سعودي.", ["سعودي"]),
        ("قتل خمسة بحجة برصاص الحوثيين.", ["الحوثيين"]),
        ("غارات للتحالف بحجة ومأرب تقتل خمسة.", ["لتحالف"]),
        ("قصف الجيش القرية بحجة مقتل جنديين.", []),
    ],
)
def test_only_a_pretext_is_answered(raw: str, doers: list[str]) -> None:
    assert agents(raw, "killing") == doers
