"""Soldiers who are nobody's are of the one army the text names."""

import pytest
from telling import targets

SOLDIERS: list[tuple[str, list[str]]] = [
    ("رمت مسيرة مركزا للجيش اللبناني قبالة حاصبيا.\n\nواستشهد جنديان.", ["لجيش اللبناني"]),
    ("قال الجيش اللبناني إنه أغلق الطريق.\n\nوقتل مسلحون ضابطا قرب عرسال.", ["الجيش اللبناني"]),
    # Two armies, the army that did it, a nation, other men.
    ("قال الجيش اللبناني إن الجيش السوري أغلق الطريق.\n\nوقتل مسلحون ضابطا قرب عرسال.", []),
    ("قال الجيش اللبناني إنه أغلق الطريق.\n\nوقتل مسلحون جنديا إسبانيا قرب عرسال.", ["إسبانيا"]),
    ("مقتل جندي في سيناء، وقال الجيش المصري إنه يحقق.", ["الجيش المصري"]),
    ("مقتل جنود أكراد في مدينة سنجار. وقال الجيش العراقي إنه أرسل قوات.", []),
    # It only speaks later of what others did.
    ("قتل جنديان بنيران حزب الله في بنت جبيل. وقال الجيش اللبناني إنه لم يشارك في القتال.", []),
    ("قال الجيش اللبناني إنه أغلق الطريق.\n\nوقتل مسلحون تاجرا قرب عرسال.", []),
    ("قالت وزارة الدفاع اللبنانية إن الطريق مغلق.\n\nوقتل مسلحون ضابطا قرب عرسال.", []),
]


@pytest.mark.parametrize(("text", "suffered"), SOLDIERS)
def test_soldiers_are_of_the_only_army(text: str, suffered: list[str]) -> None:
    assert targets(text, "killing") == suffered
