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


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("قتل سبعة جنود في كمين. هذا ما أعلنه الناطق باسم الجيش أحمد المسماري.", "الناطق باسم الجيش أحمد المسماري"),
        ("قتل سبعة جنود في كمين. هذا ما نفاه الناطق باسم الجيش أحمد المسماري.", None),
        ("قال سعيد الأحمد إن سبعة جنود قتلوا. هذا ما أعلنه الناطق باسم الجيش أحمد المسماري.", "سعيد الأحمد"),
        ("وفي رواية نقلتها شبكة رووداو عن ضابط في الجيش، قصفت طائرة المعسكر.", "ضابط في الجيش"),
        ("وفي رواية أخرى قتل خمسة أشخاص.", None),
        ("كانت شبكة أطباء السودان، قد ذكرت أمس أن القصف قتل سبعة مدنيين.", "شبكة أطباء السودان"),
        ("قال المدير إبراهيم خاطر إن القصف قتل ثلاثة. وفي وقت وصف خاطر الوضع بالكارثي قصف السوق.", "إبراهيم خاطر"),
        ("أفادت وكالة سانا عن مصدر عسكري أن الجيش قتل خمسة.", "مصدر عسكري"),
        ("أفادت وكالة سانا عن مقتل خمسة جنود.", "وكالة سانا"),
        ("وقال أحد سكان السويداء، رافضا الكشف عن اسمه: «قصفت الدبابات بيوتنا وحرقوا السوق».", "أحد سكان السويداء"),
    ],
)
def test_who_is_told_apart(text: str, speaker: str | None) -> None:
    found = [who for _, who in said(text)]
    assert (speaker in (found[0] or "")) if speaker else found[0] is None


def test_a_list_of_a_toll_is_whose_the_toll_is() -> None:
    text = "أعلن المرصد السوري مقتل 597 شخصا.\nتوزعت الحصيلة على النحو التالي:\n- مقتل 217 مدنيا.\n- مقتل 18 جنديا."
    assert {who for _, who in said(text)} == {"المرصد السوري"}
