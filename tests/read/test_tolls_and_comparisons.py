"""Tolls told in other shapes, survivors, what is set against another time, ages and lengths that are passed."""

import pytest

from rawi import read_text

Quantities = list[tuple[str | None, float | None, float | None]]


def counted(text: str) -> Quantities:
    """Return the quantities that a text names with their bounds."""
    values = [mention.value for mention in read_text(text).mentions if mention.kind == "quantity"]
    return [(value.what, value.low, value.high) for value in values]


def figures(text: str, event_type: str) -> list[tuple[str | None, float | None]]:
    """Return what the claims of a type count."""
    claims = [claim for claim in read_text(text).claims if claim.event_type == event_type]
    return [(figure.what, figure.low) for claim in claims for figure in claim.quantities]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ارتفع عدد من لقوا حتفهم في الزلزال إلى 2900.", [("killed", 2900, 2900)]),
        ("ليرتفع عدد الذين أُعدموا هذا العام إلى 42.", [("killed", 42, 42)]),
        ("ليصل عدد من قضت عليهم منذ بداية الشهر إلى 22.", [("killed", 22, 22)]),
        ("وصل عدد من اعتقلتهم إسرائيل منذ بدء الحرب إلى 7 آلاف.", [("detained", 7000, 7000)]),
        ("ارتفع عدد من فروا إلى 40 كما زادت الأسعار.", []),
        ("تراجع عدد القتلى من 1659 في العام الماضي إلى 1282.", [("killed", 1282, 1282)]),
        ("تجاوز عدد قتلى حادثة انقلاب الناقلة الثلاثين.", [("killed", 30, None)]),
        ("تجاوز القائد الثلاثين من عمره.", []),
        ("بلغ عدد القتلى في الذكرى الثلاثين لوفاته 40.", [("killed", 40, 40)]),
        ("عدد الجرحى: 25، عدد الغارات: 4.", [("injured", 25, 25), ("airstrike", 4, 4)]),
        ("قدّر سكان قتلى التنظيم بثلاثين.", [("killed", 30, 30)]),
        ("التقى القتلى بعشرين من رفاقهم.", [("person", 20, 20)]),
        ("ليبلغ مجموع الشهداء منذ أيلول 2653.", [("killed", 2653, 2653)]),
        ("وصل مجموع المساعدات إلى 300 طن.", [("weight", 300, 300)]),
        # Who was saved did not die.
        ("انتُشلت سبع جثث وإنقاذ 39 شخصا بعد غرق مركب.", [("body", 7, 7), ("person", 39, 39)]),
        ("بعد مقتل القائد وتحرير 14 أسيرا.", [("prisoner", 14, 14)]),
        # Set against something else.
        ("صادق الكنيست بأغلبية 64 صوتا مقابل 51 على القانون.", [("vote", 64, 64), ("vote", 51, 51)]),
        ("دفعوا 200 دولار مقابل 12 يوما.", [("dollar", 200, 200), ("duration", 12, 12)]),
        (
            "قُتل 104 مدنيين، 71 بالمئة منهم على يد الجيش، و29 على يد التنظيم، و11 بنيران التحالف.",
            [("killed", 104, 104), ("share", 71, 71), ("killed", 29, 29), ("killed", 11, 11)],
        ),
        ("خلّف الحادث 41 مفقودا لم ينج منهم سوى أربعة.", [("missing", 41, 41), ("survivor", 4, 4)]),
        ("قُتل 12 ونجا سبعة.", [("killed", 12, 12), ("survivor", 7, 7)]),
        ("لم يتجاوز عمر أكبرهم 11 عاما.", [("age", None, 11)]),
        ("جندوا أطفالا تتجاوز أعمارهم 12 عاما.", [("age", 12, None)]),
        ("شيخ يناهز عمره تسعين عاما.", [("age", 90, 90)]),
        ("أصيب شقيقاها البالغان 7 و9 سنوات.", [("injured", 2, 2), ("age", 9, 9)]),
    ],
)
def test_what_is_counted(text: str, expected: Quantities) -> None:
    assert counted(text) == expected


@pytest.mark.parametrize(
    ("text", "event_type", "expected"),
    [
        ("عدد الجرحى: 25، عدد القتلى: 3، عدد المفقودين: 4.", "killing", [("killed", 3)]),
        ("سقط 8 من مقاتليها اليوم مقابل 10 أمس.", "killing", [("killed", 8)]),
        ("قُتل 12 ونجا سبعة.", "killing", [("killed", 12)]),
        # Each fate of a list is told by itself.
        ("الحصيلة: 4 شهداء، 12 جريحا.", "killing", [("killed", 4)]),
        ("الحصيلة: 4 شهداء، 12 جريحا، 3 مفقودين.", "injury", [("injured", 12)]),
        ("قُتل 12 شخصا، 5 قتلى منهم من عائلة واحدة.", "killing", [("killed", 12), ("killed", 5)]),
        ("أُخلي سبيل 92 موقوفا أوقفوا في 17 تشرين.", "release", [("detained", 92)]),
        ("أُفرج عن 30 أسيرا مقابل 3 رهائن.", "prisoner_exchange", [("prisoner", 30), ("hostage", 3)]),
        ("بثت الحركة تسجيلا مدته 14 دقيقة يظهر إعدام 21 جنديا.", "killing", [("killed", 21)]),
        ("وقعا هدنة مدتها ثلاثة أيام.", "ceasefire", [("duration", 3)]),
        ("نشر الجيش لواءين على الحدود الممتدة 220 كيلومترا.", "movement_of_forces", [("brigade", 2)]),
        ("سجلوا تسعة خروقات، سبعة منها من جانبهم.", "violation", [("violation", 9), ("violation", 7)]),
    ],
)
def test_whose_it_is(text: str, event_type: str, expected: list[tuple[str | None, float | None]]) -> None:
    assert figures(text, event_type) == expected
