"""Who did it and to whom where a masdar has a pronoun, an aside before it, or somebody called guilty of it."""

import pytest
from telling import agents, targets


@pytest.mark.parametrize(
    ("text", "event_type", "who", "whom"),
    [
        ("انسحبت حركة الشباب من البلدة بعد قتلها خمسة جنود.", "killing", ["قتلها"], []),
        ("أفرج الحوثيون عن الطاقم بعد احتجازهم السفينة شهرين.", "capture", ["احتجازهم"], []),
        (
            "استردت قوات سوريا الديمقراطية القرية بعد سبع ليال من احتجازها القائد أحمد الخبيل في الحسكة.",
            "detention",
            ["احتجازها"],
            ["أحمد الخبيل"],
        ),
        ("استعادت القوات العراقية البلدة بعد تحريرها خمس قرى.", "territory_change", ["القوات العراقية"], []),
        # As what they are held, how often, and for how long say nothing of whom.
        ("أفرج تنظيم الدولة عن الصحفي بعد احتجازه رهينة عامين.", "abduction", ["تنظيم الدولة"], []),
        ("قتل القائد أبو عمر بعد قصف منزله واعتقاله مرتين.", "detention", [], ["واعتقاله"]),
    ],
)
def test_the_pronoun_of_a_masdar_with_an_object_means_who_does_it(
    text: str, event_type: str, who: list[str], whom: list[str]
) -> None:
    assert (agents(text, event_type), targets(text, event_type)) == (who, whom)


@pytest.mark.parametrize(
    ("text", "who", "whom"),
    [
        (
            "أفرجت السلطات المصرية عن الصحفي محمود حسين بعد اعتقال دام أربع سنوات.",
            ["السلطات المصرية"],
            ["محمود حسين"],
        ),
        ("أفرج حزب الله عن السائق بعد احتجازه ساعات.", ["حزب الله"], []),
        ("أفرجت السلطات المصرية عن ثلاثة طلاب بعد اعتقال خمسة آخرين.", [], []),
    ],
)
def test_who_lets_go_held_those_he_lets_go(text: str, who: list[str], whom: list[str]) -> None:
    assert (agents(text, "detention"), targets(text, "detention")) == (who, whom)


@pytest.mark.parametrize(
    ("text", "event_type", "whom"),
    [
        ("التحالف العربي: اعتراض صاروخ باليستي أطلقته جماعة الحوثي باتجاه نجران.", "other", ["جماعة الحوثي"]),
        ("أعلن الجيش الإسرائيلي إسقاط طائرة مسيرة أطلقها حزب الله.", "destruction", ["حزب الله"]),
        ("أعلن الجيش الإسرائيلي إسقاط طائرة مسيرة، وأطلق حزب الله صواريخ على حيفا.", "destruction", []),
    ],
)
def test_what_is_shot_down_is_of_who_fired_it(text: str, event_type: str, whom: list[str]) -> None:
    assert targets(text, event_type) == whom


@pytest.mark.parametrize(
    ("text", "event_type", "whom"),
    [
        ("مقتل ثلاثة من اليونيفيل في قصف إسرائيلي جنوب لبنان.", "shelling", ["اليونيفيل"]),
        ("قتل أربعة من الجيش التركي بقصف شمال العراق نفذه حزب العمال الكردستاني.", "shelling", ["الجيش التركي"]),
        # It may be her own attack; it had another aim.
        ("مقتل 6 من حركة الشباب خلال هجوم انتحاري في مقديشو.", "explosion", []),
        ("مقتل خمسة من الشرطة الأفغانية في هجوم شنه مسلحون على سوق في كابول.", "attack_on_civilians", []),
    ],
)
def test_a_blow_without_an_aim_was_dealt_to_those_who_fell_in_it(text: str, event_type: str, whom: list[str]) -> None:
    assert targets(text, event_type) == whom


def test_the_dead_of_both_sides_are_those_of_the_two_that_fought() -> None:
    text = "اندلعت مواجهات بين الجيش السوداني وقوات الدعم السريع في بحري، وخلفت 13 قتيلا من الطرفين."
    assert (agents(text, "killing"), targets(text, "killing")) == ([], ["الجيش السوداني", "قوات الدعم السريع"])


@pytest.mark.parametrize(
    ("text", "event_type", "who"),
    [
        ("قتل القيادي فؤاد شكر، المسؤول عن إطلاق صواريخ على مجدل شمس.", "shelling", ["فؤاد شكر"]),
        ("أوقفت الشرطة عمر المختار، المتورط في اغتيال القائد العسكري.", "killing", ["عمر المختار"]),
        ("هو رجب شعبان، المتهم الأول في اغتيال المأمور.", "killing", ["رجب شعبان"]),
        # Whom the body is named with, not the body; in charge of is no guilt; who is nobody's.
        (
            "هاجمت طائرات هدفا وقضت على سالم عواد قائد فرقة في قوة الرضوان، المسؤول عن إطلاق عشرات القذائف نحو صفد.",
            "shelling",
            ["سالم عواد"],
        ),
        ("قال محمد علي، المسؤول عن توزيع المساعدات في غزة، إن القافلة تأخرت.", "aid", []),
        ("أوقفت الشرطة شابا متورطا في اغتيال القائد العسكري.", "killing", []),
    ],
)
def test_who_is_called_guilty_of_a_deed_did_it(text: str, event_type: str, who: list[str]) -> None:
    assert agents(text, event_type) == who


@pytest.mark.parametrize(
    ("text", "event_type", "who"),
    [
        ("تبنت كتائب القسام، الأربعاء، قتل جنديين في رفح.", "killing", ["قتل"]),
        ("أعلنت حركة الشباب، الجمعة، أسر جنديين كينيين.", "capture", ["أسر"]),
        ("تبنى حزب العمال الكردستاني، دون تقديم دليل، إسقاط طائرة مسيرة في دهوك.", "destruction", ["إسقاط"]),
        ("تبنى تنظيم الدولة، دون أن يقدم دليلا، إسقاط مروحية في ليبتاكو.", "destruction", ["إسقاط"]),
        # Speech without marks, and one's own dead.
        ("قالت حركة الشباب، الجمعة، قتل جنديان في كسمايو.", "killing", []),
        ("أعلنت كتائب القسام، الأربعاء، مقتل قائدها في جنين.", "killing", []),
    ],
)
def test_an_aside_parts_nobody_from_what_he_announces(text: str, event_type: str, who: list[str]) -> None:
    assert agents(text, event_type) == who


@pytest.mark.parametrize(
    ("text", "event_type", "who"),
    [
        ("قصفت القوات الروسية خاركيف، ما أسفر، بحسب العمدة، عن مقتل ثلاثة أشخاص.", "killing", ["القوات الروسية"]),
        (
            "شن الطيران الإسرائيلي غارات على غزة، مما أدى، وفق وزارة الصحة، إلى استشهاد عشرة.",
            "killing",
            ["الطيران الإسرائيلي"],
        ),
        # A fight of two, and what somebody else tells by itself.
        ("اندلعت اشتباكات بين الجيش والدعم السريع، ما أسفر، وفق الأطباء، عن مقتل عشرة.", "killing", []),
        ("قصف الحوثيون مأرب، وأكدت الوزارة، أمس، مقتل ثلاثة.", "killing", []),
    ],
)
def test_what_a_blow_led_to_is_its_doers_behind_an_aside_too(text: str, event_type: str, who: list[str]) -> None:
    assert agents(text, event_type) == who


@pytest.mark.parametrize(
    ("text", "event_type", "who", "whom"),
    [
        ("استهداف دورية لليونيفيل بعبوة ناسفة.", "explosion", [], ["ليونيفيل"]),
        ("استهداف آلية لقوات النظام بصاروخ موجه في ريف حماة.", "shelling", [], ["قوات النظام"]),
        ("استهداف مسلحين من داعش لحاجز في كركوك.", "battle", ["داعش"], []),
        ("استهداف قوات الدعم السريع في بارا.", "battle", [], []),
    ],
)
def test_a_patrol_of_somebody_is_targeted(text: str, event_type: str, who: list[str], whom: list[str]) -> None:
    assert (agents(text, event_type), targets(text, event_type)) == (who, whom)


@pytest.mark.parametrize(
    ("text", "event_type", "who"),
    [
        ("طالبت الأمم المتحدة بالإفراج عن موظفيها المحتجزين لدى الحوثيين.", "release", ["الحوثيين"]),
        ("أفرج عن خمسة معتقلين لدى جبهة النصرة في إدلب.", "release", ["جبهة النصرة"]),
        ("وقع جنديان في الأسر لدى طالبان.", "capture", ["طالبان"]),
        # Where he is accredited nobody is held.
        ("أفرجت تركيا عن السفير السابق لدى إسرائيل.", "release", ["تركيا"]),
        ("طالبت النقابة بالإفراج عن الملحق لدى الحكومة المصرية.", "release", []),
    ],
)
def test_with_whom_somebody_is_held_he_holds_him(text: str, event_type: str, who: list[str]) -> None:
    assert agents(text, event_type) == who


@pytest.mark.parametrize(
    ("text", "event_type", "who"),
    [
        ("الرئيس حسن شيخ محمود أمر بإرسال ثلاثين صهريج ماء إلى بلدوين.", "aid", ["حسن شيخ محمود"]),
        ("أعربت حركة طالبان عن استعدادها لإطلاق سراح الرهائن.", "release", ["استعدادها"]),
        ("اتهمت واشنطن الحرس الثوري بسبب تورطه في خطف بحارة.", "abduction", ["الحرس الثوري"]),
        # Whom the pronoun means is not named.
        ("حاكمت فرنسا مواطنها لتورطه في قتل خمسة جنود.", "killing", []),
    ],
)
def test_who_orders_is_ready_or_is_involved(text: str, event_type: str, who: list[str]) -> None:
    assert agents(text, event_type) == who
