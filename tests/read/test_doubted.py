"""Phrases before an event that leave open, take back or deny that it happened."""

import pytest

from rawi.lexicon.doubts import DoubtRow, rows
from rawi.read import read_text

ROWS = rows()


def told(text: str, event_type: str) -> set[tuple[str, bool]]:
    found = read_text(text, published="2024-05-16").claims
    return {(claim.modality, claim.polarity) for claim in found if claim.event_type == event_type}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.lemma)
def test_each_phrase_does_what_its_row_says_and_only_as_it_says(row: DoubtRow) -> None:
    assert told(row.example, "shelling") == {(row.modality, row.polarity)}
    assert (row.modality, row.polarity) not in told(row.counter, "shelling")


@pytest.mark.parametrize(
    ("text", "event_type", "made"),
    [
        ("القول بأن الجيش انسحب من مدينة الفاشر غير صحيح.", "retreat", ("denied", False)),
        ("قال الناطق إن الجيش انسحب من مدينة الفاشر.", "retreat", ("asserted", True)),
        ("ناشد المجلس المحلي الفصائل وقف خطف الأطباء في إدلب.", "abduction", ("demanded", False)),
        ("كانت القوات على وشك اقتحام مدينة الأبيض حين تراجعت.", "battle", ("planned", True)),
        ("وعد الرئيس بمحاسبة من قتل المتظاهرين.", "killing", ("asserted", True)),
        ("وعد القائد بقتل من يفر.", "killing", ("promised", True)),
        ("أكد الناطق محمد عوض مقتل عشرة مدنيين في الخرطوم.", "killing", ("asserted", True)),
        ("بدلا من التحقيق في قصف مدينة دوما، اعتقلت السلطات خمسة.", "shelling", ("asserted", True)),
        ("لم تتوقف الغارات بعد تأكيد مقتل عشرة مدنيين في دوما.", "killing", ("asserted", True)),
        ("لم يؤكد الناطق هوية المنفذين بعد مقتل عشرة مدنيين.", "killing", ("asserted", True)),
        ("لم يثبت أن القوات التي قصفت مدينة دوما حاصرت المستشفى.", "shelling", ("asserted", True)),
    ],
)
def test_what_is_open_is_no_fact(text: str, event_type: str, made: tuple[str, bool]) -> None:
    assert told(text, event_type) == {made}
