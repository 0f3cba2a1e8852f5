"""Answers are kept by the word asked, and never more than a bound."""

from collections import Counter

from rawi.text.remembered import Remembered, remembered_with


class _Backwards:
    """Turns words round, and counts how often it was asked for each."""

    def __init__(self) -> None:
        self.asked = Counter[str]()

    def __call__(self, word: str) -> str:
        self.asked[word] += 1
        return word[::-1]


def test_a_word_that_comes_again_is_not_worked_out_again() -> None:
    turn = _Backwards()
    words = Remembered(turn, most=4)
    assert [words[word] for word in ("ab", "cd", "ab", "cd")] == ["ba", "dc", "ba", "dc"]
    assert turn.asked == {"ab": 1, "cd": 1}


def test_no_more_than_the_bound_is_kept_and_what_comes_again_stays() -> None:
    turn = _Backwards()
    words = Remembered(turn, most=10)
    for n in range(100):
        assert (words[f"{n}."], words["often"]) == (f".{str(n)[::-1]}", "netfo")
        assert words.held <= 10
    assert turn.asked["often"] == 1
    assert words["0."] == ".0"
    assert turn.asked["0."] == 2


def test_each_table_has_answers_of_its_own() -> None:
    joined = remembered_with(str.__add__)
    assert (joined("a")("x"), joined("b")("x")) == ("ax", "bx")
    assert joined("a") is joined("a")
