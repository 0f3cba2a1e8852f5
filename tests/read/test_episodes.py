"""What a clause leaves unsaid because an earlier one said it, and how the record says where it came from."""

import pytest

from rawi.model import Claim
from rawi.read import read_text

RAID = "قصفت قوات الدعم السريع مدينة الفاشر صباح أمس، وقُتل ثلاثة مدنيين."


def test_a_harm_has_the_doer_of_its_cause() -> None:
    killing = told(RAID, "killing")
    assert [item.text for item in killing.agents] == ["قوات الدعم السريع"]


def test_what_was_carried_names_its_rule_and_its_words() -> None:
    killing = told(RAID, "killing")
    (carried,) = [item for item in killing.carried if item.slot == "agents"]
    assert carried.rule == "doer:harm"
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


def test_a_harm_is_where_its_blow_fell_and_on_its_day() -> None:
    killing = told("قصفت مدفعية النظام بلدة النيرب صباح أمس، وقُتل ثلاثة مدنيين.", "killing")
    assert [item.text for item in killing.places] == ["بلدة النيرب"]
    assert killing.time is not None
    assert killing.time.start == "2024-05-01"
    assert [(item.slot, item.rule) for item in killing.carried if item.slot == "time"] == [("time", "day:harm")]


def test_a_toll_of_the_next_sentence_belongs_to_the_one_blow() -> None:
    text = "استهدفت غارة سوقا في بلدة معرة مصرين صباح أمس. وقالت وزارة الصحة إن أربعة أشخاص قُتلوا."
    killing = told(text, "killing")
    assert [item.text for item in killing.places] == ["بلدة معرة مصرين"]
    assert [item.rule for item in killing.carried] == ["place:toll", "day:toll"]


def test_what_only_says_where_a_place_lies_is_not_carried() -> None:
    killing = told("قصفت مدفعية النظام بلدة النيرب شرق إدلب، وقُتل ثلاثة مدنيين.", "killing")
    assert [item.text for item in killing.places] == ["بلدة النيرب"]


def test_another_scene_ends_what_is_carried() -> None:
    killing = told("قصفت مدفعية النظام بلدة النيرب، فيما قُتل ثلاثة مدنيين.", "killing")
    assert killing.places == ()


def test_what_had_been_before_gives_no_day() -> None:
    text = "وكان القصف قد بدأ في بلدة النيرب في 3 نيسان 2024، وقُتل ثلاثة مدنيين."
    killing = told(text, "killing")
    assert killing.time is None or "day:harm" not in {item.rule for item in killing.carried}


def test_an_own_place_stays() -> None:
    killing = told("قصفت مدفعية النظام بلدة النيرب، وقُتل ثلاثة مدنيين في مدينة أريحا.", "killing")
    assert [item.text for item in killing.places] == ["مدينة أريحا"]


def test_a_harm_is_where_the_blow_fell_that_is_named_after_it_as_its_cause() -> None:
    killing = told("ارتفعت إلى سبعة عشر قتيلا حصيلة الهجوم الذي استهدف فجر أمس ثكنة في بلدة نامبالا.", "killing")
    assert [item.text for item in killing.places] == ["بلدة نامبالا"]
    assert [item.rule for item in killing.carried] == ["place:cause", "day:cause"]


def test_a_retreat_of_the_next_sentence_is_of_its_day_but_not_from_another_place() -> None:
    deed = "قصف الجيش السوداني مدينة سنجة صباح أمس. "
    retreat = told(deed + "وانسحب عشرات المقاتلين.", "retreat")
    assert [item.rule for item in retreat.carried if item.slot == "time"] == ["day:next"]
    assert told(deed + "وانسحب عشرات المقاتلين من مدينة كوستي.", "retreat").time is None
    assert told(deed + "وكان عشرات المقاتلين قد انسحبوا.", "retreat").time is None


@pytest.mark.parametrize(
    ("text", "event_type", "rule"),
    [
        ("اقتحمت قوات الدعم السريع صباح أمس مدينة سنجة وخطفت عشرين شابا.", "abduction", "day:goes_on"),
        ("اقتحمت قوات الدعم السريع صباح أمس مدينة سنجة، وخطفت عشرين شابا من مدينة كوستي.", "abduction", ""),
        ("سهر الأهالي أمس مع أبنائهم، فقُتل سبعة.", "killing", ""),
    ],
)
def test_a_verb_keeps_the_day_its_sentence_names_before(text: str, event_type: str, rule: str) -> None:
    claim = told(text, event_type)
    assert [item.rule for item in claim.carried if item.slot == "time"] == ([rule] if rule else [])


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("قتل ثلاثة جراء سقوط قذيفة أطلقتها قوات حفتر على حي أبو سليم في طرابلس.", ["حي أبو سليم", "طرابلس"]),
        ("استشهد شاب برصاص الاحتلال خلال اقتحام مخيم بلاطة.", ["مخيم بلاطة"]),
        ("قتل ثلاثة شبان بالرصاص قبيل اقتحام الجيش مخيم بلاطة.", []),
    ],
)
def test_a_death_is_where_what_brought_it_about_is_told(text: str, places: list[str]) -> None:
    assert [place.text for place in told(text, "killing").places] == places


def test_who_came_later_did_not_kill() -> None:
    assert not told("قتل ثلاثة شبان بالرصاص قبيل هجوم الجيش الإسرائيلي على مخيم بلاطة.", "killing").agents


@pytest.mark.parametrize(
    ("raw", "place"),
    [
        ("57 شخصا قتلوا في التفجيرات التي استهدفت مساء أمس ثلاثة فنادق في عمان.", "عمان"),
        ("قتل خمسة في الغارة التي استهدفت أمس مبنى في مدينة بعلبك.", "مدينة بعلبك"),
    ],
)
def test_the_relative_clause_of_a_blow_says_when_and_where(raw: str, place: str) -> None:
    for claim in read_text(raw, published="2024-05-10").claims:
        assert claim.time is not None
        assert (claim.time.start, [item.text for item in claim.places]) == ("2024-05-09", [place])
