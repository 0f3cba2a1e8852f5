"""Whose deed is told by who leads, speaks for, or is of a body: with counter-examples where it stays open."""

import pytest
from telling import targets, told

from rawi.read import read_text

GIVEN: list[tuple[str, str, str]] = [
    # The man's forces are those of the body the lists have him in.
    ("شن طيران حفتر غارات على طرابلس.", "airstrike", "Libyan National Army"),
    ("قصف طيران البرهان حي السلام.", "airstrike", "Sudanese Armed Forces"),
    ("واستسلم 57 من عناصر حفتر.", "surrender", "Libyan National Army"),
    # They who speak are many, and so is the pronoun.
    ("أعلن الحوثيون أنهم انتزعوا الجبل كله.", "territory_change", "Ansar Allah"),
    ("قتل مسلحون ينتمون إلى تنظيم داعش ثلاثة رعاة.", "killing", "Islamic State"),
    # With what somebody answers he strikes; what a verb of another clause follows is no subject of the one before.
    ("رد الجيش الإسرائيلي بغارات على صور.", "airstrike", "Israel Defense Forces"),
    ("قالت أفريكوم إن غارة نفذتها قرب جللقسي قتلت 17 مسلحا.", "airstrike", "US Africa Command"),
    # Who speaks for a body says we for it.
    ("وقال البرهان: تحفظنا على حمدوك حفاظا على سلامته.", "detention", "Sudanese Armed Forces"),
]
OPEN: list[tuple[str, str]] = [
    # What was handed on to them they did not do; a ministry that tells of a raid has not flown it.
    ("نقل الأسرى إلى تنظيم داعش، وقتل ثلاثة رعاة.", "killing"),
    ("ردت وزارة الصحة الفلسطينية على التقرير، وقتل سبعة في غارات على رفح.", "airstrike"),
    ("وقال ناشطون إنهم انسحبوا من الساحة.", "retreat"),
    # A patrol is feminine by its own ending, which is no pronoun.
    ("وقال الناطق باسم الجيش اللبناني إن قوة معادية خرقت الخط الأزرق.", "violation"),
    ("فجر مسلحون من حركة الشباب أربع آبار، وفرت 1200 أسرة نحو بلدوين.", "displacement"),
]


@pytest.mark.parametrize(("text", "event_type", "doer"), GIVEN)
def test_the_body_behind_a_man_or_a_pronoun_is_the_doer(text: str, event_type: str, doer: str) -> None:
    reading = read_text(text)
    names = {entity.id: entity.name_en for entity in reading.entities}
    claim = next(claim for claim in reading.claims if claim.event_type == event_type)
    assert [names[item.entity] for item in claim.agents if item.entity is not None] == [doer]


@pytest.mark.parametrize(("text", "event_type"), OPEN)
def test_no_body_is_blamed_for_what_others_did_or_suffered(text: str, event_type: str) -> None:
    assert [item.entity for item in told(text, event_type).agents if item.entity is not None] == []


def test_a_man_himself_is_the_doer_of_what_no_forces_of_his_did() -> None:
    reading = read_text("أصدر البرهان أوامره بإطلاق سراح ثمانية معتقلين.")
    people = {entity.id for entity in reading.entities if entity.kind == "person"}
    claim = next(claim for claim in reading.claims if claim.event_type == "release")
    assert [item.entity in people for item in claim.agents if item.entity is not None] in ([], [True])


@pytest.mark.parametrize(
    ("raw", "whom"),
    [
        ("انفجرت عبوة عند مرور دورية للحشد الشعبي بالقرب منها، ما اسفر عن مقتل أحد افرادها.", ["افرادها"]),
        ("تعرضت نقطة للجيش اللبناني لإطلاق نار أسفر عن مقتل أحد عناصرها.", ["عناصرها"]),
        ("انفجر لغم برتل للجيش السوري، ما أدى إلى مقتل ثلاثة من عناصره.", ["عناصره"]),
        ("مر رتل للشرطة الاتحادية قرب عبوة، ما أدى إلى مقتل ثلاثة من عناصره.", ["عناصره"]),
        ("انفجرت عبوة بسيارة عائلة قرب دورية للحشد الشعبي، ما أسفر عن مقتل أحد أفرادها.", []),
        ("انفجر لغم بسيارة تقل عناصر من جيش العزة، ما أدى إلى مقتل اثنين من ركابها.", []),
        ("اشتبكت دورية للجيش السوري مع داعش وقتل خمسة منهم.", ["منهم"]),
    ],
)
def test_men_of_a_band_are_of_whose_band_it_is(raw: str, whom: list[str]) -> None:
    assert targets(raw, "killing") == whom
