"""Where the words for a speaker begin and end, where his words end, and through whom they come; with what is none."""

import pytest
from telling import innermost

from rawi.read import read_text


def said(text: str) -> list[tuple[str, list[str | None]]]:
    """Return the claims of a text, each with the words for those who say it, after the narrator."""
    reading = read_text(text, published="2024-05-16")
    return [(claim.text, [link.text for link in claim.attribution[1:]]) for claim in reading.claims]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        # What is denied is no part of who denies it.
        ("ونفى الناطق مقتل القائد أحمد العلي.", ["الناطق"]),
        ("نفى وزير الدفاع مقتل القائد أحمد العلي.", ["وزير الدفاع"]),
        ("نفى الناطق باسم الجيش أحمد العلي مقتل ثلاثة جنود.", ["الناطق باسم الجيش أحمد العلي"]),
        # What stands between verb and speaker, or between him and what he says, names nobody.
        ("وأفادت وزارة الصحة الليبية في وقت سابق بمقتل شخصين.", ["وزارة الصحة الليبية"]),
        ("إذ قالت من جانبها قوات موالية للحكومة إنها شنت هجوما مضادا.", ["قوات موالية للحكومة"]),
        ("قتل ثلاثة، كما ألقت الشرطة القبض على اثنين آخرين.", []),
        ("قتل ثلاثة، كما أعلنت الشرطة.", ["الشرطة"]),
        # Where a clause has only begun, who says it may stand in its middle.
        ("وفي ميانمار سقط، بحسب مبعوثة الأمم المتحدة، ثلاثون قتيلا في يوم واحد.", ["مبعوثة الأمم المتحدة"]),
        ("وفي حمص كانت المدافع، يقول الناشط هادي العبد الله، قد قصفت الخالدية.", ["الناشط هادي العبد الله"]),
        ("ثلاثة وعشرون شهيدا، قالت «سانا».", ["«سانا»"]),
        # Somebody unnamed ahead of his verb.
        ("وشهود تحدثوا من داخل البلدة قالوا إن المهاجمين قتلوا ثلاثة.", ["شهود"]),
        ("وتلا المحامي شهادة امرأة قالت إن الجنود قتلوا ولديها.", ["امرأة"]),
        # An office speaks, not who holds it.
        ("مكتب رئيس الوزراء عبد الله حمدوك يقول إنه اختطف فجرا.", ["مكتب رئيس الوزراء عبد الله حمدوك"]),
        # One who passes on another who passes on a third.
        (
            "ذكرت صحيفة «النهار» نقلا عن صحيفة «لوموند» عن ضابط فرنسي أن الطيران دمر رتلا.",
            ["صحيفة «النهار»", "صحيفة «لوموند»", "ضابط فرنسي"],
        ),
        (
            "وأعلنت وكالة أعماق، نقلا عمن سمته مصدرا أمنيا، أن المهاجمين قتلوا ثلاثة.",
            ["وكالة أعماق", "مصدرا أمنيا"],
        ),
        (
            "ذكرت صحيفة «النهار» نقلا عن صحيفة «لوموند» أن تقارير عن القتال أفرحت ضابطا وأن ثلاثة قتلوا.",
            ["صحيفة «النهار»", "صحيفة «لوموند»"],
        ),
        # Who calls for what a noun behind the verb calls for.
        ("جددت حركة حماس دعوة الأمم المتحدة إلى وقف القصف.", ["حركة حماس"]),
        ("رفض الرئيس دعوة الأمم المتحدة إلى وقف القصف.", ["الأمم المتحدة"]),
    ],
)
def test_who_speaks(text: str, speakers: list[str]) -> None:
    assert said(text)[-1][1] == speakers


def test_another_who_speaks_ends_words_behind_a_colon() -> None:
    told = said("قال العبادي: الحرب انتهت. وأكد محافظ الأنبار صهيب الراوي أن ثلاثة رجال قتلوا.")
    assert told[-1][1] == ["محافظ الأنبار صهيب الراوي"]
    inside = said("قال الشاهد: كنا في البيت. قال لنا ضابط إن ثلاثة رجال قتلوا.")
    assert len(inside[-1][1]) == 2


def test_who_acted_goes_on_by_his_words() -> None:
    text = "كان ونيس الشارف، وكيل الوزارة، أول من نعاه. وحسب كلامه فإن أنصارا للنظام قتلوا ثلاثة."
    assert said(text)[-1][1] == ["ونيس الشارف"]


def test_a_name_in_marks_is_whole() -> None:
    reading = read_text("قال موقع «حصاد اليوم» إن الجيش قتل ثلاثة.", published="2024-05-16")
    assert reading.claims[-1].attribution[-1].text == "موقع «حصاد اليوم»"


def test_a_red_cross_of_a_country_is_its_own() -> None:
    reading = read_text("وذكر الصليب الأحمر الكيني أن ثلاثة قتلوا.", published="2024-05-16")
    names = {entity.id: entity.name_en for entity in reading.entities}
    assert names[reading.claims[-1].attribution[-1].speaker or ""] == "Kenya Red Cross"


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        # A verb behind what it says, with who says it and no more.
        ("اكتمل خروج العسكريين من مالي وقتل ثلاثة، أكدت هيئة الأركان الفرنسية.", ["هيئة الأركان الفرنسية"]),
        ("قتل ثلاثة جنود في الكمين، أعلنت وزارة الدفاع.", ["وزارة الدفاع"]),
        ("قتل ثلاثة جنود في الكمين، قال قائد عسكري لم يشأ ذكر اسمه.", ["قائد عسكري"]),
        ("قصف الجيش البيت أمام عياله، هكذا حكت لنا نازحة وصلت أدري.", ["نازحة"]),
        ("قتل ثلاثة جنود في الكمين، ودعت الحكومة المجلس.", []),
        # Phrases that name whose word it was.
        ("قتل ثلاثة جنود في الكمين، والكلام لقائد الشرطة.", ["قائد الشرطة"]),
        ("قتل ثلاثة جنود في الكمين، جاء ذلك في بيان لوزارة الدفاع.", ["وزارة الدفاع"]),
        ("قتل ثلاثة جنود وفقا لاتفاقيات جنيف.", []),
        # Whose mother somebody is does not speak; a name behind a pronoun is one's own.
        ("تقول والدة السياسية هفرين خلف إن المسلحين قتلوا ثلاثة.", ["والدة السياسية هفرين خلف"]),
        ("وقال شقيق هفرين خلف إن المسلحين قتلوا ثلاثة.", ["شقيق هفرين خلف"]),
        ("وقال محاميه سمير العلي إن المسلحين قتلوا ثلاثة.", ["محاميه سمير العلي"]),
        # A name without a noun agrees with its verb as either.
        ("حذرت أطباء بلا حدود من أن المسلحين قتلوا ثلاثة.", ["أطباء بلا حدود"]),
        ("دعت اليونيسف إلى وقف قصف الغوطة.", ["اليونيسف"]),
        # What is announced is no part of who announces it, though words in marks stand behind.
        ('أعلنت كتائب حزب الله العراقية قتل ثلاثة جنود "دفعا للحرج عن الحكومة".', ["كتائب حزب الله العراقية"]),
        ('وأبدى ألمه لأن عدن العريقة "قصفت بأيدي أبنائها".', [None]),
    ],
)
def test_who_says_it_behind_it(text: str, speakers: list[str | None]) -> None:
    assert said(text)[0][1] == speakers


def test_whose_kin_speaks_stays_open() -> None:
    reading = read_text("تقول والدة السياسية هفرين خلف إن المسلحين قتلوا ثلاثة.", published="2024-05-16")
    assert reading.claims[-1].attribution[-1].speaker is None


def test_where_a_message_went_round_did_not_write_it() -> None:
    reading = read_text("قتل ثلاثة جنود، كما تقول رسالة متداولة على صفحات الطوارق.", published="2024-05-16")
    assert reading.claims[0].attribution[-1].speaker is None


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("عن أبي يوسف المهاجر، المتحدث باسم الحركة، أن ثلاثة جنود قتلوا.", ["أبي يوسف المهاجر"]),
        ("عن قرب قصف الجيش البلدة فقتل ثلاثة جنود.", []),
        ("لم يبق في معرة النعمان، بحسب المرصد السوري، سوى بضع عائلات بعدما نزح السكان.", ["المرصد السوري"]),
        ("وسطاء ألمان أنهوا في كولونيا صفقة معقدة: أعاد حزب الله رفات ثلاثة جنود.", []),
        ("عبد الله السنوسي في قبضة طرابلس: قتل ثلاثة من حراسه.", []),
        ("عبد الله السنوسي: قتل ثلاثة من حراسه.", ["عبد الله السنوسي"]),
    ],
)
def test_who_speaks_ahead_of_it(text: str, speakers: list[str]) -> None:
    assert said(text)[-1][1] == speakers


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("وقال أحدهم، وهو سائق يدعى فؤاد، إن مصفحات قتلت ثلاثة.", "فؤاد"),
        ("قال لي جاري في باخموت، واسمه أوليكسي، إن القذيفة قتلت ثلاثة.", "أوليكسي"),
        ("وقال أحدهم، وهو سائق من حماة، إن مصفحات قتلت ثلاثة.", "أحدهم"),
        ("قال إن الطائرة قصفت الصالة. هكذا وصف سعيد الحمادي ما رآه.", "سعيد الحمادي"),
        ("قصفت الطائرة الصالة. هكذا بدأ سعيد الحمادي يومه.", None),
        ("قتل ثلاثة جنود، جاء في تقرير منظمة العفو الدولية.", "تقرير منظمة العفو الدولية"),
        ("قتل ثلاثة جنود، جاء في حافلة من دمشق آخرون.", None),
        ("قتل ثلاثة جنود، على ما جاء في تغريدة للعقيد أحمد العلي.", "تغريدة للعقيد أحمد العلي"),
    ],
)
def test_by_what_name_somebody_speaks(text: str, speaker: str | None) -> None:
    found = said(text)[0][1]
    assert found == ([speaker] if speaker else [])


def test_a_body_of_one_named_before_speaks_for_it() -> None:
    reading = read_text("انسحبت حركة فتح من المدينة، وقالت قيادتها إن ثلاثة قتلوا.", published="2024-05-16")
    names = {entity.id: entity.name_en for entity in reading.entities}
    assert names[reading.claims[-1].attribution[-1].speaker or ""] == "Fatah"
    alone = read_text("وقالت قيادتها إن ثلاثة قتلوا.", published="2024-05-16")
    assert alone.claims[-1].attribution[-1].speaker is None


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("قال أحمد العلي لأقاربه إن ثلاثة قتلوا.", ["أحمد العلي"]),
        ("قال أحمد اللبان إن ثلاثة قتلوا.", ["أحمد اللبان"]),
        ("قال مسؤولون أمريكيون في 29 آب 2021 إن الطائرة دمرت سيارة.", ["مسؤولون أمريكيون"]),
        ("لقي أربعون مزارعا حتفهم في هجوم نُسب إلى متشددين، وفق ما أعلنت السلطات المحلية.", ["السلطات المحلية"]),
        ("أفرج عن الأسرى صباح اليوم، دون مقابل، كبادرة حسن نية على ما تقول لجنة المصالحة.", ["لجنة المصالحة"]),
        ("قصف الجيش السوق، وقتل ثلاثة مدنيين على ما تقول لجنة المصالحة.", []),
    ],
)
def test_what_is_no_part_of_a_speaker(text: str, speakers: list[str]) -> None:
    assert said(text)[0][1] == speakers


def test_nobody_reports_what_was_not_reported() -> None:
    told = said("أطلقت زوارق الاحتلال النار صوب الشاطئ دون أن يبلغ عن إصابات.")
    assert all("زوارق" not in (word or "") for _, speakers in told for word in speakers)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("نفت حركة فتح القصف، وحمّلت الجيش المسؤولية عن قتل ثلاثة.", "حركة فتح"),
        ("نفت حركة فتح القصف، وحملت الجيش مسؤولية قتل ثلاثة.", "حركة فتح"),
        ("وحمل الجيش حركة فتح مسؤولية قتل ثلاثة.", "الجيش"),
    ],
)
def test_who_is_blamed_does_not_speak(text: str, speaker: str) -> None:
    assert said(text)[-1][1] == [speaker]


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ("يتهم ناشطون الفصيل بخطف ثلاثة محامين.", "بخطف", "ناشطون"),
        ("تتهم منظمات حقوقية الجيش بقتل ثلاثة مزارعين.", "بقتل", "منظمات حقوقية"),
        ("اتهم شهود عيان عناصر الشرطة بقتل ثلاثة.", "بقتل", "شهود عيان"),
        ("اتهم نازحون ميليشيا محلية بحرق قريتهم.", "بحرق", "نازحون"),
        ("اتهم السفير السوري لدى موسكو رياض حداد واشنطن بقصف المستشفى.", "بقصف", "السفير السوري لدى موسكو رياض حداد"),
        ("اتهم حاكم الولاية تعبان دينق قاي الجيش السوداني بقصف القرية.", "بقصف", "تعبان دينق قاي"),
        ("توعد مسلحون الحكومة بشن هجمات على المدينة.", "بشن", "مسلحون"),
        ("حذر مسؤولون أمميون إسرائيل من قصف رفح.", "قصف", "مسؤولون أمميون"),
        ("نفى متحدث عسكري إسرائيلي قصف المدرسة.", "قصف", "متحدث عسكري إسرائيلي"),
        ("أعلنت قوات حكومية سيطرتها على البلدة.", "سيطرتها", "قوات حكومية"),
        # One noun phrase, or a name that goes on.
        ("وأمس اتهم نائب رئيس اللجنة بقتل ثلاثة.", "بقتل", "نائب رئيس اللجنة"),
        ("اتهم مسؤول الارتباط الميليشيا بقصف القاعدة.", "بقصف", "مسؤول الارتباط"),
        ("قال مسؤول محلي موال للحركة إن الجيش قصف القرية.", "قصف", "مسؤول محلي موال للحركة"),
        ("وأقر مسؤولون في الشرطة بقتل ثلاثة.", "بقتل", "مسؤولون في الشرطة"),
    ],
)
def test_who_is_accused_or_warned_is_no_part_of_who_speaks(text: str, words: str, speaker: str) -> None:
    assert innermost(text, words) == speaker
