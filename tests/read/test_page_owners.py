"""Whose a page is where no list knows its outlet, and what stays open."""

import pytest
from pages import REPORT, narrators, page, roles

from rawi.read import read_text

OTHER = (
    "أعلنت البلدية توزيع المياه على الأحياء الشرقية ابتداء من الأسبوع المقبل، على أن تشمل بقية الأحياء خلال شهر، "
    "ودعت السكان إلى التزام المواعيد المعلنة وعدم الازدحام."
)
TITLE = "قصف على أطراف البلدة"


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("نداء الوادي | الخميس 4 نوفمبر 2021 | 21:40", "نداء الوادي"),
        ("نداء الوادي || 21-02-2017 || محليات", "نداء الوادي"),
        ("نداء الوادي، الأربعاء 22 شباط 2017", "نداء الوادي"),
        ("نداء الوادي / متابعات\nالإثنين 6 أبريل 2020 - 19:12", "نداء الوادي"),
        ("مجلة الوادي - 3/4/2019", "مجلة الوادي"),
    ],
)
def test_a_line_with_a_date_names_the_outlet_of_no_list(line: str, outlet: str) -> None:
    assert page(f"{TITLE}\n\n{line}\n\n{REPORT}") == [
        ("headline", TITLE, outlet),
        ("metadata", line, outlet),
        ("report", REPORT, outlet),
    ]


@pytest.mark.parametrize(
    "line",
    ["محمد العلي - 3/4/2019", "محليات | 3/4/2019", "الخميس 4 نوفمبر 2021 - 21:40", "بيان صحفي - 3/4/2019"],
)
def test_a_person_a_section_or_an_hour_is_no_outlet(line: str) -> None:
    assert narrators(f"{TITLE}\n\n{line}\n\n{REPORT}") == {None}


def test_a_first_line_with_a_date_may_be_the_headline() -> None:
    assert narrators(f"معارك الوادي - 3/4/2019\n\n{REPORT}") == {None}


@pytest.mark.parametrize(
    ("line", "outlet"),
    [("درعا - الوادي", "الوادي"), ("درعا - نداء الوادي", "نداء الوادي"), ("درعا - الخميس 4 نوفمبر 2021", None)],
)
def test_a_name_of_no_list_after_a_place_is_an_outlet(line: str, outlet: str | None) -> None:
    assert page(f"{TITLE}\n\n{line}\n\n{REPORT}")[1:] == [("dateline", line, outlet), ("report", REPORT, outlet)]


def test_a_question_above_the_text_is_its_headline() -> None:
    title = "من قصف البلدة؟"
    assert page(f"{title}\n\nمجلة الوادي - 3/4/2019\n\n{REPORT}")[0] == ("headline", title, "مجلة الوادي")


def test_a_bulletin_has_a_headline_for_each_item() -> None:
    items = f"{TITLE}\n\n{REPORT}\n\nتوزيع المياه قريبا\n\n{OTHER}"
    bulletin = f"قناة الوادي - نشرة الثلاثاء 7 أبريل 2020\n\n{items}"
    assert roles(bulletin) == ["metadata", "headline", "report", "headline", "report"]
    assert narrators(bulletin) == {"قناة الوادي"}


def test_a_subheading_of_a_report_is_no_headline() -> None:
    text = f"{TITLE}\n\nقناة الوادي - 7 أبريل 2020\n\n{REPORT}\n\nتوزيع المياه قريبا\n\n{OTHER}"
    assert roles(text) == ["headline", "metadata", "report"]


def test_the_hours_of_a_live_page_are_text() -> None:
    told = "12:52 صوت انفجار في السوق\n\n12:58 القصف مستمر على الحي"
    assert page(f"يوميات الوادي | تلغرام | 18 يونيو 2024\n\n{told}") == [
        ("metadata", "يوميات الوادي | تلغرام | 18 يونيو 2024", "يوميات الوادي"),
        ("report", told, "يوميات الوادي"),
    ]


@pytest.mark.parametrize(
    ("title", "issuer"),
    [("بيان المتحدث باسم جيش الوادي", "جيش الوادي"), ("بيان وزارة الدفاع", "وزارة الدفاع")],
)
def test_a_heading_that_names_the_issuer_makes_a_statement(title: str, issuer: str) -> None:
    body = "هاجمت الطائرات صباح اليوم غرفة قيادة في أطراف البلدة، واتخذت قبل الغارة خطوات عديدة لحماية السكان."
    assert page(f"{title}\n\n{body}") == [("headline", title, issuer), ("statement", body, issuer)]


def test_who_is_told_of_below_does_not_issue_the_text() -> None:
    body = f"قالت وزارة الدفاع إن الطائرات هاجمت غرفة قيادة في أطراف البلدة. {REPORT}"
    assert page(f"بيان وزارة الدفاع\n\n{body}")[-1] == ("report", body, None)


def test_the_place_of_a_statement_does_not_issue_it() -> None:
    assert narrators(f"مأرب - بيان عسكري\n\n{REPORT}") == {None}


def test_the_issuer_may_stand_before_the_number_of_the_statement() -> None:
    body = "نطالب العالم بوقف القصف على بلادنا، ونؤكد أن قواتنا ستقتص من المعتدين في الزمان والمكان المناسبين."
    assert page(f"عملية صخر الوادي - بيان إعلامي رقم (214)\n\n{body}")[-1] == ("statement", body, "عملية صخر الوادي")


@pytest.mark.parametrize(
    ("begins", "told"), [("تدين", ("statement", "منظمة أطباء الوادي")), ("أدانت", ("report", None))]
)
def test_a_body_that_announces_in_the_present_issues_the_text(begins: str, told: tuple[str, str | None]) -> None:
    body = f"{begins} منظمة أطباء الوادي بشدة الهجوم على المشفى، وتكرر دعوتها إلى وقف فوري للقتال."
    last = page(f"منظمة أطباء الوادي تدين الهجوم على المشفى\n\n{body}")[-1]
    assert (last[0], last[2]) == told


def test_who_calls_the_workers_ours_publishes_the_text() -> None:
    title, outlet = "شبكة عين الوادي: ضحايا في قصف المخيم", "شبكة عين الوادي"
    body = "وثق فريقنا الميداني سقوط صاروخ واحد على طرف المخيم، واحتراق أربع عشرة خيمة."
    assert page(f"{title}\n\n{body}") == [("headline", title, outlet), ("report", body, outlet)]
    quoted = 'قال مدير الشبكة: "وثق فريقنا الميداني سقوط صاروخ واحد على طرف المخيم".'
    assert page(f"{title}\n\n{quoted}")[-1] == ("report", quoted, None)


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("رصيف الجنوب - متابعات", "رصيف الجنوب"),
        ("خاص - منارة الوادي", "منارة الوادي"),
        ("عدن - خاص شام برس", "شام برس"),
        ("مراسل صدى الجنوب - عدن", "صدى الجنوب"),
        ("أخبار الآن | دبي - (وكالات)", "أخبار الآن"),
        ("عدن: «الضفتان»", "الضفتان"),
        ("عدن – علي الساعدي – الصباح البعيد", "الصباح البعيد"),
        ("حوران الغد || 21-02-2017 || محليات", "حوران الغد"),
        ("حوران الغد / تحقيقات", "حوران الغد"),
        ("الميثاق، الاثنين 13/3/2023، ص 1", "الميثاق"),
        ("المجد، الأربعاء 24/9/1997، الصفحة الأولى", "المجد"),
        ("تعز - من فؤاد الشرعبي\nالميثاق الجديد، العدد 4412، 13 آذار 2023", "الميثاق الجديد"),
    ],
)
def test_outlets_of_no_list_beside_places_people_and_sections(line: str, outlet: str) -> None:
    assert narrators(f"{TITLE}\n\n{line}\n\n{REPORT}") == {outlet}


@pytest.mark.parametrize(
    ("line", "paper"),
    [
        ("الميثاق، الاثنين 13/3/2023، ص 1", "الميثاق"),
        ("البريد الجديد - العدد 2114 - الأربعاء 24 سبتمبر 1997", "البريد الجديد"),
        ("يومية الضمير الجزائري - العدد 2317 - الخميس 21 أوت 2008", "يومية الضمير الجزائري"),
        ("الصدى البعيد، السبت 2/6/2012، الصفحة 4", "الصدى البعيد"),
        ("صحيفة الوادي، 2/6/2012، ص 4", "صحيفة الوادي"),
        ("صدى الوادي، السبت 2/6/2012، الصفحة 4", "صدى الوادي"),
        *(
            (f"{caption}، {rest}", None)
            for caption, rest in (
                ("مجزرة في الحولة", "الجمعة 25/5/2012، عدد 108"),
                ("الفلوجة تحت النار", "30 نيسان 2024، ص 3"),
                ("حصيلة شهر نيسان", "30/4/2024، العدد 12"),
                ("اغتيال القائد", "الأحد 25/5/2012، صفحة 1"),
                ("محضر اجتماع", "25/5/2012، صفحة 3"),
                ("وثيقة", "30/4/2024، ص 3"),
                ("قتيلان وجرحى", "30/4/2024، عدد 5"),
                ("شهادة ناجية", "30/4/2024، ص 3"),
                ("صور من المجزرة", "الأحد 30/4/2024، ص 3"),
                ("مظاهرة في درعا", "30/4/2024، ص 3"),
                ("المعارضة السورية", "الأحد 30/4/2024، ص 3"),
                ("أبو محمد الجولاني", "30/4/2024، ص 3"),
                ("أبو محمد الجولاني", "الأحد 30/4/2024، ص 3"),
                ("وجوه من المدينة", "الأحد 30/4/2024، ص 3"),
                ("الشهيد أحمد العلي", "30/4/2024، ص 3"),
                ("الأزمة السورية", "الأحد 30/4/2024، ص 12"),
                ("القصف الروسي", "الأحد 30/4/2024، العدد 12"),
                ("الشهادة الثالثة", "السبت 5/5/2012، ص 7"),
                ("المفقودون", "الاثنين 7/5/2012، عدد 40"),
            )
        ),
    ],
)
def test_a_newspaper_beside_its_day_and_page_is_no_caption(line: str, paper: str | None) -> None:
    assert narrators(f"{line}\n\n{REPORT}") == narrators(f"{TITLE}\n\n{line}\n\n{REPORT}") == {paper}


@pytest.mark.parametrize("genre", ["تحليل", "تغطيات", "تحقيقات", "مقالات", "تقارير"])
@pytest.mark.parametrize(
    "subject",
    [
        "قصف حلب",
        "غزة تحت القصف",
        "معركة الموصل",
        "سقوط حلب",
        "ضحايا التعذيب",
        "المعتقلون السوريون",
        "أطفال الحرب",
        "العدالة الانتقالية",
        "مستقبل سوريا",
        "ما بعد داعش",
        "الأزمة السورية",
        "أهالي درعا",
        "حلب المحاصرة",
        "طوفان الأقصى",
        "نساء الموصل",
    ],
)
def test_a_subject_beside_a_genre_is_no_outlet(subject: str, genre: str) -> None:
    for line in (f"{subject} / {genre}", f"{subject} | {genre}", f"{genre} | {subject}"):
        assert narrators(f"{line}\n\n{REPORT}") == narrators(f"{TITLE}\n\n{line}\n\n{REPORT}") == {None}


@pytest.mark.parametrize("line", ["قصف حلب / محليات", "نساء الموصل | خاص", "أهالي درعا - متابعات", "أخبار | سقوط حلب"])
def test_a_subject_beside_a_section_is_no_outlet(line: str) -> None:
    assert narrators(f"{line}\n\n{REPORT}") == narrators(f"{TITLE}\n\n{line}\n\n{REPORT}") == {None}


@pytest.mark.parametrize("genre", ["تحليل", "تغطيات", "تحقيقات", "مقالات"])
@pytest.mark.parametrize("outlet", ["حوران الغد", "حبر ودم", "صدى عدن", "شبكة الوادي", "منارة الوادي", "الوادي نيوز"])
def test_an_outlet_beside_a_genre(outlet: str, genre: str) -> None:
    assert narrators(f"{outlet} / {genre}\n\n{REPORT}") == {outlet}
    assert narrators(f"{TITLE}\n\n{outlet} | {genre}\n\n{REPORT}") == {outlet}


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("المصدر: شبكة   شام الإخبارية", "شبكة شام الإخبارية"),
        ("المصدر: شبكة \t\t الوادي", "شبكة الوادي"),
        ("المصدر: صدى     الوادي", "صدى الوادي"),
        ("المصدر: شبكة الوادي     التاريخ: 2020/1/1", "شبكة الوادي"),
        ("المصدر: شبكة الوادي     عدد القراء : 120", "شبكة الوادي"),
        ("المصدر: شبكة الوادي     12 آذار 2020", "شبكة الوادي"),
        ("المصدر: رويترز     دمشق", "وكالة رويترز"),
    ],
)
def test_a_source_ends_before_another_label_not_at_white_space(line: str, outlet: str) -> None:
    assert narrators(f"{TITLE}\n\n{line}\n\n{REPORT}") == {outlet}


@pytest.mark.parametrize(
    "line", ["القاهرة - من مراسلنا أحمد علي", "عدن - من قلب المعركة", "ليبيا / تحقيقات", "حصار تعز، صفحة من التاريخ"]
)
def test_who_wrote_and_where_is_no_outlet(line: str) -> None:
    assert narrators(f"{TITLE}\n\n{line}\n\n{REPORT}") == {None}


@pytest.mark.parametrize(
    "below",
    [
        "المصدر: مرآة الوادي",
        "جميع الحقوق محفوظة © مرآة الوادي 2019",
        'ولم يرد المسؤول على أسئلة مرآة الوادي. وجاء في بيان تلقت "مرآة الوادي" نسخة منه أن الحصيلة قد ترتفع.',
    ],
)
def test_the_publisher_by_labels_rights_and_the_copies_it_holds(below: str) -> None:
    assert narrators(f"{TITLE}\n\n{REPORT}\n\n{below}") == {"مرآة الوادي"}


def test_a_day_and_where_it_was_printed_name_the_publisher() -> None:
    assert narrators(f"{TITLE}\n\nنشر في جريدة صدى الوادي يوم 27 - 08 - 2024\n\n{REPORT}") == {"جريدة صدى الوادي"}


@pytest.mark.parametrize(
    "source", ["المصدر: المتحدث العسكري", "المصدر: أحمد سالم", "المصدر: وكالات", "المصدر: صفحة اللواء"]
)
def test_who_issues_or_writes_publishes_nothing(source: str) -> None:
    assert narrators(f"{TITLE}\n\n{REPORT}\n\n{source}") == {None}


def test_the_lowest_name_of_a_letterhead_that_signs_issues_the_statement() -> None:
    head = "الجمهورية العربية السورية\nهيئة أركان الوادي\nالمجلس العسكري في حمص\nالتاريخ: 12/6/2013\nالرقم: 88/ب"
    body = f"بسم الله الرحمن الرحيم\nبيان هام\n\nتمكن مجاهدونا من تدمير عربة، ونؤكد أننا ماضون.\n{REPORT}"
    found = page(f"{head}\n\n{body}\n\nالمجلس العسكري في حمص\nالعقيد فواز المحمد")
    assert [role for role, _, _ in found] == ["headline", "metadata", "headline", "statement"]
    assert {name for _, _, name in found} == {"المجلس العسكري في حمص"}


@pytest.mark.parametrize(
    "heading",
    ["بيان صحفي لحركة الوادي", "البيان العسكري رقم (7) لحركة الوادي حول المعركة", "بيان رقم 3\nصادر عن حركة الوادي"],
)
def test_headings_of_statements_that_name_the_issuer(heading: str) -> None:
    body = "نطالب العالم بوقف القصف على بلادنا، ونؤكد أن قواتنا ستقتص من المعتدين في الزمان والمكان المناسبين."
    found = page(f"{heading}\n\n{body}")
    assert [(role, name) for role, _, name in found] == [("headline", "حركة الوادي"), ("statement", "حركة الوادي")]


def test_a_monitor_whose_own_work_a_page_tells_publishes_it() -> None:
    body = "وثق باحثو مركز الوادي لحقوق الإنسان مقتل ثلاثة متظاهرين، بينهم طفلان. وجمع المركز إفادات سبعة شهود."
    assert narrators(f"مركز الوادي: ثلاثة قتلى بينهم طفلان\n\n{body}") == {"مركز الوادي لحقوق الإنسان"}
    cited = f"قال مركز الوادي لحقوق الإنسان إن ثلاثة متظاهرين قتلوا، بينهم طفلان. {REPORT}"
    assert narrators(f"مركز الوادي: ثلاثة قتلى بينهم طفلان\n\n{cited}") == {None}


def test_an_office_is_no_outlet() -> None:
    head = "المتحدث باسم جيش الوادي للإعلام العربي"
    assert page(f"{head}\n\nالخميس 4 نوفمبر 2021\n\n{REPORT}")[0][:2] == ("headline", head)


def test_who_issues_a_statement_is_no_medium() -> None:
    text = (
        "بيان صادر عن قيادة محور الساحل الغربي\nصدت قواتنا هجوما على حيس وقتلت خمسة من المهاجمين.\n"
        "قيادة محور الساحل الغربي\nالخميس 14 مارس 2019"
    )
    reading = read_text(text)
    issuers = [entity for entity in reading.entities if entity.name == "قيادة محور الساحل الغربي"]
    assert issuers
    assert {entity.subtype for entity in issuers} == {"state_force"}, "as its own noun says"


@pytest.mark.parametrize(
    ("top", "owner"),
    [
        ("نبض الحديدة | صحيفة يومية", "نبض الحديدة"),
        ("نبض الحديدة\nصحيفة يومية مستقلة", "نبض الحديدة"),
        ("أصداء السهل — مشروع توثيق شفاهي", "أصداء السهل"),
        ("من: شبكة أراكان للأخبار <news@example.org>\nإلى: قائمة المهتمين", "شبكة أراكان للأخبار"),
        ("الجمهورية اللبنانية\nمحافظة النبطية – قضاء بنت جبيل\nبلدية عيترون", "بلدية عيترون"),
    ],
)
def test_names_stand_with_what_they_are(top: str, owner: str) -> None:
    assert narrators(f"{top}\n3/4/2019\n\n{TITLE}\n\n{REPORT}") == {owner}


@pytest.mark.parametrize(
    "line",
    [
        "القرن الأفريقي\n18 مايو 2000",
        "أوروبا الشرقية – ملف الحرب",
        "وصلتنا في 24 سبتمبر 1998",
        "إذاعة باردي تعلن تحرير فايا\n11 آب 1983",
        "صفحة القراء\n3/4/2019",
        "7 مارس آذار 2016 / 6:52 م / بعد ساعتين تقريبا",
    ],
)
def test_sections_hours_and_what_somebody_does_own_no_page(line: str) -> None:
    assert narrators(f"{line}\n\n{TITLE}\n\n{REPORT}") == {None}


def test_people_called_like_small_words_own_theirs() -> None:
    assert narrators(f"خلف شمو | ناشط\n3/4/2019\n\n{REPORT}") == {"خلف شمو"}


@pytest.mark.parametrize(
    ("told", "owner"),
    [
        ("وقال طبيب لمراسلة «صدى المدينة» إن الجرحى نقلوا إلى المشفى.", "صدى المدينة"),
        ("علمت «صدى المدينة» من مصدرين أن الجرحى نقلوا إلى المشفى.", "صدى المدينة"),
        ("وقال طبيب في تصريح لـ«صدى المدينة» إن الجرحى نقلوا.", "صدى المدينة"),
        ("وأسف الرئيس لـ«مأساة رهيبة» وقعت في المدينة.", None),
    ],
)
def test_who_is_told_owns_the_page(told: str, owner: str | None) -> None:
    assert narrators(f"{TITLE}\n\n{REPORT}\n\n{told}") == {owner}


@pytest.mark.parametrize(
    "path", ["ملتقى أبين > الملتقى السياسي", "مجالس الأنبار العامة -> أحداث", "منتديات نجد » أخبار"]
)
@pytest.mark.parametrize("rank", ["عضو ذهبي", "(عضو نشيط) الإقامة: الضالع"])
def test_a_member_stands_above_his_rank(path: str, rank: str) -> None:
    post = "امس الاحد قصفوا الحي اللي ساكنين فيه وماتوا خمسة من جيراننا والمصابين نقلناهم للمستشفى."
    assert page(f"{path}\nسيف الوادي\n{rank}\n\n{post}")[-1][2] == "سيف الوادي"


@pytest.mark.parametrize("line", ["قالت تنسيقية لجان مقاومة الفاشر : ان", "وأكدت شبكة أطباء السودان: إن"])
def test_who_says_before_a_colon_owns_no_page(line: str) -> None:
    reading = read_text(f"{line} 57 شخصا قتلوا أمس.")
    assert [(p.role, p.narrator) for p in reading.passages] == [("report", None)]
    assert len(reading.claims[0].attribution) == 2
