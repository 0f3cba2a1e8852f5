"""What a reader must not conclude: from an attack since which the dead are counted, from a missile shot down."""

import pytest

from rawi.model import Claim
from rawi.read import read_text


def killings(raw: str) -> list[Claim]:
    return [claim for claim in read_text(raw, published="2025-10-15").claims if claim.event_type == "killing"]


@pytest.mark.parametrize(
    "raw",
    [
        "قُتل 227 شخصا منذ بدء هجوم قوات حفتر على طرابلس في 4 نيسان.",
        "وسقط ستون قتيلا منذ هجوم قوات الدعم السريع على مدينة الفاشر.",
    ],
)
def test_who_attacked_first_is_not_said_to_have_killed_all_since_nor_on_that_day(raw: str) -> None:
    (killing,) = killings(raw)
    assert not killing.agents
    assert killing.time is None or killing.time.start != killing.time.end


def test_those_who_fell_in_an_attack_fell_by_it() -> None:
    (killing,) = killings("قُتل 227 شخصا في هجوم قوات حفتر على طرابلس في 4 نيسان.")
    assert killing.agents
    assert killing.time is not None
    assert killing.time.start == "2025-04-04"


def test_who_fired_a_missile_did_not_shoot_it_down() -> None:
    raw = "وأعلن الجيش إسقاط صاروخ أطلقته جماعة الحوثي باتجاه مدينة جازان."
    (shot_down,) = [claim for claim in read_text(raw).claims if claim.event_type == "destruction"]
    assert not shot_down.agents
    assert [item.text for item in shot_down.targets] == ["جماعة الحوثي"]


@pytest.mark.parametrize(
    "raw",
    [
        "أعلن التحالف إسقاط صاروخ أطلقته جماعة الحوثي باتجاه مدينة جازان، مؤكدا أنه دُمر دون أضرار.",
        "أعلن الجيش السوداني إسقاط مسيّرة أطلقتها قوات الدعم السريع باتجاه مروي، مضيفا أنها دُمرت.",
    ],
)
def test_nor_did_he_destroy_it_where_that_is_told_again(raw: str) -> None:
    told = [claim for claim in read_text(raw).claims if claim.event_type == "destruction"]
    assert not told[-1].agents


def test_what_else_fell_to_a_missile_fell_by_who_fired_it() -> None:
    raw = "اعترض التحالف صاروخا أطلقته جماعة الحوثي على الرياض، ودُمر منزل."
    told = [claim for claim in read_text(raw).claims if claim.event_type == "destruction"]
    assert [item.text for item in told[-1].agents] == ["جماعة الحوثي"]


def test_a_clause_of_what_somebody_was_doing_keeps_his_harm_with_its_source() -> None:
    (claim,) = read_text("أصيبت طفلة برصاص قناص في حي الحصب، بينما كانت تجلب الماء لأسرتها، بحسب ناشطين.").claims
    assert claim.attribution[-1].text == "ناشطين"


def test_a_surname_that_is_a_verb_of_saying_as_well_belongs_to_the_father_before_it() -> None:
    raw = "وأوضح مدير المستشفى عبد اللطيف أبو طالب أن المستشفى استقبل تسع جثث."
    names = [mention.text for mention in read_text(raw).mentions if mention.kind == "person"]
    assert names == ["عبد اللطيف أبو طالب"]
