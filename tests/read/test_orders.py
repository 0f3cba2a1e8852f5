"""Whose deed is ordered or allowed, and whose band of a state a blow is aimed at."""

import pytest
from telling import agents, targets

ORDERED: list[tuple[str, str, list[str]]] = [
    ("أوعز وزير الدفاع إلى الجيش اللبناني أن يقصف مواقع حزب الله في البقاع.", "shelling", ["الجيش اللبناني"]),
    ("سمح مجلس الأمن لقوات الاتحاد الأفريقي أن تهاجم مسلحي حركة الشباب.", "battle", ["قوات الاتحاد الأفريقي"]),
]
AIMED: list[tuple[str, str, list[str]]] = [
    ("نصبت كتائب القسام كمينا لقوة إسرائيلية في الشجاعية.", "battle", ["إسرائيلية"]),
    ("هاجمت حركة الشباب قاعدة عسكرية كينية في مانداباي.", "battle", ["كينية"]),
    ("قتل مسلحون من حركة الشباب ثلاثة جنود كينيين قرب مانديرا.", "killing", ["كينيين"]),
    ("قتل حزب الله سائحا إسرائيليا في المطلة.", "killing", []),
    ("قصف حزب الله بلدة إسرائيلية.", "shelling", []),
]


@pytest.mark.parametrize(("text", "event_type", "doers"), ORDERED)
def test_those_who_are_ordered_are_the_doers(text: str, event_type: str, doers: list[str]) -> None:
    assert agents(text, event_type) == doers


@pytest.mark.parametrize(("text", "event_type", "whom"), AIMED)
def test_a_band_of_a_state_is_its_forces_where_a_blow_is_aimed_at_it(
    text: str, event_type: str, whom: list[str]
) -> None:
    assert targets(text, event_type) == whom
