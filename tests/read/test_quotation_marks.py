"""Marks of quotation as pages write them: every shape, pairs that are none, nesting, and what stands between them."""

import gc
import time

import pytest

from rawi.model import Quotation
from rawi.read import read_text

MARKS = [
    ('"', '"'),
    ("“", "”"),
    ("”", "“"),
    ("„", "“"),
    ("«", "»"),
    ("»", "«"),
    ("‹", "›"),
    ("<<", ">>"),
    ("'", "'"),
    ("‘", "’"),
    ("''", "''"),
    ("``", "''"),
    ('"', "”"),
    ("“", '"'),
]
each_mark = pytest.mark.parametrize(("opening", "closing"), MARKS, ids=[f"{a}{b}" for a, b in MARKS])


def quotations(text: str) -> tuple[Quotation, ...]:
    """Return the quotations of a text; what each says of itself stands where it says."""
    found = read_text(text, published="2024-05-10").quotations
    for quotation in found:
        assert text[quotation.span.start : quotation.span.end] == quotation.text
    return found


def kinds(text: str) -> list[tuple[str, str]]:
    return [(quotation.kind, quotation.text) for quotation in quotations(text)]


# shapes


@each_mark
def test_words_said_are_a_clause(opening: str, closing: str) -> None:
    said = f"{opening}الجيش قصف مدينة درنة بالطائرات{closing}"
    assert kinds(f"قال الوزير إن {said} أمس.") == [("clause", said)]


@each_mark
def test_a_name_after_its_noun_is_a_name(opening: str, closing: str) -> None:
    name = f"{opening}صقور الجبل{closing}"
    assert kinds(f"سيطر لواء {name} على بلدة نالوت.") == [("name", name)]


@each_mark
def test_a_word_of_a_speaker_is_an_echo(opening: str, closing: str) -> None:
    word = f"{opening}مؤامرة{closing}"
    assert kinds(f"قال الوزير إن قصف مدينة طبرق {word} على البلاد.") == [("echo", word)]


@each_mark
def test_a_word_in_the_narrators_voice_is_a_distance(opening: str, closing: str) -> None:
    word = f"{opening}وهمية{closing}"
    assert kinds(f"انسحبت القوات من بلدة عبس بعد معارك {word} استمرت يومين.") == [("scare", word)]


@each_mark
def test_two_pairs_are_two(opening: str, closing: str) -> None:
    text = f"سيطر لواء {opening}صقور الجبل{closing} وكتيبة {opening}شهداء الوادي{closing} على بلدة نالوت."
    assert [name for _, name in kinds(text)] == [
        f"{opening}صقور الجبل{closing}",
        f"{opening}شهداء الوادي{closing}",
    ]


# spaces and glue


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ('سيطر تنظيم "الدولة " على بلدة عنه.', '"الدولة "'),
        ('سيطر تنظيم "الدولة"على بلدة عنه.', '"الدولة"'),
        ('خضعت التلال لـ"تحرير الشام" قبل عام.', '"تحرير الشام"'),
        ('سيطرت القوات و"تحرير الشام" على بلدة سراقب.', '"تحرير الشام"'),
        ('انسحبت القوات ("تحرير الشام") من بلدة سراقب.', '"تحرير الشام"'),
        ("«الحشد الشعبي»: سيطرنا على بلدة القائم", "«الحشد الشعبي»"),
    ],
)
def test_marks_are_paired_by_what_they_touch(text: str, marked: str) -> None:
    assert [found for _, found in kinds(text)] == [marked]


# pairs that are none


def test_a_forgotten_closing_mark_ends_with_the_paragraph() -> None:
    said = '"الجيش قصف مدينة درنة بالطائرات فجرا. وسيطر مسلحون على بلدة توكرة.'
    text = f"قال الوزير: {said}\n\nودخلت القوات مدينة سرت."
    assert kinds(text) == [("clause", said)]
    *_, after = read_text(text).claims
    assert after.event_type == "advance"
    assert len(after.attribution) == 1


@pytest.mark.parametrize(
    "text",
    [
        'دخلت القوات مدينة سرت" أمس.',
        'دخلت القوات "" مدينة سرت.',
        "دخلت القوات « » مدينة سرت.",
        "The army can't enter Sirt, it isn't ready.",
        'بلغ طول النفق 12" فقط.',
        '"',
        "»",
        "دخلت القوات سرت ' أمس.",
    ],
)
def test_marks_around_nothing_quote_nothing(text: str) -> None:
    assert kinds(text) == []


def test_a_pair_does_not_reach_over_a_paragraph() -> None:
    text = 'دخلت القوات "مدينة سرت.\n\nوقصفت الطائرات" مدينة درنة.'
    for quotation in quotations(text):
        assert "\n\n" not in quotation.text


# nesting


def test_what_stands_inside_comes_after_what_is_around_it() -> None:
    inner = "«صقور الجبل»"
    outer = f'"نؤكد لأهلنا أن لواء {inner} دخل مدينة درنة فجر اليوم بعد انسحاب القوات منها"'
    assert kinds(f"قال القائد: {outer}.") == [("clause", outer), ("name", inner)]


def test_who_is_quoted_inside_a_quotation_is_the_next_in_the_chain() -> None:
    inner = '"اقصفوا المدينة فورا"'
    outer, nested = quotations(f"قال الوزير: «أعلن الضابط {inner} ثم انسحب».")
    assert len(outer.attribution) == 2
    assert nested.text == inner
    assert len(nested.attribution) == 3
    assert nested.attribution[1].text == "الوزير"


# who


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ('قال وزير الدفاع: "الجيش قصف مدينة درنة بالطائرات".', "وزير الدفاع"),
        ('"قصفت الطائرات مدينة غزة ودمرت عشرة منازل"، قال المتحدث باسم الدفاع المدني.', "المتحدث باسم الدفاع المدني"),
        ('قال شهود عيان إن "الطائرات قصفت السوق ثلاث مرات".', "شهود عيان"),
        ('وبحسب المرصد السوري لحقوق الإنسان "قتل عشرة مدنيين في القصف".', "المرصد السوري لحقوق الإنسان"),
    ],
)
def test_a_clause_has_its_speaker(text: str, speaker: str) -> None:
    (quotation,) = quotations(text)
    assert quotation.kind == "clause"
    assert quotation.verdict == "unchecked"
    assert quotation.attribution[-1].text == speaker


@pytest.mark.parametrize(
    "text", ['سيطر لواء "صقور الجبل" على بلدة نالوت.', 'جرت معارك "وهمية" في بلدة عبس.', 'خضعت التلال لـ"تحرير الشام".']
)
def test_names_and_distances_are_nobodys_words(text: str) -> None:
    (quotation,) = quotations(text)
    assert quotation.attribution == ()
    assert quotation.verdict is None


# time


def seconds(text: str) -> float:
    """Return the least of some runs: whatever else the machine does only adds."""
    runs = []
    for _ in range(3):
        gc.collect()
        start = time.process_time()
        read_text(text)
        runs.append(time.process_time() - start)
    return min(runs)


@pytest.mark.parametrize("mark", ['"', "«", "»", "' ", '" ', "“”", "«”", 'كلمة "', '" كلمة'])
def test_ten_thousand_marks_take_ten_times_as_long_as_a_thousand(mark: str) -> None:
    small, large = 1_000, 10_000
    assert seconds(mark * large) < 4 * (large / small) * seconds(mark * small) + 0.1
