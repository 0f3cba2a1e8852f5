"""Words that stand where a speaker may stand and name none: who listens, what was before somebody, twelve."""

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
        ("نفت قيادة العمليات إصابة بيوت، وقالت للصحفيين إن القصف أوقع ثلاثة قتلى.", "القصف", "قيادة العمليات"),
        ("نفت قيادة العمليات إصابة بيوت، وقالت للصحفيين المرافقين إن القصف أوقع قتيلا.", "القصف", "قيادة العمليات"),
        ("نفت قيادة العمليات إصابة بيوت، وقالت للوجهاء إن القصف أوقع قتيلا.", "القصف", "قيادة العمليات"),
        ("قال الجيش السوري إنه هاجم المعسكر، وأحصى أمام خنادقه تسعة آلاف قتيل.", "قتيل", "الجيش السوري"),
        ("تبعا للهجوم الذي استهدف الثكنة، تعلن وزارة الدفاع مقتل 28 إرهابيا.", "مقتل", "وزارة الدفاع"),
        ("صححنا حصيلة أولية كانت قد ذكرت 131 قتيلا: 1. مقتل 84 جنديا.", "مقتل", ""),
        ("قال الأسطول الخامس إن اثني عشر زورقا هاجمت السفينة وقتلت ربانها.", "وقتلت", "الأسطول الخامس"),
        # Who speaks, behind who listens, or by a word much like those above.
        ("وقال للصحفيين وزير الدفاع إن القصف أوقع ثلاثة قتلى.", "القصف", "وزير الدفاع"),
        ("قال إمام المسجد إن القصف أوقع ثلاثة قتلى.", "القصف", "إمام المسجد"),
        ("تبعا لوزارة الصحة، قتل 28 شخصا.", "قتل", "وزارة الصحة"),
        ("قتل 28 شخصا تبعا لما ذكرته وزارة الصحة.", "قتل", "وزارة الصحة"),
    ],
)
def test_what_cannot_speak(text: str, words: str, speaker: str) -> None:
    assert _innermost(text, words) == speaker
