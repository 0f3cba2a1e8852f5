"""What befell one's own men one announces and does not do; what had been before a deed; who is protested against."""

import pytest
from telling import agents, targets

OPEN: list[tuple[str, str]] = [
    ("أعلنت حماس اغتيال قائدها في رفح.", "killing"),
    ("أعلنت حركة حماس اغتيال رئيس مكتبها السياسي إسماعيل هنية في غارة.", "killing"),
    ("أعلنت الجماعة الإسلامية اغتيال القيادي فيها شرحبيل السيد.", "killing"),
    ("نشر الجيش البحريني دباباته في المنامة بعد مقتل أربعة محتجين في هجوم على الدوار.", "killing"),
    ("غزة قصفت بالصواريخ.", "shelling"),
]
GIVEN: list[tuple[str, str, list[str]]] = [
    ("أعلن الجيش الإسرائيلي اغتيال قائد كتيبة في رفح.", "killing", ["اغتيال"]),
    ("أعلنت حركة حماس اغتيال ضابط إسرائيلي في رفح.", "killing", ["اغتيال"]),
    ("قصفت قوات النظام المدينة، ما أدى إلى مقتل أربعة مدنيين.", "killing", ["قوات النظام"]),
    ("أودى قصف للنظام بحياة ثلاثة في سرمين.", "shelling", ["لنظام"]),
    ("أرمينيا قصفت مدينة غنجة.", "shelling", ["أرمينيا"]),
    ("واشنطن قصفت مواقع للحوثيين.", "shelling", ["واشنطن"]),
]


@pytest.mark.parametrize(("text", "event_type"), OPEN)
def test_nobody_named_did_it(text: str, event_type: str) -> None:
    assert agents(text, event_type) == []


@pytest.mark.parametrize(("text", "event_type", "doers"), GIVEN)
def test_who_announces_or_acts_did_it(text: str, event_type: str, doers: list[str]) -> None:
    assert agents(text, event_type) == doers


def test_who_is_protested_against_is_not_hit() -> None:
    assert targets("سقط أربعة قتلى في احتجاجات ضد بعثة الأمم المتحدة.", "killing") == []
