"""Who issues a statement where its heading does not say so: signatures, first words, a name behind its title."""

import pytest
from pages import page

from rawi.read import read_text

BODY = (
    "ندين بأشد العبارات القصف الذي استهدف السوق يوم الخميس وأدى إلى مقتل تسعة مدنيين، ونطالب بفتح تحقيق عاجل.\n\n"
    "وقد بلغ عدد الضحايا منذ بداية الشهر واحدا وعشرين قتيلا، بينهم خمسة أطفال.\n\n"
    "ونحمل المجتمع الدولي المسؤولية عن صمته."
)


def issuer(text: str) -> str | None:
    return next(narrator for role, _, narrator in page(text) if role == "statement")


@pytest.mark.parametrize(
    ("above", "below", "name"),
    [
        ("تصريح صحفي – حركة أبناء الجبل", "", "حركة أبناء الجبل"),
        ("بيان من حلف قبائل حضرموت إلى أهلنا في الداخل", "", "حلف قبائل حضرموت"),
        ("بيان لواء شهداء القريتين", "", "لواء شهداء القريتين"),
        ("تصريح صادر عن الناطق باسم وزارة الصحة د. سليم القدرة", "", "وزارة الصحة"),
        ("بيان للناطق باسم القوات المسلحة العميد يحيى سالم", "", "القوات المسلحة"),
        ("بيان صادر عن المتحدث باسم الجيش الوطني اللواء أحمد سالم", "", "الجيش الوطني"),
        ("بيان صادر عن لواء العميد أحمد سالم", "", "لواء العميد أحمد سالم"),
        ("بيان صادر عن المجلس العسكري في داريا حول القصف", "", "المجلس العسكري في داريا"),
        ("بيان صادر عن حركة أبناء الجبل في ذكرى المجزرة", "", "حركة أبناء الجبل"),
        ("بيان", "لجنة أهالي مرزق المهجرين\n4 أغسطس 2022", "لجنة أهالي مرزق المهجرين"),
        ("بيان", "المكتب الإعلامي\nلواء شهداء القريتين\n12 آذار 2015", "لواء شهداء القريتين"),
        ("بيان", "المكتب الإعلامي لحركة أبناء الجبل\n12 آذار 2015", "حركة أبناء الجبل"),
        ("بيان", "رئيس بلدية عيتا الجبل\nمحمود عواضة", "بلدية عيتا الجبل"),
        ("حلف قبائل حضرموت: القصف جريمة لن تمر", "", "حلف قبائل حضرموت"),
    ],
)
def test_headings_and_signatures_say_who_issues_a_statement(above: str, below: str, name: str) -> None:
    assert issuer("\n\n".join(filter(None, (above, BODY, below)))) == name


@pytest.mark.parametrize(
    ("first", "name"),
    [
        ("تعلن حركة أبناء الجبل أن مقاتليها صدوا الهجوم أمس وقتلوا سبعة.", "حركة أبناء الجبل"),
        ("إن حلف قبائل حضرموت يدين القصف الذي استهدف السوق.", "حلف قبائل حضرموت"),
        ("تعلن الحركة أن مقاتليها صدوا الهجوم أمس وقتلوا سبعة.", None),
    ],
)
def test_a_statement_begins_with_who_announces_it(first: str, name: str | None) -> None:
    assert issuer(f"بيان هام\n\n{first}") == name


def test_an_organ_of_nobody_named_issues_nothing() -> None:
    assert issuer(f"بيان\n\n{BODY}\n\nالمكتب الإعلامي\n12 آذار 2015") is None


def test_a_report_says_who_issued_the_statement_below_it() -> None:
    told = "أصدرت غرفة عمليات الفجر اليوم الأحد بيانا وصلت نسخة منه إلى الصحافة، تبنت فيه استهداف حاجز شمال البلدة."
    stated = "في عملية جديدة نفذها مقاتلونا فجر اليوم، دمرت قواتنا حاجزا وقتلت سبعة من العناصر، ونعد شعبنا بالمزيد."
    assert issuer(f"قصف على أطراف البلدة\n\n{told}\n\nنص البيان:\n\nإلى الرأي العام\n\n{stated}") == "غرفة عمليات الفجر"


@pytest.mark.parametrize(
    ("issuing", "body"),
    [
        ("القيادة العامة لقوات سوريا الديمقراطية", "Syrian Democratic Forces"),
        ("الناطق باسم كتائب القسام", "Al-Qassam Brigades"),
        ("الإعلام الحربي لسرايا القدس", "Al-Quds Brigades"),
        ("رئاسة أركان الجيش اللبناني", "Lebanese Armed Forces"),
    ],
)
def test_the_command_and_the_spokesman_of_a_listed_body_are_that_body(issuing: str, body: str) -> None:
    reading = read_text(f"بيان صادر عن {issuing}\n\n{BODY}")
    meant = {entity.id: entity.name_en for entity in reading.entities}
    assert {meant[source.entity] for source in reading.sources if source.entity is not None} == {body}


@pytest.mark.parametrize(
    ("issuing", "body"),
    [
        ("مجلس قيادة قوات الدعم السريع بولاية سنار", "Rapid Support Forces"),
        ("رابطة أهالي ضحايا قوات الدعم السريع", None),
    ],
)
def test_a_name_of_no_list_that_holds_a_listed_body_is_that_body(issuing: str, body: str | None) -> None:
    reading = read_text(f"بيان صادر عن {issuing}\n\n{BODY}")
    meant = {entity.id: entity.name_en for entity in reading.entities}
    assert {meant[source.entity] for source in reading.sources if source.entity is not None} - {None} == (
        {body} - {None}
    )
