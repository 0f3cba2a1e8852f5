"""What is held against what in a case: by shared keys, and only so far before and behind."""

import pytest
from case_builder import Page, Says, actor
from test_denials import RSF_OFFICE
from test_events import NILE, RSF, WADI, events, market

from rawi.link.events.blocks import REACH, At, Blocks, Key, Moved

PLACE = Key("near", ("strike", "at a"), 7)


def held(blocks: Blocks, document: str) -> list[str]:
    ((key, at),) = blocks.of(document)
    return [one.document for one in blocks.beside(key, at)]


def test_each_is_held_against_its_neighbours_in_the_order_of_documents(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(REACH, "near", 1)
    blocks = Blocks()
    for document in "adb":
        blocks.put(document, document, [(PLACE, 0)])
    assert held(blocks, "b") == ["a", "b", "d"]
    assert blocks.put("c", "c", [(PLACE, 0)]) == Moved([("b", "d")], [])
    assert held(blocks, "b") == ["a", "b", "c"]
    under = [At(one, one, 0) for one in "abd"]
    assert [(one.document, other.document) for one, other in blocks.pairs(PLACE, under)] == [("a", "b")]
    assert blocks.put("c", "c", []) == Moved([], [("b", "d")])
    assert [(one.document, other.document) for one, other in blocks.pairs(PLACE, under)] == [("a", "b"), ("b", "d")]


def test_a_denial_meets_its_charge_however_many_others_the_case_has() -> None:
    others = [
        Page(f"a{number:03}", NILE, "2023-02-01", [Says("قصف آخر", "shelling", agents=[actor(f"فصيل {number}")])])
        for number in range(REACH["charge"] + 10)
    ]
    charge = Page("b", NILE, "2023-05-17", [market("قذائف قوات الدعم السريع تصيب سوق أم درمان")])
    denial = Says("لم نستهدف أي موقع مدني", "shelling", agents=[RSF], polarity=False, by=[RSF_OFFICE])
    found = events(*others, charge, Page("c", WADI, "2023-05-18", [denial]))
    assert len(found[-1].claims) == 2
