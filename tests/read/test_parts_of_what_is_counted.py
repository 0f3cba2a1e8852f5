"""What a number without its noun counts: parts of what was counted, what goes on, and what does not."""

import pytest

from rawi import read_text


def counted(text: str) -> list[tuple[str | None, float | None]]:
    """Return the quantities that a text names, and how many at least."""
    values = [mention.value for mention in read_text(text).mentions if mention.kind == "quantity"]
    return [(value.what, value.low) for value in values]


def figures(text: str, event_type: str) -> list[tuple[str | None, float | None]]:
    """Return what the claims of a type count."""
    claims = [claim for claim in read_text(text).claims if claim.event_type == event_type]
    return [(figure.what, figure.low) for claim in claims for figure in claim.quantities]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # People are of the people, and no part is larger than its whole.
        (
            "أصيب عشرة إثر سقوط خمسة صواريخ، ثلاثة منهم في حال خطرة.",
            [("injured", 10), ("rocket", 5), ("injured", 3)],
        ),
        (
            "أسقط الجيش 89 مسيرة فوق سبع مناطق، أربعون منها فوق البحر.",
            [("drone", 89), ("area", 7), ("drone", 40)],
        ),
        (
            "نزحت 300 عائلة إلى سبع مدارس، خمسون منها من الحي.",
            [("family", 300), ("school", 7), ("family", 50)],
        ),
        # A number has the gender of what it counts.
        (
            "تخلوا عن 11 حاجزا وخلفوا ثماني جثث، واستولى الثوار على سبعة منها.",
            [("checkpoint", 11), ("body", 8), ("checkpoint", 7)],
        ),
        ("أُسقطت 12 طائرة وأربعة صواريخ، اثنتان منها فوق البحر.", [("aircraft", 12), ("rocket", 4), ("aircraft", 2)]),
        ("نُهبت عشرة منازل وأُحرق ستة منها.", [("house", 10), ("house", 6)]),
        ("حضر طبيبان، وتوفي أمس منها 4.", [("doctor", 2), ("killed", 4)]),
        ("حكم عليهم بالسجن بين خمس سنوات وخمس عشرة سنة.", [("duration", 5)]),
        ("حكم عليهم بالسجن بين ستة أشهر وخمس سنوات.", [("duration", 6), ("duration", 5)]),
        ("جُرح 12 في قصف طال أربع قرى، تسعة منها تهدمت.", [("injured", 12), ("village", 4), (None, 9)]),
        (
            "بينهم سبعة أسرى، منهم روسيان وسوري واحد.",
            [("prisoner", 7), ("prisoner", 2), ("prisoner", 1)],
        ),
        ("قُتل عشرة بينهم سبعة أطفال وأربع مواطنات.", [("killed", 10), ("child", 7), ("person", 4)]),
        ("نُقل 26 جريحا، يرافق كلا منهم شخص واحد.", [("injured", 26), ("person", 1)]),
        # A number behind a verb of its own does not go on with what was counted.
        ("توفي 14 شخصا من عائلة واحدة، ولا يزال ثمانية تحت الأنقاض.", [("killed", 14), ("family", 1), (None, 8)]),
        ("اتفاق البلدات الأربع الذي شمل إجلاء ثمانية آلاف من كفريا.", [("town", 4), ("person", 8000)]),
        ("دمرت القوات 12 دبابة وأعطبت ثماني.", [("tank", 12), ("tank", 8)]),
        ("أفرجوا عن ثلاث أسيرات مقابل تسعين.", [("prisoner", 3), ("prisoner", 90)]),
        ("قال إن رجاله البالغ عددهم 250 مقاتلا وصلوا.", [("fighter", 250)]),
        # A verb of many behind its number.
        ("قال إن ثلاثين فلسطينيا قُتلوا ونحو خمسين جُرحوا.", [("killed", 30), ("injured", 50)]),
        ("ذكر أن 12 قُتلوا و40 جُرحوا.", [("killed", 12), ("injured", 40)]),
        ("قال إن 20 مسلحا قتلوا مدنيين اثنين.", [("fighter", 20), ("killed", 2)]),
        ("قال إن 130 سلموا أنفسهم.", [("person", 130)]),
        ("في 2014 غادروا إلى لبنان.", []),
        ("أُفرج عن ثلاثة رهائن مقابل 369 أمس.", [("hostage", 3), (None, 369)]),
        ("غارتان قطعتا طريق المصنع.", [("airstrike", 2)]),
        ("غنموا قطعتي سلاح.", [("weapon", 2)]),
        ("استقبلنا 470 من الأسرى، وسلّمنا الطرف الآخر مئتين وأربعين.", [("prisoner", 470), ("prisoner", 240)]),
        ("اعتُقل منذ مطلع العام 1400 فلسطيني.", [("detained", 1400)]),
        ("هُدم هذا العام 1800 منزل.", [("house", 1800)]),
        ("في العام 1948 هُجرت القرى.", []),
        ("له تسعة أبناء قُتل منهم اثنان.", [("person", 9), ("killed", 2)]),
        ("وزعت الجمعية ألفا وخمسمئة سلة.", [("food parcel", 1500)]),
        ("أصيب ألفا جندي.", [("injured", 2000)]),
    ],
)
def test_what_is_counted(text: str, expected: list[tuple[str | None, float | None]]) -> None:
    assert counted(text) == expected


@pytest.mark.parametrize(
    ("text", "event_type", "expected"),
    [
        ("أصيب عشرة إثر سقوط خمسة صواريخ، ثلاثة منهم في حال خطرة.", "shelling", [("rocket", 5)]),
        ("قال إن ثلاثين فلسطينيا قُتلوا ونحو خمسين جُرحوا.", "killing", [("killed", 30)]),
        ("قال إن ستة جنود استشهدوا وأربعة أصيبوا.", "killing", [("killed", 6)]),
        ("ثلاثة مسلحين قتلوا ستة مدنيين.", "killing", [("killed", 6)]),
        # Each of two counts before its own verb.
        ("قال إن 12 مدنيا قُتلوا وأربعين آخرين أصيبوا.", "injury", [("injured", 40)]),
        ("اعتُقل 20 شابا وثلاثة أصيبوا برصاص الجيش.", "detention", [("detained", 20)]),
        ("قال إن ستة عسكريين ومدنيا قُتلوا.", "killing", [("killed", 6)]),
        ("أربعة إعلاميين من القناة قضوا واثنان لا يزالان مفقودين.", "killing", [("killed", 4)]),
        ("سقط أكثر من مئة قتيل وجريح في صفوف الميليشيا.", "killing", [("killed", 100)]),
        # All there were of whom some are told of, how often it was.
        ("15 ضحية بين شهيد ومصاب في قصف مدرسة تؤوي 3000 نازح.", "killing", [("killed", 15)]),
        ("دمر القصف 3 من 5 مستشفيات.", "destruction", [("hospital", 3)]),
        ("توفي 12 صيادا من أصل 32 صيادا.", "killing", [("killed", 12)]),
        ("شن النظام سبعين غارة، أي بمعدل غارة كل عشر دقائق.", "airstrike", [("airstrike", 70)]),
        ("فارق الحياة خمسة من جرحى التفجير.", "killing", [("killed", 5)]),
        ("له تسعة أبناء قُتل منهم اثنان.", "killing", [("killed", 2)]),
        ("عبر الحدود 2000 مهاجر، غرق منهم 9 وفُقد 17.", "killing", [("killed", 9)]),
    ],
)
def test_whose_it_is(text: str, event_type: str, expected: list[tuple[str | None, float | None]]) -> None:
    assert figures(text, event_type) == expected
