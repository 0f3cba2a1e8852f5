"""Pages that speak for themselves; reports that retell them without a word in common, or by way of another report."""

from rawi import read_text
from rawi.lexicon import load
from rawi.link.pipeline import link
from rawi.model import Links, Reading
from rawi.read import read

COUNCIL = (
    "المجلس المحلي في مدينة مورك\n\nبيان - 3 أيار 2019\n\n"
    "أغار الطيران الحربي الروسي ظهر اليوم الجمعة أربع مرات على سوق مدينة مورك وسط حي مكتظ، ما أدى إلى استشهاد أحد عشر "
    "مدنيا بينهم أربع نساء وجرح ثلاثين.\n\n"
    "وخرج المشفى الوحيد عن الخدمة بعد أن أصابته غارتان، ونناشد المنظمات الإنسانية إرسال سيارات إسعاف على الفور.\n"
)
SITE = (
    "مجزرة في سوق مورك\n\nموقع الشمال - الجمعة 3 أيار 2019\n\n"
    "قتل أحد عشر مدنيا، بينهم أربع نساء، وأصيب ثلاثون آخرون، الجمعة، بغارات جوية روسية على سوق مدينة مورك.\n\n"
    'وقال المجلس المحلي في بيان وصل "موقع الشمال" نسخة منه إن الطيران الحربي الروسي "أغار أربع مرات على سوق '
    'المدينة وسط حي مكتظ".\n'
)
FIGHTERS = (
    "قيادة الجيش الأبيض في السوباط\n\nالأربعاء 12 آذار 2025\n\n"
    "دخل مقاتلونا ثكنة الناصر في الساعة الخامسة من صباح اليوم وسيطروا عليها وعلى مخازن السلاح فيها، وفر من بقي من جنود "
    "الحكومة إلى الضفة الأخرى من النهر تاركين وراءهم واحدا وعشرين قتيلا.\n"
)
ABROAD = (
    "روايتان عن ثكنة الناصر\n\nخدمة أفريقيا - الخميس 13 مارس 2025 (ترجمة)\n\n"
    "{} إنهم استولوا على المعسكر وما فيه من عتاد، وإن واحدا وعشرين جنديا حكوميا لقوا مصرعهم.\n"
)
GOVERNMENT = (
    "محافظة أعالي النيل - مكتب الإعلام: بيان صحفي\n\nالأربعاء 12 آذار 2025\n\n"
    "هاجمت مجموعة من مسلحي الجيش الأبيض فجر اليوم الأربعاء ثكنة القوات الحكومية في بلدة الناصر، وتمكنت قواتنا الباسلة "
    "من صد الهجوم بعد اشتباك دام ثلاث ساعات، وقتلت سبعة عشر مهاجما وأسرت أربعة.\n\n"
    "واستشهد في الهجوم خمسة من جنودنا وأصيب اثنا عشر بجروح، واحترقت شاحنتا إمداد تابعتان لبعثة الأمم المتحدة.\n"
)
AGENCY = (
    "مقتل خمسة جنود في هجوم على ثكنة بالناصر\n\nجوبا - وكالة النهر - الأربعاء 12 آذار 2025\n\n"
    "قتل خمسة جنود وأصيب اثنا عشر آخرون، الأربعاء، في هجوم شنه مسلحون من الجيش الأبيض على ثكنة للقوات الحكومية في بلدة "
    "الناصر، بحسب سلطات المحافظة.\n\n"
    "وقال مكتب الإعلام في محافظة أعالي النيل في بيان إن القوات الحكومية صدت الهجوم بعد اشتباك استمر ثلاث ساعات، وقتلت "
    "سبعة عشر من المهاجمين وأسرت أربعة.\n"
)
COPY = (
    "صحيفة المرصد الجنوبي\n\nالخميس 13 آذار 2025\n\n"
    "قتل خمسة جنود وأصيب اثنا عشر آخرون في هجوم شنه مسلحون من الجيش الأبيض على ثكنة للقوات الحكومية في بلدة الناصر.\n\n"
    "وكانت القوات الحكومية قد صدت الهجوم بعد اشتباك استمر ثلاث ساعات، وقتلت سبعة عشر من المهاجمين وأسرت ستة.\n"
)


def edges(**texts: str) -> set[tuple[str, str, bool]]:
    """Return the derivations between the bodies of some texts, by their names, with whether they are declared."""
    readings, links = linked(**texts)
    names = {
        passage.id: name
        for name, reading in zip(texts, readings, strict=True)
        for passage in reading.passages
        if passage.role in ("report", "statement")
    }
    return {
        (names.get(edge.source, "outside"), names[edge.target], edge.declared)
        for edge in links.derivations
        if edge.target in names
    }


def linked(**texts: str) -> tuple[tuple[Reading, ...], Links]:
    readings = tuple(read_text(text) for text in texts.values())
    return link(readings, load(), read=read)


def test_a_page_in_the_first_person_is_the_text_of_who_heads_it() -> None:
    assert edges(site=SITE, council=COUNCIL) == {("council", "site", True)}


def test_who_is_described_is_held_to_his_text_by_what_is_told() -> None:
    assert edges(fighters=FIGHTERS, abroad=ABROAD.format("أما المتمردون فيقولون")) == {("fighters", "abroad", True)}


def test_somebody_unnamed_is_no_side() -> None:
    assert edges(fighters=FIGHTERS, abroad=ABROAD.format("أما الشهود فيقولون")) == set()


def test_a_copy_comes_from_the_report_it_is_nearer_to() -> None:
    assert edges(government=GOVERNMENT, agency=AGENCY, copy=COPY) == {
        ("government", "agency", True),
        ("agency", "copy", False),
    }


def test_an_office_that_a_statement_names_is_no_other_source() -> None:
    statement = (
        "قوات الصحراء - بيان\n\nالسبت 4 نوفمبر 2023م\n\nحررت قواتنا اليوم بلدة أم سنط بعد معركة خاطفة.\n\n"
        "وتؤكد قيادة القوات التزامها حماية المدنيين، وتنفي وقوع أي تجاوزات بحقهم.\n"
    )
    assert edges(statement=statement, council=COUNCIL) == set()
