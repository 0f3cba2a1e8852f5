"""The data of speech and pages, row by row: every verb, phrase, speaker, label and outlet does what its row says."""

import pytest

from rawi.lexicon.boilerplate import BOILERPLATE, LABELS, Furniture, Label
from rawi.lexicon.cues import CUES, PHRASES, SPEAKERS, WORDS, Cue, Phrase, SmallWords, SpeakerNoun
from rawi.lexicon.outlets import FILE as OUTLETS
from rawi.lexicon.outlets import Outlet
from rawi.lexicon.tables import read_table
from rawi.model import Attribution, Claim
from rawi.read import read_text

# What is said only where the verb is denied (لم يخف أن) is tested with the reader.
DENIED = frozenset(word for row in read_table(WORDS, SmallWords) if row.role == "only_denied" for word in row.words)
CARRIERS = [verb for verb in read_table(CUES, Cue) if "that" in verb.complement and verb.lemma not in DENIED]
AGENCIES = [row for row in read_table(OUTLETS, Outlet) if row.kind == "news_agency" and row.name.startswith("وكالة")]
# Forms with a pronoun (مصادرنا) are the narrator's own people.
NOUNS = [row for row in read_table(SPEAKERS, SpeakerNoun) if not row.forms[0].endswith("نا")]
BODY = "سيطرت قوات الدعم السريع على مدينة الفاشر بعد معارك استمرت ثلاثة أيام، وقتل فيها عشرون مدنيا، بحسب سكان."


def chain(text: str, event_type: str = "territory_change") -> tuple[Attribution, ...]:
    """Return who answers for the one claim of a kind."""
    found = [claim for claim in read_text(text, published="2024-05-10").claims if claim.event_type == event_type]
    assert len(found) == 1
    return found[0].attribution


def told(text: str) -> tuple[Claim, ...]:
    """Return the claims that an event word, not a word of saying alone, gives."""
    return tuple(claim for claim in read_text(text).claims if not claim.rule.startswith("speech:"))


def roles(text: str) -> dict[str, str]:
    """Return the role of every passage by its words."""
    return {text[p.span.start : p.span.end]: p.role for p in read_text(text).passages}


# verbs


@pytest.mark.parametrize(
    "verb", [v for v in CARRIERS if v.masculine and v.complement[0] == "that"], ids=lambda verb: verb.lemma
)
def test_a_verb_gives_its_subject_the_word(verb: Cue) -> None:
    saying = f"{verb.masculine[0]} المتحدث باسم الجيش السوداني"
    outlet, speaker = chain(f"{saying} أن القوات سيطرت على مدينة الفاشر.")
    assert outlet.mode == "own"
    assert (speaker.mode, speaker.text) == ("indirect", "المتحدث باسم الجيش السوداني")
    assert speaker.speaker is not None
    assert speaker.cue is not None
    assert speaker.cue.text == verb.masculine[0]


@pytest.mark.parametrize("verb", [v for v in CARRIERS if v.feminine], ids=lambda verb: verb.lemma)
def test_a_feminine_verb_gives_its_subject_the_word(verb: Cue) -> None:
    _, speaker = chain(f"{verb.feminine[0]} وزارة الدفاع السورية أن القوات سيطرت على مدينة تدمر.")
    assert speaker.text == "وزارة الدفاع السورية"


@pytest.mark.parametrize("verb", [v for v in CARRIERS if v.wary], ids=lambda verb: verb.lemma)
def test_a_wary_form_at_the_head_of_a_sentence_says(verb: Cue) -> None:
    _, speaker = chain(f"{verb.wary[0]} المتحدث باسم الجيش السوداني أن القوات سيطرت على مدينة الفاشر.")
    assert speaker.text == "المتحدث باسم الجيش السوداني"


@pytest.mark.parametrize(
    "verb", [v for v in CARRIERS if v.participle and not v.participle[0].endswith("ة")], ids=lambda verb: verb.lemma
)
def test_a_participle_goes_on_with_its_speaker(verb: Cue) -> None:
    saying = "قال المتحدث باسم الجيش السوداني إن المعارك مستمرة"
    _, speaker = chain(f"{saying}، {verb.participle[0]} أن القوات سيطرت على مدينة الفاشر.")
    assert speaker.speaker is not None
    assert speaker.text == "المتحدث باسم الجيش السوداني"


@pytest.mark.parametrize("verb", CARRIERS, ids=lambda verb: verb.lemma)
def test_a_stance_shows_in_the_modality(verb: Cue) -> None:
    form = (verb.masculine or verb.wary)[0]
    text = f"{form} المتحدث باسم الجيش السوداني أن القوات سيطرت على مدينة الفاشر."
    (claim,) = [claim for claim in told(text) if claim.event_type == "territory_change"]
    assert (claim.modality == "denied") == (verb.stance == "deny")


# phrases


def carrier(phrase: Phrase) -> str:
    """Return a sentence in which a phrase does its work on the one claim it holds."""
    words, ending = phrase.phrase, phrase.phrase.split()[-1]
    match phrase.kind:
        case "according":
            joined = f"{words[:-2]} لوزارة الدفاع" if ending == "ل" else f"{words} وزارة الدفاع"
            return f"سيطرت القوات على مدينة الفاشر، {joined}."
        case "as":
            return f"سيطرت القوات على مدينة الفاشر، {words} أعلنت وزارة الدفاع."
        case "relay":
            return f"قالت وكالة رويترز {words} مسؤول أمني إن القوات سيطرت على مدينة الفاشر."
        case "turn":
            return f"قال وزير الدفاع إن الهدنة مستمرة. {words} القوات سيطرت على مدينة الفاشر."
        case _:
            clause = ending in ("أن", "إن", "بأن", "فإن")
            return f"{words} {'القوات سيطرت' if clause else 'سيطرة القوات'} على مدينة الفاشر."


def phrases(*kinds: str) -> list[Phrase]:
    return [row for row in read_table(PHRASES, Phrase) if row.kind in kinds]


@pytest.mark.parametrize("row", phrases("own", "turn"), ids=lambda row: row.phrase)
def test_a_phrase_of_the_narrators_own(row: Phrase) -> None:
    assert [link.mode for link in chain(carrier(row))] == ["own"]


@pytest.mark.parametrize("row", phrases("unnamed"), ids=lambda row: row.phrase)
def test_a_phrase_of_somebodys_word(row: Phrase) -> None:
    (_, somebody) = chain(carrier(row))
    assert (somebody.speaker, somebody.text) == (None, None)


@pytest.mark.parametrize("row", phrases("according", "as"), ids=lambda row: row.phrase)
def test_a_phrase_that_names_whose_word_it_is(row: Phrase) -> None:
    assert len(chain(carrier(row))) == 2


def test_a_phrase_that_relays() -> None:
    (row,) = [row for row in phrases("relay") if row.phrase == "نقلا عن"]
    assert [link.text for link in chain(carrier(row))[1:]] == ["وكالة رويترز", "مسؤول أمني"]


@pytest.mark.parametrize(
    "row", [row for row in read_table(PHRASES, Phrase) if row.counterexample], ids=lambda row: row.phrase
)
def test_the_counterexample_of_a_phrase_has_not(row: Phrase) -> None:
    for claim in read_text(row.counterexample or "").claims:
        cues = [link.cue.text for link in claim.attribution if link.cue is not None]
        assert row.phrase not in cues


# speakers


@pytest.mark.parametrize("row", NOUNS, ids=lambda row: row.noun)
def test_a_common_noun_heads_the_words_for_a_speaker(row: SpeakerNoun) -> None:
    links = chain(f"سيطرت القوات على مدينة الفاشر، بحسب {row.forms[0]} في المنطقة.")
    assert len(links) == 2
    assert links[1].text is not None
    assert links[1].text.startswith(row.forms[0])


@pytest.mark.parametrize(
    "row", [r for r in read_table(SPEAKERS, SpeakerNoun) if r.kind == "anonymous"], ids=lambda row: row.noun
)
def test_whoever_is_not_named_stays_open(row: SpeakerNoun) -> None:
    for link in chain(f"سيطرت القوات على مدينة الفاشر، بحسب {row.forms[0]} في المنطقة.")[1:]:
        assert link.speaker is None


# outlets


@pytest.mark.parametrize("row", read_table(OUTLETS, Outlet), ids=lambda row: row.name)
def test_an_outlet_in_a_dateline_narrates(row: Outlet) -> None:
    text = f"معارك عنيفة في مدينة الفاشر\n\nالخرطوم - {row.name}\n\n{BODY}"
    reading = read_text(text)
    names = {source.id: source.name for source in reading.sources}
    assert [(p.role, names.get(p.narrator or "")) for p in reading.passages if p.role == "report"] == [
        ("report", row.name)
    ]


@pytest.mark.parametrize("row", AGENCIES, ids=lambda row: row.name)
def test_an_agency_may_be_cited(row: Outlet) -> None:
    links = chain(f"سيطرت القوات على مدينة الفاشر، بحسب {row.name}.")
    assert len(links) == 2
    assert links[1].text is not None
    assert links[1].speaker is not None


# pages

VALUES = {
    "published": "12 شباط 2018",
    "updated": "12 شباط 2018",
    "views": "204",
    "comments": "3",
    "number": "17",
    "url": "https://example.org/a",
    "language": "العربية",
    "reading_time": "دقيقتان",
}


@pytest.mark.parametrize("row", read_table(LABELS, Label), ids=lambda row: row.label)
def test_a_labelled_line_is_metadata(row: Label) -> None:
    line = f"{row.label}: {VALUES.get(row.field, 'سامر الأحمد')}"
    text = f"معارك عنيفة في مدينة الفاشر\n{line}\n\n{BODY}"
    found = roles(text)
    assert found[BODY] == "report"
    assert found[line] in ("metadata", "byline", "dateline")


@pytest.mark.parametrize(
    "row", [row for row in read_table(LABELS, Label) if row.field == "published"], ids=lambda row: row.label
)
def test_a_label_of_publication_dates_the_page(row: Label) -> None:
    text = f"معارك عنيفة في مدينة الفاشر\n{row.label}: 12 شباط 2018\n\n{BODY}"
    assert read_text(text).document.published.start == "2018-02-12"


@pytest.mark.parametrize(
    "row", [row for row in read_table(LABELS, Label) if row.field == "views"], ids=lambda row: row.label
)
def test_a_label_of_views_counts_them(row: Label) -> None:
    assert read_text(f"معارك عنيفة في مدينة الفاشر\n{row.label}: 204\n\n{BODY}").document.views == 204


@pytest.mark.parametrize(
    "row", [r for r in read_table(BOILERPLATE, Furniture) if r.kind in ("line", "block")], ids=lambda row: row.words
)
def test_furniture_below_the_text_is_no_account(row: Furniture) -> None:
    found = roles(f"معارك عنيفة في مدينة الفاشر\n\n{BODY}\n\n{row.words}")
    assert found == {"معارك عنيفة في مدينة الفاشر": "headline", BODY: "report", row.words: "boilerplate"}


@pytest.mark.parametrize(
    "row", [r for r in read_table(BOILERPLATE, Furniture) if r.kind == "line"], ids=lambda row: row.words
)
def test_furniture_inside_the_text_is_no_account(row: Furniture) -> None:
    found = roles(f"معارك عنيفة في مدينة الفاشر\n\n{BODY}\n\n{row.words}\n\n{BODY}\n\n{BODY}")
    assert found.get(row.words) == "boilerplate"
