"""What a deed answers, named before it, was not done by who answers."""

import pytest
from telling import agents, targets

ANSWERED: list[tuple[str, str, list[str], list[str]]] = [
    ("ردا على مقتل جنوده قصف الجيش التركي مواقع في إدلب.", "killing", [], ["جنوده"]),
    ("ردا على مقتل جنودها قصفت تركيا مواقع في إدلب.", "killing", [], ["جنودها"]),
    ("بعد مقتل ثلاثة من عناصره شن حزب الله هجوما على بلدة القصير.", "killing", [], ["عناصره"]),
    ("عقب إصابة اثنين من جنوده أطلق الجيش الإسرائيلي قذائف على غزة.", "injury", [], ["جنوده"]),
    ("ردا على مقتل ستة في إسطنبول قصفت تركيا القامشلي.", "killing", [], []),
    # The pronoun agrees with another.
    ("ردا على مقتل جنودها قصف الجيش السوري مواقع في إدلب.", "killing", [], ["جنودها"]),
    # What brought it about is named behind it.
    ("مقتل ثلاثة مدنيين قصف الجيش السوري منازلهم في دوما.", "killing", ["الجيش السوري"], []),
    ("قتل ثلاثة أطفال حين قصفت طائرات النظام مدرسة في حاس.", "killing", ["طائرات النظام"], []),
    ("مقتل ستة مدنيين في غارة شنها الجيش السوري على دوما.", "killing", ["الجيش السوري"], []),
]


@pytest.mark.parametrize(("sentence", "event_type", "doers", "befallen"), ANSWERED)
def test_who_answers_did_not_do_it(sentence: str, event_type: str, doers: list[str], befallen: list[str]) -> None:
    assert (agents(sentence, event_type), targets(sentence, event_type)) == (doers, befallen)
