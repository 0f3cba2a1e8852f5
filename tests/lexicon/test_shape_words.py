"""Words by which pages, lines and names are known: the example of each role holds one of its words."""

import pytest

from rawi.lexicon.shape_words import FILE, ShapeWords, shape_words
from rawi.lexicon.tables import read_table
from rawi.text import key, tokenise


@pytest.mark.parametrize("row", read_table(FILE, ShapeWords), ids=lambda row: row.role)
def test_the_example_of_a_role_holds_one_of_its_words(row: ShapeWords) -> None:
    assert len(set(map(key, row.words))) == len(set(row.words)) or len(row.words) > 1
    assert not shape_words(row.role).isdisjoint(token.key for token in tokenise(row.example))


def test_no_role_of_that_name() -> None:
    with pytest.raises(KeyError):
        shape_words("no such role")
