"""Interviews: whose an answer is, and what is no interview."""

import pytest

from rawi.read import read_text


def spoken(text: str) -> dict[str, str | None]:
    reading = read_text(text, published="2019-05-02")
    names = {source.id: source.name for source in reading.sources} | {e.id: e.name for e in reading.entities}
    return {claim.text: names.get(claim.attribution[-1].speaker or "") for claim in reading.claims}


ANSWERS = ("شن المهاجمون هجوما واسعا على البلدة", "استعدنا المدينة فجر اليوم")
HEAD = "الطريق برس\n\nأجرت الطريق برس حوارا مع العقيد سالم البرعصي عن المعركة.\n\n"


@pytest.mark.parametrize(
    "lines",
    [
        f"س: ماذا حدث؟\nج: {ANSWERS[0]}.\n\nس: قالت قناة الغد إن المدينة سقطت.\nج: {ANSWERS[1]}.",
        f"* ماذا حدث؟\n- {ANSWERS[0]}.\n\n* وأين أنتم الآن؟\n- {ANSWERS[1]}.",
        f"ماذا حدث؟\n{ANSWERS[0]}.\n\nوأين أنتم الآن؟\n{ANSWERS[1]}.\n\nومتى ينتهي هذا؟\nلا أعلم.",
    ],
)
def test_answers_are_who_is_asked(lines: str) -> None:
    said = spoken(HEAD + lines + "\n\nوقتل خمسة مدنيين مساء أمس في قصف على السوق.")
    for answer in ANSWERS:
        assert said[answer] == "سالم البرعصي"
    assert said["وقتل خمسة مدنيين مساء أمس"] == "الطريق برس"


def test_a_name_before_the_answers_tells_whose_they_are() -> None:
    lines = f"* ماذا حدث؟\n- سالم البرعصي: {ANSWERS[0]}.\n\n* وأين أنتم الآن؟\n- {ANSWERS[1]}."
    assert spoken(f"الطريق برس\n\nمعركة الموانئ كما يرويها قائد ميداني.\n\n{lines}")[ANSWERS[1]] == "سالم البرعصي"


def test_two_questions_make_no_interview() -> None:
    text = f"الطريق برس\n\nماذا حدث في المدينة؟\n{ANSWERS[0]}.\nمن انسحب؟\nانسحبت القوات نحو الجنوب."
    assert set(spoken(text).values()) <= {"الطريق برس"}
