"""Who leaves because somebody forces him to: he stands alone beside the verb, or was fought just before."""

import pytest
from telling import agents

LEFT = "retreat"


@pytest.mark.parametrize(
    ("raw", "who"),
    [
        ("تقدم الجيش السوداني في بحري وأجبر قوات الدعم السريع على التراجع.", "قوات الدعم السريع"),
        ("أُرغم رتل من القوات الإثيوبية على الارتداد إلى حدر.", "القوات الإثيوبية"),
        ("قوات الدعم السريع أُجبرت على الانسحاب من الجسر.", "قوات الدعم السريع"),
        ("هاجم مسلحون الثكنة وأجبروا الجيش الصومالي على الانسحاب منها.", "الجيش الصومالي"),
        ("ما أجبر القوات الفرنسية على التراجع.", "القوات الفرنسية"),
    ],
)
def test_who_stands_alone_beside_a_verb_of_forcing_leaves(raw: str, who: str) -> None:
    assert agents(raw, LEFT) == [who]


@pytest.mark.parametrize(
    "raw",
    [
        "صد الجيش العراقي هجوما لتنظيم الدولة وأجبرهم على الفرار.",
        "صد الجيش العراقي هجوما لتنظيم الدولة وتم إجبارهم على الانسحاب.",
    ],
)
def test_they_are_those_who_were_fought_just_before(raw: str) -> None:
    assert agents(raw, LEFT) == ["تنظيم الدولة"]


@pytest.mark.parametrize(
    ("raw", "who"),
    [
        # Both are named: the first forces the second.
        ("دفعت إيران الحوثيين إلى الانسحاب من الحديدة.", ["الحوثيين"]),
        ("أرغمت الفصائل القوات التركية على الانسحاب من المدينة.", ["القوات التركية"]),
        # Of the blow and whom it forced no one stands alone.
        ("أجبر القصف الجيش اللبناني على التراجع.", []),
    ],
)
def test_who_forces_others_does_not_leave(raw: str, who: list[str]) -> None:
    assert agents(raw, LEFT) == who
