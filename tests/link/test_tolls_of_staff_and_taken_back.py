"""Tolls that contradict nobody: those of somebody's own staff, and a number that its outlet takes back later."""

import pytest

from rawi import read_text
from rawi.lexicon import load
from rawi.link.pairs.align import align
from rawi.link.pipeline import link
from rawi.model import Disagreement
from rawi.read import read

FIRST = (
    "وكالة البحر للأنباء\n31 ديسمبر 2020\n\n"
    "قتل {} شخصا وأصيب 110 بجروح في الهجوم على مطار عدن الدولي أمس الأربعاء، بحسب مصدر طبي.\n"
)
OTHER = "{}\n{} يناير 2021\n\n{}\n"


def numbers(*pages: str) -> list[Disagreement]:
    _, links = link([read_text(each) for each in pages], load(), read=read)
    return [found for found in links.disagreements if found.about == "how_many"]


@pytest.mark.parametrize(
    ("told", "differs"),
    [
        # Of all who died so many were of one body.
        ("أعلنت اللجنة الدولية للصليب الأحمر مقتل ثلاثة من موظفيها في الهجوم على مطار عدن الدولي يوم الأربعاء.", False),
        ("نعت منظمة الهلال مقتل خمسة من مسعفيها وإصابة ثلاثة آخرين في الهجوم على مطار عدن الدولي يوم الأربعاء.", False),
        ("قالت نقابة الصحفيين إن اثنين من صحفييها قتلوا في الهجوم على مطار عدن الدولي يوم الأربعاء.", False),
        ("قال التحالف إن تسعة من الكوادر الطبية قتلوا في الهجوم على مطار عدن الدولي يوم الأربعاء.", False),
        ("قال مسؤول محلي إن أربعة صحفيين قتلوا في الهجوم على مطار عدن الدولي يوم الأربعاء.", False),
        ("قال الوزير إن سبعة من العاملين في المنظمة قتلوا في الهجوم على مطار عدن الدولي يوم الأربعاء.", False),
        # Staff among them does not make a part of a toll.
        ("قال مكتب الصحة إن 14 شخصا بينهم ثلاثة مسعفين قتلوا في الهجوم على مطار عدن الدولي يوم الأربعاء.", True),
        # More than all of whom the other tells are no part of them.
        ("أعلنت اللجنة الدولية للصليب الأحمر مقتل 29 من موظفيها في الهجوم على مطار عدن الدولي يوم الأربعاء.", True),
        # All who died, however few.
        ("قالت المنظمة الدولية للهجرة إن ثلاثة مدنيين قتلوا في الهجوم على مطار عدن الدولي يوم الأربعاء.", True),
        ("قال مكتب الصحة إن 14 من المدنيين قتلوا في الهجوم على مطار عدن الدولي يوم الأربعاء.", True),
        ("قال مكتب الصحة إن 14 شخصا قتلوا في الهجوم على مطار عدن الدولي يوم الأربعاء.", True),
    ],
)
def test_the_dead_of_ones_own_staff_contradict_no_toll(told: str, differs: bool) -> None:
    found = numbers(FIRST.format(25), OTHER.format("شبكة الميناء", "2", told))
    assert bool(found) is differs


@pytest.mark.parametrize(
    ("outlet", "told", "nature"),
    [
        (
            "وكالة البحر للأنباء",
            "تصحح الوكالة خبرها: قتل 25 شخصا وليس 26 في الهجوم على مطار عدن الدولي يوم الأربعاء.",
            "update",
        ),
        (
            "وكالة البحر للأنباء",
            "قتل 24 شخصا، وليس 26 كما ورد خطأ، في الهجوم على مطار عدن الدولي يوم الأربعاء.",
            "update",
        ),
        (
            "وكالة البحر للأنباء",
            "قتل 21 شخصا في الهجوم على مطار عدن الدولي يوم الأربعاء، بحسب قائد الشرطة.",
            "contradiction",
        ),
        # Another outlet does not take it back: it says otherwise.
        ("شبكة الميناء", "قتل 25 شخصا وليس 26 في الهجوم على مطار عدن الدولي يوم الأربعاء.", "contradiction"),
    ],
)
def test_who_takes_his_own_number_back_gives_a_newer_one(outlet: str, told: str, nature: str) -> None:
    found = numbers(FIRST.format(26), OTHER.format(outlet, "1", told))
    assert [one.nature for one in found if any("26 killed" in held.value for held in one.positions)] == [nature]


SENTENCES = (
    "ارتفعت حصيلة الهجوم على مطار عدن الدولي أمس الأربعاء إلى {} قتيلا وأكثر من 110 جرحى، بحسب ما قال مسؤول أمني ومصدر "
    "طبي في مستشفى الجمهورية اليوم الخميس.\n"
    "واتهمت وزارة الداخلية {} الحوثيين بإطلاق ثلاثة صواريخ باليستية على المطار.\n"
)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (SENTENCES.format(26, "في الحكومة المعترف بها دوليا"), SENTENCES.format(36, "")),
        (SENTENCES.format(26, "اليمنية"), SENTENCES.format(16, "اليمنية")),
    ],
)
def test_a_copied_sentence_whose_number_was_changed_is_one_reuse_with_the_next(first: str, second: str) -> None:
    found = align(
        read_text(f"وكالة البحر للأنباء\n31 ديسمبر 2020\n\n{first}"),
        read_text(f"أخبار الميناء\n31 ديسمبر 2020\n\n{second}"),
    )
    (reuse,) = found.reuses
    assert reuse.target.span.end - reuse.target.span.start >= len(second) - 3
    assert "number_changed" in {change.kind for change in reuse.changes}


@pytest.mark.parametrize(
    ("headline", "told", "low", "high"),
    [
        ("القتال في لاسعانود يوقع عشرات القتلى", "قتل ما لا يقل عن 80 شخصا في القتال", 80, None),
        ("القتال في لاسعانود يوقع عشرات القتلى", "قتل 34 شخصا في القتال", 34, 34),
        # What cannot be that number stands beside it.
        ("القتال في لاسعانود يوقع مئات القتلى", "قتل 34 شخصا في القتال", 34, 999),
        ("القتال في لاسعانود يوقع عشرات القتلى", "قتل كثيرون في القتال", 20, 99),
    ],
)
def test_dozens_say_nothing_beside_a_number(headline: str, told: str, low: float, high: float | None) -> None:
    page = (
        f"{headline}\n\nوكالة القرن للأنباء\n26 أغسطس 2023\n\n{told} الذي دار يوم الجمعة في لاسعانود، وفق مصدر طبي.\n"
    )
    _, links = link([read_text(page)], load(), read=read)
    killed = {(of.low, of.high) for event in links.events for of in event.figures if of.what == "killed"}
    assert killed == {(low, high)}


@pytest.mark.parametrize(
    ("hit", "differs"),
    [("ثكنة للمرتزقة", False), ("تجمعا للجنود", False), ("مكانا يؤوي مدنيين", True), ("السوق", True)],
)
def test_who_counts_fighters_as_of_them_contradicts_no_toll_of_civilians(hit: str, differs: bool) -> None:
    found = numbers(
        "وكالة الجنوب\n12 مارس 2022\n\n"
        "قتل 7 مدنيين، اليوم السبت، في قصف صاروخي على سوق شعبي في مدينة حيس، بحسب مصدر طبي.\n",
        "شبكة الجزيرة الوسطى\n13 مارس 2022\n\n"
        f"قال مصدر عسكري إن القصف استهدف {hit} في مدينة حيس يوم السبت وأسفر عن مقتل 20 منهم.\n",
    )
    assert bool(found) is differs


def test_one_number_is_one_position_whatever_noun_it_was_read_from() -> None:
    found = numbers(
        FIRST.format(26),
        OTHER.format("شبكة الميناء", "1", "قتل 21 مدنيا في الهجوم على مطار عدن الدولي يوم الأربعاء، بحسب قائد الشرطة."),
        OTHER.format("إذاعة الساحل", "1", "قتل 21 مسافرا في الهجوم على مطار عدن الدولي يوم الأربعاء، قال شاهد عيان."),
    )
    (one,) = [one for one in found if any("26 killed" in held.value for held in one.positions)]
    assert len(one.positions) == 2
