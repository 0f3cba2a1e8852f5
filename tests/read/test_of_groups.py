"""Whom the adjective of a group names: whose fighters fell, whose blow it was."""

import pytest
from telling import agents, targets

from rawi.lexicon import load
from rawi.lexicon.actors import GROUPS, GroupAdjective
from rawi.lexicon.tables import read_table
from rawi.read import read_text


@pytest.mark.parametrize("row", read_table(GROUPS, GroupAdjective), ids=lambda row: row.adjective)
def test_the_example_of_an_adjective_is_of_its_group(row: GroupAdjective) -> None:
    entity = load().actors.entities[row.actor].id
    claims = read_text(row.example, published="2024-05-01").claims
    assert any(item.entity == entity for claim in claims for item in (*claim.agents, *claim.targets))


@pytest.mark.parametrize(
    ("raw", "whom"),
    [
        ("مقتل 115 حوثيا في مأرب.", ["حوثيا"]),
        ("مقتل وإصابة 15 مسلحاً حوثياً في مأرب.", ["حوثياً"]),
        ("قتل قيادي حوثي في الضالع.", ["حوثي"]),
        ("قتلت القوات الحكومية ثلاثة حوثيين.", ["حوثيين"]),
        ("مقتل طفل حوثي في صعدة.", []),
        ("قتل خبير إيراني في حلب.", []),
        ("قتل ثلاثة مواطنين سوريين في الرقة.", []),
        ("قتل مدني بقصف حوثي.", []),
    ],
)
def test_a_groups_fighters_are_known_by_its_adjective(raw: str, whom: list[str]) -> None:
    assert targets(raw, "killing") == whom


@pytest.mark.parametrize(
    ("raw", "kind", "doers"),
    [
        ("هجوم حوثي على مأرب.", "battle", ["حوثي"]),
        ("قتل خمسة جنود في كمين حوثي غرب تعز.", "killing", ["حوثي"]),
        ("قتل مدني بقصف حوثي.", "killing", ["حوثي"]),
        ("استهدفت طائرة مسيرة حوثية مطار أبها.", "airstrike", ["حوثية"]),
        ("قصف مسلح صومالي سيارة في مقديشو.", "shelling", []),
        ("كتيبة حوثية استسلمت بعد تطويقها من ثلاث جهات.", "siege", []),
        ("واصلت قوات النظام حصارها لمدينة دوما.", "siege", ["قوات النظام"]),
    ],
)
def test_a_groups_blow_is_known_by_its_adjective(raw: str, kind: str, doers: list[str]) -> None:
    assert agents(raw, kind) == doers
