"""Whose words: a paragraph behind a name and a colon, cues inside a clause, subjects no list knows, women who go on."""

import pytest
from telling import innermost

from rawi.read import read_text


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ("مصدر عسكري: عربات لنا داست على لغم قرب القرية. قتل أربعة جنود.", "قتل أربعة", "مصدر عسكري"),
        ("لواء الفتح: قتلنا عشرة منهم. دفنا اليوم أخانا مهند، قتلته رصاصة قناص.", "قتلته", "لواء الفتح"),
        ("الدفاع المدني - إدلب: انتشلنا عشر جثث. أصيب سبعة من سكان الحي.", "أصيب", "الدفاع المدني - إدلب"),
        # Another speaks, what came later is told, or who is named did something else than speak.
        ("مصدر عسكري: قتلنا عشرة. وقال الأهالي إن خمسة مدنيين أصيبوا.", "أصيبوا", "الأهالي"),
        ("مصدر عسكري: قتلنا عشرة. بعد ساعات قصف الطيران القرية.", "قصف الطيران", ""),
        ("الحكومة تستعيد ذكرى المعركة: قتلنا عشرة. قصف الطيران القرية أمس.", "قصف الطيران", ""),
    ],
)
def test_a_paragraph_behind_a_name_and_a_colon(text: str, words: str, speaker: str) -> None:
    assert innermost(text, words) == speaker


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ("واستشهد بحسب مركز الطوارئ اثنان وعشرون وأصيب مئة.", "وأصيب مئة", "مركز الطوارئ"),
        ("وقتل بحسب غسان أبو ستة خمسة أطباء.", "وقتل", "غسان أبو ستة"),
        ("القوات الإسرائيلية، وفق شهود عيان، أطلقت النار على المصلين.", "أطلقت النار", "شهود عيان"),
        ("غادر الجنود القرية، بحسب الأهالي، وأطلقت المدفعية النار على البيوت.", "وأطلقت", ""),
    ],
)
def test_a_cue_inside_a_clause(text: str, words: str, speaker: str) -> None:
    assert innermost(text, words) == speaker


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ("حرس الثورة ادعى أن الطائرات قصفت مقرا للموساد.", "قصفت", "حرس الثورة"),
        ("مودعوه أقسموا أن الجنود قتلوا ابنهم.", "قتلوا", "مودعوه"),
        ("وتوعد كليتش بأن الجيش سيقصف المدينة.", "سيقصف", "كليتش"),
        ("وأقر الناطق باسم الداخلية بمقتل خمسة جنود.", "مقتل خمسة", "الناطق باسم الداخلية"),
        # When, and whom one calls, is nobody who speaks.
        ("أمس الأول قال إن القصف قتل عشرة.", "قتل عشرة", ""),
    ],
)
def test_a_subject_no_list_knows(text: str, words: str, speaker: str) -> None:
    assert innermost(text, words) == speaker


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ("«هدموا بيتنا فوق رؤوسنا»، تقول أم عدنان. وتضيف أن ابنها معتقل منذ عام.", "معتقل", "أم عدنان"),
        ("«هدموا بيتنا فوق رؤوسنا»، يقول أبو عدنان. وتضيف أن ابنها معتقل منذ عام.", "معتقل", ""),
    ],
)
def test_a_woman_goes_on(text: str, words: str, speaker: str) -> None:
    assert innermost(text, words) == speaker


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("ما زالت الكرادة تحصي خسارتها: ثلاثمئة قتلوا داخل المجمع.", "قتلوا"),
        ("خرق جديد يسجل على الهدنة: عبوة انفجرت في سيارة المراقبين.", "انفجرت"),
        ("أوقفت الشرطة ثلاثة رجال على ذمة حادثة قتل فيها اثنان.", "أوقفت"),
        ("رفض الهجري أن يدخل المحافظ المدينة، فعادت القافلة وقصفت الطائرات الطريق.", "وقصفت"),
    ],
)
def test_the_page_itself_tells(text: str, words: str) -> None:
    assert innermost(text, words) == ""


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("قالت رابطة الدفاع عن المدنيين إن ثلاثة قتلوا.", "رابطة الدفاع عن المدنيين"),
        ("وأعلنت وزارة الدفاع عن مقتل ثلاثة جنود.", "وزارة الدفاع"),
        ("نقلت الوكالة عن المدنيين أن ثلاثة قتلوا.", "المدنيين"),
    ],
)
def test_what_a_body_is_for_is_part_of_its_name(text: str, speaker: str) -> None:
    assert innermost(text, "ثلاثة") == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("خرج ناجون من القرية إلى الطريق. وقالوا إن المسلحين قتلوا خمسة.", "ناجون من القرية"),
        ("أحرق ناجون الجثث. وقال إن المسلحين قتلوا خمسة.", ""),
        ("قال وزير الصحة أحمد العلي إن العدد كبير. خرج ناجون من القرية. وقالوا إن المسلحين قتلوا خمسة.", ""),
    ],
)
def test_people_unnamed_act_and_then_speak(text: str, speaker: str) -> None:
    assert innermost(text, "قتلوا خمسة") == speaker


@pytest.mark.parametrize(
    ("text", "words", "whose"),
    [
        ("كييف تنفي قصف المشفى وموسكو تعلن مقتل ستة", "مقتل ستة", ["موسكو"]),
        ("حماس تنفي إطلاق الصواريخ والجيش يتحدث عن مقتل جندي", "إطلاق الصواريخ", ["حماس"]),
        ("حماس تنفي إطلاق الصواريخ والجيش يتحدث عن مقتل جندي", "مقتل جندي", ["الجيش"]),
        # The second of two, or part of a name.
        ("نفت موسكو تقارير لرويترز ووكالة الأناضول تحدثت عن مقتل ستة", "مقتل ستة", ["موسكو", "وكالة الأناضول"]),
        ("كييف تنفي اتهام وزارة الدفاع تعلن مقتل ستة", "مقتل ستة", ["كييف", "وزارة الدفاع"]),
        ("حماس تنفي مزاعم لإسرائيل والجيش اللبناني تقول إن ستة قتلوا", "ستة قتلوا", ["حماس", "الجيش اللبناني"]),
        # With أن it may be hers that they say so.
        ("أعلنت كييف أن القصف توقف وموسكو تؤكد مقتل ستة", "مقتل ستة", ["كييف", "موسكو"]),
    ],
)
def test_another_named_with_and_before_his_verb_speaks_for_himself(text: str, words: str, whose: list[str]) -> None:
    reading = read_text(text, published="2024-05-16")
    (chain,) = {claim.attribution for claim in reading.claims if words in claim.text}
    assert [link.text for link in chain[1:]] == whose


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        # We are whoever speaks, where his words begin so, or stand behind a colon.
        ("وقال وزير الداخلية: نطالب بالإفراج عن المعتقلين.", "الإفراج", "وزير الداخلية"),
        ("وقال وزير الداخلية إننا نطالب بالإفراج عن المعتقلين.", "الإفراج", "وزير الداخلية"),
        ("وأكد قائد الشرطة: لن نتراجع، ونحذر من قتل المدنيين.", "قتل", "قائد الشرطة"),
        ("المفوضية: ثمة ثمانية آلاف تحركوا، ونخشى نزوح مئات الآلاف.", "نزوح", "المفوضية"),
        ("وقالت أم محمد: هربنا ليلا. نناشد المنظمات إجلاء الجرحى.", "إجلاء", "أم محمد"),
        # The page's own voice, behind what somebody else says.
        ("أعلن الجيش السوري أن عشرة قتلوا، ونطالب نحن بالإفراج عن المعتقلين.", "الإفراج", ""),
        ("زعم الجيش السوري مقتل عشرة. ونؤكد أن القتلى عشرون.", "عشرون", ""),
        ("بحسب الجيش السوري قتل عشرة. نناشد المنظمات إجلاء الجرحى.", "إجلاء", ""),
    ],
)
def test_who_we_are(text: str, words: str, speaker: str) -> None:
    assert innermost(text, words) == speaker


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ("باكو: أسقطنا طائرتين أرمينيتين\nسقطت الطائرتان أمس.", "أسقطنا", "باكو"),
        ("موسكو: نطالب بوقف القصف\nتواصل القصف أمس.", "وقف", "موسكو"),
        ("المالكي: خطف الجنود ليس إرهابا\nخطف مسلحون ثلاثة رجال أمس.", "خطف الجنود", "المالكي"),
        # Where it was.
        ("بغداد: مقتل عشرة في تفجير\nقتل شخصان في بغداد أمس.", "مقتل عشرة", ""),
        ("دمشق: مدينتنا تقصفها الطائرات\nقتل شخصان أمس.", "تقصفها", ""),
    ],
)
def test_a_short_name_and_a_colon_at_the_head(text: str, words: str, speaker: str) -> None:
    assert innermost(text, words) == speaker
