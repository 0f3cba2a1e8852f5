"""Pages whose outlet is named in ways that rules know: learned weights give none of them up."""

import pytest

from rawi.read import read_text

HEAD = "مقتل خمسة جنود في كمين على طريق الجبال"
BODY = (
    "قُتل خمسة جنود وأصيب ثمانية آخرون، فجر اليوم، في كمين نصبه مسلحون لرتل عسكري على الطريق بين المدينتين، "
    "وقال ضابط في المكان إن الاشتباك استمر ساعتين قبل أن تصل التعزيزات وينسحب المهاجمون إلى الجبال القريبة.\n\n"
    "وأضاف الضابط أن الجيش أغلق الطريق أمام السيارات المدنية وأن مروحيتين نقلتا الجرحى إلى المستشفى العسكري."
)
STATEMENT = "نعلن أننا انسحبنا فجر أمس من الحاجز انسحابا تكتيكيا، ونحمل النظام مسؤولية ما حل بأهلنا في القرى القريبة."


def told_by(text: str) -> set[str | None]:
    reading = read_text(text)
    names = {source.id: source.name for source in reading.sources}
    roles = ("report", "statement")
    return {names[p.narrator] if p.narrator else None for p in reading.passages if p.role in roles}


@pytest.mark.parametrize(
    ("page", "name"),
    [
        (f"{HEAD}\n\nدمشق (رويترز) - {BODY}", "وكالة رويترز"),
        (f"{HEAD}\n\nالمصدر: سانا\n\n{BODY}", "الوكالة العربية السورية للأنباء"),
        (f"{HEAD}\n\nالمصدر: وكالة الجرد للأنباء\n\n{BODY}", "وكالة الجرد للأنباء"),
        (f"{HEAD}\n\nبيروت – وكالة الجرد للأنباء\n\n{BODY}", "وكالة الجرد للأنباء"),
        (
            f"وكالة الجرد للأنباء\n\n{HEAD}\n\n{BODY}\n\nجميع الحقوق محفوظة © وكالة الجرد للأنباء 2019",
            "وكالة الجرد للأنباء",
        ),
        (f"شبكة الجرد الإخبارية | 12 مارس 2019\n\n{HEAD}\n\n{BODY}", "شبكة الجرد الإخبارية"),
        (f"{HEAD}\n\nشبكة الجرد الإخبارية - 12 مارس 2019\n\n{BODY}", "شبكة الجرد الإخبارية"),
        (f"{HEAD}\n\nنشر في جريدة صدى الجرد يوم 27-08-2019\n\n{BODY}", "جريدة صدى الجرد"),
        (f"قناة الجرد الفضائية\n{HEAD}\n\n{BODY}", "قناة الجرد الفضائية"),
        (f"أخبار الجرد 24\nعاجل | متابعات\n{HEAD}\nنشر في: 30/07/2019 - 09:15\n\n{BODY}", "أخبار الجرد 24"),
        (f"راديو الجرد\n\n{HEAD}\n\n{BODY}", "راديو الجرد"),
        (f"{HEAD} | الجرد نيوز\n\n12 مارس 2019\n\n{BODY}", "الجرد نيوز"),
        (f"المجلس المحلي لمدينة داريا\nبيان\n\n{STATEMENT}", "المجلس المحلي لمدينة داريا"),
        (f"بيان صادر عن كتائب أسود الجرد\n\n{STATEMENT}", "كتائب أسود الجرد"),
        (f"مركز الجرد لتوثيق الانتهاكات\n{HEAD}\n\nنُشر: الأحد 26-1-2014\n\n{BODY}", "مركز الجرد لتوثيق الانتهاكات"),
    ],
)
def test_whom_the_rules_know_by_name(page: str, name: str) -> None:
    assert told_by(page) == {name}


def test_who_keeps_a_statement_did_not_issue_it() -> None:
    page = (
        "بيان كتائب أسود الجرد عن الانسحاب\n\nالنوع: بيان\nتاريخ الإصدار: 26-1-2014\n\n"
        "ملخص: أعلنت كتائب أسود الجرد أنها انسحبت من الحاجز وحملت النظام المسؤولية عما جرى في القرى القريبة.\n\n"
        f"بسم الله الرحمن الرحيم\nبيان صادر عن كتائب أسود الجرد\n\n{STATEMENT}"
    )
    reading = read_text(page)
    names = {source.id: source.name for source in reading.sources}
    told = {p.role: names.get(p.narrator or "") for p in reading.passages}
    assert told["statement"] == "كتائب أسود الجرد"
    assert told.get("summary") is None
    assert told["headline"] is None


@pytest.mark.parametrize(
    "line",
    [
        "تحديث: ارتفاع عدد الشهداء إلى مئة وأربعة بعد وفاة أربعة من الجرحى في المستشفى صباح اليوم",
        "09:00 ص وصول الجرحى إلى المستشفى",
    ],
)
def test_what_is_told_is_no_frame(line: str) -> None:
    page = f"لجان أحياء الجرد\nالخميس 6 يونيو 2019\n\n{line}\n\n10:20 ص {BODY}"
    reading = read_text(page)
    at = page.index(line)
    role = next(p.role for p in reading.passages if p.span.start <= at < p.span.end)
    assert role in ("report", "statement", "headline")


def test_a_long_heading_that_nothing_repeats_is_nobody() -> None:
    assert told_by(f"تمت المشاركة مع العامة هنا\n\n{HEAD}\n\n{BODY}") == {None}


@pytest.mark.parametrize("line", ["موجز أسبوعي 16 – 22 مايو 2019", "سجل رقم ب-0182"])
def test_a_bulletin_or_a_file_with_its_number_is_nobody(line: str) -> None:
    told = told_by(f"منظمة الجرد لتوثيق الانتهاكات\n{line}\n\n{BODY}")
    assert told <= {"منظمة الجرد لتوثيق الانتهاكات", None}


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("تحديث: ارتفاع العدد إلى خمسة", True),
        ("تحديث: مقتل سبعة في الغارة", True),
        ("آخر تحديث: منذ ساعتين", False),
        ("آخر تحديث: أمس الساعة 9", False),
        ("تحديث: الخميس 15/5/2025، 11:30", False),
    ],
)
def test_what_has_changed_is_told_and_when_it_was_is_no_account(line: str, *, told: bool) -> None:
    roles = {passage.role for passage in read_text(line).passages}
    assert ("report" in roles) is told


@pytest.mark.parametrize(
    ("carried", "owner"),
    [
        ('وأفادت الجماعة في بيان نشره موقع "رصد الجبال للأخبار" بأنها نصبت الكمين.', None),
        ('وأعلنت الجماعة في تسجيل بثته قناة "صوت الجبال" أن القتلى عشرة.', None),
        ('وأفادت الجماعة في بيان حصل موقع "رصد الجبال للأخبار" على نسخة منه بأنها نصبت الكمين.', "رصد الجبال للأخبار"),
        ('وقالت الجماعة في بيان تلقت "رصد الجبال" نسخة منه إنها نصبت الكمين.', "رصد الجبال"),
    ],
)
def test_who_put_out_a_statement_of_another_is_no_owner_and_who_had_a_copy_is(carried: str, owner: str | None) -> None:
    reading = read_text(f"مقتل خمسة جنود في كمين\n\n{BODY}\n\n{carried}")
    names = {source.id: source.name for source in reading.sources}
    assert {names.get(p.narrator or "") for p in reading.passages if p.role == "report"} == {owner}
