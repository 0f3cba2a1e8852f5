"""Parties of a truce that verbs tell of (بدأ سريان الهدنة بين), and who only tells that it was reached."""

import pytest
from telling import agents

GIVEN: list[tuple[str, str, list[str]]] = [
    (
        "دخلت هدنة بين الجيش السوداني وقوات الدعم السريع حيز التنفيذ.",
        "ceasefire",
        ["الجيش السوداني", "قوات الدعم السريع"],
    ),
    ("بدأ سريان وقف إطلاق النار بين لبنان وإسرائيل.", "ceasefire", ["لبنان", "إسرائيل"]),
    ("وقع اتفاق هدنة بين حماس وإسرائيل في القاهرة.", "agreement", ["حماس", "إسرائيل"]),
    ("انهارت الهدنة بين الجيش السوداني والدعم السريع.", "ceasefire", ["الجيش السوداني", "الدعم السريع"]),
    ("صمدت الهدنة بين قوات النظام وجيش الإسلام في الغوطة.", "ceasefire", ["قوات النظام", "جيش الإسلام"]),
    ("انهارت الهدنة الإنسانية بين الجيش السوداني والدعم السريع.", "ceasefire", ["الجيش السوداني", "الدعم السريع"]),
    ("دخل وقف إطلاق النار حيز التنفيذ بين لبنان وإسرائيل.", "ceasefire", ["لبنان", "إسرائيل"]),
    ("وافق الحوثيون على هدنة بعد لقاء بين السعودية وإيران.", "ceasefire", ["الحوثيون"]),
    ("أعلن الجيش السوداني وقف إطلاق النار في الخرطوم.", "ceasefire", ["وقف"]),
]
OPEN: list[tuple[str, str]] = [
    ("أعلنت موسكو التوصل إلى وقف لإطلاق النار في درعا.", "ceasefire"),
    ("أعلنت الأمم المتحدة التوصل إلى هدنة في الحديدة.", "ceasefire"),
    ("انهارت الهدنة وسط خلاف بين واشنطن وموسكو.", "ceasefire"),
    ("انتهت المعارك بين الطرفين بوساطة بين روسيا وتركيا.", "ceasefire"),
    ("صمدت الهدنة في غزة رغم الخلافات بين واشنطن وتل أبيب.", "ceasefire"),
    ("صمدت الهدنة في الغوطة، وقالت الأمم المتحدة إنها راضية.", "ceasefire"),
]


@pytest.mark.parametrize(("text", "event_type", "doers"), GIVEN)
def test_who_stands_behind_between_keeps_the_truce(text: str, event_type: str, doers: list[str]) -> None:
    assert agents(text, event_type) == doers


@pytest.mark.parametrize(("text", "event_type"), OPEN)
def test_who_tells_that_it_was_reached_is_no_party(text: str, event_type: str) -> None:
    assert agents(text, event_type) == []
