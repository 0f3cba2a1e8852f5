"""Nouns that tell what befell somebody: whoever announces them has not done them."""

import pytest

from rawi.lexicon import triggers
from rawi.lexicon.befallings import BefallingRow, befallings, rows
from rawi.read import read_text


@pytest.mark.parametrize("row", rows(), ids=lambda row: row.lemma)
def test_who_announces_what_befell_others_has_not_done_it(row: BefallingRow) -> None:
    told = [claim for claim in read_text(row.example).claims if claim.rule == f"noun:{row.lemma}"]
    assert told
    assert not told[0].agents


def test_every_lemma_is_one_of_an_event_noun() -> None:
    assert befallings() <= {row.lemma for row in triggers.rows() if row.pos == "noun"}


def test_who_announces_a_deed_of_force_has_done_it() -> None:
    (claim,) = read_text("القوات العراقية: اعتقال ستة مطلوبين في مدينة الموصل.").claims
    assert [item.text for item in claim.agents] == ["اعتقال"]
