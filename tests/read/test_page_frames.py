"""Lines around an account that their shape tells: ways to a page, reporters, notes, days and names below a post."""

import pytest

from rawi.read import read_text

TITLE = "قتلى في قصف على مدينة تعز"
REPORT = (
    "قتل خمسة مدنيين وأصيب عشرة آخرون في قصف استهدف حيا سكنيا شرق مدينة تعز فجر الأحد، بحسب مصادر طبية في المدينة، "
    "فيما تواصلت المعارك على أكثر من محور."
)
POST = (
    "من الصبح ما وقف القصف على الحارة والناس كلها قاعدة بالملاجئ وما حدا قادر يطلع",
    "شفت بعيني ثلاث بيوت نزلت على اهلها وما وصل لهم حدا لان القناص ما بيرحم",
)


def parts(text: str) -> list[tuple[str, str]]:
    return [(p.role, text[p.span.start : p.span.end]) for p in read_text(text).passages]


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("جريدة الفجر الساحلي » محليات » الأحد 4 مارس 2007", "metadata"),
        ("الأفق الجديد: خاص", "metadata"),
        ("أُدرجت في: 18 شباط 2019", "metadata"),
        ("قبل 3 ساعات", "metadata"),
        ("الفترة من 1 إلى 15 آب 2019", "metadata"),
        ("صحيفة الميثاق - لندن - العدد 812 - السبت 9 حزيران 2018", "metadata"),
        ("الثلاثاء 3\\11\\2015", "metadata"),
        ("كتب – سامح المنياوي وإسلام فكري:", "byline"),
        ("كتب محرر الشؤون الأمنية:", "byline"),
        ("موفدتنا إلى صيدا: ريما شاهين", "byline"),
        ("بيروت – المرصد الصحفي – تقرير: نهى الحسيني", "byline"),
        ("مجلة البحر | حوار مترجم عن الإنكليزية | 20 كانون الأول 2018", "metadata"),
        ("مركز قلم لحرية الصحافة / السليمانية، ٢ آب ٢٠٢٣", "dateline"),
        ("طباعة | إرسال إلى صديق | حفظ", "boilerplate"),
        ("رسالة أسيوط من: سامر الأحمد", "byline"),
        ("أعدّه للنشر: سامر الأحمد", "byline"),
        ("الخرطوم، تشرين الأول 2022", "dateline"),
        ("كودانغا، 3 أيار 2017", "dateline"),
        ("المشهد السوري - الساعة 23:40", "metadata"),
        ("أرشيف الوثائق العراقية، رقم 5571", "metadata"),
    ],
)
def test_a_line_between_headline_and_report(line: str, role: str) -> None:
    assert parts(f"{TITLE}\n\n{line}\n\n{REPORT}") == [("headline", TITLE), (role, line), ("report", REPORT)]


@pytest.mark.parametrize(
    "title",
    [
        "تحرير الموصل القديمة آخر أحياء المدينة",
        "7 قتلى و15 جريحا ضحايا انفجارين في كركوك أمس",
        "تعز الآن || شهادة الحاج مصطفى",
        "شبكة رصد الألغام - اليمن\nالنشرة الشهرية رقم 9",
        "«حسم» تتبنى اغتيال ضابط في القليوبية",
        "تقرير: ارتفاع عدد ضحايا الألغام في جنوب كردفان",
    ],
)
def test_a_first_line_that_is_no_dateline(title: str) -> None:
    assert parts(f"{title}\n\n{REPORT}\n\n{REPORT}")[0] == ("headline", title)


def test_a_place_and_a_name_below_the_outlet_is_who_reports() -> None:
    outlet = "صحيفة الميثاق - العدد 4410 - السبت 9 حزيران 2018"
    reading = read_text(f"{TITLE}\n\n{outlet}\n\nعدن - سالم باوزير\n\n{REPORT}")
    assert [p.role for p in reading.passages] == ["headline", "metadata", "byline", "report"]
    assert {source.name for source in reading.sources} == {"صحيفة الميثاق"}


def test_a_way_above_the_headline_names_outlet_and_day() -> None:
    way = "صحيفة الواحات » أخبار الجنوب » الثلاثاء 21 فبراير 2012"
    reading = read_text(f"{way}\n\n{TITLE}\n\n{REPORT}")
    assert [p.role for p in reading.passages] == ["metadata", "headline", "report"]
    assert {source.name for source in reading.sources} == {"صحيفة الواحات"}
    assert reading.document.published.start == "2012-02-21"


def test_what_stands_below_a_post() -> None:
    body = "\n\n".join(POST)
    assert parts(f"منشور الأستاذ كريم على صفحته\n\n{body}\n\nد. كريم شمو / دهوك\n\n٢ - ٩ - ٢٠١٢") == [
        ("headline", "منشور الأستاذ كريم على صفحته"),
        ("report", body),
        ("byline", "د. كريم شمو / دهوك"),
        ("metadata", "٢ - ٩ - ٢٠١٢"),
    ]


def test_a_post_has_no_headline_in_its_first_sentence() -> None:
    first = "انا المسعف رامي من دوما ونكتب لكم من القبو والشبكة رح تقطع باي لحظة"
    body = "\n\n".join((first, *POST))
    assert parts(body) == [("report", body)]


@pytest.mark.parametrize(
    "note",
    [
        "ملاحظة: لا تشمل الأرقام من قضوا تحت التعذيب.",
        "مصادر البيانات: فرق الشبكة والسلطات المحلية.",
        "جميع حقوق النسخ محفوظة لأرشيف بيانات السودان © 2015",
    ],
)
def test_a_note_below_a_report_is_none_of_it(note: str) -> None:
    assert parts(f"{TITLE}\n\n{REPORT}\n\n{note}")[-1] == ("boilerplate", note)


def test_a_summary_above_the_headed_parts_of_a_bulletin() -> None:
    summary = "ملخص\n• سجلت الشبكة 34 انفجارا.\n• أتلفت الفرق 1,120 لغما."
    found = parts(f"شبكة رصد الألغام\nالنشرة الشهرية رقم 9\n\n{summary}\n\nتعز\n{REPORT}")
    assert found[1:] == [("summary", summary), ("report", f"تعز\n{REPORT}")]


def test_the_opening_below_a_heading_is_of_the_statement() -> None:
    head = "المكتب الإعلامي لحركة الصحوة\nبيان صحفي حول أحداث الليلة الماضية"
    body = f"بسم الله الرحمن الرحيم\n\n{REPORT}"
    assert parts(f"{head}\n\n{body}") == [("headline", head), ("statement", body)]


def test_a_page_that_gives_but_the_minute_of_its_last_change_came_out_then() -> None:
    text = f"{TITLE}\n\nآخر تحديث: الخميس 15/5/2025، 11:30\n\n{REPORT}"
    assert read_text(text).document.published.start == "2025-05-15"
    assert read_text(text.replace(TITLE, f"{TITLE}\n\nنشر في: 14/5/2025")).document.published.start == "2025-05-14"


def test_a_body_named_as_the_author_is_whose_page_it_is() -> None:
    reading = read_text(f"{TITLE}\n\nالجهة المصدرة: مكتب الأمم المتحدة لتنسيق الشؤون الإنسانية\n\n{REPORT}")
    assert len({p.narrator for p in reading.passages} - {None}) == 1


def test_a_news_programme_that_says_ours_reports() -> None:
    title = "تلفزيون النخيل - مقدمة النشرة الرئيسية"
    said = "رئيس الوزراء دعا إلى التطوع، وقال لقناتنا إن مراسلينا في المدينة شهود على المعركة الطويلة."
    reading = read_text(f"{title}\n\nالسبت 21 حزيران 2014\n\n{REPORT}\n\n{said}")
    assert [p.role for p in reading.passages] == ["headline", "metadata", "report"]
    assert {source.name for source in reading.sources} == {"تلفزيون النخيل", "رئيس الوزراء"}


@pytest.mark.parametrize(
    ("page", "outlet"),
    [
        (f"إذاعة صوت الفرات | أهم ما جاء في نشرة الظهيرة\n\nالإثنين 17/4/2017\n\n{REPORT}", "إذاعة صوت الفرات"),
        (f"{TITLE}\n\n{REPORT}\n\nشبكة نينوى الإعلامية / مكتب الموصل", "شبكة نينوى الإعلامية"),
        (f"{TITLE}\n\nأعدّه للنشر: فريق مرصد النيل\n\n{REPORT}", "مرصد النيل"),
    ],
)
def test_who_publishes_by_header_signature_and_team(page: str, outlet: str) -> None:
    reading = read_text(page)
    assert {source.name for source in reading.sources} == {outlet}


def test_a_place_of_no_list_before_a_day_publishes_nothing() -> None:
    assert not read_text(f"{TITLE}\n\nكودانغا، 3 أيار 2017\n\n{REPORT}").sources


def test_whose_alone_a_text_is_says_so_with_a_letter() -> None:
    reading = read_text(f"{TITLE}\n\nخاص لصوت الأهواز: كاظم السواري\n\n{REPORT}")
    assert {source.name for source in reading.sources} == {"صوت الأهواز"}


def test_whom_a_text_addresses_begins_the_statement_below_a_summary() -> None:
    head = "بيان عن اتفاق التهدئة\nأرشيف الوثائق العراقية، رقم 5571\nتاريخ النشر: 27-04-2016"
    text = f"{head}\n{REPORT}\nإلى أهالي طوز خورماتو الكرام\n\n{REPORT} {REPORT}"
    assert [p.role for p in read_text(text).passages][-2:] == ["summary", "statement"]
