"""What a clause tells by what was done to whom or what; and how far it reaches."""

import pytest

from rawi.read import read_text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("غارة جوية أصابت مركزا للمهاجرين في تاجوراء.", ["airstrike"]),
        ("قتل ستة في غارة جوية أصابت حافلة في صعدة.", ["killing", "airstrike"]),
        ("غارة أصابت ثلاثة مدنيين في إدلب.", ["airstrike", "injury"]),
        ("قالت الجماعة إن 31 مدنيا بينهم 26 طفلا قتلوا فجرا.", ["killing"]),
        ("قتل ستة أشخاص بينهم مدنيان قضيا قنصا.", ["killing"]),
        ("نفى الجيش سقوط مركز ناحية تل تمر.", ["territory_change"]),
        ("أدى القصف إلى سقوط سقف مركز صحي.", ["destruction"]),
        ("ولم تشر الوكالة إلى أي غارات.", []),
        ("لم تشر إلى أي غارات على مدينة تعز.", []),
        ("لم تسجل المنظمة أي غارات على المدينة.", ["airstrike"]),
        ("بيان صادر عن منسق الإغاثة.", []),
        ("غير أن القصف استمر.", ["shelling"]),
        ("أفادت مصادر محلية بمقتل خمسة أشخاص في درعا.", ["killing"]),
        ("سقوط ود مدني يفتح الطريق نحو سنار.", ["territory_change", "other"]),
        ("سقوط ثلاثة مدنيين في ود مدني.", ["killing"]),
        ("تجدد الاشتباكات في عين الحلوة بعد ساعات من وقف النار.", ["battle"]),
        ("قضى الطفل محمد عبد الرحمن (7 أعوام) برصاص قناص على أطراف حرستا.", ["killing"]),
        ("قضى الجيش على المجموعة قرب حرستا.", ["battle"]),
        ("قضى الجيش أمس على المدعو حسن نصر الله.", ["killing"]),
        ("قضت القوات على الطفل محمد علي في مدينة جنين.", ["killing"]),
        ("أدى القصف إلى انهيار مبنى في محافظة إدلب.", ["destruction"]),
        ("أدى القصف إلى سقوط مبنى في قضاء سنجار.", ["destruction"]),
        ("التزم الجيش بوقف القصف في مدينة درعا.", ["ceasefire"]),
        ("غارة أصابت حافلة وعشرة مدنيين في مدينة صعدة.", ["airstrike", "injury"]),
        ("صادرت القوات شاحنات إغاثة.", ["capture"]),
    ],
)
def test_what_was_done_to_whom_or_what_decides_the_type(text: str, told: list[str]) -> None:
    assert [claim.event_type for claim in read_text(text, published="2021-06-15").claims] == told


@pytest.mark.parametrize(
    ("text", "clause", "figures"),
    [
        (
            "استهدف مجاهدونا عند الساعة 16:30 تجمعا للجنود في مستوطنة المطلة.",
            "استهدف مجاهدونا عند الساعة 16:30 تجمعا للجنود في مستوطنة المطلة",
            [],
        ),
        ("11:35 قصف مدفعي على درعا", "قصف مدفعي على درعا", []),
        (
            "قتل ثلاثة شبان اليوم (الجمعة 27.7.2018) في خمس نقاط من مدينة غزة.",
            "قتل ثلاثة شبان اليوم (الجمعة 27.7.2018) في خمس نقاط من مدينة غزة",
            [3],
        ),
    ],
)
def test_a_clock_or_a_date_in_digits_ends_no_clause(text: str, clause: str, figures: list[int]) -> None:
    claim = read_text(text, published="2024-11-20").claims[0]
    assert claim.text == clause
    assert [figure.low for figure in claim.quantities] == figures
