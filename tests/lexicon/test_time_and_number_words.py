from pathlib import Path

import pytest

from rawi.lexicon import LexiconError
from rawi.lexicon.calendar import load as load_calendar
from rawi.lexicon.calendar import longest
from rawi.lexicon.counted import load as load_counted
from rawi.lexicon.numerals import load as load_numerals
from rawi.lexicon.numerals import phrase_key, phrase_table
from rawi.text import analyse, key


def test_every_month_of_both_calendars_has_a_name() -> None:
    months = load_calendar().months.entries.values()
    for calendar in ("gregorian", "hijri"):
        assert {row.month for row in months if row.calendar == calendar} == set(range(1, 13))


def test_every_weekday_has_a_name() -> None:
    assert {row.day for row in load_calendar().weekdays.entries.values()} == set(range(1, 8))


def test_vague_bounds_are_in_order() -> None:
    for row in load_numerals().vague.entries.values():
        assert row.high is None or row.low < row.high


@pytest.mark.parametrize(
    ("word", "noun", "number"),
    [
        ("مقاتلين", "مقاتل", "plural"),
        ("مقاتلان", "مقاتل", "dual"),
        ("غارتين", "غارة", "dual"),
        ("أسرى", "أسير", "plural"),
        ("مدنياً", "مدني", "singular"),
        ("مستشفيين", "مستشفى", "dual"),
        ("كمين", "كمين", "singular"),
    ],
)
def test_forms_of_counted_nouns(word: str, noun: str, number: str) -> None:
    found = load_counted().form(key(word))
    assert found is not None
    form, definite, proclitics = found
    assert (form.noun.noun, form.number, definite, proclitics) == (noun, number, False, "")


def test_counted_nouns_carry_article_and_proclitics() -> None:
    found = load_counted().form(key("وللجرحى"))
    assert found is not None
    assert (found[0].noun.noun, found[1], found[2]) == ("جريح", True, "ول")


@pytest.mark.parametrize(
    ("raw", "phrase", "proclitics"),
    [
        ("وأول من أمس قتل", "أول من أمس", "و"),
        ("أمس الاثنين", "أمس", ""),
        ("أمس\nالأول", "أمس", ""),
        ("بكانون الثاني", None, ""),
    ],
)
def test_longest(raw: str, phrase: str | None, proclitics: str) -> None:
    found = longest(analyse(raw), 0, load_calendar().words)
    if phrase is None:
        assert found is None
        return
    assert found is not None
    assert phrase_key(found[1].phrase) == phrase_key(phrase)
    assert found[0].proclitics == proclitics
    assert found[0].start == len(proclitics)


def test_two_spellings_of_one_phrase_are_refused() -> None:
    with pytest.raises(LexiconError, match="another spelling"):
        phrase_table("months.tsv", [("ايار", 5), ("أيار", 6)])


def test_a_bad_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bad = tmp_path / "numerals.tsv"
    bad.write_text("form\tvalue\tkind\nاربعة\t4\tunit\nأربعة\t5\tunit\n", encoding="utf-8")
    monkeypatch.setattr("rawi.lexicon.numerals.NUMERALS", bad)
    with pytest.raises(LexiconError):
        load_numerals.__wrapped__()
