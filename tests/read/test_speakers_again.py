"""Words that only take up who spoke before: the same source, a noun with the article, the statement, who relayed."""

import pytest

from rawi.read import read_text


def _speaker(text: str) -> str | None:
    """Return who speaks last in a text."""
    reading = read_text(text, published="2024-05-16")
    names = {entity.id: entity.name for entity in reading.entities} | {item.id: item.name for item in reading.sources}
    return names.get(reading.claims[-1].attribution[-1].speaker or "")


@pytest.mark.parametrize(
    ("before", "again", "is_same"),
    [
        ("وقالت وزارة الدفاع إن", "وأضاف المصدر ذاته أن", True),
        ("أفاد بيان لوزارة الدفاع بأن", "وأضاف نفس المصدر أن", True),
        ("وقالت وزارة الدفاع إن", "وأشار المصدر إلى أن", True),
        ("وقال مصدر في شرطة ديالى إن", "وأوضح المصدر الذي طلب عدم كشف اسمه أن", True),
        ("وقال مصدر أمني إن", "وقال المصدر إن", False),
        ("روى القس بولس نصيف أن", "ويضيف القس أن", True),
        ("قال الحاج عدنان الكرخي إن", "وتابع الرجل أن", True),
        ("قال النقيب سالم العلي إن", "وتابع الضابط أن", True),
        ("قال الناطق باسم الجيش الجنرال ريتشارد نيل إن", "وأضاف الجنرال نيل أن", True),
        ("قالت أم خالد إن", "وتابعت السيدة أن", True),
        ("قال وزير الدفاع سالم العلي في بيان إن", "وأكدت التحقيقات أن", False),
        ("قال الوزير سالم العلي إن", "وقالت المرأة إن", False),
        ("قال علي حسن إن", "وقالت المرأة إن", False),
        ("قال مصطفى حسن إن", "وأكدت السيدة أن", False),
        ("قالت فاطمة حسن إن", "وقالت المرأة إن", True),
        ("قال شاب إن", "وقال الشاب إن", False),
        ("قال رئيس بلدية المدينة سالم العلي إن", "وأكد رئيس البلدية أن", True),
        ("قال يوسف عزت إن", "ونفى عزت أن", True),
        ("أعلنت حركة الشباب أن", "وتوعد البيان بأن", True),
        ("وقالت صحيفة الثورة إن", "وجاء في البيان أن", False),
        ("وقال سالم العلي إن", "وجاء في البيان أن", False),
        ("أبانت وزارة الدفاع أن", "وأبان البيان أن", True),
    ],
)
def test_who_is_taken_up(before: str, again: str, *, is_same: bool) -> None:
    told = f"{before} ثلاثة مدنيين قتلوا."
    found = _speaker(f"{told} {again} خمسة مدنيين خطفوا.")
    assert found == (_speaker(told) if is_same else None)
    assert is_same == (found is not None)


def test_who_testifies_says_it_and_a_town_does_not() -> None:
    assert read_text("شهد الرجل، وهو مزارع، بأن الجيش قصف القرية.").claims[0].attribution[-1].text == "الرجل"
    assert len(read_text("شهدت المدينة مقتل ثلاثة مدنيين.").claims[0].attribution) == 1


def test_who_relayed_goes_on_where_only_she_agrees() -> None:
    said = "أن ثلاثة مدنيين قتلوا. وزعمت أن خمسة مدنيين خطفوا."
    assert _speaker(f"نقلت صحيفة الثورة عن ناطق عسكري {said}") == "صحيفة الثورة"
    assert _speaker(f"نقلت صحيفة الثورة عن ناطقة عسكرية {said}") is None


def test_who_spoke_before_is_passed_on() -> None:
    text = "قالت الوزيرة سلمى العلي إن ثلاثة مدنيين قتلوا. ونقلت وكالة رويترز عنها قولها إن خمسة مدنيين خطفوا."
    chain = read_text(text, published="2024-05-16").claims[-1].attribution
    assert [link.text for link in chain[1:]] == ["وكالة رويترز", "الوزيرة سلمى العلي"]


def test_words_come_through_the_outlet_of_the_carrier_a_sentence_begins_with() -> None:
    text = "وفي بيان نشرته وكالة رويترز، قالت وزارة الدفاع إن ثلاثة مدنيين قتلوا."
    chain = read_text(text, published="2024-05-16").claims[-1].attribution
    assert [link.text for link in chain[1:]] == ["وكالة رويترز", "وزارة الدفاع"]
    alone = read_text("وفي بيان، قالت وزارة الدفاع إن ثلاثة مدنيين قتلوا.", published="2024-05-16")
    assert [link.text for link in alone.claims[-1].attribution[1:]] == ["وزارة الدفاع"]
