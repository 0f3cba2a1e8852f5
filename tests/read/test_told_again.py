"""Whose a blow was that is named again with the article, and what it led to."""

import pytest
from telling import agents

AGAIN = [
    ("قصفت قوات حفتر مخازن السواني. وقال مصدر طبي إن القصف أدى إلى مقتل خمسة.", "killing", ["قوات حفتر"]),
    ("قصفت قوات حفتر مخازن السواني. وأسفر القصف عن مقتل خمسة وإصابة سبعة.", "injury", ["قوات حفتر"]),
    ("شنت تركيا غارات على عين عيسى. وأدت الغارات إلى تدمير ثلاثة منازل.", "destruction", ["تركيا"]),
    ("قالت الوزارة إن روسيا قصفت المستشفى. وأضافت أن القصف أدى إلى مقتل طبيب.", "killing", ["روسيا"]),
    # Whom one blames another who tells of the dead does not blame.
    ("اتهم ناشطون روسيا بقصف السوق. وقالت وزارة الدفاع إن القصف أدى إلى مقتل خمسة.", "killing", []),
    ("قال ناشط إن روسيا قصفت المستشفى. وقال ناشط آخر إن القصف أدى إلى مقتل طبيب.", "killing", []),
    ("شنت إسرائيل غارات على بيروت. وفي صنعاء أدت الغارات إلى مقتل ثلاثة.", "killing", []),
    ("قصفت قوات الدعم السريع مدينة الأبيض أمس. وفي نيالا، أسفر القصف عن مقتل ثمانية مدنيين.", "killing", []),
    # Of an attack that was beaten back who beat it is no doer, nor of one that is described, nor where two dealt such.
    ("كسر الجيش اليمني هجوما للحوثيين غربي مأرب. وقال مصدر إن الهجوم استمر ست ساعات.", "battle", ["الجيش اليمني"]),
    ("قصفت إسرائيل بلدة كفرا. وأسفر القصف الذي طال صفد عن مقتل ثلاثة.", "killing", []),
    ("قصفت إسرائيل بلدة كفرا. وقصف حزب الله صفد. وأسفر القصف عن مقتل ثلاثة.", "killing", []),
    ("شنت حركة الشباب هجوما على ثكنة. وقتل ثلاثة من حركة الشباب في الهجوم.", "killing", []),
    ("اشتبك الجيش السوداني مع الدعم السريع. وأسفرت الاشتباكات عن مقتل ثلاثة.", "killing", []),
]
BEATEN = [
    ("كسر الجيش اليمني بإسناد من مقاتلات التحالف هجوما للحوثيين، وقتل سبعين منهم.", ["الجيش اليمني"]),
    ("دحر الجيش اللبناني مسلحي جبهة النصرة من الأسواق، وأردي منهم ثمانية.", ["الجيش اللبناني"]),
    ("صد الجيش اليمني هجوما للحوثيين، وقتل سبعة مدنيين.", ["لحوثيين"]),
]


@pytest.mark.parametrize(("text", "event_type", "did"), AGAIN)
def test_who_dealt_it_did(text: str, event_type: str, did: list[str]) -> None:
    assert agents(text, event_type) == did


@pytest.mark.parametrize(("text", "did"), BEATEN)
def test_who_beat_them_killed_them(text: str, did: list[str]) -> None:
    assert agents(text, "killing") == did
