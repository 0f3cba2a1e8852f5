"""Who says what stands before him: كما تقول الوزارة, هذا ما قاله الشيخ, تحكي ممرضة كانت هناك."""

import pytest

from rawi.read import read_text


def _innermost(text: str, words: str) -> str:
    """Return the words for the innermost speaker of the claim that tells `words`, empty for the page itself."""
    reading = read_text(text, published="2024-05-16")
    (chain,) = {claim.attribution for claim in reading.claims if words in claim.text}
    return chain[-1].text or "" if len(chain) > 1 else ""


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ("تكبد المرتزقة خسائر وصلت إلى 84 قتيلا كما تقول حركة الأزواد.", "84", "حركة الأزواد"),
        ("مات الموقوف تحت التعذيب كما يقول المدعي العام.", "مات", "المدعي العام"),
        ("قتل عشرة في القصف، كما أكد الجيش السوري الذي نشر صورا.", "قتل", "الجيش السوري"),
        ("وقتل عشرة كما أفاد مصدر طبي.", "قتل", "مصدر طبي"),
        ("سوت الجرافات بالأرض المتحف، كما تفيد وزارة السياحة والآثار، بعد أسبوع.", "سوت", "وزارة السياحة والآثار"),
        ("وأحرقوا البيوت، كما يروي والد الضحية.", "وأحرقوا", "والد الضحية"),
        ("وأحرقوا البيوت، كما تروي شقيقة إحدى الضحايا.", "وأحرقوا", "شقيقة إحدى الضحايا"),
        # A verb with more to say begins a clause of its own, one that takes no أن says nothing of what was told.
        ("قتل عشرة كما أعلن الجيش السوري مقتل ضابط.", "قتل عشرة", ""),
        ("قتل عشرة كما صادر الجيش السوري أسلحة.", "قتل عشرة", ""),
        ("قصفت الطائرات القرية كما شكر الحكومة.", "قصفت", ""),
        ("قصفت الطائرات القرية كما هدد الجيش السوري.", "قصفت", ""),
    ],
)
def test_as_somebody_says(text: str, words: str, speaker: str) -> None:
    assert _innermost(text, words) == speaker


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ("أعدم التنظيم عشرة رجال، هذا ما قاله الشيخ لنا.", "أعدم", "الشيخ"),
        ("أعدم التنظيم عشرة رجال، هذا ما نقل عن مصدر في البلدة.", "أعدم", "مصدر في البلدة"),
        ("عاد ألف نازح من المخيم إلى ديارهم، أو هكذا تقول وزارة الهجرة.", "عاد", "وزارة الهجرة"),
        ("مات أربعة متأثرين بجراح لم تغسل، تحكي ممرضة كانت بين الهائمين.", "مات", "ممرضة كانت بين الهائمين"),
        ("قتل عشرة مدنيين في القصف، صرّح مصدر عسكري لسانا.", "قتل", "مصدر عسكري"),
        # A thing, and what is denied, are nobody's words.
        ("باع التنظيم النفط وقتل وسيطا، هذا ما كشفته مراسلات وصلتنا.", "قتل", ""),
        ("قصف الجيش السوق وقتل عشرة، وهو ما نفاه الناطق.", "قتل", ""),
    ],
)
def test_told_so(text: str, words: str, speaker: str) -> None:
    assert _innermost(text, words) == speaker
