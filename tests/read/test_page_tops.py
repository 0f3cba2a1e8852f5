"""What stands above a headline and beside it: sections, staff, buttons, days, and the ways a report is datelined."""

import pytest

from rawi.read import read_text

TITLE = "مقتل خمسة جنود في انفجار لغم شرق حمص"
BODY = "قتل خمسة جنود في انفجار لغم أرضي شرق مدينة حمص، وقال مصدر عسكري إن اللغم من مخلفات المعارك في المنطقة."


def roles(text: str) -> list[tuple[str, str]]:
    return [(p.role, text[p.span.start : p.span.end]) for p in read_text(text).passages]


def narrator(text: str) -> str | None:
    reading = read_text(text)
    names = {source.id: source.name for source in reading.sources}
    told = next(p for p in reading.passages if p.role == "report")
    return names.get(told.narrator or "")


@pytest.mark.parametrize(
    "above",
    [
        "أخبار",
        "محليات",
        "مباشر",
        "سوريا",
        "أخبار سوريا",
        "محليات\nالاثنين 10 أيار 2021",
        "الأحد, يناير 5, 2025",
        "يناير 5, 2025",
    ],
)
def test_a_section_or_a_day_above_the_headline(above: str) -> None:
    assert roles(f"{above}\n\n{TITLE}\n\n{BODY}") == [("metadata", above), ("headline", TITLE), ("report", BODY)]
    assert narrator(f"{above}\n\n{TITLE}\n\n{BODY}") is None


def test_a_place_alone_without_a_headline_below_is_no_section() -> None:
    assert roles(f"ليبيا\n{BODY}")[0] != ("metadata", "ليبيا")


def test_urgent_begins_what_is_told() -> None:
    assert ("metadata", "🔴 عاجل") not in roles(f"🔴 عاجل\nثلاثة قتلى في قصف صاروخي على البلدة\n{BODY}")


def test_staff_buttons_and_pictures_are_no_headline() -> None:
    head = "الجمعة 20 يونيو 2025\nمنبر الساحل\nرئيس التحرير سالم النبيل\nEmbedded Image\n×"
    text = f"{head}\n\n{TITLE}\n\n{BODY}"
    assert read_text(text).document.title == TITLE
    assert ("boilerplate", "رئيس التحرير سالم النبيل\nEmbedded Image\n×") in roles(text)


def test_who_wrote_between_headline_and_button() -> None:
    assert roles(f"{TITLE}\n\nعبد الله مولود\nحجم الخط\n0\n\n{BODY}") == [
        ("headline", TITLE),
        ("byline", "عبد الله مولود"),
        ("boilerplate", "حجم الخط\n0"),
        ("report", BODY),
    ]


@pytest.mark.parametrize("above", ["البادية نيوز » محليات", "بوابة الوسط – القاهرة (ترجمة: هبة هشام)"])
def test_whose_page_it_is_above_the_headline(above: str) -> None:
    assert roles(f"{above}\n{TITLE}\n{BODY}")[1:] == [("headline", TITLE), ("report", BODY)]


def test_an_outlet_and_its_place_right_above_the_report_are_a_dateline() -> None:
    assert roles(f"شفق نيوز/ كركوك\n{BODY}")[0] == ("dateline", "شفق نيوز/ كركوك")


def test_the_name_of_a_bulletin_stays_its_headline() -> None:
    assert roles(f"شبكة متابعة الألغام – اليمن\nالنشرة نصف الشهرية رقم 9\n\n{BODY}")[0][0] == "headline"


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("alnahr.net: ", "alnahr.net"),
        ("دمشق وكالات – الميدان نيوز ::\n", "الميدان نيوز"),
        ("23 أغسطس/آب 2025 (PNX) ", "PNX"),
        ("(مسارات) 18 فبراير 2026 – ", "مسارات"),
        ("أمن ـ المنبر ـ\n", "المنبر"),
    ],
)
def test_datelines(line: str, name: str) -> None:
    assert narrator(f"{TITLE}\n{line}{BODY}") == name


@pytest.mark.parametrize("line", ["23 أغسطس/آب 2025 (السبت) ", "أمن – مقتل خمسة في انفجار قرب البلدة\n"])
def test_no_datelines(line: str) -> None:
    assert narrator(f"{TITLE}\n{line}{BODY}") is None


def test_a_party_is_no_outlet_that_was_told_something() -> None:
    assert narrator(f"{BODY}\nواستهدف القصف المؤسسات الإعلامية التابعة لـ “حزب الله”.") is None
    assert narrator(f"{BODY}\nوقال المصدر لـ “سند نيوز” إن القصف مستمر.") == "سند نيوز"


def test_a_caption_names_neither_outlet_nor_day() -> None:
    text = f"{TITLE}\n\n27 يوليو 2024\nمقاتلون شرق المدينة، 28 أغسطس 2022 (سالم علي/فرانس برس)\n\n{BODY}"
    assert narrator(text) is None
    assert read_text(text).document.published.start == "2024-07-27"


@pytest.mark.parametrize(
    ("above", "day"),
    [
        # The day somebody looked at the page, the day itself, and the day after it.
        ("الجمعة 20 يونيو 2025 04:39", None),
        ("الأربعاء 18 يونيو 2025 04:39", "2025-06-18"),
        ("الخميس 19 يونيو 2025 00:39", "2025-06-19"),
    ],
)
def test_the_day_above_a_page_is_the_one_it_calls_today(above: str, day: str | None) -> None:
    text = f"{above}\n{TITLE}\n\nقتل خمسة جنود مساء اليوم الأربعاء في انفجار لغم شرق مدينة حمص، بحسب مصدر عسكري."
    assert read_text(text).document.published.start == day


def test_a_party_in_a_caption_or_a_headline_is_no_outlet() -> None:
    title = "مقتل أربعة في هجوم إرهابي لـ«داعش»"
    assert narrator(f"{title}\n\nداعش\nداعش\n\n{BODY}") is None
    assert narrator(f"تنظيم داعش يهاجم نقطة عسكرية شمالي بغداد\n{BODY}") is None


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("دكار - رويترز", "dateline"),
        ("علي ضباح - جازان", "byline"),
    ],
)
def test_a_frame_right_above_a_report_heads_nothing(line: str, role: str) -> None:
    assert roles(f"{line}\n{BODY}")[0] == (role, line)


def test_the_way_home_names_nobody() -> None:
    assert narrator(f"الصفحة الرئيسية >> العالم العربي\n\n{TITLE}\n\n{BODY}") is None


def test_who_reports_from_where_is_not_whose_page_it_is() -> None:
    assert narrator(f"علي ضباح - جازان\n\n{BODY}") is None


@pytest.mark.parametrize(
    "dateline",
    ["كفر لاهوث (أ ف ب) - ", "العظيم (العراق) 22-4-2023 (أ ف ب) - ", "تل الورد (سوريا) (رويترز) - "],
)
def test_an_agency_in_brackets_ends_a_dateline_whatever_the_place(dateline: str) -> None:
    assert narrator(f"{dateline}{BODY}") in ("وكالة الصحافة الفرنسية", "وكالة رويترز")
    assert roles(f"{dateline}{BODY}")[0][0] == "dateline"


def test_what_else_stands_in_brackets_makes_no_dateline() -> None:
    assert roles(f"اشتباكات عنيفة (فيديو) - {BODY}")[0][0] != "dateline"
