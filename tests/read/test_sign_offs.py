"""Whose page it is by what stands around the account: rights, addresses, hashtags, a signature; heads of agencies."""

import pytest
from pages import REPORT, narrators, page, roles

TITLE = "قصف عنيف على أطراف البلدة منذ الفجر"


@pytest.mark.parametrize(
    ("below", "outlet"),
    [
        ("جميع الحقوق محفوظة لموقع صدى الوادي © 2021", "موقع صدى الوادي"),
        ("© 2021 صدى الوادي", "صدى الوادي"),
        ("حقوق النشر محفوظة لشبكة الوادي", "شبكة الوادي"),
        ("المصدر: https://darfur24.com/2024/12/03/camp", "دارفور 24"),
        ("https://darfur24.com/2024/12/03/camp", "دارفور 24"),
        ("#شبكة_الوادي", "شبكة الوادي"),
        ("تابعونا على قناة صدى الوادي في تلغرام", "صدى الوادي"),
        ("شبكة الوادي", "شبكة الوادي"),
        ("— الوادي ميديا", "الوادي ميديا"),
        ("تقرير: سامر العلي (صدى الوادي)", "صدى الوادي"),
        ("المقال يعبر عن رأي كاتبه ولا يعبر بالضرورة عن رأي شبكة الوادي.", "شبكة الوادي"),
        ("ما ورد في هذه المادة لا يعكس بالضرورة وجهة نظر صحيفة الوادي", "صحيفة الوادي"),
        ("الآراء الواردة لا تمثل بالضرورة سياسة عنب بلدي", "عنب بلدي"),
    ],
)
def test_what_stands_below_names_the_outlet(below: str, outlet: str) -> None:
    assert narrators(f"{TITLE}\n\n{REPORT}\n\n{below}") == {outlet}


@pytest.mark.parametrize(
    "below",
    [
        "#حلب #عاجل",
        "تابعونا على تلغرام",
        "تقرير: سامر العلي (درعا)",
        "الثورة مستمرة",
        "https://example.org/1",
        "الآراء الواردة لا تعبر بالضرورة عن المجلة",
        "// انتهى //\n14:02 ت م",
        "// انتهى //14:02ت م0073",
    ],
)
def test_what_names_nobody(below: str) -> None:
    assert narrators(f"{TITLE}\n\n{REPORT}\n\n{below}") == {None}


@pytest.mark.parametrize(
    ("head", "outlet"),
    [
        ("بغداد 14 يونيو حزيران (رويترز) - ", "وكالة رويترز"),
        ("عمان 9 آب (بترا)- ", "وكالة الأنباء الأردنية"),
        ("نجامينا (شينخوا) ", "وكالة شينخوا"),
        ("موسكو - سبوتنيك. ", "سبوتنيك"),
        ("أبوظبي في 5 يوليو / وام / ", "وكالة أنباء الإمارات"),
        ("القاهرة (أ ب) - ", "وكالة أسوشيتد برس"),
        ("بئر الحلو، 20 نوفمبر 2020 (الوادي) - ", "الوادي"),
        ("درعا: وكالة رويترز\n", "وكالة رويترز"),
        ("بيروت – «الوادي»\n", "الوادي"),
        ("جازان 25 شوال 1439 هـ الموافق 09 يوليو 2018 م و ج ر\n", "و ج ر"),
    ],
)
def test_the_head_of_an_agency_report(head: str, outlet: str) -> None:
    assert narrators(head + REPORT) == {outlet}


def test_what_a_minister_says_is_not_whose_page_it_is() -> None:
    said = "ما يقوله الوزير لا يعبر بالضرورة عن موقف الحكومة اللبنانية."
    assert page(f"{TITLE}\n\n{REPORT}\n{said}\n{REPORT}")[1:] == [("report", f"{REPORT}\n{said}\n{REPORT}", None)]


@pytest.mark.parametrize(
    ("below", "outlet"),
    [
        ("الآراء المنشورة لا تعبر بالضرورة عن رأي صحيفة الوادي بل عن رأي كاتبها", "صحيفة الوادي"),
        ("ما ينشر في هذا القسم لا يمثل بالضرورة موقف موقع وطن الوادي، وإنما آراء أصحابها.", "موقع وطن الوادي"),
        ("ملاحظة: المواد المنشورة لا تعكس بالضرورة سياسة شبكة الوادي أو إدارتها", "شبكة الوادي"),
        ("المقالات المنشورة في مجلة الوادي لا تعبر بالضرورة عن رأي مجلة الوادي", "مجلة الوادي"),
        ("جميع المقالات لا تعبر بالضرورة عن رأي الموقع بل عن رأي كاتبها", None),
        ("التعليقات لا تعبر بالضرورة عن رأي إدارة الموقع وإنما عن رأي أصحابها", None),
        ("المقالات لا تعبر بالضرورة عن رأي هيئة التحرير، والموقع غير مسؤول عنها", None),
        ("الآراء الواردة لا تعبر بالضرورة عن رأي الأمم المتحدة", None),
        ("المقال يعبر عن رأي كاتبه ولا يعبر بالضرورة عن موقف مركز الوادي للدراسات", None),
    ],
)
def test_whose_view_a_text_need_not_be(below: str, outlet: str | None) -> None:
    found = page(f"{TITLE}\n\n{REPORT}\n\n{below}")
    assert ({name for _, _, name in found}, found[-1][:2]) == ({outlet}, ("boilerplate", below))


@pytest.mark.parametrize(
    "told",
    [
        "آراء السكان لا تعكس بالضرورة موقف الحوثيين، وقتل خمسة في المدينة أمس.",
        "المقال المنشور في صحيفة الوادي لا يعبر بالضرورة عن رأي الجيش، قال المتحدث إن القوات قتلت خمسة.",
        "ما قاله الوزير لا يعبر بالضرورة عن رأي صحيفة الوادي",
        "كل ما قاله الوزير لا يعبر بالضرورة عن رأي صحيفة الوادي",
        "مقالات الوزير لا تعبر بالضرورة عن رأي صحيفة الوادي",
        "ما ورد على لسان القائد لا يمثل بالضرورة موقف قناة الوادي",
        "المواد المنشورة لا تعبر بالضرورة عن رأي الصحيفة. وقتل خمسة مدنيين في الحي أمس.",
        "المواد المنشورة لا تعبر بالضرورة عن رأي شبكة الوادي وقتل ثلاثة من حراسها",
    ],
)
def test_what_tells_more_says_no_such_thing(told: str) -> None:
    found = page(f"{TITLE}\n\n{REPORT}\n{told}\n{REPORT}")
    assert found[1:] == [("report", f"{REPORT}\n{told}\n{REPORT}", None)]
    assert narrators(f"{told}\n\n{REPORT}") == narrators(f"{TITLE}\n\n{REPORT}\n\n{told}") == {None}


def test_a_line_that_heads_the_page_says_no_such_thing() -> None:
    told = "المقالات المنشورة لا تعبر بالضرورة عن رأي صحيفة الوادي"
    assert narrators(f"{told}\n\n{REPORT}") == {None}


@pytest.mark.parametrize("head", ["(بيروت، 3 مارس/آذار 2016) – ", "كيدال (مالي) - ", "درعا 5 آذار - "])
def test_a_place_and_a_day_name_nobody(head: str) -> None:
    assert narrators(head + REPORT) == {None}


@pytest.mark.parametrize(
    ("head", "outlet"),
    [
        (f"{TITLE}\n\nصحيفة الوادي » أخبار » الثلاثاء 21 فبراير 2012\n\n", "صحيفة الوادي"),
        (f"{TITLE}\n\nأنقرة / سنان قره داغ / الوادي / 19.04.2022\n\n", "الوادي"),
        (f"{TITLE}\n\nعمان - من مندوب جريدة الوادي الخاص\n\n", "جريدة الوادي"),
        (f"{TITLE}\n\nإعداد: موقع الوادي\n\n", "موقع الوادي"),
        (f'{TITLE}\n\nمنظمة "الوادي" لحقوق الإنسان\n21 تشرين الثاني 2022\n\n', 'منظمة "الوادي" لحقوق الإنسان'),
        ("منشور الدكتور أحمد العلي على صفحته\n\n", "أحمد العلي"),
        ("شبكة الوادي || انشقاق ثلاثة عناصر من الفوج 64\n\n", "شبكة الوادي"),
    ],
)
def test_what_stands_above_names_who_tells(head: str, outlet: str) -> None:
    assert narrators(head + REPORT) == {outlet}


@pytest.mark.parametrize(
    ("line", "role"),
    [("كتب المحرر العسكري:", "byline"), ("مبعوثنا إلى درعا: سامر العلي", "byline"), ("كتب – سامر العلي:", "byline")],
)
def test_a_line_of_who_wrote(line: str, role: str) -> None:
    assert roles(f"{TITLE}\n\n{line}\n\n{REPORT}") == ["headline", role, "report"]


def test_a_toll_is_no_day_and_a_storming_no_editor() -> None:
    assert roles(f"18 قتيلا و22 جريحا حصيلة العنف اليوم\n\n{REPORT}") == ["headline", "report"]
    assert roles(f"تحرير البوكمال آخر معاقل داعش في سوريا\n\n{REPORT}") == ["headline", "report"]


def test_a_day_alone_below() -> None:
    assert roles(f"{TITLE}\n\n{REPORT}\n\n7.5.2024") == ["headline", "report", "metadata"]


def test_whoever_an_archive_names_as_issuer_tells_the_statement() -> None:
    statement = "بسم الله الرحمن الرحيم\n\nقامت كتائبنا فجر اليوم بقصف المخفر.\n\nوالله أكبر"
    page = f"بيان بشأن الهجوم على المخفر\n\nالجهة المصدرة: كتائب النور\nتاريخ النشر: 12 مارس 2015\n\n{statement}"
    assert narrators(page) == {"كتائب النور"}


def test_a_body_named_as_issuer_tells_its_report_and_a_person_does_not() -> None:
    label = f"{TITLE}\n\nالجهة المصدرة: {{}}\nتاريخ الإصدار: 12 مارس 2015\n\n{REPORT}"
    assert narrators(label.format("مكتب الوادي للشؤون الإنسانية")) == {"مكتب الوادي للشؤون الإنسانية"}
    assert narrators(label.format("سامر العلي")) == {None}
