"""Verbs by strength, nouns for allies, function words: the tables and what is read from them."""

import pytest

from rawi.lexicon import ally_nouns, function_words, strength
from rawi.text import key


@pytest.mark.parametrize(
    ("source", "target", "direction"),
    [
        ("ندعو", "طالبت", "strengthened"),
        ("رعت", "دعم", "softened"),
        ("قال", "زعم", "softened"),
        ("انسحب", "فروا", "strengthened"),
        ("دمرت", "أعطبت", "softened"),
        ("نحذر", "هدد", "strengthened"),
        ("تهجير", "نزوح", "softened"),
        ("قالت", "قالوا", None),
        ("ندعو", "قتل", None),
        ("كتاب", "قتل", None),
    ],
)
def test_strength(source: str, target: str, direction: str | None) -> None:
    places = strength.degrees()
    assert strength.direction(places.get(key(source)), places.get(key(target))) == direction


def test_no_form_stands_on_two_scales() -> None:
    assert len(strength.degrees()) > 500


@pytest.mark.parametrize("word", ["حلفائه", "وحلفاؤه", "داعميه", "وداعميها", "رفاقنا", "الموالية", "وشركائهم"])
def test_nouns_for_allies(word: str) -> None:
    assert ally_nouns.ally_noun(key(word)) is not None


@pytest.mark.parametrize("word", ["حلف", "دعم", "رفيقة", "كتاب", ""])
def test_other_nouns(word: str) -> None:
    assert ally_nouns.ally_noun(key(word)) is None


def test_every_example_holds_its_noun() -> None:
    for row in ally_nouns.rows():
        assert any(ally_nouns.ally_noun(key(word)) == row.word for word in row.example.split()), row.word


def test_function_words_and_those_that_tell() -> None:
    words = function_words.function_words()
    assert words[key("إلى")] == "preposition"
    telling = function_words.telling_words()
    assert telling < set(words)
    assert {key("لن"), key("قبل"), key("ضد")} <= telling
    assert key("إلى") not in telling
