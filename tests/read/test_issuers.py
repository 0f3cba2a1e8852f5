"""What an issuer means in a statement of its own: whom it took, who the enemy is; whose a band or a soldier is."""

import pytest

from rawi.model import Reading
from rawi.read import read_text

STATEMENT = """كتائب الشهيد عز الدين القسام
بيان عسكري رقم (12)

تصدى مجاهدونا لآليات العدو شرق جباليا بعد أن توغل العدو الصهيوني في حي القصاصيب.
وأُسر ثلاثة جنود في كمين محكم.
واستشهد اثنان من مجاهدينا.
"""


def names(reading: Reading, entities: list[str | None]) -> list[str | None]:
    known = {entity.id: entity.name_en for entity in reading.entities}
    return [known.get(entity or "") for entity in entities]


def test_the_enemy_is_whom_the_statement_calls_so_and_what_is_taken_its_issuer_took() -> None:
    reading = read_text(STATEMENT, published="2024-05-16")
    battle = next(claim for claim in reading.claims if claim.event_type == "battle")
    # His vehicles are those of his army.
    assert names(reading, [item.entity for item in battle.targets]) == ["Israel Defense Forces"]
    taken = next(claim for claim in reading.claims if claim.event_type == "capture")
    assert names(reading, [item.entity for item in taken.agents]) == ["Al-Qassam Brigades"]
    assert all(not claim.agents for claim in reading.claims if claim.event_type == "killing")


BANDS = [
    ("دبابة إسرائيلية قتلت مصور الوكالة.", ["إسرائيلية"], []),
    ("وأطلق طاقم دبابة إسرائيلية قذيفتين على سبعة صحافيين قرب الخيام.", ["إسرائيلية"], []),
    ("أصيب طفل برصاص قناص إسرائيلي في مخيم جنين.", ["إسرائيلي"], []),
    ("جندي إسرائيلي قتل في غزة أمس.", [], ["إسرائيلي"]),
    ("أعلن الناطق مقتل أحد عشر جنديا كينيا في مدينة كولبيو.", [], ["كينيا"]),
    ("سائق تركي اختطف في بغداد.", [], []),
    ("أسر مقاتل تركي في عفرين.", [], []),
]


@pytest.mark.parametrize(("sentence", "agents", "targets"), BANDS)
def test_a_band_and_a_soldier_are_of_the_forces_of_their_state(
    sentence: str, agents: list[str], targets: list[str]
) -> None:
    (claim,) = read_text(sentence, published="2024-05-16").claims
    assert ([item.text for item in claim.agents], [item.text for item in claim.targets]) == (agents, targets)


def test_who_took_a_place_after_fighting_fought_it() -> None:
    text = "دخلت قوات الدعم السريع مدينة بارا إثر معارك ضارية مع القوات المسلحة السودانية."
    battle = read_text(text, published="2025-10-26").claims[-1]
    assert [item.text for item in battle.agents] == ["قوات الدعم السريع"]


def test_the_dead_who_are_handed_over_are_bodies() -> None:
    (claim,) = read_text("سلّمت قسد جثث تسعة من مقاتليه إلى الهلال الأحمر.", published="2016-11-20").claims
    assert [(item.what, item.low) for item in claim.quantities] == [("body", 9)]
