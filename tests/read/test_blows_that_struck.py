"""A blow that is described is the subject of its verb, and whoever follows without a preposition was struck."""

import pytest

from rawi.read import read_text

CAST: list[tuple[str, list[str], list[str]]] = [
    ("استهدفت غارة جوية إسرائيلية قوات سورية في دير الزور.", ["إسرائيلية"], ["قوات سورية"]),
    ("استهدفت غارة إسرائيلية قوات النظام السوري في دير الزور.", ["إسرائيلية"], ["قوات النظام السوري"]),
    ("استهدفت طائرة مسيرة إسرائيلية قوات سورية في دير الزور.", ["إسرائيلية"], ["قوات سورية"]),
    ("ضربت غارة أمريكية كتائب حزب الله العراقي في البوكمال.", ["أمريكية"], ["كتائب حزب الله العراقي"]),
    ("استهدف قصف صاروخي قوات الدعم السريع في الخرطوم.", [], ["قوات الدعم السريع"]),
    ("استهدف قصف عنيف قوات الدعم السريع في الخرطوم.", [], ["قوات الدعم السريع"]),
    ("استهدف هجوم انتحاري قوات الأمن العراقية في بغداد.", [], ["قوات الأمن العراقية"]),
    # Right behind its noun, or behind a preposition, stands whose it is.
    ("استهدفت غارات التحالف الدولي مواقع داعش في الرقة.", ["التحالف الدولي"], ["داعش"]),
    ("استهدفت غارة للتحالف الدولي مواقع داعش في الرقة.", ["لتحالف الدولي"], ["داعش"]),
    ("شن الجيش السوداني قصفا عنيفا على قوات الدعم السريع.", ["الجيش السوداني"], ["قوات الدعم السريع"]),
    ("قصفت قوات الدعم السريع معسكر الجيش السوداني.", ["قوات الدعم السريع"], ["الجيش السوداني"]),
]


@pytest.mark.parametrize(("text", "doers", "struck"), CAST)
def test_who_struck_and_who_was_struck(text: str, doers: list[str], struck: list[str]) -> None:
    claim = read_text(text).claims[0]
    assert [item.text for item in claim.agents] == doers
    assert [item.text for item in claim.targets] == struck


@pytest.mark.parametrize(
    ("text", "struck"),
    [
        ("وقع قصف مدفعي لداعش استهدف مروحية للجيش العراقي في تكريت.", ["لجيش العراقي"]),
        ("دمر دبابة للجيش العراقي في تكريت.", ["لجيش العراقي"]),
    ],
)
def test_a_thing_behind_a_masculine_verb_was_hit(text: str, struck: list[str]) -> None:
    assert [item.text for item in read_text(text).claims[-1].targets] == struck
