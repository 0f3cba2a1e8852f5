"""What a clause leaves unsaid because an earlier one said it, and how the record says where it came from."""

from rawi.model import Claim
from rawi.read import read_text

RAID = "قصفت قوات الدعم السريع مدينة الفاشر صباح أمس، وقُتل ثلاثة مدنيين."


def test_a_harm_has_the_doer_of_its_cause() -> None:
    killing = told(RAID, "killing")
    assert [item.text for item in killing.agents] == ["قوات الدعم السريع"]


def test_what_was_carried_names_its_rule_and_its_words() -> None:
    killing = told(RAID, "killing")
    (carried,) = [item for item in killing.carried if item.slot == "agents"]
    assert carried.rule == "sentence"
    assert RAID[carried.span.start : carried.span.end] == "قوات الدعم السريع"
    assert carried.span.end <= killing.span.start


def test_what_a_clause_tells_itself_is_not_carried() -> None:
    assert told(RAID, "shelling").carried == ()


def test_another_actor_between_takes_the_doer_away() -> None:
    text = "قصفت قوات الدعم السريع مدينة الفاشر، فيما شن الجيش السوداني هجوما، وقُتل ثلاثة مدنيين."
    assert [item.text for item in told(text, "killing").agents] != ["قوات الدعم السريع"]


def test_two_sides_of_a_fight_are_not_both_the_doers() -> None:
    text = "دارت اشتباكات بين الجيش السوداني وقوات الدعم السريع في أم درمان، وقُتل ثلاثة مدنيين."
    assert told(text, "killing").agents == ()


def test_those_taken_belong_to_whom_was_fought() -> None:
    text = "هاجم مقاتلو هيئة تحرير الشام رتلا لقوات النظام قرب حماة، وأسروا سبعة مقاتلين."
    assert [item.text for item in told(text, "capture").targets] == ["قوات النظام"]


def told(text: str, event_type: str) -> Claim:
    return next(claim for claim in read_text(text, published="2024-05-02").claims if claim.event_type == event_type)
