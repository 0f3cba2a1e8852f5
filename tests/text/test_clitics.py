import pytest
from hypothesis import given
from hypothesis import strategies as st

from rawi.text import add, attested, segment, skeleton, stem, unglue


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("فلول", "فلول"),
        ("كتائب", "كتاءب"),
        ("والكتائب", "كتاءب"),
        ("بالخوين", "خوين"),
        ("والتمانعة", "تمانعه"),
        ("لتنسيقه", "تنسيق"),
        ("التنسيق", "تنسيق"),
        ("بحماة", "حماه"),
        ("وسيطر", "سيطر"),
        ("وأسر", "اسر"),
        ("نقلهم", "نقل"),
        ("حلفاؤه", "حلفاء"),
        ("داعميه", "داعمين"),
        ("مدينتهم", "مدينه"),
        ("للنظام", "نظام"),
        ("وقال", "قال"),
        ("فإن", "ان"),
        ("الذين", "الذين"),
        ("التقى", "التقي"),
        ("بغداد", "بغداد"),
        ("Smart", "smart"),
        ("قغفظب", "قغفظب"),
    ],
)
def test_stem(word: str, expected: str) -> None:
    assert stem(word) == expected


def test_segmentations_name_their_parts() -> None:
    assert segment("وبالتنسيق")[0] == (("و", "ب", "ال"), "تنسيق", "")
    assert segment("لتنسيقه")[0] == (("ل",), "تنسيق", "ه")
    assert segment("قغفظب") == ()


def test_one_act_in_two_persons_has_one_skeleton() -> None:
    assert skeleton("وستكشف") == skeleton("سنكشف") == skeleton("كشف")
    assert skeleton("ليقاتلون") == skeleton("ليقاتل") == skeleton("مقاتلين")
    assert skeleton("محاكمتهم") == skeleton("محاكمة")
    assert skeleton("قتل") != skeleton("نقل")


@pytest.mark.parametrize(
    ("word", "expected"),
    [("إنالوفد", ("ان", "الوفد")), ("فيالمدينة", ("في", "المدينه")), ("فيالق", None), ("منال", None), ("والوفد", None)],
)
def test_unglue(word: str, expected: tuple[str, str] | None) -> None:
    assert unglue(word) == expected


def test_added_names_count_as_words() -> None:
    assert not attested("زقشطيط")
    assert stem("بزقشطيط") == "بزقشطيط"
    add(["زقشطيط"])
    assert attested("زقشطيط")
    assert stem("بزقشطيط") == "زقشطيط"


@given(
    st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=20)
    | st.text(alphabet="والبلكستينهمدرق", max_size=9)
)
def test_any_word_has_a_stem(word: str) -> None:
    assert isinstance(stem(word), str)
    assert isinstance(skeleton(word), str)
    for split in segment(word):
        assert split.stem
