"""Figures of claims: what stands in a clause and is none of its event's is not counted there."""

import pytest
from telling import told

from rawi.read import read_text


def figures(text: str, event_type: str) -> list[tuple[str | None, float | None]]:
    """Return what the first claim of a type counts, and how many at least."""
    return [(figure.what, figure.low) for figure in told(text, event_type).quantities]


def counted(text: str) -> list[tuple[str | None, float | None]]:
    """Return the quantities that a text names."""
    values = [mention.value for mention in read_text(text).mentions if mention.kind == "quantity"]
    return [(value.what, value.low) for value in values]


@pytest.mark.parametrize(
    ("text", "event_type", "expected"),
    [
        # Harm that is denied counts nothing before it; who was not hurt is still counted.
        ("تعرضت أربع سفن لتخريب دون سقوط ضحايا.", "killing", []),
        ("قتل الجيش ستة مسلحين ولم يصب أحد من جنوده.", "killing", [("killed", 6)]),
        # Places that are known are where it was, unless they were taken or given up.
        ("نزحت مئة عائلة عن البلدات الثلاث.", "displacement", [("family", 100)]),
        ("انسحب المسلحون من المدن الثلاث.", "retreat", [("city", 3)]),
        ("سيطر الجيش على ثلاث بلدات.", "territory_change", [("town", 3)]),
        ("سيطر المتمردون على عشرات البلدات.", "territory_change", [("town", 20)]),
        ("اقتحم الجنود المخيم من جهاته الأربع.", "battle", []),
        ("هاجم الثوار المدينة من أربع جهات.", "battle", [("direction", 4)]),
        ("واحتُجز متطوعوها الخمسة.", "detention", [("detained", 5)]),
        # How long a thing is.
        ("عثر الجيش على نفق طوله كيلومتران ودمره.", "other", []),
        # Time that was spent somewhere, not what passed.
        ("عاد الرهائن بعد تسعين يوما قضوها في الغابة.", "release", []),
        ("عاد الرهائن بعد تسعين يوما.", "release", [("duration", 90)]),
        # Only some of those counted.
        ("استولى المتمردون على سبع شاحنات احترق بعضها.", "destruction", []),
        ("أضرم المهاجمون النار في السوق، فمشى مئات النسوة نحو المدينة.", "destruction", []),
        ("في المخيم 36 شخصا قتلوا و185 جرحوا.", "killing", [("killed", 36)]),
        # What و joins is another deed; وحيدة and وادي only begin so.
        ("أوقفت القوات في وادي حضرموت عشرين مهاجرا.", "detention", [("detained", 20)]),
        ("تم الإجهاز على ثمانية حراس، واغتنام قطعتي سلاح.", "capture", [("weapon", 2)]),
        ("الطرفان اتفقا على وقف النار والإفراج عن 40 أسيرا.", "agreement", [("prisoner", 40)]),
        ("أسرى القوات بلغوا تسعين والقتلى ثلاثة وعشرين.", "killing", [("killed", 23)]),
        ("قتلى القوات بلغوا تسعين والأسرى ثلاثة وعشرين.", "killing", [("killed", 90)]),
        # The dead are no figure of a strike for them; a price is none of a killing.
        ("إضراب عام حدادا على سبعة شهداء.", "protest", []),
        ("قتل المسلحون حارسا لقاء خمسة آلاف دولار.", "killing", []),
        ("طالب الخاطفون بفدية قيمتها خمسة آلاف دولار.", "demand", [("dollar", 5000)]),
        # Those who belong to one family are no family.
        ("أودت الغارة بحياة أربعة أشخاص ينتمون إلى أسرة واحدة.", "killing", [("killed", 4)]),
        # What a thing carries, what is left out, what is asked for, avenged or mourned.
        ("دمر الجيش ثلاث عربات مزودة بمدفعين.", "destruction", [("vehicle", 3)]),
        ("أحرق المسلحون القرية باستثناء خمسة منازل.", "destruction", []),
        ("احتج خمسون عاملا رفضا لفصل ثلاثة منهم.", "protest", [("worker", 50)]),
        ("قتلوا شيخا ثأرا لستة من إخوتهم.", "killing", []),
        ("قتلوا ستة من القرية ثأرا لأخيهم.", "killing", [("killed", 6)]),
        # Time that is given, and time that another event took.
        ("أمهل قائد الجيش، في كلمة متلفزة بثت أمس، المسلحين 48 ساعة للانسحاب.", "retreat", []),
        ("انسحب الجيش بعد معارك لم تستمر أكثر من ساعتين.", "retreat", []),
        # What led to it is named behind those counted, or a list goes on.
        ("ستة عشر منهم في قصف مدرسة بيت حانون.", "shelling", []),
        ("19 قتيلا من المدنيين على يد المسلحين، 34 حالة دهم، تفجير خمسة منازل.", "destruction", [("house", 5)]),
        ("سلم الجهاز السفينة بعد ضبط ثلاثة ملايين لتر من الوقود.", "handover", []),
        # One grave is where they were buried, all at once is none.
        ("دُفن القتلى في قبر واحد.", "other", []),
        ("دمر القصف منزلا واحدا.", "destruction", [("house", 1)]),
        ("سقط خمسة شهداء دفعة واحدة.", "killing", [("killed", 5)]),
        # Those who killed are none of the dead.
        ("ثلاثة مسلحين قتلوا سبعة مدنيين في القرية.", "killing", [("killed", 7)]),
        ("أفرغ أربعة مسلحين رصاصهم في رؤوس ستة من الحراس.", "killing", [("killed", 6)]),
        ("قتل عشرة مسلحين أربعة منهم أجانب.", "killing", [("killed", 10)]),
        ("15 شخصا قتلتهم أربعة صواريخ.", "killing", [("killed", 15), ("rocket", 4)]),
        ("قُتل الطالب سامر العلي، 19 عاما، في درعا.", "killing", []),
        # Who fell into captivity is captured, alive or not said to be.
        ("ووقع في أيدينا ملازم أول وأربعة مجندين.", "capture", [("captured", 4)]),
        ("وأمسكوا أربعة أحياء، منهم تونسيان.", "capture", [("captured", 4), ("captured", 2)]),
        ("سقطت في أيديهم ثلاثة أحياء.", "capture", [("neighbourhood", 3)]),
        # The whole of whom some died, what still is, and what was lost beside it.
        ("توفي 14 شخصا من أصل 60 محتجزا في السجن.", "killing", [("killed", 14)]),
        ("قتلت القوات عشرين مسلحا مع فقدان ثلاثة من منتسبيها.", "killing", [("killed", 20)]),
        # Aircraft fire missiles.
        ("قصفت طائرة مسيّرة بأربعة صواريخ مقرا للحزب.", "airstrike", [("missile", 4)]),
        ("أطلقت الحركة أربعة صواريخ على المدينة.", "shelling", [("rocket", 4)]),
    ],
)
def test_figures_of_the_event(text: str, event_type: str, expected: list[tuple[str, float]]) -> None:
    assert figures(text, event_type) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # So many of so many are no people that are there.
        ("يعاني ثلاثة من كل خمسة أطفال من سوء التغذية.", []),
        ("سجلت المنظمة 12 وفاة لكل ألف نسمة.", []),
        ("فتشت القوات كل 20 منزلا في الحي.", [("house", 20)]),
        ("قتل 20 من كل الأطراف.", [("killed", 20)]),
        # The adjective of a pair is no other pair.
        ("أطلقوا النار من بندقيتين آليتين.", [("rifle", 2)]),
        ("فجر انتحاريان سيارتين.", [("attacker", 2), ("vehicle", 2)]),
        # وأحد: and one of.
        ("خُطف دبلوماسي تونسي وأحد الموظفين.", []),
        ("قُتل شخص واحد في الانفجار.", [("killed", 1)]),
        # A single thing joined to many of another kind is one.
        ("وتهدم أحد عشر داراً ومدرسة ابتدائية.", [("house", 11)]),
        ("سقط عشرون قتيلاً وجريحاً.", [("killed", 20)]),
        # A family is no captive.
        ("فاستشهدت أسرة بكاملها قوامها ستة أفراد.", [("killed", 6)]),
        # One's own who were lost may have fallen.
        ("أعلن الجيش فقدان سبعة من جنوده.", [("soldier", 7)]),
        ("أعلن خفر السواحل فقدان تسعين شخصا.", [("missing", 90)]),
        # Verbs and adverbs that look like numbers and pairs.
        ("وتوفي بعده فتى في المستشفى.", []),
        ("أصيب بعدة رصاصات.", [("bullet", 3)]),
        ("ردوا موقعين عشرات القتلى.", [("killed", 20)]),
        ("نزل المسلحون راكبين الخيل.", []),
        ("أسر الثوار ضابطين الثلاثاء.", [("captured", 2)]),
        ("قصفوا بصاروخين القاعدة الجوية.", [("rocket", 2)]),
        ("اصطف الآلاف بسياراتهم.", [("person", 2000)]),
        ("نزح ألفا من بدو القرى.", [("person", 1000)]),
        ("نزح ألفا شخص من القرى.", [("person", 2000)]),
        # Cases are what they are of; posts in Egypt are called ambushes.
        ("وأجلى الهلال الأحمر عشرين حالة جواً.", [("patient", 20)]),
        ("وثقت المنظمة عشرين حالة قتل.", [("killed", 20)]),
        ("سجلت الوزارة عشرين حالة كوليرا.", [("case", 20)]),
        ("هاجم المسلحون خمسة كمائن للشرطة.", [("checkpoint", 5)]),
        ("نصبت الحركة خمسة كمائن للجيش.", [("attack", 5)]),
        # Who was displaced is counted so, unless it is said what became of him.
        ("وصل 300 نازح إلى المدينة.", [("displaced", 300)]),
        ("وأصيب سبعة نازحين في القصف.", [("injured", 7)]),
    ],
)
def test_what_is_counted(text: str, expected: list[tuple[str, float]]) -> None:
    assert counted(text) == expected
