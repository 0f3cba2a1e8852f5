"""Persons in sentences: after ranks, roles and words of saying, by kunya, by surname."""

import pytest

from rawi.lexicon import load
from rawi.model import PersonValue
from rawi.read import read_text
from rawi.read.entities.names import find_names
from rawi.text import analyse


def persons(raw: str) -> list[tuple[str, str | None, str | None, str | None]]:
    """Return the persons of a text: the words, rank, role, and the English name of whom they speak for."""
    drafts, entities = find_names(analyse(raw), load())
    names = {entity.id: entity.name_en or entity.name for entity in entities}
    found = []
    for draft in drafts:
        if draft.kind == "person":
            assert isinstance(draft.value, PersonValue)
            whose = names[draft.value.affiliation] if draft.value.affiliation else None
            found.append((raw[draft.start : draft.end], draft.value.rank, draft.value.role, whose))
    return found


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("قال العقيد فاتح حسون، إن", ("العقيد فاتح حسون", "colonel", None, None)),
        (
            "قال مدير المرصد السوري لحقوق الإنسان رامي الحلاق إن",
            ("رامي الحلاق", None, "director", "Syrian Observatory for Human Rights"),
        ),
        (
            "أعلن المتحدث باسم التحالف العربي العقيد فهد الدوسري أن",
            ("العقيد فهد الدوسري", "colonel", "spokesman", "Saudi-led coalition"),
        ),
        ("وقال رئيس بلدية أرنون حسين فرحات إن", ("حسين فرحات", None, "mayor", None)),
        ("انشق الملازم أبو عمر التدمري قبل", ("الملازم أبو عمر التدمري", "lieutenant", None, None)),
        ("وأوضح النقيب عبدي نور محمود أن", ("النقيب عبدي نور محمود", "captain", None, None)),
        ("وروى ياسين فارح، وهو نادل", ("ياسين فارح", None, None, None)),
        ("مقتل القيادي أبو أنس الشيشاني في", ("أبو أنس الشيشاني", None, "commander", None)),
        ("اغتيل الناشط والمدون مفتاح العريبي أمام", ("مفتاح العريبي", None, "activist", None)),
        (
            "قال رئيس أركان الجيش الإسرائيلي إيال زامير إن",
            ("إيال زامير", None, "chief of staff", "Israel Defense Forces"),
        ),
        (
            "قال فيليب لازاريني، المفوض العام للأونروا، إن",
            ("فيليب لازاريني", None, "commissioner-general", "UNRWA"),
        ),
        (
            "وأشار قائد شرطة ديالى اللواء علاء الزبيدي إلى",
            ("اللواء علاء الزبيدي", "major general", "commander", "شرطة ديالى"),
        ),
        ("وصل د. محمد زقوت أمس", ("د. محمد زقوت", None, None, None)),
        ("قال اللواء عبدالله قاسم الجنيد أمس", ("اللواء عبدالله قاسم الجنيد", "major general", None, None)),
        ("مقتل الجندي سالم باعوضة وإصابة", ("الجندي سالم باعوضة", "soldier", None, None)),
        ("في منزل عثمان دوابشة بعد", ("عثمان دوابشة", None, None, None)),
        ("وأضاف أبو علي (45 عاما) أن", ("أبو علي", None, None, None)),
        ("أن أمير الجيش الإسلامي للإنقاذ مدني مزراق أمر", ("مدني مزراق", None, "emir", "Islamic Salvation Army")),
        ("وتروي الناجية نفيسة أن", ("نفيسة", None, None, None)),
        ("وأقر رئيس الأركان الإسرائيلي دان حلوتس بالغارة", ("دان حلوتس", None, "chief of staff", None)),
        ("نعى المركز الأهلي استشهاد محمد برقاوي، في", ("محمد برقاوي", None, None, None)),
        ("وقال العميد المتقاعد أحمد رحال أمس", ("العميد المتقاعد أحمد رحال", "brigadier general", None, None)),
    ],
)
def test_names_with_titles(raw: str, expected: tuple[str, str | None, str | None, str | None]) -> None:
    assert persons(raw) == [expected]


@pytest.mark.parametrize(
    "raw",
    [
        "قال العقيد إن المعركة انتهت",
        "قالت عدن وصنعاء إن",
        "أكد قائد الجيش هاجم البلدة",
        "تحرير ثلاثة أحياء من المدينة",
        "المتحدث العسكري\nتاريخ النشر: الأحد",
        "قال مسؤول ميداني إن",
        "في حي الشيخ مقصود",
        "سيطر على أبو سليم وتاجوراء في ليبيا",
        "تفجير مسجد الإمام الصادق أمس",
        "أصدر مكتب النائب العام أمرا بالقبض على متورطين في",
        "قرب كمين سدرة أبوالحجاج، وأطلق",
    ],
)
def test_no_person_is_made_up(raw: str) -> None:
    assert persons(raw) == []


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("وقال الشرطي «محمد عدن» إن", ["محمد عدن"]),
        ('بين مليشيا يرأسها "محمد الفار الزاوي" وأخرى', ["محمد الفار الزاوي"]),
        ("قتلت رولا أحمد الحاج (29 عاماً) في القصف", ["رولا أحمد الحاج"]),
        ("اندلعت بين الكتيبة 459 بقيادة محمد المرتاح وقوة أخرى", ["محمد المرتاح"]),
        ("أصيب سامر عماد العتمة وأسامة العتمة بجروح", ["سامر عماد العتمة", "أسامة العتمة"]),
        ("ونعت الحركة شهداءها: رأفت سلامة، ومحمد السنوار، وقالت", ["رأفت سلامة", "محمد السنوار"]),
        ("قال العقيد جيتنت أداني إن الهجوم", ["العقيد جيتنت أداني"]),
        ("وقال والي الولاية بشير مرسال حسب الله إن", ["بشير مرسال حسب الله"]),
        ("ودان علي رجب الحادث.", ["علي رجب"]),
        ('وقصفت مدرسة "خالد بن الوليد" أمس', []),
        ("وهي أم لثلاثة أطفال", []),
        ("وقتل خمسة بينهم أم وولدها كانا في السيارة", []),
        ("قتل نجله محمد برصاص قناص", ["محمد"]),
        ("وتقول حليمة، وهي نازحة، إن", ["حليمة"]),
        ("طبقا لشهادة أمه سالمة.", ["سالمة"]),
        ("ووعد رئيس الحكومة علي بن فليس، بعد", ["علي بن فليس"]),
        ("قالت فاطمة منت البكاي إن", ["فاطمة منت البكاي"]),
        ("وأكد الناطق باسمها اللواء أناتولي ريجكوف أن", ["اللواء أناتولي ريجكوف"]),
        ("في مستشفى عمر بن عبد العزيز", []),
    ],
)
def test_names_shown_by_what_stands_around_them(raw: str, expected: list[str]) -> None:
    assert [name for name, *_ in persons(raw)] == expected


def test_those_whom_and_joins_are_persons_too() -> None:
    assert [name for name, *_ in persons("تحرير الدبلوماسيين مراد قساس وقدور ميلودي، المختطفين")] == [
        "مراد قساس",
        "قدور ميلودي",
    ]


def test_a_public_figure_is_known_by_all_forms_of_the_name() -> None:
    _, entities = find_names(analyse("قال خليفة حفتر إن. ونفى حفتر ذلك"), load())
    (entity,) = [entity for entity in entities if entity.kind == "person"]
    assert (entity.name_en, entity.curated) == ("Khalifa Haftar", True)


def test_a_surname_stands_for_whom_the_text_named() -> None:
    raw = "قال العقيد فاتح سنجق إن الاتفاق قائم. وأضاف سنجق أن"
    drafts, _ = find_names(analyse(raw), load())
    first, second = [draft for draft in drafts if draft.kind == "person"]
    assert raw[second.start : second.end] == "سنجق"
    assert first.entity == second.entity


def test_a_byline_is_a_person() -> None:
    assert [name for name, *_ in persons("نص الخبر هنا.\n\nأمنة رياض")] == ["أمنة رياض"]
    assert [name for name, *_ in persons("جنين – وليد نزال\n\nنص")] == ["وليد نزال"]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("واتهم ناشطون موسى هلال بتسليح المهاجمين", ["موسى هلال"]),
        ("بينما حطت أحلام التميمي في الأردن", ["أحلام التميمي"]),
        ("على لسان أمينه العام عمر الجنة، بيد أن", ["عمر الجنة"]),
        ("وهو ما نفاه مستشار قائدها يوسف عزت قائلاً", ["يوسف عزت"]),
        ("وعانقه الرئيس إبراهيم بوبكر كيتا الذي تعهد", ["إبراهيم بوبكر كيتا"]),
        ("لتأمين سفر لمحمود جرجورة وسليمان أبو العز إلى دمشق", ["محمود جرجورة", "سليمان أبو العز"]),
        ("وقال مختار الحي علي سليمان حمود إن عائلات", ["علي سليمان حمود"]),
        ("طفلة اسمها دعاء ظلت تسألني", ["دعاء"]),
        ("أشار الوزير بومبيو إلى أن", ["بومبيو"]),
        ("فيما توقع هيمن هورامي هجوماً جديداً", ["هيمن هورامي"]),
        ("وقدم الوزير محمد تميم استقالته احتجاجاً", ["محمد تميم"]),
        ("قالت حليمة الله يرحمها إن السوق احترق", []),
        ("قالت فاطمة حسن الله يحفظها إن السوق احترق", ["فاطمة حسن"]),
        ("قتل نجيب ميخائيل عودة إلى دمشق", ["نجيب ميخائيل"]),
        ("قتل نجيب ميخائيل عودة إلى جانب زوجته", ["نجيب ميخائيل عودة"]),
        ("نحو حلفا مشيا علي الاقدام", []),
        ("ونفى شيخ من أولاد سليمان التهمة", []),
        ("قال المتحدث العسكري إن", []),
    ],
)
def test_full_names_need_no_title(raw: str, expected: list[str]) -> None:
    assert [found[0] for found in persons(raw)] == expected


def test_who_has_another_given_name_is_another() -> None:
    told = "أسفر القصف عن مقتل مبارك أحمد دفع الله وعامر سليمان شريف، وأصيب شريف سليمان شريف. وقال مبارك أحمد إنه نجا"
    reading = read_text(told)
    called = {entity.id: entity.name for entity in reading.entities}
    persons = [called[mention.entity or ""] for mention in reading.mentions if mention.kind == "person"]
    assert persons == ["مبارك أحمد دفع الله", "عامر سليمان شريف", "شريف سليمان شريف", "مبارك أحمد دفع الله"]


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        ("انا حسن من قرية المتينة", "حسن"),
        ("وهو سائق يدعى فؤاد، إن مصفحات", "فؤاد"),
        ("كتب جورج مطران:", "جورج مطران"),
        ("ففجر الاستشهادي أبو دجانة المهاجر سيارته", "أبو دجانة المهاجر"),
        ("مات عمنا محمود في القصف", "محمود"),
        ("وقال الترابي إن", "الترابي"),
        ("وصرح آلان جوبيه أن", "آلان جوبيه"),
    ],
)
def test_who_says_who_he_is_and_who_is_told_so(raw: str, words: str) -> None:
    assert words in [found for found, *_ in persons(raw)]


@pytest.mark.parametrize(
    "raw",
    [
        "وقال انا صادق معكم دائما",
        "اجتازت الساتر الترابي والجدار الترابي",
        "غزوة أبي صهيب الأنصاري",
        "لا تذكر أسماء المصابين",
        "الى الان ماندري وينه",
        "على كميني أبو رفاعي",
    ],
)
def test_what_is_no_person(raw: str) -> None:
    assert persons(raw) == []
