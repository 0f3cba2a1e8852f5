"""Whose deed a masdar or what somebody says is by the word that governs it."""

import pytest
from telling import agents

DOERS: list[tuple[str, str, list[str]]] = [
    # The subject of the verb before, or whose readiness it is.
    ("ورفض الجيش الإسرائيلي إدخال المساعدات إلى القطاع.", "aid", ["الجيش الإسرائيلي"]),
    ("تحضر قوى الحرية والتغيير لإضراب يبدأ الأحد.", "protest", ["قوى الحرية والتغيير"]),
    ("أعربت اليونيفيل عن استعدادها لتوزيع أغطية وخيام.", "aid", ["استعدادها"]),
    ("انتظرت حركة حماس إطلاق سراح عشرة أسرى.", "release", []),
    ("حاول الجيش السوداني حصار مدينة الفاشر.", "siege", ["الجيش السوداني"]),
    ("عاش الجيش السوداني حصار مدينة الفاشر.", "siege", []),
    ("قرر الجيش السوداني بعد قصف المدينة إغلاق الطريق.", "shelling", []),
    ("علق الجيش السوداني على قصف المدينة.", "shelling", []),
    # To reject what others do.
    ("رفضت حركة حماس احتلال مدينة غزة.", "territory_change", []),
    ("رفض الجيش السوداني حصار مدينة الفاشر.", "siege", []),
    ("أدانت حركة حماس قصف المدينة.", "shelling", []),
    ("أعربت اليونيفيل عن قلقها لقصف المدينة.", "shelling", []),
    # A threat behind ب, a pledge; not what one warns of.
    ("هددت حركة الشباب بقصف المدينة.", "shelling", ["بقصف"]),
    ("حذرت حركة الشباب من قصف المدينة.", "shelling", []),
    ("تعهدت روسيا بتسيير دوريات في محيط الحي.", "movement_of_forces", ["بتسيير"]),
    # What somebody says he does, or of whom he denies it.
    ("وقال الصليب الأحمر اللبناني إنه نقل ستة وثلاثين منهم إلى المستشفيات.", "other", ["إنه"]),
    ("وقال الخباز أحمد جبريل إنه شاهد جرافات في الحقل.", "other", []),
    ("وقال الخباز أحمد جبريل إنه لن يستقيل.", "promise", ["إنه"]),
    ("وردت وزارة العدل: هذا عار من الصحة.", "denial", ["هذا"]),
    ("نفى الجيش السوري أن يكون الجيش الحر موجودا في تلك الناحية.", "denial", ["الجيش الحر"]),
    ("نفى الجيش السوري أن يكون بينهم مدني واحد.", "denial", []),
    ("وتعهدت اليونيفيل بمواصلة إسناد الجيش اللبناني.", "promise", ["بمواصلة"]),
    ("تعهدت اليونيفيل بأن الجيش اللبناني لن يغادر.", "promise", []),
    ("دعت قيادة العمليات المشتركة منتسبي البيشمركة إلى عدم الانجرار.", "demand", ["البيشمركة"]),
]


@pytest.mark.parametrize(("text", "event_type", "did"), DOERS)
def test_the_governing_word_says_whose_deed_it_is(text: str, event_type: str, did: list[str]) -> None:
    assert agents(text, event_type) == did
