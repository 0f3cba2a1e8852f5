"""Blows from the air that are told with the words of guns, and series of them."""

import pytest

from rawi.read import read_text


def types(text: str) -> list[str]:
    return [claim.event_type for claim in read_text(text, published="2024-05-16").claims]


@pytest.mark.parametrize(
    "text",
    [
        "أطلقت مسيرة صاروخين على سيارة مدنية في مدينة النبطية.",
        "استهداف سيارة بصاروخين من طائرة مسيرة في بلدة الناقورة.",
        "قصف التحالف مواقع الحوثيين في مدينة صعدة.",
        "واستهدفت الضربة تجمعا للمسلحين قرب مدينة كيسمايو.",
        "تعرضت المدينة لموجة من الغارات العنيفة.",
        "تعرضت مخازن الوقود في ميناء الحديدة لسلسلة من الضربات الجوية.",
        "حلقت الطائرات فوق مدينة الباب وقصفت ثلاث عربات.",
        "أرسلت الحكومة طائرتين قصفتا بلدة أدري.",
        "قصفتها إف-16 في مدينة رفح.",
        "سقطت مسيّرة مفخخة على ثكنة قرب مدينة أربيل.",
        "هوت صواريخ مروحيات على موكب في بلدة تفاحتا.",
        "حامت المقاتلات فوق العاصمة وأفرغت حمولتها على قاعدة عسكرية.",
        "دكت نسورنا معسكرا في مدينة بنغازي.",
        "ضربت مسيّرة انتحارية ثكنة في مدينة الرقة.",
        "عشر قنابل أسقطتها طائرة أنتونوف على سوق في مدينة روكرو.",
        "اتهمت الفصائل الطيران الروسي بضرب مواقعها في مدينة الباب.",
    ],
)
def test_a_blow_from_the_air_is_an_airstrike(text: str) -> None:
    assert "airstrike" in types(text)
    assert "shelling" not in types(text)


@pytest.mark.parametrize(
    "text",
    [
        "أطلقت الفصائل صاروخين على مطار مدينة حماة.",
        "تعرضت المدينة لوابل من القذائف.",
        "وقصف التحالف بالمدفعية مواقع الحوثيين في مدينة صعدة.",
    ],
)
def test_guns_are_no_planes(text: str) -> None:
    assert types(text) == ["shelling"]


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        ("حلق الطيران فوق مدينة الباب وقصفت المدفعية حي السلام.", "shelling"),
        ("سقطت قذيفة على ثكنة في مدينة تعز.", "shelling"),
        ("دمرت الفصائل طائرتين في مطار حماة.", "destruction"),
        ("دمرت طائرتان في مطار حماة.", "destruction"),
        ("تم تدمير طائرتي أنتونوف وحرق مخازن الوقود في مطار نيالا.", "destruction"),
        ("أسقطت الفصائل طائرة حربية في ريف إدلب.", "destruction"),
        ("سقطت مسيّرة في بلدة كفردان.", "other"),
        ("أفرغت السفينة حمولتها من القمح في ميناء الحديدة.", "aid"),
        ("استهدفت عبوة ناسفة رتلا للجيش قرب مدينة الناصرية.", "explosion"),
        ("أدى إلقاء قنبلة يدوية على حاجز في مدينة طرابلس إلى اشتباك.", "battle"),
        ("أطلقت مسيّرة الغاز على المتظاهرين في مدينة رفح.", "attack_on_civilians"),
    ],
)
def test_what_is_fired_from_the_ground_or_brought_down_is_no_airstrike(text: str, event_type: str) -> None:
    assert event_type in types(text)
    assert "airstrike" not in types(text)


def test_dead_of_unknown_number_are_told_without_a_verb() -> None:
    assert types("قتلى وجرحى جراء قصف مدفعي على مدينة تعز.") == ["killing", "shelling"]
