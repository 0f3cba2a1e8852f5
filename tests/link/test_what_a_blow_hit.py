"""A verb right behind a blow tells on what it was; whose make a plane was says who struck."""

import pytest
from linked_texts import linked


@pytest.mark.parametrize(
    ("text", "one"),
    [
        ("أكد الجيش المالي أن ضربة جوية نفذها سلاح الجو المالي ظهر الأحد استهدفت شاحنتين في بلدة ليرة.", True),
        ("قال السكان إن غارة شنتها القوات الإثيوبية صباح أمس طالت مدرسة في بلدة ديدبيت.", True),
        # Another blow.
        ("نفذ سلاح الجو المالي ضربة جوية ظهر الأحد، واستهدفت مسيّرة شاحنتين في بلدة ليرة.", False),
        ("وقع انفجاران، ساعات بعد المجزرة التي استهدفت طلابا أمام مدرسة في بلدة يسر.", False),
    ],
)
def test_a_verb_right_behind_a_blow_tells_what_it_hit(text: str, one: bool) -> None:
    readings, links = linked(text, days=("2024-03-04",))
    attacks = {"airstrike", "attack_on_civilians", "shelling", "explosion", "battle", "killing"}
    blows = [claim.id for claim in readings[0].claims if claim.event_type in attacks]
    together = any(set(blows) <= set(event.claims) for event in links.events)
    assert together is one or (one and len(blows) == 1)


def test_whose_plane_it_was_says_who_struck() -> None:
    first = (
        "قالت لجنة الوجهاء إن طائرة فرنسية أطلقت صاروخين على عرس في قرية بونتي يوم الأحد، ما أدى إلى مقتل عشرين شخصا."
    )
    copy = "قالت لجنة الوجهاء إن طائرة أطلقت صاروخين على عرس في قرية بونتي يوم الأحد، ما أدى إلى مقتل عشرين شخصا."
    _, links = linked(first, copy, days=("2021-01-04", "2021-01-05"))
    found = {(one.about, tuple(position.value for position in one.positions)) for one in links.disagreements}
    assert ("who", ("says «فرنسية»", "leaves out «فرنسية»")) in found
