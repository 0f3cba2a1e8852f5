"""Whose words stand in marks behind a colon that no word of saying stands before: who is named, acts, or spoke last."""

import pytest

from rawi.read import read_text


def _speakers(text: str) -> list[str | None]:
    """Return the words for who says each long quotation of a text, null for nobody."""
    reading = read_text(text, published="2024-05-16")
    said = [quotation.attribution for quotation in reading.quotations if quotation.kind == "clause"]
    return [chain[-1].text if chain else None for chain in said]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("وتلا النائب أمام الصحفيين رسالة وردته من الطالبة سلطان إرمان: «مات سادسنا قبل قليل».", "سلطان إرمان"),
        ("حليمة، وهي أم لستة، وصلت إلى البلدة فوق عربة: «أخذ المسلحون ابني البكر ولم يعد».", "حليمة"),
        ("دفن محمود العلي أبناءه الثلاثة بيديه: «لم يبق لي أحد في الدنيا».", "محمود العلي"),
        ("وصل الطبيب سامر الأحمد إلى المشفى: «وجدنا عشرين جثة في الممر».", "الطبيب سامر الأحمد"),
        ("قال سليم قديح إن الجنود احتجزوه. ولم يعد قديح إلى بيته: «عدنا فوجدنا حفرة في الأرض».", "سليم قديح"),
        ("استقبل الوزير علي حسن: «نرحب بكم في بلادنا اليوم».", "علي حسن"),
        ("وصل المهجر محمود العلي: «وجدنا عشرين جثة في الممر».", "محمود العلي"),
        # Whom many do something to does not speak.
        ("شيع الأهالي علي حسن: «قصفوا بيتنا وقتلوا ابننا».", None),
        ("دفن المشيعون الشاب سامر الأحمد: «لن ننسى دماءنا أبدا».", None),
        ("ودع الأقارب الطفلة سلمى حسن: «قتلوها ونحن نيام هنا».", None),
        # No person acts, or nobody speaks of himself.
        ("أصدر التنظيم بيانا عنوانه: «غزوة الانتقام لأهلنا في الغوطة».", None),
        ("زار محمود العلي المعرض وتوقف أمام لوحة: «القرية في الشتاء عام سبعين».", None),
        ("دفن الأهالي عشرة. وعلى الجدار لافتة: «لن ننسى شهداءنا أبدا».", None),
    ],
)
def test_quoted_after_a_colon(text: str, speaker: str | None) -> None:
    assert _speakers(text) == [speaker]
