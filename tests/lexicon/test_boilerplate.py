"""The furniture of pages: labels, share buttons, frames of statements."""

import pytest

from rawi.lexicon.boilerplate import BOILERPLATE, LABELS, Furniture, Label, frame_of, load_page, words_key
from rawi.lexicon.tables import read_table

PAGE = load_page()


@pytest.mark.parametrize("row", read_table(LABELS, Label), ids=lambda row: row.label)
def test_each_label_is_found(row: Label) -> None:
    assert PAGE.labels[words_key(row.label)].field == row.field


@pytest.mark.parametrize("row", read_table(BOILERPLATE, Furniture), ids=lambda row: row.words)
def test_each_phrase_is_found(row: Furniture) -> None:
    assert PAGE.furniture[words_key(row.words)] == row.kind


def test_words_that_frame_nothing_by_themselves() -> None:
    assert frame_of(PAGE, ["نحن"]) is None
    assert frame_of(PAGE, [words_key("شارك")]) == "line"
