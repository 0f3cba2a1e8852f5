import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rawi.text import tokenise

HOSTILE = "ابـ\"'«»().…-*#\n\t 19٣َ\u200f\u200ba_'’ﻻ"


def parts(raw: str) -> list[tuple[str, str]]:
    return [(token.light, token.kind[0]) for token in tokenise(raw)]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("منهم ــ المئات ــ في", [("منهم", "w"), ("–", "p"), ("المئات", "w"), ("–", "p"), ("في", "w")]),
        ('لـ"تحرير الشام"', [("ل", "w"), ('"', "q"), ("تحرير", "w"), ("الشام", "w"), ('"', "q")]),
        ('"الدولة " أمس', [('"', "q"), ("الدولة", "w"), ('"', "q"), ("أمس", "w")]),
        ('"تواطؤ"بين', [('"', "q"), ("تواطؤ", "w"), ('"', "q"), ("بين", "w")]),
        ("الأمنية، (..) وستكشف", [("الأمنية", "w"), ("،", "p"), ("(..)", "p"), ("وستكشف", "w")]),
        ("2018/2/13", [("2018", "n"), ("/", "p"), ("2", "n"), ("/", "p"), ("13", "n")]),
        ("٣٥٠ و1.500", [("350", "n"), ("و", "w"), ("1", "n"), (".", "p"), ("500", "n")]),
        ("لـ15 مقاتلاً", [("ل", "w"), ("15", "n"), ("مقاتلاً", "w")]),
        ("مقـ ـتل وجـ ـرح", [("مقتل", "w"), ("وجرح", "w")]),
        ("قـ.ـصف الاحـ/ـتلال", [("قصف", "w"), ("الاحتلال", "w")]),
        ("1443هـ ـ الموافق", [("1443", "n"), ("ه", "w"), ("–", "p"), ("الموافق", "w")]),
        ("**والنصر** ##", [("**", "p"), ("والنصر", "w"), ("**", "p"), ("##", "p")]),
        ("al-Nusra's don't", [("al", "w"), ("-", "p"), ("Nusra's", "w"), ("don't", "w")]),
        ("«فلول»", [("«", "q"), ("فلول", "w"), ("»", "q")]),
    ],
)
def test_traps(raw: str, expected: list[tuple[str, str]]) -> None:
    assert parts(raw) == expected


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=80) | st.text(alphabet=HOSTILE, max_size=40))
def test_tokens_are_slices_in_order(raw: str) -> None:
    end = 0
    for token in tokenise(raw):
        assert end <= token.start < token.end <= len(raw)
        assert raw[token.start : token.end] == token.text
        assert not token.text.isspace()
        assert token.light
        end = token.end


@pytest.mark.parametrize("unit", ['"', "'", "ا", "ـ", "(", "( ", "a'", "-ـ", "\u064b", ".", "١"])
def test_hostile_runs_take_linear_time(unit: str) -> None:
    started = time.process_time()
    tokenise(unit * (1_000_000 // len(unit)))
    assert time.process_time() - started < 15
