"""Letterheads of states, numbers of papers above the headline, who wrote below a summary, furniture below."""

import pytest
from pages import narrators

from rawi.read import read_text

TITLE = "قتلى في قصف على مدينة تعز"
REPORT = (
    "قتل خمسة مدنيين وأصيب عشرة آخرون في قصف استهدف حيا سكنيا شرق مدينة تعز فجر الأحد، بحسب مصادر طبية في المدينة، "
    "فيما تواصلت المعارك على أكثر من محور."
)


def parts(text: str) -> list[tuple[str, str]]:
    return [(p.role, text[p.span.start : p.span.end]) for p in read_text(text).passages]


def test_a_letterhead_of_state_is_one_headline() -> None:
    head = "جمهورية العراق\nوزارة الداخلية\nقيادة شرطة محافظة نينوى\nالقبض على ثلاثة متهمين في الموصل"
    body = (
        "ألقت مفارز قسم مكافحة الإرهاب التابعة لقيادة شرطة نينوى القبض على ثلاثة متهمين وفق أحكام المادة الرابعة من "
        "القانون في حي الزنجيلي."
    )
    assert parts(f"{head}\n\n{body}")[0] == ("headline", head)


def test_the_number_of_a_paper_stands_above_its_headline() -> None:
    found = parts(f"العدد 1433\n{TITLE}\n\n{REPORT}")
    assert found == [("metadata", "العدد 1433"), ("headline", TITLE), ("report", REPORT)]


def test_who_wrote_stands_below_a_summary() -> None:
    summary = "ملخص\n• قصف على حي سكني في تعز\n• معارك على أكثر من محور"
    found = parts(f"{TITLE}\n{summary}\nإعداد: قسم الأخبار\n\n{REPORT}")
    assert [role for role, _ in found] == ["headline", "summary", "byline", "report"]


@pytest.mark.parametrize("line", ["شارك هذا الموضوع:", "متعلقات", "انشر تؤجر", "تحميل PDF", "للاشتراك في القناة: هنا"])
def test_furniture_below_an_account(line: str) -> None:
    assert parts(f"{TITLE}\n\n{REPORT}\n\n{line}")[-1] == ("boilerplate", line)


def test_an_outlet_that_tells_of_a_group_publishes_no_statement_of_it() -> None:
    report = (
        "تبنت حركة الشباب الهجوم الانتحاري الذي استهدف اليوم الأربعاء مقر بلدية مقديشو وأوقع ستة قتلى بين الموظفين."
    )
    found = parts(f"حركة الشباب تتبنى الهجوم على مقر بلدي\n\nمقديشو (الصومال الجديد) – {report}")
    assert found[-1] == ("report", report)


@pytest.mark.parametrize(
    ("head", "whose"),
    [
        ("جمهورية جنوب السودان\nوزارة الإعلام والبث", "South Sudanese Ministry of Information"),
        ("جمهورية أرض الصومال\nوزارة الدفاع", "Ministry of Defence (Somaliland)"),
        ("الحكومة السورية المؤقتة\nوزارة الدفاع", "Ministry of Defence (Syrian Interim Government)"),
        ("الجمهورية العربية السورية\nوزارة الداخلية", "Syrian Ministry of Interior"),
        ("حكومة الإنقاذ السورية\nوزارة الداخلية", "Ministry of Interior (Syrian Salvation Government)"),
        ("الجمهورية اليمنية\nوزارة الصحة العامة والسكان - صنعاء", "Ministry of Health (Sana'a-based government)"),
        ("الجمهورية اليمنية\nوزارة الداخلية - عدن", "Yemeni Ministry of Interior"),
        ("الجمهورية اليمنية\nوزارة الداخلية", None),
        ("جمهورية الصومال الفيدرالية\nوزارة الأمن الداخلي", "Somali Ministry of Interior"),
    ],
)
def test_a_ministry_is_of_the_state_above_it(head: str, whose: str | None) -> None:
    told = "نؤكد أن قواتنا قبضت فجر اليوم على خلية من خمسة مسلحين في منطقة حدودية، وأننا سنلاحق من يؤويهم."
    reading = read_text(f"{head}\n21 يناير 2022\nبيان صحفي\n\n{told}")
    names = {entity.id: entity.name_en or entity.name for entity in reading.entities}
    meant = {names.get(item.entity or "") for item in reading.mentions if item.text.startswith("وزارة")}
    assert meant == {whose}


@pytest.mark.parametrize("section", ["أوكرانيا", "إيران"])
def test_a_section_is_no_letterhead(section: str) -> None:
    told = "أعلنت موسكو أن قواتها سيطرت على بلدة في دونيتسك. وقالت وزارة الدفاع الروسية إن القتال مستمر."
    reading = read_text(f"{section}\nوزارة الدفاع: سيطرنا على بلدة\n\n{told}", published="2024-03-03")
    names = {entity.id: entity.name_en for entity in reading.entities}
    meant = {names.get(item.entity or "") for item in reading.mentions if item.text.startswith("وزارة")}
    assert meant <= {None, "Russian Ministry of Defence"}


def test_the_title_stands_below_state_and_body() -> None:
    page = "جمهورية جنوب السودان\nوزارة الإعلام\n20 أبريل 2012\nبيان من مكتب الرئيس\n\nأصدر الرئيس أوامره بالانسحاب."
    assert read_text(page).document.title == "بيان من مكتب الرئيس"
    page = "جمهورية السودان\nوزارة الدفاع\nالجمعة 20 أبريل 2012\n\nلقد دخلت قواتكم المسلحة المدينة وسحقت المعتدين."
    assert read_text(page).document.title == "وزارة الدفاع"


def test_below_its_own_letterhead_a_body_tells_of_itself() -> None:
    head = "حركة العدل والمساواة السودانية\nأمانة الإعلام\n12 أبريل 2012م\nبيان توضيحي حول أحداث هجليج\n\n"
    told = "{} ما ورد من أن قواتها شاركت في الهجوم على هجليج.\nوإذ تنفي الحركة هذا الزعم فإنها تؤكد وحدة قواتها."
    roles = {passage.role for passage in read_text(head + told.format("تابعت الحركة")).passages}
    assert "summary" not in roles


@pytest.mark.parametrize(
    ("line", "owner"),
    [
        ("الصفحة الرسمية للمتحدث العسكرى للقوات المسلحة", "المتحدث العسكرى للقوات المسلحة"),
        ("الصفحة الرسمية للجنة المعتقلين في سجن رومية", "لجنة المعتقلين في سجن رومية"),
        ("الصفحة الرسمية للجنة الوطنية لحقوق الإنسان", "اللجنة الوطنية لحقوق الإنسان"),
    ],
)
def test_whose_page_it_is_has_its_article_back(line: str, owner: str) -> None:
    stated = "أصيب ضابط بجروح خلال مداهمة وكر مسلحين فجر اليوم، وتواصل القوات عملياتها حتى القضاء على الإرهاب."
    assert narrators(f"{line}\n٢١ سبتمبر ٢٠١٥\n\nالبيان رقم (١٤)\n\n{stated}") == {owner}
