"""The words that tell events: the tables hold together, and every written form leads to its entry."""

from collections.abc import Iterator
from typing import get_args

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rawi.lexicon import clause_words, epithets, modality, triggers
from rawi.lexicon.conjugate import conjugate, decline
from rawi.lexicon.tables import LexiconError
from rawi.lexicon.triggers import CARRIERS, FINITE, NOMINAL, TriggerRow
from rawi.model import EventType
from rawi.text import key

ROWS = triggers.rows()
INDEX = triggers.load_triggers()


def forms(row: TriggerRow) -> Iterator[str]:
    for form in row.forms:
        if row.pos in FINITE and not form.startswith(NOMINAL):
            yield from (written for written, _ in conjugate(form))
        else:
            yield from decline(form.removeprefix(NOMINAL))


def rules(word: str) -> set[str]:
    return {form.trigger.rule for form in INDEX.look_up(key(word))}


def test_there_are_words_enough_for_every_type() -> None:
    assert sum(len(row.forms) for row in ROWS) >= 350
    # A statement is what is left where nothing is told; accusation and denial come with the word of saying.
    spoken = {"statement", "denial", "demand"}
    assert {row.event_type for row in ROWS if row.event_type} >= set(get_args(EventType)) - spoken


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.pos}:{row.lemma}")
def test_every_form_of_a_row_is_found(row: TriggerRow) -> None:
    rule = f"{row.pos}:{row.lemma}"
    assert all(rule in rules(form) for form in forms(row))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.pos}:{row.lemma}")
def test_a_row_is_sound(row: TriggerRow) -> None:
    assert (row.event_type is None) == (row.pos in CARRIERS)
    assert all(word[0] in "<>^" and len(word) > 2 and " " not in word for word in row.blocked_by)
    assert all(" " not in word for word in row.followed_by)
    assert all(entry.count("=") == 1 for entry in row.prepositions)
    assert row.counts in (None, "killed", "injured", "missing", "captured", "detained", "person")


@pytest.mark.parametrize(
    ("word", "lemma", "proclitics", "enclitic"),
    [
        ("وسيطرت", "سيطر", "و", ""),
        ("فسنواصل", "بدأ", "فس", ""),
        ("ليتقدم", "تقدم", "ل", ""),
        ("نقلهم", "نقل", "", "هم"),
        ("قتلوهم", "قتل", "", "هم"),
        ("أخلاها", "أخلى", "", "ها"),
        ("بقصفها", "قصف", "ب", "ها"),
        ("سيطرته", "سيطرة", "", "ه"),
        ("للقضاء", "قضاء على", "ل", ""),
        ("وبالسيطرة", "سيطرة", "وب", ""),
        ("استعدنا", "استعاد", "", ""),
        ("شنّت", "شن", "", ""),
    ],
)
def test_clitics_are_told_from_the_word(word: str, lemma: str, proclitics: str, enclitic: str) -> None:
    found = [form for form in INDEX.look_up(key(word)) if form.trigger.row.lemma == lemma]
    assert found
    assert (found[0].proclitics, found[0].enclitic) == (proclitics, enclitic)


@pytest.mark.parametrize(
    ("word", "person", "gender", "number"),
    [
        ("سيطرت", "third", "feminine", "singular"),
        ("سيطروا", "third", "masculine", "plural"),
        ("سيطرنا", "first", "none", "plural"),
        ("يسيطرون", "third", "masculine", "plural"),
        ("نسيطر", "first", "none", "plural"),
        ("أجلت", "third", "feminine", "singular"),
        ("أجلينا", "first", "none", "plural"),
        ("أصيبا", "third", "masculine", "dual"),
    ],
)
def test_a_verb_says_whom_it_agrees_with(word: str, person: str, gender: str, number: str) -> None:
    inflections = {(f.inflection.person, f.inflection.gender, f.inflection.number) for f in INDEX.look_up(key(word))}
    assert (person, gender, number) in inflections


@pytest.mark.parametrize("word", ["فلول", "مدرسة", "القاهرة", "السوق", "أسرة", "كتاب", ""])
def test_other_words_tell_no_event(word: str) -> None:
    assert not {rule for rule in rules(word) if not rule.endswith("أسر")}


def test_kinds_of_things_are_known_with_clitics_and_case() -> None:
    assert "air" in INDEX.classes(key("والطائرات"))
    assert "civilians" in INDEX.classes(key("للمدنيين"))
    assert "explosive" in INDEX.classes(key("ألغاماً"))
    assert not INDEX.classes(key("الطقس"))


def test_an_unknown_need_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    row = next(row for row in ROWS if row.lemma == "قصف" and row.pos == "verb")
    values = {name: getattr(row, name) for name in row.__struct_fields__} | {"needs": ("weather",)}
    monkeypatch.setattr(triggers, "rows", lambda: (TriggerRow(**values),))
    with pytest.raises(LexiconError, match="weather"):
        triggers.tables.__wrapped__()


def test_a_carrier_may_not_be_an_event_without_a_type(monkeypatch: pytest.MonkeyPatch) -> None:
    row = next(row for row in ROWS if row.lemma == "قصف" and row.pos == "verb")
    values = {name: getattr(row, name) for name in row.__struct_fields__} | {"event_type": None}
    monkeypatch.setattr(triggers, "rows", lambda: (TriggerRow(**values),))
    with pytest.raises(LexiconError, match="type"):
        triggers.tables.__wrapped__()


def test_modal_words_stand_once() -> None:
    found = modality.load_modals()
    assert found.find("ولم") is found.find("لم")
    assert found.find("وإذا") is found.find("إذا")
    assert found.find("ألا") is not None
    assert found.find("إلا") is None


def test_a_modal_form_in_two_rows_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = modality.rows()[:2]
    clash = msgspec.structs.replace(second, forms=first.forms)
    monkeypatch.setattr(modality, "rows", lambda: (first, clash))
    modality.load_modals.cache_clear()
    with pytest.raises(LexiconError, match="keep one"):
        modality.load_modals()
    monkeypatch.undo()
    modality.load_modals.cache_clear()


@pytest.mark.parametrize("row", epithets.rows(), ids=lambda row: row.word)
def test_an_epithet_is_found_in_its_example(row: epithets.Epithet) -> None:
    found = epithets.epithets()
    assert any(found.find(key(word)) == row for word in row.example.split())


def test_an_epithet_is_found_behind_proclitics() -> None:
    found = epithets.epithets()
    assert found.find(key("وللمرتزقة")) is found.find(key("مرتزقة"))
    assert found.find(key("مدرسة")) is None
    assert found.find("") is None


def test_an_epithet_form_in_two_rows_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = epithets.rows()[:2]
    clash = type(second)(second.word, first.forms, second.stance, second.used_by, second.against, second.example)
    monkeypatch.setattr(epithets, "rows", lambda: (first, clash))
    epithets.epithets.cache_clear()
    with pytest.raises(LexiconError, match="keep one"):
        epithets.epithets()
    monkeypatch.undo()
    epithets.epithets.cache_clear()


def test_small_words_and_phrases() -> None:
    words = clause_words.load_clause_words()
    assert words.has("that", key("بأنه"))
    assert words.has("opener", key("وحيث"))
    assert not words.has("opener", key("مدينة"))
    for phrase in clause_words.phrases():
        assert tuple(key(word) for word in phrase.phrase.split()) in words.phrases
        assert phrase.phrase.rstrip("ب").strip() in phrase.example


@given(st.text())
def test_any_word_may_be_looked_up(word: str) -> None:
    INDEX.look_up(key(word))
    INDEX.classes(key(word))
    epithets.epithets().find(key(word))
