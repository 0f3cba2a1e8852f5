"""Statements that archives keep, letterheads with offices, days of incidents: who issued, who keeps, and when."""

import pytest

from rawi.read import read_text
from rawi.read.page.statements import is_unnamed_organ

TOLD = "هاجمت قواتنا فجر اليوم معسكر العدو قرب القرية واستولت على سبع عربات، ونؤكد أننا لن نقف مكتوفي الأيدي."
SUM = "تقول الكتائب إنها هاجمت معسكرا قرب القرية واستولت على سبع عربات قتالية."


def told(text: str) -> list[tuple[str, str | None]]:
    reading = read_text(text)
    names = {source.id: source.name for source in reading.sources}
    return [(p.role, names.get(p.narrator or "")) for p in reading.passages]


@pytest.mark.parametrize("label", ["نص البيان:", "نص بيان الكتائب:", "النص الكامل:"])
@pytest.mark.parametrize("summary", ["ملخص:", "ملخص المحرر:", "الخلاصة:"])
def test_a_kept_statement_stands_below_its_summary(label: str, summary: str) -> None:
    page = f"بيان عن معركة القرية\nتاريخ النشر: 14-07-2019\n\n{summary} {SUM}\n\n{label}\n{TOLD}"
    roles = [role for role, _ in told(page)]
    assert roles[-2:] == ["summary", "statement"]


def test_under_its_own_letterhead_a_body_tells_its_statement_itself() -> None:
    page = (
        "الجمهورية العربية السورية\nوزارة الداخلية\nالمكتب الإعلامي\n\nبيان صادر عن وزارة الداخلية\n14 تموز 2019\n\n"
        "تابعت وزارة الداخلية ببالغ القلق ما شهدته المحافظة من اشتباكات بين مجموعات مسلحة محلية وعشائر.\n\n"
        "وستباشر وحداتنا تدخلا مباشرا في المنطقة لفض النزاع وإيقاف الاشتباكات وفرض الأمن."
    )
    assert {name for _, name in told(page)} == {"وزارة الداخلية"}
    assert "summary" not in {role for role, _ in told(page)}


@pytest.mark.parametrize(
    ("name", "organ"),
    [
        ("مكتب الناطق الرسمي", True),
        ("إدارة الإعلام والعلاقات العامة", True),
        ("مديرية الإعلام والتوجيه المعنوي", True),
        ("المركز الإعلامي", True),
        ("وزارة الداخلية", False),
        ("المركز السوري للإعلام", False),
        ("مكتب توثيق حوران", False),
        ("إدارة العمليات", False),
    ],
)
def test_an_organ_of_nobody_named(name: str, organ: bool) -> None:
    assert is_unnamed_organ(name) is organ


def test_an_office_is_its_letterheads() -> None:
    office = "مكتب الناطق الرسمي"
    page = f"القيادة العامة للقوات المسلحة\n{office}\n\nالجمعة 7 يونيو 2024\n\nتصريح صحفي\n\n{TOLD}\n\n{office}"
    assert {name for _, name in told(page)} == {"القيادة العامة للقوات المسلحة"}


def test_a_state_at_the_head_is_no_newspaper() -> None:
    head = "الجمهورية اللبنانية\nوزارة الصحة العامة\n\nبيان - الجمعة 27 أيلول 2024\n\n"
    assert "صحيفة الجمهورية اللبنانية" not in {name for _, name in told(f"{head}{TOLD}")}


def test_the_day_of_an_incident_is_not_when_a_page_came_out() -> None:
    body = "قالت المنظمة إن باحثيها زاروا موقع الغارة وقابلوا تسعة شهود وناجين من أهل القرية."
    assert read_text(f"غارة على باص\nتاريخ الحادثة: 23/08/2018\n\n{body}").document.published.start is None
    assert read_text(f"غارة على باص\nتاريخ النشر: 23/08/2018\n\n{body}").document.published.start == "2018-08-23"


def test_of_two_calendars_a_day_apart_the_gregorian_counts() -> None:
    body = "التحق القائد برفاقه إثر الغارة على الضاحية الجنوبية مساء أمس."
    page = f"العلاقات الإعلامية\nالسبت 28-09-2024\n{{}}\n\n{body}"
    assert read_text(page.format("24 ربيع الأول 1446 هـ")).document.published.start == "2024-09-28"
    assert read_text(page.format("2 ربيع الأول 1446 هـ")).document.published.start is None


REPORT = "قُتل خمسة جنود وأصيب ثمانية آخرون فجر اليوم في كمين نصبه مسلحون لرتل عسكري على الطريق بين المدينتين."


@pytest.mark.parametrize(
    "foot",
    [
        "ضفاف الوادي 2025©",
        "© ضفاف الوادي 2025",
        "جميع الحقوق محفوظة لـضفاف الوادي © 2025",
        "ضفاف الوادي © جميع الحقوق محفوظة",
    ],
)
def test_who_holds_the_rights_owns_the_page(foot: str) -> None:
    page = f"أخبار / محليات\nمقتل خمسة جنود في كمين\n12 مارس 2025\n{REPORT}\n{foot}"
    assert {name for role, name in told(page) if role == "report"} == {"ضفاف الوادي"}


def test_a_name_below_the_headline_that_nothing_marks_is_who_wrote() -> None:
    page = f"مقتل خمسة جنود في كمين\n12 مارس 2025\nمنصف الجريدي\n{REPORT}"
    assert {name for _, name in told(page)} == {None}


@pytest.mark.parametrize("body", ["تنسيقية لجان مقاومة الحتانة", "لجان مقاومة بري", "تنسيقية أحياء شرق الوادي الكبير"])
def test_a_statement_of_a_body_is_that_bodys(body: str) -> None:
    page = f"بيان من {body}\n3 أيار 2019\nجماهير شعبنا الأبية\n\n{TOLD}"
    assert {name for _, name in told(page)} == {body}


@pytest.mark.parametrize("genre", ["تحقيق استقصائي", "تقرير خاص", "منقول .."])
def test_what_kind_of_text_follows_is_no_headline(genre: str) -> None:
    roles = [role for role, _ in told(f"{genre}\nكيف سقطت البلدة في ليلة واحدة\n\n{REPORT}")]
    assert roles == ["metadata", "headline", "report"]


def test_a_credit_and_a_translated_paper_own_nothing() -> None:
    credit = f"كمين على طريق الجبال\nتصوير: سالم باوزير\n3/4/2019\n\n{REPORT}"
    assert {name for _, name in told(credit)} == {None}
    paper = f"مركز الدراسات الشرقية – ترجمات\nصحيفة المساء – بقلم: جون كارفر\nكمين على طريق الجبال\n\n{REPORT}"
    assert "صحيفة المساء" not in {name for _, name in told(paper)}
    assert "صحيفة المساء" in {name for _, name in told(f"كمين على الطريق\nصحيفة المساء – بقلم: جون كارفر\n\n{REPORT}")}


@pytest.mark.parametrize("archive", ["أرشيف الثورة السورية", "توثيق اليمن", "ذاكرة السودان", "الأرشيف الوطني للعدالة"])
@pytest.mark.parametrize("label", ["المصدر", "الجهة المصدرة", "الجهة"])
@pytest.mark.parametrize(("summary", "full"), [("ملخص:", "النص:"), ("خلاصة", "نص البيان"), ("الملخص", "النص الكامل:")])
def test_an_archive_sums_up_what_another_issued(archive: str, label: str, summary: str, full: str) -> None:
    page = (
        f"{archive}\nبيان حول أحداث القرية\n{label}: غرفة عمليات الفرقان\nالتاريخ: 12-03-2014\n"
        f"{summary}\n{SUM}\n{full}\nبسم الله الرحمن الرحيم\n{TOLD}\n"
    )
    assert told(page)[-2:] == [("summary", archive), ("statement", "غرفة عمليات الفرقان")]
    assert read_text(page).document.title == "بيان حول أحداث القرية"


def test_what_an_archive_took_from_a_paper_is_the_papers() -> None:
    page = (
        "أرشيف الحرب\nوقف إطلاق النار في الزاوية\nالمصدر: صحيفة فسانيا\nالتاريخ: 3/9/2022\n"
        "اتفق قادة الكتائب في الزاوية على وقف إطلاق النار بعد اشتباكات قتل فيها أربعة أشخاص."
    )
    assert told(page)[-1] == ("report", "صحيفة فسانيا")


def test_documentation_of_a_deed_is_no_archive() -> None:
    page = f"توثيق مجزرة القرية\nالمصدر: شبكة بردى الإخبارية\nالتاريخ: 3/9/2022\n\n{SUM} وقال شاهد إنه رأى القتلى."
    assert told(page)[-1][1] == "شبكة بردى الإخبارية"


@pytest.mark.parametrize(
    ("page", "title"),
    [
        ("القوات المسلحة السودانية\nبيان رقم (7)\n\n" + TOLD, "بيان رقم (7)"),
        ("مركز بردى للتوثيق\nحصيلة يوم السبت في حلب\n\nقتل ثلاثة مدنيين بقصف على حي الشعار.", "حصيلة يوم السبت في حلب"),
        ("وزارة الداخلية السورية\nبيان\n\n" + TOLD, "وزارة الداخلية السورية"),
        ("قوات النظام تقصف حلب\nثلاثة قتلى في حي الشعار\n\nقتل ثلاثة مدنيين بقصف على الحي.", "قوات النظام تقصف حلب"),
    ],
)
def test_a_name_is_no_title_where_one_stands_below(page: str, title: str) -> None:
    assert read_text(page).document.title == title


@pytest.mark.parametrize(
    ("source", "heading", "issuer"),
    [
        ("صحيفة عدن الغد", "بيان صادر عن المجلس الأعلى للحراك الجنوبي", "المجلس الأعلى للحراك الجنوبي"),
        ("المجلس الأعلى للحراك الجنوبي", "بسم الله الرحمن الرحيم", "المجلس الأعلى للحراك الجنوبي"),
    ],
)
def test_a_paper_is_where_an_archive_has_a_statement_from(source: str, heading: str, issuer: str) -> None:
    page = f"أرشيف الثورة اليمنية\nبيان رقم 5\nالتاريخ: 3/9/2012\nالمصدر: {source}\n{heading}\n{TOLD}"
    assert told(page)[-1] == ("statement", issuer)


def test_a_report_has_a_full_text_too() -> None:
    told = "قتل خمسة مدنيين بينهم طفل في قصف على سرمين ظهر الأحد، بحسب شهود. وقال مصدر طبي إن عشرة أصيبوا."
    reading = read_text(f"مركز الساحل للتوثيق\nملخص\nقتل خمسة في سرمين.\nالنص الكامل\n{told}")
    assert [one.role for one in reading.passages][-1] == "report"


def test_a_collection_of_an_archive_issues_nothing() -> None:
    labels = "المجموعة: ليبيا\nصاحب الوثيقة: كتائب الوادي\nتاريخ الرفع: 2 مارس 2020"
    page = f"بيان رقم (7)\n\n{labels}\n\nالملخص: {SUM}\n\n{TOLD}"
    assert told(page)[-1] == ("statement", "كتائب الوادي")


def test_what_a_member_writes_in_a_forum_is_his_word() -> None:
    head = "منتديات نجد الأدبية > القسم العام\nالكاتب: سيف الوادي          المشاركات: 120"
    page = f"{head}\n\nامس الاحد قصفوا الحي اللي ساكنين فيه وماتوا خمسة من جيراننا والمصابين نقلناهم للمستشفى."
    assert {name for _, name in told(page)} == {"سيف الوادي"}
    reading = read_text(page)
    names = {source.id: source.name for source in reading.sources}
    chains = [[names.get(link.speaker or "") for link in claim.attribution] for claim in reading.claims]
    assert chains and all(chain == ["سيف الوادي"] for chain in chains)
    centre = f"منتدى البدائل للدراسات\nالكاتب: سيف الوادي\n\n{SUM}"
    assert {name for _, name in told(centre)} == {"منتدى البدائل للدراسات"}


FORUM = "منتديات شامنا"
POST = "امس الاحد قصفوا الحي اللي ساكنين فيه وماتوا خمسة من جيراننا والمصابين نقلناهم للمستشفى."
NEWS = "قالت وزارة الدفاع إن خمسة جنود قتلوا أمس في قصف على مواقع في نجران، وإن سبعة آخرين أصيبوا بجروح."


@pytest.mark.parametrize(
    ("lines", "teller"),
    [
        (f"الكاتب: صقر\nالرياض - واس\n{NEWS}", "وكالة الأنباء السعودية"),
        (f"الكاتب: صقر الشام\n\nدمشق (رويترز) - {NEWS}", "وكالة رويترز"),
        (f"المصدر: الجزيرة نت\nالكاتب: صقر الشام\n{NEWS}", "قناة الجزيرة"),
        (f"الكاتب: صقر الشام\n{NEWS}\nالمصدر: الجزيرة نت", "قناة الجزيرة"),
        (f"الكاتب: صقر الشام\nنقلا عن الجزيرة نت\n{NEWS}", "قناة الجزيرة"),
        (f"الكاتب: صقر الشام\n{NEWS}\nالرابط: https://www.aljazeera.net/news/1", "قناة الجزيرة"),
        (f"الكاتب: صقر الشام\nمنقول من الأخ أبو أحمد\n{POST}", None),
        (f"الكاتب: صقر الشام\n{POST}\nمنقول للفائدة", None),
        (f"الكاتب: صقر الشام\n{POST}\n(منقول)", None),
        (f"الكاتب: صقر الشام\n{POST}\n\nمنقول", None),
        (f"الكاتب: الإدارة\n{POST}", None),
        (f"الكاتب: المدير العام\n{POST}", None),
        (f"الكاتب: Admin\n{POST}", None),
        (f"الكاتب: صقر الشام\n{POST}", "صقر الشام"),
        (f"الكاتب: صقر الشام\nالمصدر: {FORUM}\n{POST}", "صقر الشام"),
        (f"الكاتب: ضيف الله العلي\nالمشاركات: 12\n{POST}\nرابط الموضوع: https://example.org/1", "ضيف الله العلي"),
    ],
)
def test_a_member_tells_what_he_has_from_nobody(lines: str, teller: str | None) -> None:
    assert told(f"{FORUM}\n{lines}")[-1][1] == teller
    assert {name for _, name in told(f"{FORUM} > الساحة العامة\n{lines}")} == {teller}
