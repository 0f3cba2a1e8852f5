"""Doers of blows and their dead that somebody owns up to behind them, in their sentence or the next."""

import pytest
from telling import agents, told

from rawi.read import read_text

GIVEN: list[tuple[str, str, list[str]]] = [
    ("قتل عشرة أشخاص في تفجير ببغداد، تبناه تنظيم الدولة.", "killing", ["تنظيم الدولة"]),
    ("هز انفجار مقديشو وتبنته حركة الشباب.", "explosion", ["حركة الشباب"]),
    ("قتل عشرة في تفجيرين ببغداد، وأعلن تنظيم الدولة مسؤوليته عنهما.", "killing", ["تنظيم الدولة"]),
    ("أطلق صاروخ على سديروت. حركة حماس تبنت العملية.", "shelling", ["حركة حماس"]),
    ("قتل عشرة في تفجير ببغداد. وتبنى تنظيم الدولة الهجوم.", "killing", ["تنظيم الدولة"]),
    ("قتل عشرة في تفجير ببغداد، وتبنى تنظيم الدولة لاحقا هذا الهجوم.", "killing", ["تنظيم الدولة"]),
    ("قتل عشرة في تفجير ببغداد. وأعلنت حركة الشباب مسؤوليتها عن تنفيذ الهجوم.", "killing", ["حركة الشباب"]),
    ("قتل عشرة في تفجير بالكرادة. وتبنى تنظيم الدولة الهجوم في العراق.", "killing", ["تنظيم الدولة"]),
]
OPEN: list[tuple[str, str]] = [
    ("قتل عشرة في تفجير ببغداد، ولم يتبنه تنظيم الدولة.", "killing"),
    ("سقطت صواريخ على سديروت، وتبنت كتائب القسام معظمها.", "shelling"),
    ("اغتال مجهولون ضابطا في العريش. وتبنت حركة حسم العملية في تغريدة.", "killing"),
    ("قتل عشرة في تفجير ببغداد. وتبنى تنظيم الدولة الهجوم، لكن واشنطن كذبت روايته.", "killing"),
    ("انفجرت سيارة في بغداد، وتبناها تنظيم الدولة لكن الحكومة العراقية نفت.", "explosion"),
    ("انفجرت سيارة مفخخة في بغداد. وتبنى مجلس الأمن قرارا يدين الهجوم.", "explosion"),
    ("قتل خمسة جنود في تفجير بكركوك. وتبنى البرلمان العراقي بيانا يستنكر التفجير.", "killing"),
    ("قتل خمسة مدنيين في إدلب، وتبنى الاتحاد الأوروبي عقوبات بسبب الهجوم.", "killing"),
    ("قتل مدني بانهيار مبنى في حلب. وتبنى تنظيم الدولة الهجوم على كركوك.", "killing"),
    ("قتل مدني بانهيار مبنى في حلب. وتبنى تنظيم الدولة الهجوم على كركوك.", "destruction"),
    ("قتل عشرة في تفجير ببغداد. وتبنى تنظيم الدولة الهجوم على كركوك.", "killing"),
    ("قتل ثلاثة مدنيين بقندهار، وأعلنت الحكومة الأفغانية تحمل مسؤوليتها تجاه أسر الضحايا.", "killing"),
    ("قتل ثلاثة مدنيين بقندهار، وأعلنت الحكومة الأفغانية مسؤوليتها عن رعاية أسرهم.", "killing"),
]


@pytest.mark.parametrize(("text", "event_type", "doers"), GIVEN)
def test_who_owns_up_to_it_did_it(text: str, event_type: str, doers: list[str]) -> None:
    assert agents(text, event_type) == doers
    assert [item.rule for item in told(text, event_type).carried if item.slot == "agents"] == ["doer:claimed"]


@pytest.mark.parametrize(("text", "event_type"), OPEN)
def test_what_is_denied_doubted_partly_owned_or_done_by_some_stays_open(text: str, event_type: str) -> None:
    assert agents(text, event_type) == []


def test_of_two_places_he_did_it_at_the_one_he_names() -> None:
    text = "انفجرت سيارة في بغداد، وانفجرت عبوة في الموصل، وتبنى تنظيم داعش التفجير في الموصل."
    blows = [claim for claim in read_text(text).claims if claim.event_type == "explosion"]
    assert [[item.text for item in claim.agents] for claim in blows] == [[], ["تنظيم داعش"]]


def test_who_did_it_already_stays_the_doer() -> None:
    assert agents("قتل ثلاثة في غارة لقوات التحالف على صنعاء، وتبنت حركة الشباب العملية.", "killing") == [
        "قوات التحالف"
    ]
