"""Whom the first line of a page names where it says nothing else, what a page says in short, who signs off."""

import pytest
from pages import REPORT, page

from rawi.read import read_text


@pytest.mark.parametrize(
    ("line", "owner"),
    [
        ("المكتب الإعلامي لمدينة دوما", "المكتب الإعلامي لمدينة دوما"),
        ("المجلس المحلي لمدينة مارع - المكتب الإعلامي", "المجلس المحلي لمدينة مارع"),
        ("منظمة نازحون من أجل الحقيقة والعدالة", "منظمة نازحون من أجل الحقيقة والعدالة"),
        ("صفحة الناشط أبو محمد الحلبي على فيسبوك", "أبو محمد الحلبي"),
        ("قناة عيون الميدان على تلغرام", "قناة عيون الميدان"),
        ("سامر العلي – المتحدث باسم الجيش للإعلام", "سامر العلي"),
        ("العقيد أحمد علي", "أحمد علي"),
        ("لينا الحلبي، ممرضة – سلسلة تغريدات", "لينا الحلبي"),
        ("عرين الأسود – جبل النار\n\nالأحد 23/10/2022", "عرين الأسود"),
        ("صفحة تجمع أبناء حاشد", "تجمع أبناء حاشد"),
        ("هنا الوادي\n@herewadi", "هنا الوادي"),
    ],
)
def test_a_first_line_that_is_but_a_name_says_whose_page_it_is(line: str, owner: str) -> None:
    assert page(f"{line}\n\n{REPORT}")[-1] == ("report", REPORT, owner)


@pytest.mark.parametrize(
    "line",
    [
        "وزارة الصحة في غزة تعلن ارتفاع عدد الضحايا",
        "مجلس الأمن يبحث الوضع في السودان",
        "قوات النظام تقصف ريف إدلب",
        "القوات العراقية في الموصل",
        "قتلى وجرحى في قصف على أطراف البلدة",
    ],
)
def test_a_headline_with_a_verb_or_a_topic_names_no_owner(line: str) -> None:
    assert {narrator for _, _, narrator in page(f"{line}\n\n{REPORT}")} == {None}


def test_who_speaks_as_we_below_his_own_name_makes_a_statement() -> None:
    text = "هاجمت دباباتنا أمس أهدافا في الجنوب، وستواصل طائراتنا ضرباتها على المخازن والأنفاق حتى تحقيق أهدافنا كاملة."
    title = "سامر العلي – المتحدث باسم الجيش للإعلام"
    assert page(f"{title}\n\n{text}")[-1] == ("statement", text, "سامر العلي")


@pytest.mark.parametrize("line", ["منقول من الأخ أبو سليم من الرستن", "نقلا عن صفحة الإعلامي أبو سليم:"])
def test_a_text_passed_on_by_nobody_named_is_its_authors(line: str) -> None:
    reading = read_text(f"{line}\n\nقصف الطيران سوق البلدة صباح اليوم وقتل خمسة مدنيين وجرح عشرة آخرين.")
    names = {source.id: source.name for source in reading.sources} | {e.id: e.name for e in reading.entities}
    chains = {tuple(names.get(link.speaker or "") for link in claim.attribution) for claim in reading.claims}
    assert chains == {(None, "أبو سليم")}


@pytest.mark.parametrize("line", ['صور ("نداء الوادي"، أ ف ب) - ', "(القدس العربي) - غزة - من أشرف العلي:\n\n"])
def test_datelines_with_marks_and_brackets(line: str) -> None:
    owner = "القدس العربي" if "القدس" in line else "نداء الوادي"
    assert page(f"قصف على أطراف البلدة\n\n{line}{REPORT}")[-1] == ("report", REPORT, owner)


def test_what_a_page_says_in_short_is_a_summary() -> None:
    points = "أبرز النقاط\n• قتل خمسة أشخاص منذ الاثنين.\n• نزحت ألف أسرة إلى المدارس."
    assert page(f"أعمال العنف في الإقليم\n\n{points}\n\n{REPORT}")[1:] == [
        ("summary", points, None),
        ("report", REPORT, None),
    ]


@pytest.mark.parametrize("line", ["وام/أحمد ع/سعيد م", "س.ع/م.م"])
def test_who_worked_on_a_text_is_no_part_of_it(line: str) -> None:
    assert page(f"قصف على أطراف البلدة\n\n{REPORT}\n\n{line}")[-1] == ("boilerplate", line, None)


def test_an_archive_may_be_the_publisher_and_a_section_not() -> None:
    for label, owner in (("أرشيف الوادي", "أرشيف الوادي"), ("أخبار محلية", None)):
        assert page(f"قصف على أطراف البلدة\n\nالناشر: {label}\n\n{REPORT}")[-1] == ("report", REPORT, owner)
