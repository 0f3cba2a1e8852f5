"""Pages of national agencies: who tells, where their datelines end, which statements they pass on word for word."""

import pytest
from telling import told

from rawi.read import read_text

TOLD = "قتل خمسة جنود في انفجار لغم أرضي شرق مدينة حمص، وقال مصدر عسكري إن اللغم من مخلفات المعارك."
STATED = (
    '"بتاريخ 12 / 5 / 2022، تعرضت دورية من الجيش لإطلاق نار في بلدة عرسال من قبل مطلوبين، وتم توقيف (ع.ج.) و(م.ن.).'
)
CLOSED = 'سُلّمت المضبوطات إلى القضاء المختص وبوشر التحقيق مع الموقوفين في ثكنة أبلح".'
AFTER = "من جهة أخرى، نفذ الجيش تدابير أمنية في منطقة الشراونة بعد إشكال بين عائلتين."


def laid_out(text: str) -> list[tuple[str, str | None, str]]:
    """Return the passages: role, whose words, first words."""
    reading = read_text(text)
    names = {source.id: source.name for source in reading.sources}
    return [
        (p.role, names.get(p.narrator or ""), text[p.span.start : p.span.end].split("\n", maxsplit=1)[0][:20])
        for p in reading.passages
    ]


@pytest.mark.parametrize(
    ("line", "dateline", "agency"),
    [
        (f"وطنية - صيدا - {TOLD}", "وطنية - صيدا", "الوكالة الوطنية للإعلام"),
        (f"الكويت - 30 - 12 (كونا) -- {TOLD}", "الكويت - 30 - 12 (كون", "وكالة الأنباء الكويتية"),
        (f"عدن / 3 أبريل / سبأ / {TOLD}", "عدن / 3 أبريل / سبأ", "وكالة الأنباء اليمنية"),
        (f"عمان 6 شباط (بترا)- {TOLD}", "عمان 6 شباط (بترا)", "وكالة الأنباء الأردنية"),
    ],
)
@pytest.mark.parametrize("section", ["", "الشؤون السياسية\n\n30/12/2020\n\n"])
def test_who_tells_and_from_where(line: str, dateline: str, agency: str, section: str) -> None:
    told = laid_out(f"مقتل خمسة جنود\n{section}\n{line}\n")
    assert ("dateline", agency, dateline[:20]) in told
    assert ("report", agency, TOLD[:20]) in told


def test_a_statement_between_quotation_marks_is_its_issuers() -> None:
    above = "وطنية - صدر عن قيادة الجيش - مديرية التوجيه البيان الآتي:"
    told = laid_out(f"الجيش: توقيف مطلوبين\n\n{above}\n\n{STATED}\n\n{CLOSED}\n\n{AFTER}\n")
    assert [role for role, *_ in told] == ["headline", "dateline", "report", "statement", "report"]
    assert {name for role, name, _ in told if role == "report"} == {"الوكالة الوطنية للإعلام"}
    assert told[3] == ("statement", "الجيش", STATED[:20])
    assert told[4][2] == AFTER[:20]


def test_marks_that_never_close_hold_no_statement() -> None:
    above = "وطنية - صدر عن قيادة الجيش - مديرية التوجيه البيان الآتي:"
    assert "statement" not in {role for role, *_ in laid_out(f"توقيف مطلوبين\n\n{above}\n\n{STATED}\n\n{AFTER}\n")}


def test_an_introduction_behind_a_dateline_is_told() -> None:
    line = "المنامة في 14 مارس / بنا / أصدرت القيادة العامة لقوة دفاع البحرين البيان رقم (3) وفيما يلي نصه:"
    stated = "تعلن القيادة العامة أنه تم نشر وحدات في محيط مستشفى السلمانية، وتهيب بالمواطنين الالتزام بمنع التجول."
    told = laid_out(f"وكالة أنباء البحرين\n{line}\n\n{stated}\n")
    assert [role for role, *_ in told][1:] == ["dateline", "report", "statement"]
    assert told[-1][1] == "قوة دفاع البحرين"


@pytest.mark.parametrize(
    ("raw", "event_type", "ends"),
    [
        ("أوقفت الشرطة المواطن (ع.ج.) في بلدة عرسال. ثم دهمت منزله.", "detention", "عرسال"),
        ("وقتل الجندي م.ع. في كمين قرب الهرمل.", "killing", "الهرمل"),
        ("دمر المقاتلون عربة بصاروخ م.د على محور كفرنبل.", "destruction", "كفرنبل"),
    ],
)
def test_initials_end_no_clause(raw: str, event_type: str, ends: str) -> None:
    assert told(raw, event_type).text.rstrip(".").endswith(ends)


def test_a_directorate_of_an_army_is_no_place() -> None:
    claim = told("نقلت قيادة الجيش - مديرية التوجيه أن جنديا قتل في انفجار لغم.", "killing")
    assert claim.places == ()


def test_a_statement_below_what_tells_of_it() -> None:
    text = (
        "قوات سوريا الديمقراطية: مقتل ثلاثة من مقاتلينا\nمركز الأخبار – نشر في 12 أيار 2022، الخميس - 14:05\n\n"
        "كشف المركز الإعلامي لقوات سوريا الديمقراطية عن استشهاد ثلاثة من مقاتليها شرق عين عيسى مساء أمس.\n\n"
        "وجاء في نص البيان:\n"
        '"استهدفت طائرة مسيرة سيارة لقواتنا في قرية خالدية شرق عين عيسى، ما أدى إلى استشهاد ثلاثة من رفاقنا.\n'
        'إن هذه الهجمات لن تثني قواتنا عن حماية شعبها".\n'
    )
    reading = read_text(text)
    assert [role for role, *_ in laid_out(text)] == ["headline", "metadata", "report", "statement"]
    assert reading.document.published.start == "2022-05-12"
    spoken = [claim for claim in reading.claims if claim.text.startswith("استهدفت")]
    assert [len(claim.attribution) for claim in spoken] == [2]


def test_an_army_tells_below_its_letterhead_of_itself() -> None:
    text = (
        "القيادة العامة للقوات المسلحة\nمكتب الناطق الرسمي\nبيان صحفي\nالأحد ٣٠ يونيو ٢٠٢٤م\n\n"
        "نفت القوات المسلحة ما تروج له مليشيا آل دقلو حول سيطرتها على رئاسة الفرقة 17 مشاة بسنجة.\n"
        "وقد كبدت قواتكم العدو خسائر كبيرة في الأرواح والعتاد، حيث تم تدمير 12 عربة قتالية.\n"
    )
    assert [role for role, *_ in laid_out(text)] == ["headline", "metadata", "statement"]


def test_a_hashtag_is_its_words() -> None:
    text = "#قوات_الدعم_السريع\nبيان مهم\nتمكن أشاوس قوات الدعم السريع اليوم من تحرير مدينة سنجة.\n\n29 يونيو 2024\n"
    (source,) = read_text(text).sources
    assert source.name == "قوات الدعم السريع"
    assert source.entity is not None


def test_a_day_in_both_calendars_ends_a_communique() -> None:
    text = (
        "بلاغ عسكري صادر عن كتائب الشهيد عز الدين القسام\n\nتمكن مجاهدو القسام من استهداف دبابة شرق مدينة رفح.\n\n"
        "الأربعاء 7 ذو القعدة 1445هـ الموافق 15-05-2024م\n"
    )
    assert read_text(text).document.published.start == "2024-05-15"


def test_how_old_somebody_is_is_not_said_by_anybody() -> None:
    text = "قصفت قوات النظام البلدة ما أسفر عن مقتل الطفلة مريم، تبلغ من العمر 9 سنوات، وإصابة 6 مدنيين بجراح."
    assert {len(claim.attribution) for claim in read_text(text).claims} == {1}


@pytest.mark.parametrize(
    ("raw", "place"),
    [
        ("القضاء على 7 مسلحين ببلدية عين أقشرة ولاية سكيكدة.", "بلدية عين أقشرة"),
        ("قصف الجيش بلدة عين وقتل ثلاثة.", "بلدة عين"),
    ],
)
def test_names_that_begin_with_a_spring(raw: str, place: str) -> None:
    assert place in [mention.text for mention in read_text(raw).mentions if mention.kind == "place"]
