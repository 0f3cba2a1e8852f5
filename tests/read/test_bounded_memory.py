"""What reading keeps of words it has seen has a bound, however many new ones come."""

import functools
import gc
import random

import pytest

from rawi.lexicon import Lexicon
from rawi.read import read_text
from rawi.text.remembered import Remembered

_LETTERS = "بتثجحخدذرزسشصضطظعغفقكلمنهوي"


def _text(chance: random.Random) -> str:
    """Return a report that names persons, groups, places and deeds of no list."""
    word = ["".join(chance.choices(_LETTERS, k=chance.randint(4, 7))) for _ in range(12)]
    return (
        f"قالت وكالة {word[0]} إن قوات {word[1]} و{word[2]} قصفت بلدة {word[3]} قرب {word[4]}.\n"
        f"وأضاف العقيد {word[5]} {word[6]} أن خمسة {word[7]} قتلوا، بينهم {word[8]}، "
        f"وأن {word[9]} انسحبت من {word[10]} {word[11]}."
    )


def _without_a_bound() -> dict[str, int]:
    """Return how much each cache of reading holds that has no bound."""
    # A program that ran in this process may have put what there was out of the collector's sight.
    gc.unfreeze()
    caches = [each for each in gc.get_objects() if isinstance(each, functools._lru_cache_wrapper)]
    return {
        f"{each.__module__}.{each.__qualname__}": each.cache_info().currsize
        for each in caches
        if each.cache_info().maxsize is None and str(getattr(each, "__module__", "")).startswith("rawi.")
    }


def test_what_is_kept_of_words_has_a_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    gc.unfreeze()
    kept = [each for each in gc.get_objects() if isinstance(each, Remembered)]
    assert kept
    for each in kept:
        each.clear()
        monkeypatch.setattr(each, "_half", 8)
    chance = random.Random(5)
    told = [_text(chance) for _ in range(10)]
    few = [read_text(text) for text in told]
    assert max(len(each) for each in kept) <= 8
    monkeypatch.undo()
    assert [read_text(text) for text in told] == few


def test_no_cycles_are_looked_for_while_a_family_is_made_ready(monkeypatch: pytest.MonkeyPatch) -> None:
    searched: list[bool] = []
    monkeypatch.setattr("rawi.lexicon.load_page", lambda: searched.append(gc.isenabled()))
    _ = Lexicon().page
    assert (searched, gc.isenabled()) == ([False], True)
    gc.disable()
    try:
        _ = Lexicon().page
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_no_cache_without_a_bound_grows_with_new_words() -> None:
    chance = random.Random(3)
    for _ in range(20):
        read_text(_text(chance))
    before = _without_a_bound()
    for _ in range(20):
        read_text(_text(chance))
    assert before
    assert _without_a_bound() == before
