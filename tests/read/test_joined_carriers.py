"""Doers of nouns whose verb goes on with the subject before it (وبدأت الانسحاب), and what is no subject at all."""

import pytest
from telling import agents, told

from rawi.read import read_text

GIVEN: list[tuple[str, str, list[str]]] = [
    ("التقطت عشائر اللجاة أنفاسها وبدأت الانسحاب من أطراف السويداء.", "retreat", ["عشائر اللجاة"]),
    ("جمعت جبهة النصرة رجالها وشنت هجوما على بلدة معرة النعمان.", "battle", ["جبهة النصرة"]),
    ("وصل الجيش المالي إلى كيدال ثم نفذ عملية عسكرية ضد المسلحين.", "battle", ["الجيش المالي"]),
    ("خرقت المليشيات الحوثية الهدنة، وحاولت خمس مرات التسلل إلى حيس.", "battle", ["المليشيات الحوثية"]),
    ("دخل مقاتلو حركة الشباب المدينة فنفذوا عملية إعدام لثلاثة رجال.", "killing", ["حركة الشباب"]),
    ("هاجمت أربع مرات قوات النظام بلدة كفرنبودة.", "battle", ["قوات النظام"]),
]
OPEN: list[tuple[str, str]] = [
    # Who is masculine begins nothing that a feminine verb tells, and what nobody did has no doer.
    ("استعد الجيش المالي في معسكره وبدأت معركة عنيفة في كيدال.", "battle"),
    ("التقى محافظ السويداء أعيان المدينة وبدأت معركة بالأسلحة الرشاشة.", "battle"),
    ("قاتلوا ست ساعات حول قلعة حلب.", "battle"),
]


@pytest.mark.parametrize(("text", "event_type", "doers"), GIVEN)
def test_a_noun_has_the_doer_its_verb_goes_on_about(text: str, event_type: str, doers: list[str]) -> None:
    assert agents(text, event_type) == doers


@pytest.mark.parametrize(("text", "event_type"), OPEN)
def test_a_verb_that_does_not_agree_goes_on_about_nobody(text: str, event_type: str) -> None:
    assert agents(text, event_type) == []


@pytest.mark.parametrize(
    ("text", "event_type", "day"),
    [
        ("بدأ الجيش الإسرائيلي فجر اليوم قصف مدينة رفح.", "shelling", "2024-05-10"),
        ("واصلت قوات الدعم السريع أمس قصف مدينة الفاشر.", "shelling", "2024-05-09"),
        ("استأنفت الطائرات الروسية صباح الخميس قصف ريف إدلب.", "airstrike", "2024-05-09"),
        ("وواصلت قوات حفتر أمس قصف طرابلس.", "shelling", "2024-05-09"),
        ("كثفت القوات التركية أمس قصف مواقع قسد.", "shelling", "2024-05-09"),
    ],
)
def test_what_is_begun_is_of_the_day_of_its_verb(text: str, event_type: str, day: str) -> None:
    claim = told(text, event_type, published="2024-05-10")
    assert claim.agents
    assert claim.time is not None
    assert claim.time.start == day


def test_behind_an_operation_a_verb_says_more_of_it() -> None:
    claims = read_text("بدأت القوات أمس حملة قتل خلالها خمسة مسلحين.").claims
    assert [claim.event_type for claim in claims] == ["advance"]
