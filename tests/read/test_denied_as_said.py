"""Behind a negation, what somebody said may be the opposite: كما names nobody who denies it."""

import pytest

from rawi.read import read_text


def _speakers(text: str) -> list[str | None]:
    return [link.text for claim in read_text(text, published="2021-06-15").claims for link in claim.attribution[1:]]


@pytest.mark.parametrize(
    "text",
    [
        "لم ينسحب الجيش من حلب كما ذكرت روسيا.",
        "ليس صحيحا أن الجيش قصف المدينة كما يقول المرصد.",
        "لم يستسلم المسلحون كما أعلن الجيش.",
    ],
)
def test_who_may_have_said_the_opposite_denies_nothing(text: str) -> None:
    assert not _speakers(text)


def test_what_is_told_so_is_his() -> None:
    assert _speakers("قتل عشرة مدنيين في حلب كما تقول الوزارة.") == ["الوزارة"]
