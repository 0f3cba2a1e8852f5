"""Names of several words are found as reporting writes them: proclitics, quotation marks, stray spaces."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rawi.lexicon.matcher import Matcher, word_forms
from rawi.text import analyse

NAMES: Matcher[str] = Matcher(
    [
        ("تنظيم الدولة", "is"),
        ("تنظيم الدولة الإسلامية", "is"),
        ("تحرير الشام", "hts"),
        ("النظام", "government"),
        ("حماة", "hama"),
        ("لبنان", "lebanon"),
        ("اللجنة الدولية", "icrc"),
        ("طرابلس", "tripoli-ly"),
        ("طرابلس", "tripoli-lb"),
    ]
)


@pytest.mark.parametrize(
    ("raw", "found"),
    [
        ('وسيطر تنظيم "الدولة " أمس', ['تنظيم "الدولة "']),
        ("تنظيم «الدولة الإسلامية»", ["تنظيم «الدولة الإسلامية»"]),
        ('"تنظيم الدولة"', ["تنظيم الدولة"]),
        ('خاضعة لـ"تحرير الشام" والجيش', ["تحرير الشام"]),
        ("من حماة وبحماة فحماة", ["حماة", "حماة", "حماة"]),
        ("سلمت للنظام والنظام", ["لنظام", "النظام"]),
        ("قالت للجنة الدولية", ["لجنة الدولية"]),
        ("في لبنان", ["لبنان"]),
        ("تَنْظيم الدّولة", ["تَنْظيم الدّولة"]),
        ("وَبِحَماة", ["حَماة"]),
        ("تنظيم\nالدولة", []),
        ("تنظيم، الدولة", []),
        ("حماتنا", []),
    ],
)
def test_names_are_found_without_their_proclitics(raw: str, found: list[str]) -> None:
    assert [raw[match.start : match.end] for match in NAMES.find_all(analyse(raw))] == found


def test_the_longest_name_wins_and_homonyms_stay_together() -> None:
    (match,) = NAMES.find_all(analyse("تنظيم الدولة الإسلامية"))
    assert (match.start_token, match.end_token) == (0, 3)
    (match,) = NAMES.find_all(analyse("من طرابلس"))
    assert match.values == ("tripoli-ly", "tripoli-lb")


def test_names_need_a_word() -> None:
    with pytest.raises(ValueError, match="no word"):
        Matcher([('""', "nothing")])


def test_forms_give_back_the_article() -> None:
    assert ("النظام", "ل") in word_forms("للنظام")
    assert ("حماه", "وب") in word_forms("وبحماه")
    assert word_forms("حماه")[0] == ("حماه", "")


@given(st.text(max_size=60))
def test_any_text_is_read(raw: str) -> None:
    for match in NAMES.find_all(analyse(raw)):
        assert 0 <= match.start < match.end <= len(raw)
