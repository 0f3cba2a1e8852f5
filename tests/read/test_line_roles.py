"""Roles of lines that no word marks, only what stands around them."""

import pytest

from rawi.read import read_text
from rawi.read.page import line_roles

BODY = (
    "قُتل خمسة جنود وأصيب ثمانية آخرون، فجر اليوم، في كمين نصبه مسلحون لرتل عسكري على الطريق بين المدينتين، "
    "وقال ضابط في المكان إن الاشتباك استمر ساعتين قبل أن تصل التعزيزات وينسحب المهاجمون إلى الجبال القريبة.\n\n"
    "وأضاف الضابط أن الجيش أغلق الطريق أمام السيارات المدنية وأن مروحيتين نقلتا الجرحى إلى المستشفى العسكري."
)


def roles(text: str) -> list[tuple[str, str]]:
    reading = read_text(text)
    return [(p.role, reading.document.text[p.span.start : p.span.end]) for p in reading.passages]


def test_a_line_by_its_place_alone() -> None:
    line = "صوت الساحل - صحيفة يومية - العدد 912 - السبت 4 يناير 1997"
    found = roles(f"{line}\n\nكمين على طريق الجبال يوقع خمسة قتلى\n\n{BODY}")
    assert [role for role, _ in found] == ["metadata", "headline", "report"]


def test_of_two_names_alone_neither_is_the_outlet() -> None:
    reading = read_text(f"قصف على سوق المواشي\n\nالأبيض - سودان أوبزرفر\nالأربعاء 12 مارس 2025\n\n{BODY}")
    assert not any(source.name == "الأبيض" for source in reading.sources)


def test_a_listed_word_keeps_its_line() -> None:
    found = roles(f"كمين على طريق الجبال\n\n{BODY}\n\nشارك: فيسبوك - تويتر")
    assert found[-1] == ("boilerplate", "شارك: فيسبوك - تويتر")


def test_a_page_keeps_headline_and_account() -> None:
    assert {role for role, _ in roles("مقتل خمسة جنود في كمين\nقُتل خمسة جنود.")} == {"headline", "report"}


def test_the_likeliest_row_counts_what_stands_above() -> None:
    given = {
        "short": {"headline": 1.0, "metadata": 0.95},
        "first": {"headline": 0.3},
        "long": {"account": 2.0},
        "after headline": {"headline": -1.0, "account": 0.2},
    }
    worth = line_roles.laid_out(given)
    rows = [("short", "first"), ("short",), ("long",)]
    assert line_roles.likeliest(rows, worth, None) == ["headline", "metadata", "account"]
    said = [line_roles.Said(kind, 0.5) for kind in ("metadata", "metadata", "account")]
    assert line_roles.likeliest(rows, worth, said)[0] == "metadata"
    assert line_roles.likeliest([], worth, None) == []


def test_a_question_may_be_the_headline_and_a_sentence_as_long_as_the_text_is_none() -> None:
    question = "لماذا انتهت حرب الجبل في ليلة واحدة وماذا في الاتفاق؟"
    assert ("headline", question) in roles(f"أفق الجبال\nنوفمبر 10, 2020\n{question}\n\n{BODY}")
    post = "نحن في القبو منذ الصباح والقصف لا يتوقف والناس كلها تنتظر أن تفتح الطريق"
    below = "وصلت سيارة واحدة من سيارات الإسعاف وعادت تحت الرصاص ولم تحمل أحدا من الجرحى"
    assert [role for role, _ in roles(f"{post}\n\n{below}\n\n{below}")] == ["report"]


def test_a_line_that_begins_with_its_day_is_no_headline() -> None:
    head = "الصليب الأحمر: نقل مئة محتجز بين المدينتين"
    found = roles(f"{head}\n16-10-2020 | بيان صحفي | اللجنة الدولية للصليب الأحمر\n\n{BODY}")
    assert found[0] == ("headline", head)
    assert ("headline", "بعد 16 يوما من الحصار: قافلة تدخل البلدة") in roles(
        f"بعد 16 يوما من الحصار: قافلة تدخل البلدة\n\n{BODY}"
    )


def test_what_stands_between_the_day_and_the_text_is_no_furniture(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = ["كمين على طريق الجبال يوقع قتلى", "الثلاثاء 3 يناير 2017", "معارك الساحل الغربي", *BODY.split("\n\n")]
    kinds = ["headline", "metadata", "boilerplate", line_roles.ACCOUNT, line_roles.ACCOUNT]
    monkeypatch.setattr(line_roles, "likeliest", lambda *_: kinds)
    found = roles("\n".join(lines))
    assert [role for role, _ in found] == ["headline", "metadata", "report"]
    assert found[1][1].endswith("معارك الساحل الغربي")
