"""Words by which pages, lines and names are known: the example of each role holds one of its words."""

import pytest

from rawi.lexicon.shape_words import ShapeWords, rows, shape_words
from rawi.text import key, tokenise


@pytest.mark.parametrize("row", rows(), ids=lambda row: row.role)
def test_the_example_of_a_role_holds_one_of_its_words(row: ShapeWords) -> None:
    example = f" {' '.join(token.key for token in tokenise(row.example))} "
    assert any(f" {words} " in example for words in shape_words(row.role))


@pytest.mark.parametrize("row", rows(), ids=lambda row: row.role)
def test_no_word_is_written_twice(row: ShapeWords) -> None:
    assert len(set(row.words)) == len(row.words)
    assert "" not in map(key, row.words)


def test_each_role_is_one_of_one_table() -> None:
    roles = [row.role for row in rows()]
    assert len(set(roles)) == len(roles)


def test_no_role_of_that_name() -> None:
    with pytest.raises(KeyError):
        shape_words("no such role")
