"""Who says what is told: the words of saying that reports use beside قال إن, sentence by sentence."""

import pytest

from rawi.read import read_text


def said(text: str) -> list[tuple[str, str | None]]:
    """Return the claims of a text, each with the words for who says it, null for the narrator himself."""
    reading = read_text(text, published="2024-05-16")
    return [(claim.text, claim.attribution[-1].text) for claim in reading.claims]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("وأشار عاملون في الميناء إلى احتراق خزانات الوقود.", "عاملون في الميناء"),
        ("أفاد شهود عيان باقتحام القوات المهاجمة مخيم زمزم.", "شهود عيان"),
        ("أفاد المرصد السوري عن مقتل 12 مدنيا في السويداء.", "المرصد السوري"),
        ("أبرز الوزير الأول عبد المالك سلال أن الجيش أحبط هجوما.", "الوزير الأول عبد المالك سلال"),
        ("ووفق إحصائية صادرة عن نقابة الأطباء قتل 43 مدنيا.", "إحصائية صادرة عن نقابة الأطباء"),
        ("قتل ثلاثة إرهابيين في تين زواتين، حسبما أورده اليوم بيان لوزارة الدفاع.", "وزارة الدفاع"),
        ("وأمهلت حركة حماس إسرائيل ثلاثة أيام للانسحاب من المدينة.", "حركة حماس"),
        ("وكانت أبرز الاعتداءات على النحو التالي: قصف الطيران سوق البلدة.", None),
    ],
)
def test_who_says_it(text: str, speaker: str | None) -> None:
    assert [who for _, who in said(text)][-1] == speaker


@pytest.mark.parametrize("again", ["وبحسبه،", "وبحسب روايته فإن", "ووفق روايته،"])
def test_who_spoke_goes_on(again: str) -> None:
    text = f"قال مدير المستشفى سالم العلي إن القصف أوقع جرحى. {again} قذيفتين سقطتا على قسم الطوارئ."
    assert len({who for _, who in said(text)}) == 1


def test_who_is_given_time_does_not_give_it() -> None:
    text = "وعلق رئيس البرلمان سليم الجبوري مشاركته، وأمهل الجهات الأمنية ثمانيا وأربعين ساعة لتسليم الجناة."
    assert "الأمنية" not in (said(text)[-1][1] or "")
