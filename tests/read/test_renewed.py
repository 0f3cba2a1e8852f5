"""Who renews what: a blow with his pronoun is his deed, an effort is planned, a promise is his word."""

import pytest
from telling import agents, innermost, told

from rawi.read import read_text


@pytest.mark.parametrize(
    ("raw", "types", "doers"),
    [
        ("جدد الجيش هجومه على الحي وقتل خمسة.", ["battle", "killing"], ["الجيش"]),
        ("جدد الجيش هجماته على الحي.", ["battle"], ["الجيش"]),
        ("جدد الحوثيون هجومهم على مأرب وقتلوا عشرة.", ["battle", "killing"], ["الحوثيون"]),
        ("جدد طيران النظام استهدافه للسوق وقتل عشرة.", ["airstrike", "killing"], ["طيران النظام"]),
        ("جدد التنظيم هجومه على مطار دير الزور فجر الأحد.", ["battle"], ["التنظيم"]),
        ("جددت المقاتلات الروسية غاراتها على كفرنبل وقتلت ثلاثة.", ["airstrike", "killing"], ["المقاتلات الروسية"]),
        ("جددت قوات الدعم السريع قصفها لمدينة الفاشر.", ["shelling"], ["قوات الدعم السريع"]),
        ("يجدد الجيش قصفه لبلدة خان شيخون.", ["shelling"], ["الجيش"]),
        ("جدد الاحتلال الإسرائيلي قصفه على حي الزيتون.", ["shelling"], ["الاحتلال الإسرائيلي"]),
        ("جدد المتمردون حصارهم للمدينة.", ["siege"], ["المتمردون"]),
    ],
)
def test_a_blow_that_is_renewed_is_of_who_renews_it(raw: str, types: list[str], doers: list[str]) -> None:
    claims = read_text(raw).claims
    assert [claim.event_type for claim in claims] == types
    assert [[item.text for item in claim.agents] for claim in claims] == [doers] * len(types)
    assert all(len(claim.attribution) == 1 for claim in claims)


@pytest.mark.parametrize(
    "raw",
    [
        "جدد المبعوث الأممي مساعيه لوقف إطلاق النار في اليمن.",
        "جددت مصر جهودها لوقف إطلاق النار في غزة.",
        "جددت حماس محاولاتها للتوصل إلى هدنة في غزة.",
        "جددت الحكومة سعيها لوقف إطلاق النار في غزة.",
        "واصلت مصر جهودها لوقف إطلاق النار في غزة.",
    ],
)
def test_what_efforts_are_renewed_for_is_planned(raw: str) -> None:
    claims = read_text(raw).claims
    assert [(claim.event_type, claim.modality, claim.agents) for claim in claims] == [("ceasefire", "planned", ())]


def test_a_truce_that_is_renewed_is_one() -> None:
    assert told("جدد الطرفان الهدنة في الفاشر.", "ceasefire").modality == "asserted"


@pytest.mark.parametrize(
    ("raw", "words", "speaker"),
    [
        ("جدد الوزير التزامه بوقف إطلاق النار.", "وقف", "الوزير"),
        ("جدد وزير الدفاع التزامه بوقف إطلاق النار.", "وقف", "وزير الدفاع"),
        ("جدد الوزير الجديد التزامه وقف إطلاق النار.", "وقف", "الوزير"),
        ("جدد المبعوث الخاص تحذيره من هجوم على إدلب.", "هجوم", "المبعوث"),
        ("جدد الناطق العسكري تهديده بقصف حيفا.", "قصف", "الناطق العسكري"),
        ("جدد الطرفان التزامهما بوقف إطلاق النار.", "وقف", "الطرفان"),
        ("جدد العبادي تعهده بالقضاء على داعش.", "القضاء", "العبادي"),
        ("جدد المندوب الفرنسي إدانته لقصف المدينة.", "قصف", "المندوب الفرنسي"),
        ("جدد مصدر عسكري نفيه قصف المستشفى.", "قصف", "مصدر عسكري"),
        ("جددت حركة الدعوة دعوتها إلى وقف القصف.", "القصف", "حركة الدعوة"),
    ],
)
def test_what_is_said_again_is_the_word_of_whoever_says_it(raw: str, words: str, speaker: str) -> None:
    assert innermost(raw, words) == speaker


def test_a_noun_told_by_who_only_speaks_is_no_deed_of_his() -> None:
    assert agents("أعلن الجيش مقتل خمسة جنود.", "killing") == []
