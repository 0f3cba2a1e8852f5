"""Spoken Arabic: a text is known for it by its words, and only then are they read as they are spoken."""

import pytest

from rawi.lexicon import load, spoken, triggers
from rawi.lexicon.modality import ModalWord
from rawi.lexicon.spoken import SpokenVerb
from rawi.lexicon.spoken_parts import spoken_parts
from rawi.lexicon.triggers import TriggerRow
from rawi.read import read_text
from rawi.read.spoken import is_spoken
from rawi.text import analyse, key

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


def test_what_the_standard_language_has_is_not_listed_again() -> None:
    known = {(key(row.word), kind) for row in triggers.contexts() for kind in row.classes}
    listed = [(row.word, {(key(row.word), kind) for kind in row.classes}) for row in spoken.contexts()]
    assert not [word for word, kinds in listed if kinds <= known]
    assert len({key(word) for word, _ in listed}) == len(listed)


@pytest.mark.parametrize("row", spoken.modals(), ids=lambda row: row.word)
def test_a_modal_word_governs_the_event_of_its_example(row: ModalWord) -> None:
    told = {(claim.modality, claim.polarity) for claim in read_text(row.example, published=DAY).claims}
    assert (row.modality, row.polarity) in told


@pytest.mark.parametrize(
    "raw",
    [
        "هسه القوات دخلت المدينة وماكو احد بالشوارع.",
        "اللي صار مبارح عند الحاجز ما بينحكى.",
        "قصفو السوق الصبح وبعدين رجعو قصفو المشفى.",
        "الناس عم تهرب والجيش بيقصف الطريق.",
        "الحين ما في ماي ولا كهربا.",
    ],
)
def test_a_text_is_known_for_what_only_spoken_arabic_has(raw: str) -> None:
    assert is_spoken(analyse(raw), load().triggers)


@pytest.mark.parametrize(
    "raw",
    [
        "قصفت القوات السوق صباح اليوم ثم عادت وقصفت المستشفى.",
        # In that very hour.
        "في الحين نفسه انسحبت القوات من البلدة.",
        # His uncle.
        "قتل عم الطفل في القصف.",
        # They are nouns: the rulers, the vacuum.
        "حذر حاكمو المدينة من خلو الشوارع.",
        # One word that somebody said in a report.
        "قالت امرأة من سكان المدينة إن القصف بدأ عند الفجر واستمر حتى الظهر، وأضافت أن الناس خرجوا إلى الشوارع "
        "بحثا عن ملجأ، وأن المستشفى الوحيد في المدينة لم يعد يستقبل أحدا بعدما نفد منه الدواء والوقود، ثم قالت: "
        "«وين نروح؟» قبل أن ينقطع الاتصال بها مع غروب الشمس.",
    ],
)
def test_a_text_of_the_standard_language_is_not(raw: str) -> None:
    assert not is_spoken(analyse(raw), load().triggers)


@pytest.mark.parametrize(
    "raw",
    [
        "مسك الجيش موقعا قرب مدينة حمص.",
        "شد الوزير على أيدي الحاضرين في مدينة حمص.",
        "راح الوفد إلى مدينة حمص.",
        "حرك الجيش دباباته نحو مدينة حمص.",
    ],
)
def test_what_is_only_spoken_tells_nothing_in_the_standard_language(raw: str) -> None:
    assert not rules(raw) & {f"{row.pos}:{row.lemma}" for row in ENTRIES}


@pytest.mark.parametrize(
    ("word", "proclitics", "stem", "enclitic"),
    [
        ("بيقصفو", "", "يقصفو", ""),
        ("حنقفل", "س", "نقفل", ""),
        ("هيضربو", "س", "يضربو", ""),
        ("كيقولو", "", "يقولو", ""),
        ("بقصفو", "", "يقصفو", ""),
        ("ماضربوش", "ما", "ضربو", ""),
        ("ساقوهو", "", "ساقو", "هو"),
        ("ومابيقصفو", "وما", "يقصفو", ""),
    ],
)
def test_what_is_written_with_a_verb_is_taken_off(word: str, proclitics: str, stem: str, enclitic: str) -> None:
    assert (proclitics, stem, enclitic) in {(part.proclitics, part.stem, part.enclitic) for part in spoken_parts(word)}


def test_what_is_to_come_and_what_is_denied_are_told_so() -> None:
    def mood(raw: str) -> set[tuple[str, bool]]:
        return {(claim.modality, claim.polarity) for claim in read_text(raw, published=DAY).claims}

    assert mood("الجيش هيقصف مدينة دوما بكره كمان.") == {("planned", True)}
    assert mood("ماقصفوش مدينة دوما امبارح.") == {("denied", False)}
    assert mood("الجيش مش ناوي ينسحب هلق من مدينة دوما.") == {("planned", False)}
    assert mood("اللي بيطلع من البيت بيقنصوه هلق.") == {("hypothetical", True)}


@pytest.mark.parametrize(
    ("raw", "speaker"),
    [
        ("الدكتور وديع قال لينا قصفو المستشفى امبارح.", "الدكتور وديع"),
        ("كال الدكتور حيدر وصلهم ٨٠ جريح من الظهر هسه.", "الدكتور حيدر"),
        ("كاللي ابن عمي انهم اخذو وياهم همرات هسه.", "ابن عمي"),
        ("جارتنا ام محمد بتقول ضربو الجامع امبارح.", "جارتنا ام محمد"),
    ],
)
def test_what_is_said_without_that_is_who_says_it(raw: str, speaker: str) -> None:
    (claim,) = read_text(raw, published=DAY).claims
    assert claim.attribution[-1].text == speaker
    assert not claim.agents


def test_people_say_it_whom_nobody_names() -> None:
    (claim,) = read_text("يكولون انسحبو من مدينة الرمادي هسه.", published=DAY).claims
    assert (len(claim.attribution), claim.attribution[-1].speaker) == (2, None)


def test_a_body_behind_a_verb_of_saying_may_be_spoken_of() -> None:
    (claim,) = read_text("حكا معي ابن خالتي قال الجيش طلع الناس من المدارس هلق.", published=DAY).claims
    assert [item.text for item in claim.agents] == ["الجيش"]
    assert claim.attribution[-1].text != "الجيش"


@pytest.mark.parametrize(
    ("raw", "event_type", "doers"),
    [
        ("دخلو الحوثه بيت الشيخ امس، ماحد قدر يمنعهم.", "advance", ["الحوثه"]),
        ("بعد ما سحب النظام ارتاله من دير الزور قسد عم تتقدم ع بلدة الصالحيه.", "advance", ["قسد"]),
        # They may be those it was done to.
        ("ضربو الجيش امبارح عشان كده.", "shelling", []),
    ],
)
def test_who_did_it_stands_where_it_is_spoken(raw: str, event_type: str, doers: list[str]) -> None:
    claims = [claim for claim in read_text(raw, published=DAY).claims if claim.event_type == event_type]
    assert [item.text for claim in claims for item in claim.agents] == doers


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("الطفل سجاد مات هسه بعد ما انضرب.", "سجاد"),
        ("الدكتور احمد ضربوه هلق قدام بيته.", "الدكتور احمد"),
        # A name of the list, though it looks like a verb.
        ("الشيخ كريم طلعت راح مبارح من مدينة حمص.", "الشيخ كريم طلعت"),
    ],
)
def test_no_verb_goes_on_with_the_name_of_who_did_it(raw: str, name: str) -> None:
    assert name in {item.text for item in read_text(raw, published=DAY).mentions if item.kind == "person"}


@pytest.mark.parametrize(
    "raw",
    [
        "خالي كان هناك يقول ضربوهم وهم نايمين الحين.",
        "ناس من الحي بيقولو الجيش انسحب من مدينة دوما هلق.",
    ],
)
def test_who_says_it_may_be_open(raw: str) -> None:
    (claim,) = read_text(raw, published=DAY).claims
    assert (len(claim.attribution), claim.attribution[-1].speaker) == (2, None)


@pytest.mark.parametrize(
    "raw",
    [
        "اللي بيقولو الجيش انسحب من مدينة دوما كذابين هلق، انا شفت الجيش قصف السوق.",
        "الراجل ده بيقول كلام فاضي امبارح، والجيش قصف مدينة دوما.",
    ],
)
def test_what_is_no_word_of_theirs_is_the_narrators(raw: str) -> None:
    told = [claim for claim in read_text(raw, published=DAY).claims if claim.event_type == "shelling"]
    assert [len(claim.attribution) for claim in told] == [1]


def test_those_behind_a_verb_of_many_are_nobody_named_before() -> None:
    reading = read_text("الروس ضربو سوق بليون امبارح وماتو عشرين شخص. بكرا رح يطلعو الاهالي مظاهره.", published=DAY)
    told = {claim.event_type: claim for claim in reading.claims}
    assert told["killing"].targets == ()
    assert told["protest"].agents == ()
