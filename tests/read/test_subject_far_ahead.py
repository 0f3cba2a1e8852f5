"""Doers that stand before a verb with words of time between, and before a word that is verb and noun alike (قصف)."""

import pytest
from telling import agents

GIVEN: list[tuple[str, str, list[str]]] = [
    ("بدأ الجيش الأردني فجر اليوم قصف مواقع الفدائيين في عمان.", "shelling", ["الجيش الأردني"]),
    ("واصل الجيش الإسرائيلي لليوم الخامس قصف مدينة غزة.", "shelling", ["الجيش الإسرائيلي"]),
    ("استأنفت الطائرات الروسية مساء أمس قصف ريف إدلب.", "airstrike", ["الطائرات الروسية"]),
    ("الدعم السريع قصف مستشفى النساء.", "shelling", ["الدعم السريع"]),
    ("الجيش السوداني صباح اليوم قصف حي دار السلام.", "shelling", ["الجيش السوداني"]),
    ("قصف قرى إدلب الطيران الروسي.", "airstrike", ["الطيران الروسي"]),
    ("قصف حي التضامن الجيش السوري.", "shelling", ["الجيش السوري"]),
    ("قصف مستشفى النساء الدعم السريع.", "shelling", ["الدعم السريع"]),
    ("قصفت المدينة قوات النظام.", "shelling", ["قوات النظام"]),
]
OPEN: list[tuple[str, str]] = [
    ("قصف قرى إدلب.", "shelling"),
    ("قصف حي التضامن، والجيش السوري يتقدم.", "shelling"),
    ("اجتمع الوزير مع الجيش السوداني أمس وتعرض المستشفى لقصف مدفعي.", "shelling"),
    ("أدان الجيش اللبناني القرار، وقصف جوي طال المخيم.", "airstrike"),
    ("التقى وفد من الجيش السوداني في المخيم، مساء أمس قتل فيه ثلاثة مدنيين.", "killing"),
]


@pytest.mark.parametrize(("text", "event_type", "doers"), GIVEN)
def test_who_stands_before_words_of_time_is_the_doer(text: str, event_type: str, doers: list[str]) -> None:
    assert agents(text, event_type) == doers


@pytest.mark.parametrize(("text", "event_type"), OPEN)
def test_who_is_named_in_another_clause_is_none(text: str, event_type: str) -> None:
    assert agents(text, event_type) == []
