"""Letterheads of states, numbers of papers above the headline, who wrote below a summary, furniture below."""

import pytest

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
