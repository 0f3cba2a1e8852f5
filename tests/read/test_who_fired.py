"""Doers of blows that are told by what comes down alone: whose shells, rockets and barrel bombs they are."""

import pytest
from telling import agents

GIVEN: list[tuple[str, str, list[str]]] = [
    ("انهالت على الحي قذائف الجنجويد.", "shelling", ["الجنجويد"]),
    ("براميل الجيش السوداني تتساقط على رواد السوق.", "airstrike", ["الجيش السوداني"]),
    ("سقطت صواريخ الحوثيين على حي سكني في مأرب.", "shelling", ["الحوثيين"]),
    ("تساقطت قذائف لقوات النظام على بلدة النيرب.", "shelling", ["قوات النظام"]),
    ("سقوط قذائف الحوثيين على حي سكني في مأرب.", "shelling", ["الحوثيين"]),
]
OPEN: list[tuple[str, str]] = [
    ("سقطت قذائف قرب مواقع الجيش السوداني.", "shelling"),
    ("انفجر مخزن أسلحة حزب الله في بيروت.", "explosion"),
    ("انفجرت ذخائر الجيش في حمص فقتل خمسة.", "killing"),
    ("سقط صاروخ على قوات النظام.", "shelling"),
    ("سقطت قذيفة على مقر للحزب الشيوعي.", "shelling"),
]


@pytest.mark.parametrize(("text", "event_type", "doers"), GIVEN)
def test_whose_shells_come_down_fired_them(text: str, event_type: str, doers: list[str]) -> None:
    assert agents(text, event_type) == doers


@pytest.mark.parametrize(("text", "event_type"), OPEN)
def test_where_shells_come_down_nobody_fired_them(text: str, event_type: str) -> None:
    assert agents(text, event_type) == []
