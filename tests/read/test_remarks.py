"""What is said without any listed event: statements, denials of accounts, promises, deeds no entry knows."""

import pytest

from rawi.model import Claim
from rawi.read import read_text


def claims(text: str) -> tuple[Claim, ...]:
    return tuple(claim for claim in read_text(text).claims if claim.rule.startswith("said:"))


@pytest.mark.parametrize(
    ("text", "event_type", "polarity"),
    [
        ("قال الناطق إن العاصمة آمنة.", "statement", True),
        ("وقال المتحدث: «لا يد نظيفة في سوريا».", "statement", True),
        ("قال الطبيب: إننا لم نعد نملك أكياس دم.", "statement", True),
        ("وقال الوزير إن القرار لم يكن بيدهم.", "statement", False),
        ("وثمّنت وزارة الصحة السودانية هذه المبادرة.", "statement", True),
        ("وقال المحافظ إن ما أوردته القناة محض افتراء.", "denial", True),
        ("وأكد الوزير أن بلاده لن تنسى أبناءها.", "promise", False),
        ("وقال المختار إن السكان لزموا صمتهم منذ الفجر.", "other", True),
        ("وقال الشاهد إن المسلحين كانوا يسألون عن اسم جده.", "other", True),
        ("وأعرب الأمين العام للأمم المتحدة عن قلقه البالغ إزاء الوضع في مدينة رفح.", "statement", True),
        ("ودانت مملكة البحرين هذا الاعتداء.", "statement", True),
    ],
)
def test_what_is_said_is_a_claim(text: str, event_type: str, polarity: bool) -> None:
    [claim] = claims(text)
    assert (claim.event_type, claim.polarity) == (event_type, polarity)


@pytest.mark.parametrize(
    "text",
    [
        "قال الناطق إن الجيش قصف مدينة حلب.",
        "وقال الصحفي إن جنديا أخبره أن الجيش قصف مدينة حلب.",
        "ورفض الناطق التعليق.",
    ],
)
def test_what_leads_to_a_claim_or_to_nothing_is_none(text: str) -> None:
    assert claims(text) == ()


def test_what_is_asked_may_be_one_word() -> None:
    [claim] = read_text("وطالب النائب رئيس الحكومة بالتنحي.").claims
    assert (claim.event_type, claim.modality) == ("demand", "demanded")
