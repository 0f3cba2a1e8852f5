"""Numbers in rarer words and shapes: what stands for several, what is joined to thousands, signs, squares."""

import pytest

from rawi import read_text


def counted(text: str) -> list[tuple[str | None, float | None, float | None]]:
    """Return the quantities that a text names with their bounds."""
    values = [mention.value for mention in read_text(text).mentions if mention.kind == "quantity"]
    return [(value.what, value.low, value.high) for value in values]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("أصيب بضعة عشر شخصا.", [("injured", 13, 19)]),
        ("قُتلت بضع وعشرون امرأة.", [("killed", 23, 29)]),
        ("قُتل نيف وثلاثون مقاتلا.", [("killed", 31, 39)]),
        ("قُتل أربعون ونيف من المقاتلين.", [("killed", 40, None)]),
        ("قُتل أربعون مسلحا وأكثر من ستين جنديا.", [("killed", 40, 40), ("killed", 60, None)]),
        ("بضعة رجال ونيف", [("person", 3, None)]),
        ("نُقلت عشرات بل مئات الجثث.", [("body", 20, 999)]),
        # Thousands and what is joined to them before the noun.
        ("ارتفع عدد الشهداء إلى 45 ألفا و28 شهيدا.", [("killed", 45028, 45028)]),
        ("نزح 12 ألفا و30 في المدارس.", [("person", 12000, 12000), ("person", 30, 30)]),
        ("نزح ما بين 30 ألفا و32 ألف شخص.", [("person", 30000, 32000)]),
        # Which side of the letter is the fraction cannot be told.
        ("بلغ عدد النازحين 2ر5 مليون شخص.", []),
        ("نزحت 300+ عائلة.", [("family", 300, None)]),
        ("قُتل في الهجوم ما مجموعه 18 جنديا.", [("killed", 18, 18)]),
        ("قُتل أقل بقليل من مئة جندي.", [("killed", None, 100)]),
        ("سقط دون المئة قتيل.", [("killed", None, 100)]),
        ("نزح فوق المئة عائلة.", [("family", 100, None)]),
        ("القتلى ثلاثة والجرحى فوق العشرين.", [("killed", 3, 3), ("injured", 20, None)]),
        ("قُتل رجل فوق الستين.", []),
        ("عادوا دون 20 جنديا.", [("soldier", 20, 20)]),
        ("قُتل ما لا ينقص عن عشرة رجال.", [("killed", 10, None)]),
        ("قُتل ثلاثون رجلا فصاعدا.", [("killed", 30, None)]),
        ("قُتل ثلاثون رجلا في أقصى تقدير.", [("killed", None, 30)]),
        ("قُتل مئة رجل إلا قليلا.", [("killed", None, 100)]),
        ("مية شهيد وزيادة", [("killed", 100, None)]),
        ("قُتل ما بين المئة والمئتين من الرجال.", [("killed", 100, 200)]),
        ("قُتل ستون بل سبعون رجلا.", [("killed", 60, 70)]),
        ("قُتل العشرات، ربما المئات.", [("killed", 20, 999)]),
        ("قُتل العشرات، والمئات جُرحوا.", [("killed", 20, 99), ("injured", 200, 999)]),
        ("قُتل نصف مئة من الجنود.", [("killed", 50, 50)]),
        ("قُتلت حفنة من الجنود.", [("killed", 3, None)]),
        ("أصيب ما يزيد قليلا على 300.", [("injured", 300, None)]),
        ("سيطر الجيش على 140 كم² و200 كم2 و30 كلم مربع.", [("area", n, n) for n in (140, 200, 30)]),
        ("بقي من الكتيبة 30 جنديا.", [("soldier", 30, 30)]),
        ("وصلت الكتيبة 30 واللواء 35 مدرع والفوج 46 مشاة.", []),
        ("نفذ اللواء 102 صواريخ المهمة.", []),
        # One word, two things.
        ("نُظمت 12 وقفة وخمس مسيرات.", [("protest", 12, 12), ("protest", 5, 5)]),
        ("شهدت المدينة أربع مسيرات حاشدة.", [("protest", 4, 4)]),
        ("أسقط الجيش خمس مسيرات فوق البحر.", [("drone", 5, 5)]),
        ("أغارت أربع قاذفات استراتيجية على المطار.", [("aircraft", 4, 4)]),
        ("غنموا أربع قاذفات وخمس قطع سلاح.", [("launcher", 4, 4), ("weapon", 5, 5)]),
        ("احتجزوا خمس قطع بحرية.", [("ship", 5, 5)]),
        ("استهدفنا ثلاثة تجمعات لجنود العدو.", [("gathering", 3, 3)]),
        ("هُدمت ثلاثة تجمعات بدوية.", [("settlement", 3, 3)]),
        ("طلبوا فدية قدرها 200 مليون نايرا.", [("naira", 200000000, 200000000)]),
    ],
)
def test_bounds_and_what_they_count(text: str, expected: list[tuple[str | None, float | None, float | None]]) -> None:
    assert counted(text) == expected
