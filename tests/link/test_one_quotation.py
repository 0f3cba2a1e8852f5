"""Two documents quote one speaker of whom no text is held: what differs between the marks one of them changed."""

import pytest
from linked_texts import linked

AGENCY = (
    "قال المتحدث باسم قوات سوريا الديمقراطية كينو غابرييل في بيان صدر الخميس: {}.\n\n"
    "ونزح الآلاف من البلدات الحدودية منذ بدء الهجوم، بحسب مراسل الوكالة."
)
CHANNEL = (
    "اتهم المتحدث باسم قوات سوريا الديمقراطية أنقرة، وقال كينو غابرييل في بيان: {}.\n\n"
    "ولم تعلق وزارة الدفاع التركية على الاتهام."
)
SAID = "قصفت الطائرات التركية قرية المشيرفة غرب رأس العين {}، وقتلت {} مدنيين بينهم طفلان"


def differing(one: str, other: str) -> set[tuple[str, str, frozenset[str]]]:
    found = linked(AGENCY.format(one), CHANNEL.format(other), days=("2019-10-10", "2019-10-10"))[1].disagreements
    return {(item.about, item.nature, frozenset(each.value.split(" ")[0] for each in item.positions)) for item in found}


def quoted(shells: str, dead: str) -> str:
    return f'"{SAID.format(shells, dead)}"'


@pytest.mark.parametrize(
    ("dead", "expected"),
    [("تسعة", {("how_many", "editorial_change", frozenset({"7", "9"}))}), ("سبعة", set())],
)
def test_another_number_in_one_quotation_is_a_change_and_no_newer_toll(
    dead: str, expected: set[tuple[str, str, frozenset[str]]]
) -> None:
    shells = "بأربعين قذيفة"
    assert differing(quoted(shells, "سبعة"), quoted(shells, dead)) == expected


def test_so_is_another_word_before_the_number() -> None:
    found = differing(quoted("بأكثر من أربعين قذيفة", "سبعة"), quoted("بنحو أربعين قذيفة", "سبعة"))
    assert {one[:2] for one in found} == {("how_many", "editorial_change")}


def test_what_he_says_in_other_words_is_another_saying() -> None:
    other = '"قتل في القصف التركي على المشيرفة تسعة مدنيين حتى مساء الخميس"'
    found = differing(quoted("بأربعين قذيفة", "سبعة"), other)
    assert ("how_many", "editorial_change", frozenset({"7", "9"})) not in found


def test_who_is_told_without_marks_may_have_said_more_since() -> None:
    said = "إن القصف التركي على قرية المشيرفة أودى بحياة تسعة مدنيين"
    found = differing(quoted("بأربعين قذيفة", "سبعة"), said)
    assert ("how_many", "editorial_change", frozenset({"7", "9"})) not in found


@pytest.mark.parametrize(
    ("blamed", "expected"),
    [
        ("أنقرة", {("who", "editorial_change")}),
        ("أنقرة وموسكو وواشنطن", set()),
        ("أنقرة وموسكو", {("who", "editorial_change")}),
    ],
)
def test_who_is_left_out_between_the_marks(blamed: str, expected: set[tuple[str, str]]) -> None:
    said = quoted("بأربعين قذيفة", "سبعة")[:-1] + '، ونحمل {} المسؤولية"'
    found = differing(said.format("أنقرة وموسكو وواشنطن"), said.format(blamed))
    assert {one[:2] for one in found} == expected
