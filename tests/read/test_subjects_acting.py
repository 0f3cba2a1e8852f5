"""Who acts at the head of a sentence and goes on to speak: زار وزير الدفاع الجبهة، وقال إن."""

import pytest

from rawi.read import read_text


def _innermost(text: str, words: str) -> str | None:
    """Return the words for the innermost speaker of the claim that tells `words`, empty for the page itself."""
    reading = read_text(text, published="2024-05-16")
    (chain,) = {claim.attribution for claim in reading.claims if words in claim.text}
    return chain[-1].text if len(chain) > 1 else ""


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ("زار وزير الدفاع الجبهة، وقال إن الجيش قتل عشرة.", "قتل", "وزير الدفاع"),
        ("وقف الشيخ أمام الناس وقال إن الجنود قتلوا عشرة.", "قتلوا", "الشيخ"),
        ("غادر الوفد القاعة، محملا النظام مسؤولية قصف حلب.", "قصف", "الوفد"),
        ("رفض الأطباء إخلاء المستشفى، وقالوا إن عشرة جرحى قتلوا.", "قتلوا", "الأطباء"),
        ("التقى القائد وفد العشائر، مؤكدا أن القصف قتل عشرة.", "قتل", "القائد"),
        ("قال الوزير إن عشرة جرحوا. وزار القائد الجبهة، وأكد أن القوات استعادت التلة.", "استعادت", "القائد"),
        ("خرج الناطق من الاجتماع. وقال إن الجيش قتل عشرة.", "قتل", "الناطق"),
        ("خرجت الطبيبة من المشفى. وقد روت لنا أن القصف قتل عشرة.", "قتل", "الطبيبة"),
        ("زار المتحدث باسم الجيش المدينة، وقال إن القصف قتل عشرة.", "قتل", "المتحدث باسم الجيش"),
        ("أما الشيخ حكمت الهجري فبارك الوقفة، وحذر من قتل المدنيين.", "قتل", "الشيخ حكمت الهجري"),
        # Whom a thing befell does not speak, and who goes on is who spoke.
        ("قال محافظ عدن إن الوضع مستقر. اغتيل مسؤول في عدن، وأضاف أن المسلحين قتلوا جنديا.", "جنديا", "محافظ عدن"),
        ("قال شاهد إن القصف عنيف. زار القائد القرية، وأضاف أن الطائرات قتلت عشرة.", "قتلت", "شاهد"),
        ("قتل وزير الدفاع في تفجير بدمشق، وقال إن عشرة أصيبوا.", "أصيبوا", None),
        # A noun is no verb, a thing says nothing, and who speaks goes with his verb.
        ("مقتل القائد في الغارة، وقال إن عشرة أصيبوا.", "أصيبوا", None),
        ("انفجرت السيارة قرب المقر، وقالت إن عشرة قتلوا.", "قتلوا", None),
        ("زار القائد القرية، وقالت إن عشرة قتلوا.", "قتلوا", None),
        ("وصل المراقبون إلى القرية، وقال إن عشرة قتلوا.", "قتلوا", None),
    ],
)
def test_who_acts_goes_on_to_speak(text: str, words: str, speaker: str | None) -> None:
    assert _innermost(text, words) == speaker


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ("تحدث الوزير إلى الصحفيين نافيا انسحاب قواته من مأرب.", "انسحاب", "الوزير"),
        ("استقبل المحافظ الأهالي معلنا الإفراج عن 40 موقوفا.", "الإفراج", "المحافظ"),
        ("خرج الناطق إلى الشرفة مؤكدا سقوط المدينة.", "سقوط", "الناطق"),
        ("أصدرت الحركة بيانا متهمة إسرائيل بقتل خمسة من الأسرى.", "قتل", "الحركة"),
        # A noun, a word that describes one, and what is done meanwhile.
        ("قتل الجيش طالبا جامعيا في نابلس.", "قتل", ""),
        ("اعتقلت الشرطة كاتبا معارضا وقتلت آخر.", "وقتلت", ""),
        ("اعتقل الجيش شابا متهما بقتل جندي.", "بقتل", ""),
        ("قصف الجيش السوق مخلفا عشرة قتلى.", "قتلى", ""),
    ],
)
def test_who_acts_says_something_meanwhile(text: str, words: str, speaker: str) -> None:
    assert _innermost(text, words) == speaker
