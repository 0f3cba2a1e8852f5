"""A text may be cut after any word, or begun at any; and no clause ends with a word of the next one."""

import re
from pathlib import Path

import pytest

from rawi.read import read_text

GOLD = Path(__file__).parents[1] / "gold"
SHORTEST = 20


def sentences() -> list[str]:
    """Return every fiftieth sentence of the long seen texts."""
    texts = (path.read_text(encoding="utf-8") for path in sorted(GOLD.glob("dev*/*.txt")))
    parts = sorted({part for text in texts for part in re.split(r"\n|(?<=\.) ", text) if len(part) > SHORTEST})
    assert len(parts) > 50
    return parts[::50]


@pytest.mark.parametrize("sentence", [pytest.param(text, id=str(i)) for i, text in enumerate(sentences())])
def test_a_sentence_cut_after_any_word_is_read(sentence: str) -> None:
    words = sentence.split(" ")
    for i in range(1, len(words)):
        for part in (" ".join(words[:i]), " ".join(words[i:])):
            for claim in read_text(part, published="2020-01-01").claims:
                assert part[claim.span.start : claim.span.end] == claim.text


@pytest.mark.parametrize(
    "text",
    [
        "للهدنة التي أعلن عنها مكتب",
        "وطلب مجلس الأمن، على لسان",
        "هدنة يولد المرء وهو ينتظر أن",
        "إلى نصرة حمص. وطلب مجلس الأمن، على لسان",
        "للهدنة التي هندسها كيري ولافروف",
        "فأنزلوا وصفي منهم ثمانية على حافة الطريق، كما ورد",
    ],
)
def test_words_that_want_another_may_be_the_last(text: str) -> None:
    read_text(text, published="2020-01-01")


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("ألقى الطيران براميل متفجرة على داريا، دون أن ترد أنباء عن إصابات.", "ألقى الطيران براميل متفجرة على داريا"),
        ("قصف الجيش البلدة من دون تسجيل إصابات.", "قصف الجيش البلدة"),
        ("انفجرت العبوة من غير أن توقع ضحايا.", "انفجرت العبوة"),
        ("قصف الجيش البلدة حتى الليل.", "قصف الجيش البلدة حتى الليل"),
        ("قصفت القوات مواقع التنظيم ردا على مقتل جندي.", "قصفت القوات مواقع التنظيم"),
    ],
)
def test_a_clause_ends_before_what_opens_the_next(text: str, clause: str) -> None:
    assert read_text(text, published="2020-01-01").claims[0].text == clause


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("ألقى الطيران براميل متفجرة على داريا، دون أن ترد أنباء عن إصابات.", False),
        ("ولم ترد حتى الآن أي أنباء عن سقوط ضحايا.", False),
        ("ولا توجد إصابات في صفوف قواتنا.", False),
        ("لم تعلق القوات على أنباء عن مقتل جنود.", True),
        ("لا تزال ترد أنباء عن إصابات.", True),
        ("لم ترد على تقارير عن مقتل عشرة.", True),
        ("لم ترد أنباء عن الجناة بعد مقتل عشرة مدنيين في درعا.", True),
    ],
)
def test_no_word_came_of_it(text: str, polarity: bool) -> None:
    assert read_text(text, published="2020-01-01").claims[-1].polarity is polarity
