"""What is told aside, of whoever, never or not yet; words that only look like verbs."""

import pytest

from rawi.read import read_text


def told(text: str) -> list[tuple[str, str, bool]]:
    claims = read_text(text, published="2024-05-16").claims
    return [(claim.event_type, claim.modality, claim.polarity) for claim in claims]


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        ("اندلع القتال في مدينة الدمازين إثر مقتل مزارع في بلدة قيسان.", "killing"),
        ("دخلت القوات مدينة حمص بعد تحرير بلدة الرستن.", "territory_change"),
        ("تبنى التنظيم الهجوم الذي شهدته مدينة الكرك.", "battle"),
        ("نحن محاصرون في مدينة مضايا.", "siege"),
        ("عاد الهدوء إلى مدينة غزة بعد ثمانية أيام من القصف.", "shelling"),
        ("أخلي المخيم إثر غارة حصدت خمسة مدنيين في مدينة رفح.", "airstrike"),
        ("ترددت أنباء الإفراج عن المطرانين في مدينة حلب.", "release"),
        ("عاد السكان إلى مدينة نوى بعد حصار دام يومين.", "siege"),
        ("شاهد راع إعدام اثني عشر رجلا في مدينة الحويجة.", "killing"),
        ("دخل المسلحون مدينة دوما وأعدموا من فيها.", "killing"),
        ("كان الرجلان قد خُطفا على طريق مدينة حلب.", "abduction"),
        ("دخل الجيش مدينة عدن بعدما أخلاها الحوثيون.", "retreat"),
        ("شهيد وجرحى بقصف على مدينة الرستن", "killing"),
        ("حمص :: شهيد وجرحى بقصف على الرستن", "killing"),
        ("قتيل في انفجار بمدينة حلب", "killing"),
        ("تعرضت قاعدة عين الأسد لعشرة صواريخ إيرانية.", "shelling"),
        ("راح 45 مصليا بين قتيل وجريح في تفجير مسجد الروضة.", "killing"),
        ("سقوط بلدة في يد مقاتلة كردية.", "territory_change"),
        ("أطلق الحزب رهينتين عبر زورق في البحر.", "release"),
        ("علق الحوثيون هجماتهم بعد تبادل السجناء.", "ceasefire"),
        ("ارتكبت ميليشيات لبنانية مجزرة صبرا وشاتيلا.", "attack_on_civilians"),
        ("سيطر الجيش، ضمن عملية جديدة، على بلدة مورك.", "territory_change"),
        ("أعلن الجيش أن سلاح الجو قضى على قائد القوة في غارة.", "killing"),
    ],
)
def test_what_is_told_aside_is_a_claim(text: str, event_type: str) -> None:
    assert (event_type, "asserted", True) in told(text)


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("لم تدخل شاحنات مساعدات إلى مدينة رفح.", ("aid", "asserted", False)),
        ("قال المتحدث إن قواتنا لم تقصف مدينة رفح.", ("shelling", "denied", False)),
        ("قال المتحدث إن القوات لن تنسحب من مدينة سنجار.", ("retreat", "promised", False)),
        ("قال القائد إن كل من يستسلم في مدينة سنجار يقتل.", ("killing", "hypothetical", True)),
        ("ينص الاتفاق على خروج المقاتلين من مدينة سرت وتسليم السلاح.", ("handover", "planned", True)),
        ("لم تتأكد أنباء الإفراج عن المطرانين في مدينة حلب.", ("release", "hypothetical", True)),
        ("قصفت القوات مدينة دوما، ما أودى بحياة ثلاثة مدنيين.", ("killing", "asserted", True)),
    ],
)
def test_how_it_is_told(text: str, claim: tuple[str, str, bool]) -> None:
    assert claim in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "نصفهم من أهالي مدينة درعا.",
        "لم ترد الوزارة على رسالتين في مدينة درعا.",
        "أما النازحون فقد قُدّر عددهم في مدينة درعا.",
        "تقع البلدة خلف الجبل عبر طريق ضيق.",
        "وقال حاكم منطقة خاركيف أوليه سينيهوبوف.",
        'قالت امرأة (32 عاما) من سورو فقدت زوجها: "جاؤوا ليلا".',
    ],
)
def test_what_only_looks_like_a_verb_tells_nothing(text: str) -> None:
    assert not told(text)


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        ("استهدفت طائرات حربية بالصواريخ مواقع قرب مدينة سرمين.", "airstrike"),
        ("استهدفت المدفعية مخزنا للطائرات المسيرة قرب مدينة سرمين.", "shelling"),
        ("استهدفت عبوة ناسفة رتلا للجيش قرب مدينة الناصرية.", "explosion"),
    ],
)
def test_the_means_named_first_says_which_blow_it_was(text: str, event_type: str) -> None:
    assert told(text) == [(event_type, "asserted", True)]


def test_in_whose_hands_a_place_is_is_no_change() -> None:
    claims = told("دخل وفد بلدة تسيطر عليها المعارضة في ريف إدلب.")
    assert "territory_change" not in {event_type for event_type, _, _ in claims}


def test_what_is_done_for_the_sake_of_it_is_planned() -> None:
    assert ("territory_change", "planned", True) in told("حشد الجيش قواته من أجل استعادة بلدة مورك.")


def test_what_is_justified_was_done() -> None:
    assert ("attack_on_civilians", "asserted", True) in told("استخدمها الحزب من أجل تبرير جرائمه بحق المدنيين.")


def test_how_some_of_those_counted_died_is_no_event_of_its_own() -> None:
    claims = told("قتل أربعون شخصا في مدينة حمص، بينهم مدنيان قضيا برصاص قناص.")
    assert [event_type for event_type, _, _ in claims].count("killing") == 1


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        ("ردت مدفعية النظام بعد ساعة بقصف مدينة دوما.", "shelling"),
        ("كانت هدنة توسطت فيها الأمم المتحدة في مدينة صنعاء.", "ceasefire"),
        ("أيقظ السكان دوي انفجارين في مدينة البويرة.", "explosion"),
    ],
)
def test_a_noun_nothing_carries_tells_where_its_clause_tells_nothing_else(text: str, event_type: str) -> None:
    assert event_type in {told_type for told_type, _, _ in told(text)}


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("أمهلت الحركة الوسطاء ثلاث ساعات لإطلاق الأسرى في مدينة غزة.", ("release", "demanded", True)),
        ("وعد الرئيس بتعويض عائلات القتلى في مدينة مقديشو.", ("aid", "promised", True)),
        ("لوح العمال بالإضراب في مدينة طبرق.", ("protest", "hypothetical", True)),
    ],
)
def test_what_stands_before_such_a_noun_governs_it(text: str, claim: tuple[str, str, bool]) -> None:
    assert claim in told(text)


def test_what_is_known_already_is_not_told_again() -> None:
    found = told("معركة مأرب | تابع السكان تطورات هذا القصف في مدينة مأرب.")
    assert not {"shelling"} & {event_type for event_type, _, _ in found}


def test_a_deadline_asks_for_what_it_is_for() -> None:
    assert ("surrender", "demanded", True) in told("منحت القيادة المسلحين مهلة أسبوع لتسليم سلاحهم.")


@pytest.mark.parametrize(
    "text",
    [
        "قبل انتهاء المهلة قصف الجيش بلدة مورك.",
        "بعد مهلة استمرت يومين قصف الجيش بلدة مورك.",
    ],
)
def test_what_follows_a_deadline_is_told(text: str) -> None:
    assert told(text) == [("shelling", "asserted", True)]


@pytest.mark.parametrize(
    ("entry", "text", "event_type"),
    [
        ("11:35 قصف مدفعي على بلدة مورك", "قصف مدفعي على بلدة مورك", "shelling"),
        ("[14/07/2025 07:12] قصف مدفعي على بلدة مورك", "قصف مدفعي على بلدة مورك", "shelling"),
        ("[17.10.2020 01:40] قصف مدفعي على بلدة مورك", "قصف مدفعي على بلدة مورك", "shelling"),
        ("14-07-2025, 07:12 - قصف مدفعي على بلدة مورك", "قصف مدفعي على بلدة مورك", "shelling"),
        ("6:00 م / انسحاب جزئي للقوات باتجاه مدينة حماة", "انسحاب جزئي للقوات باتجاه مدينة حماة", "retreat"),
        (
            "09:15 – اشتباكات بين الجيش والدعم السريع في أم درمان",
            "اشتباكات بين الجيش والدعم السريع في أم درمان",
            "battle",
        ),
        ("22.05 عاجل: غارة على بلدة عيترون", "غارة على بلدة عيترون", "airstrike"),
    ],
)
def test_an_entry_begins_behind_its_hour(entry: str, text: str, event_type: str) -> None:
    claims = read_text(f"وكالة الأنباء\n\n{entry}", published="2024-05-16").claims
    assert [(claim.event_type, claim.text) for claim in claims] == [(event_type, text)]


def test_a_number_with_a_point_is_no_hour() -> None:
    (claim,) = read_text("وكالة الأنباء\n\n10.5 مليون نازح في السودان.", published="2024-05-16").claims
    assert claim.text == "10.5 مليون نازح في السودان"
    assert [figure.low for figure in claim.quantities] == [10_500_000]
