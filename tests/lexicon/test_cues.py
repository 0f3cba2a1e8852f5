"""Words of saying: the tables are sound, forms are found as they are written, phrases where they count."""

import pytest

from rawi.lexicon.cues import (
    PHRASES,
    SPEAKERS,
    Phrase,
    SpeakerNoun,
    bare_noun,
    form_of,
    load_cues,
    masdar_of,
    phrase_at,
    speaker_noun,
)
from rawi.lexicon.tables import read_table
from rawi.text import key, tokenise

CUES = load_cues()
PHRASE_ROWS = read_table(PHRASES, Phrase)


def found_in(sentence: str) -> set[str]:
    tokens = tokenise(sentence)
    hits = (phrase_at(CUES, tokens, i) for i in range(len(tokens)))
    return {hit[0].phrase for hit in hits if hit is not None}


def test_there_are_many_forms_of_many_kinds() -> None:
    assert len(CUES.forms) > 1000
    stances = {form.cue.stance for form in CUES.forms.values()}
    assert stances == {"say", "claim", "deny", "demand", "promise", "confirm", "warn", "reveal", "accuse", "cite"}
    strengths = {form.cue.strength for form in CUES.forms.values()}
    assert strengths == {"distancing", "weak", "neutral", "emphatic", "factive"}


@pytest.mark.parametrize(
    ("word", "lemma", "agreement"),
    [
        ("قالت", "قال", "feminine"),
        ("وأضاف", "أضاف", "masculine"),
        ("فأكدت", "أكد", "feminine"),
        ("يعلنون", "أعلن", "plural"),
        ("مؤكدةً", "أكد", "participle"),
        ("مشيراً", "أشار", "participle"),
        ("ندعو", "دعا", "first"),
        ("نفت", "نفى", "feminine"),
        ("كشف", "كشف", "wary"),
        ("ووعد", "وعد", "wary"),
        ("أكّد", "أكد", "masculine"),
        ("اعلنت", "أعلن", "feminine"),
    ],
)
def test_forms_are_found_as_they_are_written(word: str, lemma: str, agreement: str) -> None:
    form = form_of(CUES, key(word))
    assert form is not None
    assert (form.cue.lemma, form.agreement) == (lemma, agreement)


@pytest.mark.parametrize("word", ["قصف", "بين السوق", "نقلا", "ردا", "تجدد", "مجددا", "لافتات", "عدا"])
def test_other_words_are_not(word: str) -> None:
    form = form_of(CUES, key(word.partition(" ")[0]))
    assert form is None or form.agreement == "wary"


@pytest.mark.parametrize(
    ("word", "lemma", "pronoun"),
    [("قوله", "قال", True), ("نفيها", "نفى", True), ("إعلان", "أعلن", False), ("مطالبتها", "طالب", True)],
)
def test_verbal_nouns_with_their_pronouns(word: str, lemma: str, pronoun: bool) -> None:
    found = masdar_of(CUES, key(word))
    assert found is not None
    assert (found[0].lemma, found[1]) == (lemma, pronoun)


@pytest.mark.parametrize("row", [row for row in PHRASE_ROWS if row.kind != "utterance"], ids=lambda row: row.phrase)
def test_each_phrase_is_found_in_its_example_and_not_in_its_counterexample(row: Phrase) -> None:
    assert row.phrase in found_in(row.example)
    if row.counterexample is not None:
        assert row.phrase not in found_in(row.counterexample)


@pytest.mark.parametrize("row", [row for row in PHRASE_ROWS if row.kind == "utterance"], ids=lambda row: row.phrase)
def test_the_speakers_own_words_are_named_after_them(row: Phrase) -> None:
    assert key(row.phrase) in CUES.utterances
    assert "حسب" in found_in(row.example)


def test_the_longest_phrase_wins_and_a_pronoun_may_hang_on_the_last_word() -> None:
    assert found_in("بحسب ما جاء في البيان") >= {"بحسب ما جاء في"}
    assert "يشار إلى أن" in found_in("يشار إلى أنها سقطت")
    assert "وفقا ل" in found_in("وفقاً لوزارة الصحة")
    assert "وفقا ل" not in found_in("وفقا واتفقا")


def test_nouns_for_speakers_are_found_with_article_and_proclitics() -> None:
    assert speaker_noun(CUES, key("للمتحدث")) == "spokesperson"
    assert speaker_noun(CUES, key("والمصادر")) == "anonymous"
    assert bare_noun(CUES, key("البيان")) == key("بيان")
    assert speaker_noun(CUES, key("أحد")) == "anonymous"
    assert speaker_noun(CUES, key("الأحد")) is None, "a day of the week"


@pytest.mark.parametrize("row", read_table(SPEAKERS, SpeakerNoun), ids=lambda row: row.noun)
def test_each_noun_is_among_its_forms(row: SpeakerNoun) -> None:
    assert row.noun in row.forms
