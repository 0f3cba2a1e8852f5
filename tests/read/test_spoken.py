"""Spoken Arabic: a text is known for it by its words, and only then are they read as they are spoken."""

import pytest

from rawi.lexicon import load, spoken
from rawi.lexicon.modality import ModalWord
from rawi.lexicon.spoken import SpokenVerb
from rawi.lexicon.triggers import TriggerRow
from rawi.read import read_text
from rawi.read.spoken import is_spoken
from rawi.text import analyse

DAY = "2024-05-16"
ENTRIES, VERBS = spoken.rows(), spoken.verbs()


def types(text: str) -> set[str]:
    return {claim.event_type for claim in read_text(text, published=DAY).claims}


def rules(text: str) -> set[str]:
    return {claim.rule for claim in read_text(text, published=DAY).claims}


@pytest.mark.parametrize("row", ENTRIES, ids=lambda row: f"{row.pos}:{row.lemma}")
def test_the_example_of_an_entry_tells_its_event(row: TriggerRow) -> None:
    if row.event_type is None:
        assert types(row.example)
    else:
        assert f"{row.pos}:{row.lemma}" in rules(row.example)


@pytest.mark.parametrize("row", ENTRIES, ids=lambda row: f"{row.pos}:{row.lemma}")
def test_the_counter_example_of_an_entry_does_not(row: TriggerRow) -> None:
    assert row.counter
    assert is_spoken(analyse(row.counter), load().triggers)
    assert f"{row.pos}:{row.lemma}" not in rules(row.counter) if row.event_type else not types(row.counter)


@pytest.mark.parametrize("row", VERBS, ids=lambda row: row.standard)
def test_a_verb_tells_what_the_standard_one_does(row: SpokenVerb) -> None:
    assert row.event_type in types(row.example)


@pytest.mark.parametrize("row", [row for row in VERBS if row.counter], ids=lambda row: row.standard)
def test_what_is_spelled_like_a_verb_tells_nothing(row: SpokenVerb) -> None:
    assert row.counter
    assert is_spoken(analyse(row.counter), load().triggers)
    assert row.event_type not in types(row.counter)


@pytest.mark.parametrize("row", spoken.modals(), ids=lambda row: row.word)
def test_a_modal_word_governs_the_event_of_its_example(row: ModalWord) -> None:
    told = {(claim.modality, claim.polarity) for claim in read_text(row.example, published=DAY).claims}
    assert (row.modality, row.polarity) in told
