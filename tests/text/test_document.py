import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rawi.text import analyse, clauses

ANYTHING = st.characters(exclude_categories=["Cs"])
HOSTILE = 'ابإنال"«».!؟،:-*#\n\r\t 19د\u2028'


def sentences(raw: str) -> list[str]:
    text = analyse(raw)
    return [text.slice(sentence) for sentence in text.sentences]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("قتل اثنان. وجرح ثلاثة.", ["قتل اثنان.", "وجرح ثلاثة."]),
        ("الأمنية، (..) وستكشف الغرفة", ["الأمنية، (..) وستكشف الغرفة"]),
        ("قال د. أحمد لوكالة أ.ف.ب. إن", ["قال د. أحمد لوكالة أ.ف.ب. إن"]),
        ("بنسبة 3.5 في المئة. وأضاف", ["بنسبة 3.5 في المئة.", "وأضاف"]),
        ("في إدلب.وقال المصدر", ["في إدلب.", "وقال المصدر"]),
        ('قال: "انتهى." وأضاف', ['قال: "انتهى."', "وأضاف"]),
        ("هل انتهت؟! لا", ["هل انتهت؟!", "لا"]),
        ("وصفهم بالأبطال (!) وغادر", ["وصفهم بالأبطال (!) وغادر"]),
        ("بيان\nالكاتب : غرفة\nالتاريخ : ١٣", ["بيان", "الكاتب : غرفة", "التاريخ : ١٣"]),
        ("بند\n1. قصف البلدة\n2. سيطرة", ["بند", "1. قصف البلدة", "2. سيطرة"]),
        ("عام 2018. ثم انسحب", ["عام 2018.", "ثم انسحب"]),
        ("", []),
        (" \n\n ", []),
    ],
)
def test_sentences(raw: str, expected: list[str]) -> None:
    assert sentences(raw) == expected


def test_lines_of_a_fixed_width_are_one_text() -> None:
    line = "أعلنت الفصائل في بيان لها صباح اليوم السيطرة على القرية بعد"
    text = analyse(f"{line}\n{line}\n{line}\nاشتباكات. وانسحبت القوات")
    assert len(text.lines) == 4
    assert len(text.sentences) == 2


def test_paragraphs_stand_between_empty_lines() -> None:
    text = analyse("أ ب\nج\n\n\nد ه")
    assert [text.slice(p) for p in text.paragraphs] == ["أ ب\nج", "د ه"]
    assert [text.slice(line) for line in text.lines] == ["أ ب", "ج", "د ه"]


def test_words_written_together_are_parted() -> None:
    text = analyse("حسون، إنالوفد الروسي أقر")
    assert [token.text for token in text.tokens] == ["حسون", "،", "إن", "الوفد", "الروسي", "أقر"]
    assert [token.text for token in analyse("فيالق ومنال").tokens] == ["فيالق", "ومنال"]


def test_clauses() -> None:
    text = analyse("سيطر التنظيم على القرية، بعد معارك مع الفصائل، فيما قتل مدني")
    assert [text.slice(c) for c in clauses(text, text.sentences[0])] == [
        "سيطر التنظيم على القرية،",
        "بعد معارك مع الفصائل،",
        "فيما قتل مدني",
    ]


def test_a_list_is_not_cut_to_single_words() -> None:
    text = analyse("قصف الطيران بلدات حاس، والتح، وجرجناز")
    assert [text.slice(c) for c in clauses(text, text.sentences[0])] == ["قصف الطيران بلدات حاس، والتح، وجرجناز"]


def test_offsets_find_their_tokens() -> None:
    text = analyse("قتل  ثلاثة، وجرح")
    assert text.token_at(0) == 0
    assert text.token_at(4) is None
    assert text.token_at(99) is None
    assert text.covering(3, 12) == (1, 3)
    assert text.covering(1, 7) == (0, 2)
    assert text.covering(3, 5) == (1, 1)
    assert text.sentence_of(3) == (0, 4)
    with pytest.raises(IndexError):
        text.sentence_of(4)
    with pytest.raises(ValueError, match="empty"):
        text.span((2, 2))


@given(st.text(alphabet=ANYTHING, max_size=120) | st.text(alphabet=HOSTILE, max_size=80))
def test_every_token_is_in_one_sentence_line_and_paragraph(raw: str) -> None:
    text = analyse(raw)
    for ranges in (text.sentences, text.lines, text.paragraphs):
        assert [i for start, end in ranges for i in range(start, end)] == list(range(len(text.tokens)))
    for sentence in text.sentences:
        inside = clauses(text, sentence)
        assert [i for start, end in inside for i in range(start, end)] == list(range(*sentence))
    for i, token in enumerate(text.tokens):
        assert text.token_at(token.start) == i
        assert raw[token.start : token.end] == token.text


@pytest.mark.parametrize("raw", ['"' * 10_000, "ا" * 1_000_000, "( " * 200_000, ". " * 200_000, "\n" * 1_000_000])
def test_hostile_texts_take_linear_time(raw: str) -> None:
    started = time.process_time()
    text = analyse(raw)
    for sentence in text.sentences:
        clauses(text, sentence)
    assert time.process_time() - started < 15
