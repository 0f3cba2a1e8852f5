"""Whoever is named beside a deed and did not do it, or only may have: nobody is told to have done it."""

import pytest
from telling import agents, targets, told

from rawi.read import read_text

NOT_HIS = [
    # A state announces what others did, or what befell its own.
    ("أعلن العراق مقتل ستة من الحشد الشعبي في غارة مجهولة.", "killing"),
    ("أعلنت السعودية مقتل 14 من الحوثيين في انفجار مستودع بصنعاء.", "killing"),
    ("أعلنت كينيا مقتل 20 من حركة الشباب في اشتباك مع الجيش الصومالي.", "killing"),
    ("أعلنت أرمينيا أسر ستة من جنودها.", "capture"),
    ("أكد لبنان أسر إسرائيل أربعة من مواطنيه.", "capture"),
    ("أعلنت اليونان استيلاء إيران على ناقلتين.", "capture"),
    ("أعلنت إثيوبيا استعادة السودان منطقة الفشقة.", "territory_change"),
    ("أكدت الفلبين إعدام رهينتين كنديتين.", "killing"),
    # Who arrests, tries or frees those who did it.
    ("اعتقل الجيش اللبناني المتورطين في قتل جنود اليونيفيل.", "killing"),
    ("حاكمت ألمانيا الضالعين في قتل الإيزيديين.", "killing"),
    ("أحال المدعي العام كريم خان المتهم بقتل المدنيين إلى المحكمة.", "killing"),
    ("برأت المحكمة أحمد سالم المتهم بتفجير لوكربي.", "explosion"),
    ("أفرجت السلطات عن أحمد سالم المتهم زورا بقتل ضابط.", "killing"),
    ("أفرجت الحكومة عن الصحفي بعد خطفه على يد مسلحين.", "abduction"),
    ("أفرجت السلطات عن الطيار بعد احتجازه لدى المتمردين.", "detention"),
    ("نجاح قوات خاصة بتحرير المخطوفين المحتجزين لدى بوكو حرام.", "release"),
    # Who says that others are somewhere, or blames others in a statement of his own.
    ("أكدت تركيا وجود مقاتلين سوريين في ليبيا.", "movement_of_forces"),
    ("زعم الجيش التركي وجود مسلحين في مستشفى عفرين.", "movement_of_forces"),
    (
        "حركة المقاومة الإسلامية - حماس\nتصريح صحفي\n\nإن مجزرة مدرسة التابعين في غزة جريمة مروعة.\n\n10 آب 2024",
        "attack_on_civilians",
    ),
    # Who sponsors, orders what others do, or was beaten off.
    ("اتفق الطرفان، برعاية السعودية وأمريكا، على هدنة.", "agreement"),
    ("أمر مجلس الأمن بوقف إطلاق النار.", "ceasefire"),
    ("أمرت محكمة العدل الدولية بوقف الهجوم على رفح.", "ceasefire"),
    ("هاجمت طالبان نقطة تفتيش ما أدى، بحسب الشرطة، إلى مقتل ثلاثة من المهاجمين.", "killing"),
    ("قصفت إسرائيل بعلبك ورد حزب الله بصواريخ ما أدى، بحسب الإسعاف، إلى إصابة خمسة.", "injury"),
    # Whose machine was hit, and of whom others tell.
    ("قال التحالف إن طائراته استهدفت من قبل الحوثيين.", "airstrike"),
    ("قال الجيش الروسي إن مدفعيته دمرت في القصف.", "destruction"),
    ("قالت أوكرانيا إن كتيبة روسية تقدمت وإن مجموعة من جنودها استسلمت.", "surrender"),
    ("قالت تركيا إن ثلاثة من مواطنيها هاجموا السفارة.", "battle"),
    ("قصف سفينة يونانية في البحر الأحمر.", "shelling"),
    ("قصف عنيف لقوات المعارضة في إدلب.", "shelling"),
    ("قصف مكثف لمواقع قسد في منبج.", "shelling"),
    ("مجزرة المكسيك.", "attack_on_civilians"),
    # Who guards those that did it.
    ("أحرق مستوطنون مركبات في حوارة وأصابوا ثلاثة فلسطينيين بحماية جيش الاحتلال.", "injury"),
    ("قتلت طالبة من قبيلة الزغاوة في اشتباكات مع الجنجويد.", "battle"),
    ("أُصيب ثلاثة من الشرطة واعتُقل خمسة متظاهرين على أيدي قوات الأمن.", "injury"),
]


@pytest.mark.parametrize(("text", "event_type"), NOT_HIS)
def test_nobody_beside_it_did_it(text: str, event_type: str) -> None:
    assert agents(text, event_type) == []


@pytest.mark.parametrize(
    ("text", "event_type", "doers"),
    [
        ("أعلنت تركيا تحييد 26 إرهابيا في عملية المخلب.", "killing", ["تحييد"]),
        ("أعلن العراق مقتل خمسة من الحشد الشعبي في قصف أمريكي.", "killing", ["أمريكي"]),
        ("أصيب ستة من عناصر قسد وقتلوا انتحاريا حاول اقتحام السجن.", "killing", ["قسد"]),
        ("قصفت تركيا القامشلي وأُحرقت محطاتها.", "destruction", ["تركيا"]),
        ("أمر الاتحاد الأفريقي بسحب قوات رواندا.", "retreat", ["قوات رواندا"]),
        ("أمرت النيابة العامة المصرية بحبس أربعة.", "detention", ["النيابة العامة المصرية"]),
        ("قصف متبادل بين الجيش وقسد في منبج.", "shelling", ["الجيش", "قسد"]),
        ("قصف مدفعي للجيش الروسي على خاركيف.", "shelling", ["لجيش الروسي"]),
    ],
)
def test_who_did_it_still_did(text: str, event_type: str, doers: list[str]) -> None:
    assert agents(text, event_type) == doers


@pytest.mark.parametrize(
    ("text", "event_type", "done_to"),
    [
        ("أكدت لندن خسارة مدينة خيرسون.", "territory_change", []),
        ("نفى تنظيم الدولة خسارة مدينة الباب.", "territory_change", ["خسارة"]),
        ("نفى حزب الله أن يكون قد استهدف مقره في بيروت.", "battle", ["مقره"]),
        ("القتل الممنهج لعناصر داعش بحق الإيزيديين.", "killing", []),
        ("استهداف مسلحين من بوكو حرام حطابين في بورنو.", "attack_on_civilians", []),
        ("استهداف دورية للجيش في سيناء.", "battle", ["لجيش"]),
        ("هاجم رتلا لقسد أبناء العشائر.", "attack_on_civilians", ["قسد"]),
        ("هاجم مسلحون يمنيون معسكر الجيش السعودي.", "battle", ["الجيش السعودي"]),
        ("مقتل ستة من الجيش السوري في غارة إسرائيلية طالت شحنة أسلحة لإيران.", "airstrike", []),
        ("هاجمت روسيا ماريوبول ودُمرت مبانيها.", "destruction", []),
        ("خُطفت الموظفة سارة علي وقتلت زميلتها.", "killing", []),
        ("أصيب ضابط في الشرطة العراقية وقتل مهاجما في بعقوبة.", "killing", []),
    ],
)
def test_whom_it_was_done_to(text: str, event_type: str, done_to: list[str]) -> None:
    assert targets(text, event_type) == done_to


def test_a_capital_confirms_no_loss_of_its_own() -> None:
    assert told("أكدت الأمم المتحدة خسارة الفاشر.", "territory_change").targets == ()


@pytest.mark.parametrize(
    "text",
    [
        "قالت اليونيفيل إن جنديين من حفظة السلام أصيبا بعد أن أطلقت دبابة للجيش الإسرائيلي النار باتجاه برج مراقبة.",
        "أصيب جنديان بعد أن أطلقت دبابة تابعة للجيش السوري النار على حاجز.",
    ],
)
def test_soldiers_are_not_of_the_army_that_fired_at_them(text: str) -> None:
    assert targets(text, "injury") == []


@pytest.mark.parametrize(
    ("text", "modality", "polarity"),
    [
        ("وأكدت أن أي هجوم متعمد على قوات حفظ السلام يشكل انتهاكا خطيرا.", "hypothetical", True),
        ("استنكره سمير جعجع نافياً أي كمين في بيروت.", "denied", False),
    ],
)
def test_any_attack_at_all_is_none_that_was_made(text: str, modality: str, polarity: bool) -> None:
    claim = told(text, "battle")
    assert (claim.modality, claim.polarity) == (modality, polarity)


def test_what_a_word_stands_for_is_not_told() -> None:
    text = 'جدير بالذكر أن السلطات تستخدم كلمة "تحييد" للإشارة إلى الإرهابيين الذين استسلموا أو قُتلوا أو أُصيبوا.'
    assert read_text(text).claims == ()


def test_names_of_letters_cut_no_clause() -> None:
    text = 'أعلنت الوزارة تحييد 12 إرهابيا من تنظيم "بي كي كي/ واي بي جي" شمالي سوريا.'
    assert targets(text, "killing") == ['تنظيم "بي كي كي']


def test_bodies_that_nobody_could_recover_are_no_killing_that_was_not() -> None:
    text = "ولم تتمكن الطواقم الطبية من انتشال جميع جثامين الشهداء حتى الآن."
    assert all(claim.polarity for claim in read_text(text).claims)


@pytest.mark.parametrize(
    ("text", "event_type", "who"),
    [
        ("ارتكب الجيش السوري مجزرة داخل مدرسة، حيث قصف النازحين بشكل مباشر.", "shelling", ["الجيش السوري"]),
        ("اقتحمت قوات الدعم السريع القرية وأحرقت منازلها ثم طردت المدنيين.", "displacement", ["قوات الدعم السريع"]),
    ],
)
def test_people_in_the_oblique_are_whom_it_is_done_to(text: str, event_type: str, who: list[str]) -> None:
    assert agents(text, event_type) == who
