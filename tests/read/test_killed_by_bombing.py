"""Killed by somebody's bombing of something: he did it, and the bombing is told (بقصف الطيران مدرسة)."""

import pytest
from telling import agents, targets

from rawi.read import read_text

KILLED: list[tuple[str, str, list[str], list[str]]] = [
    ("استشهاد 3 نساء وطفلة بقصف الطيران الروسي مدرسة تؤوي نازحين في جوباس.", "killing", ["الطيران الروسي"], []),
    ("مقتل خمسة مدنيين بقصف قوات النظام سوقا يكتظ بالمتسوقين.", "killing", ["قوات النظام"], []),
    ("إصابة عشرة أطفال بقصف الجيش التركي منازل سكنية.", "injury", ["الجيش التركي"], []),
    ("مقتل سائق باستهداف الجيش الإسرائيلي سيارة كانت تسير في صور.", "killing", ["الجيش الإسرائيلي"], []),
    ("مقتل طفل بقصف الطيران الروسي.", "killing", ["الطيران الروسي"], []),
    ("مقتل قائد بقصف التحالف الدولي.", "killing", ["التحالف الدولي"], []),
    # Whose men they were.
    ("مقتل قائد في الجيش السوري بقصف الطيران الروسي.", "killing", ["الطيران الروسي"], ["الجيش السوري"]),
    ("مقتل قيادي بالجيش السوري الحر في حلب.", "killing", [], ["الجيش السوري الحر"]),
    ("مقتل طفل وعناصر من الجيش السوري في حلب.", "killing", [], ["الجيش السوري"]),
]
TOLD: list[tuple[str, list[str]]] = [
    ("استشهاد طفلة بقصف الطيران الروسي مدرسة تؤوي عائلات.", ["killing", "airstrike"]),
    ("مقتل خمسة مدنيين بقصف قوات النظام سوقا يكتظ بالمتسوقين.", ["killing", "shelling"]),
    # Nothing is said of what was hit.
    ("مقتل طفل بقصف الطيران الروسي.", ["killing"]),
    ("قتل طفلان بقصف قوات النظام المدرسة أمس.", ["killing"]),
]


@pytest.mark.parametrize(("sentence", "event_type", "doers", "befallen"), KILLED)
def test_who_bombs_did_it(sentence: str, event_type: str, doers: list[str], befallen: list[str]) -> None:
    assert (agents(sentence, event_type), targets(sentence, event_type)) == (doers, befallen)


@pytest.mark.parametrize(("sentence", "types"), TOLD)
def test_the_bombing_of_something_is_told(sentence: str, types: list[str]) -> None:
    assert [claim.event_type for claim in read_text(sentence).claims] == types
