"""Who did it to others as well, told by a number alone; who was hit so often, and who has losses, did nothing."""

import pytest
from telling import agents, targets


@pytest.mark.parametrize(
    ("raw", "event_type", "hit"),
    [
        ("هاجم التنظيم الجيش العراقي والبيشمركة 20 مرة خلال شهر.", "battle", ["الجيش العراقي", "البيشمركة"]),
        ("هاجم التنظيم الجيش والشرطة 15 يوما.", "battle", ["الجيش", "الشرطة"]),
        ("قصف الحوثيون الجيش والمقاومة عشر مرات.", "shelling", ["الجيش", "المقاومة"]),
        ("قصف الحوثيون الجيش والمقاومة 40 كيلومترا شمالي مأرب.", "shelling", ["الجيش", "المقاومة"]),
        ("استهدف التنظيم الجيش والبيشمركة 12 هجوما.", "battle", ["الجيش", "البيشمركة"]),
        ("هاجم التنظيم الجيش والبيشمركة ثلاث ساعات.", "battle", ["الجيش", "البيشمركة"]),
    ],
)
def test_who_was_hit_so_often_is_a_target(raw: str, event_type: str, hit: list[str]) -> None:
    assert targets(raw, event_type) == hit


@pytest.mark.parametrize(
    ("raw", "who"),
    [
        ("خسر الجيش خمسة جنود والمقاومة ثلاثة.", ["الجيش", "المقاومة"]),
        ("خسر الجيش خمسة جنود والمقاومة ثلاثة مقاتلين.", ["الجيش", "المقاومة"]),
        ("فقد الجيش خمسة جنود والشرطة ثلاثة.", ["الجيش", "الشرطة"]),
    ],
)
def test_who_has_losses_as_well_suffered_them(raw: str, who: list[str]) -> None:
    assert (agents(raw, "killing"), targets(raw, "killing")) == ([], who)


@pytest.mark.parametrize(
    ("raw", "event_type", "doer"),
    [
        ("قتلت قوات النظام 40 مدنيا والقوات الروسية 12.", "killing", "قوات النظام"),
        ("قتل الجيش خمسة مسلحين والشرطة ثلاثة مدنيين.", "killing", "الجيش"),
        ("قتل الجيش عشرات المدنيين والشرطة خمسة.", "killing", "الجيش"),
        ("قتل الجيش مدنيا والشرطة ثلاثة.", "killing", "الجيش"),
        ("أصاب الجيش خمسة مسلحين والشرطة ثلاثة مدنيين.", "injury", "الجيش"),
        ("اعتقل الجيش خمسة مسلحين والشرطة 12 متظاهرا.", "detention", "الجيش"),
        ("أسرت الفصائل ستة جنود والحركة أربعة.", "capture", "الفصائل"),
    ],
)
def test_who_did_it_to_so_many_others_is_no_target(raw: str, event_type: str, doer: str) -> None:
    assert (agents(raw, event_type), targets(raw, event_type)) == ([doer], [])


def test_whoever_is_named_before_does_not_make_another_a_target() -> None:
    assert targets("قتل الجيش القائد أحمد العلي والشرطة ثلاثة مدنيين.", "killing") == ["أحمد العلي"]
    assert targets("استهدف التنظيم خمسة جنود والبيشمركة 12 هجوما.", "battle") == ["البيشمركة"]
