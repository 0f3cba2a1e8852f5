"""Who stands between whom in an exchange, to whom men give themselves up, and who acts in the clause of a headline."""

import pytest
from telling import agents, targets


@pytest.mark.parametrize(
    ("raw", "sides"),
    [
        (
            "أُنجزت عملية تبادل شملت ستين محتجزا بين الجيش السوداني وقوات الدعم السريع.",
            ["الجيش السوداني", "قوات الدعم السريع"],
        ),
        ("تمت في تعز عملية تبادل أسرى شملت تسعين محتجزا بين الحوثيين والجيش اليمني.", ["الحوثيين", "الجيش اليمني"]),
        # Between towns, between two who met, and between two who shelled each other.
        ("أعلن الصليب الأحمر عملية تبادل أسرى شملت تسعين محتجزا بين صنعاء وعدن.", []),
        ("أعلن الصليب الأحمر عملية تبادل للأسرى، وجرى اجتماع بين الحوثيين والجيش اليمني.", []),
        ("تأجلت عملية تبادل الأسرى بعد قصف متبادل بين الحوثيين والجيش اليمني.", []),
    ],
)
def test_sides_of_an_exchange(raw: str, sides: list[str]) -> None:
    assert agents(raw, "prisoner_exchange") == sides


@pytest.mark.parametrize(
    ("raw", "event_type", "whom"),
    [
        ("أعلنت الوزارة تسليم سبعة مسلحين أنفسهم إلى الجيش العراقي في مدينة هيت.", "surrender", ["الجيش العراقي"]),
        ("أعلنت الوزارة تسليم عشرة مطلوبين أنفسهم في مدينة درعا.", "surrender", []),
        ("تفاصيل سقوط الفرقة 16 مشاة بيد قوات الدعم السريع.", "territory_change", ["الفرقة 16 مشاة"]),
        ("تفاصيل سقوط مدينة نيالا بيد قوات الدعم السريع.", "territory_change", []),
    ],
)
def test_to_whom_and_who_fell(raw: str, event_type: str, whom: list[str]) -> None:
    assert targets(raw, event_type) == whom


@pytest.mark.parametrize(
    ("raw", "who"),
    [
        ("هدوء حذر في رفح وإسرائيل تقصف خان يونس.", ["إسرائيل"]),
        ("قتلى في الفاشر والجيش السوداني يقصف مدينة نيالا.", ["الجيش السوداني"]),
        ("لقاء بين حركة الشباب والجيش الصومالي يقصف مدينة بلدوين.", []),
    ],
)
def test_who_acts_in_the_second_half_of_a_headline(raw: str, who: list[str]) -> None:
    assert agents(raw, "shelling") == who
