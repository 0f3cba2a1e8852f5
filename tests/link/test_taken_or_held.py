"""The core of many a case: one side says it took a place or captives, the other that it held the place or lost "
"nobody."""

import pytest

from rawi import read_text
from rawi.lexicon import load
from rawi.link.pipeline import link
from rawi.read import read

TAKEN = "جيش سوريا الجديد\n28 حزيران 2016\nنعلن انطلاق معركة تحرير البوكمال، وقد سيطرت قواتنا على مطار الحمدان."
HELD = "وكالة أعماق\n29 حزيران 2016\nإحباط هجوم لصحوات أمريكا على {} ومقتل 40 منهم وأسر 15."
NOBODY = "جيش سوريا الجديد\n29 حزيران 2016\nانسحبت قواتنا من محيط البوكمال، وننفي {}."
BASE = "القوات المسلحة السودانية\n5 مايو 2024\nصدت قواتنا هجوما على خور طقت وكبدت العدو خسائر."


def abouts(*texts: str) -> set[tuple[str, str]]:
    found = link([read_text(text) for text in texts], load(), read=read)[1].disagreements
    return {(one.about, one.nature) for one in found}


@pytest.mark.parametrize(
    ("where", "expected"),
    [("مطار الحمدان قرب البوكمال", {("what", "contradiction")}), ("مدينة الموصل في العراق", set())],
)
def test_who_took_it_and_who_says_the_attack_failed(where: str, expected: set[tuple[str, str]]) -> None:
    assert abouts(TAKEN, HELD.format(where)) == expected


@pytest.mark.parametrize(
    ("taker", "expected"),
    [("قوات الدعم السريع", {("what", "contradiction")}), ("القوات المسلحة السودانية", set())],
)
def test_each_side_tells_it_of_itself(taker: str, expected: set[tuple[str, str]]) -> None:
    assert abouts(f"{taker}\n4 مايو 2024\nسيطرت قواتنا على خور طقت اليوم السبت.", BASE) == expected


@pytest.mark.parametrize(
    ("denied", "expected"),
    [
        ("ما تروجه آلة داعش عن أسر أي من عناصرنا", {("modality", "contradiction")}),
        # Who denies that he captured anybody answers nobody who captured.
        ("أسر أي من عناصر الفصائل الأخرى في ريف حماة", set()),
    ],
)
def test_none_of_ours_was_captured(denied: str, expected: set[tuple[str, str]]) -> None:
    assert abouts(HELD.format("مطار الحمدان قرب البوكمال"), NOBODY.format(denied)) == expected


def test_who_holds_a_place_by_no_name_contradicts_nobody() -> None:
    held = "قناة النيل\n5 مايو 2024\nقال المتحدث العسكري إن القوات تحكم سيطرتها الكاملة على خور طقت."
    assert not abouts(held, BASE)
