"""Events told in words and constructions of the news of many wars, and sentences that only look like them."""

import pytest

from rawi.read import read_text


def types(raw: str) -> set[str]:
    return {claim.event_type for claim in read_text(raw, published="2025-10-15").claims}


@pytest.mark.parametrize(
    ("event_type", "raw"),
    [
        ("killing", "نفذت السلطات في الرياض حكم الإعدام في سبعة رجال أدينوا بالإرهاب."),
        ("killing", "وفي كانون الأول 2006 نُفذ فيه حكم الإعدام شنقا."),
        ("battle", "استؤنفت الأعمال القتالية في ستيباناكيرت بعد هدوء قصير."),
        ("protest", "ودخل الأسرى في سجن نفحة معركة الأمعاء الخاوية."),
        ("airstrike", "أسقطت مروحيات النظام أسطوانات كلور على بلدة سرمين."),
        ("destruction", "أسقطت قوات أذربيجان مروحية أرمينية قرب مدينة أغدام."),
        ("attack_on_civilians", "قتل ثمانون شخصا في هجوم بغاز السارين على خان شيخون."),
        ("explosion", "اصطدم زورق مفخخ بفرقاطة سعودية قبالة الحديدة."),
        ("airstrike", "ارتطمت طائرة مسيرة بخزان وقود في مطار أربيل."),
        ("shelling", "وطالت ثلاث قذائف مدرسة في حي الميدان بحلب."),
        ("retreat", "رحلت القوات الفرنسية من مدينة غاو."),
        ("release", "تحرير عشرين مدنيا كانت تحتجزهم بوكو حرام في مايدوغوري."),
        ("prisoner_exchange", "اتفق الطرفان على تبادل للمحتجزين في مدينة تعز."),
        ("surrender", "رمى خمسون مسلحا بنادقهم قرب مدينة جلولاء."),
        ("destruction", "وانتهت الليلة بإشعال النار في مركز للشرطة بالقصرين."),
        ("killing", "ولم يسقط أي شرطي في العملية بمدينة سوسة."),
        ("movement_of_forces", "تدخلت قوات الأمن في مدينة الكاف."),
        ("movement_of_forces", "نشرت تركيا راجمات صواريخ قرب مدينة عفرين."),
        ("battle", "واقتحم المهاجمون فندقا في مدينة واغادوغو."),
        ("accusation", "وسط اتهامات متبادلة بين باكو ويريفان بقصف المدنيين."),
        ("killing", "أفرغوا رشاشاتهم في خمسة حراس عند بوابة المنجم في مدينة عطبرة."),
        ("attack_on_civilians", "انهال ملثمون بالرصاص على عائلة في مدينة أم الفحم."),
        ("explosion", "انتحارية فجرت نفسها في مدرسة بمدينة كانو."),
        ("movement_of_forces", "واجتازت الدبابات القناة قرب مدينة السويس."),
        ("siege", "شددت قوات الحكومة الحصار على بلدة مضايا."),
        ("killing", "- أبريل 2021: مصرع الرئيس ديبي متأثرا بجروح أصيب بها على جبهة كانم."),
        ("protest", "خرج سكان مدينة درعا في مسيرة صامتة."),
        ("protest", "ونزل آلاف العمال في مسيرات إلى شوارع مدينة كوناكري."),
        ("killing", "وبلغ عدد من قتلوا في النيجر هذا العام 800 شخص."),
        ("detention", "ومن اعتقلوا في المنامة يحاكمون اليوم."),
        ("killing", "طالبت العائلات بمعاقبة من قتلوا أبناءها في الناصرية."),
        ("investigation", "والتحقيقات جارية لكشف ملابسات الحادث في نجامينا."),
        ("investigation", "التحقيق جار في أسباب الحريق."),
        ("territory_change", "غوما لم تسقط."),
        ("territory_change", "مدينة سيفاري قد سقطت ليلا."),
        ("displacement", "أدانت المنظمة طرد اللاجئين من مدينة صفاقس."),
        ("territory_change", "تمكن الجيش من طرد المسلحين من مدينة ديفا."),
    ],
)
def test_an_event_is_told(event_type: str, raw: str) -> None:
    assert event_type in types(raw)


@pytest.mark.parametrize(
    ("event_type", "raw"),
    [
        ("killing", "طالبت المنظمة بوقف تنفيذ حكم الإعدام في ناشط بمدينة القطيف."),
        ("killing", "نفذت الشرطة حكم المحكمة بإغلاق المتجر في مدينة طرابلس."),
        ("battle", "ودعت الأمم المتحدة إلى الوقف الفوري للأعمال العدائية في مدينة غوما."),
        ("battle", "ودخل الأسرى في سجن نفحة معركة الأمعاء الخاوية."),
        ("destruction", "أسقطت مروحيات النظام أسطوانات كلور على بلدة سرمين."),
        ("airstrike", "رشت طائرة زراعية المبيدات الكيماوية على حقول مدينة بعلبك."),
        ("airstrike", "اصطدمت مسيرة طلابية بقوات الشرطة في مدينة الجزائر."),
        ("explosion", "اصطدم زورق صيد بصخرة قبالة مدينة صور."),
        ("shelling", "طالت العقوبات الأمريكية برنامج الصواريخ في طهران."),
        ("retreat", "رحل الشاعر محمود درويش عن عالمنا."),
        ("release", "تحرير سبع قرى في ريف تلعفر ومقتل مدنيين."),
        ("surrender", "رفع خمسون مسلحا بنادقهم في عرض بمدينة صعدة."),
        ("destruction", "وبدأ الحفل بإشعال الشموع في كنيسة ببغداد."),
        ("killing", "لم يسقط أي صاروخ داخل مدينة إيلات."),
        ("movement_of_forces", "تدخلت المحكمة في النزاع على أرض بمدينة الكاف."),
        ("movement_of_forces", "نشرت الوكالة صور راجمات صواريخ في مدينة عفرين."),
        ("killing", "تعطلت محطة تصفية المياه في مدينة البصرة."),
        ("alliance_or_collusion", "أعلنت الحركة التحاق قائدها بقافلة الشهداء في غزة."),
        ("siege", "شدد السفير على أهمية الحوار في مدينة طرابلس."),
        ("destruction", "انتحارية فجرت نفسها في مدرسة بمدينة كانو."),
        ("advance", "اجتازت الطالبة الامتحان في مدينة السويس."),
        ("protest", "خرجت طائرة مسيرة عن السيطرة في مدينة درعا."),
        ("displacement", "وخرج سكان القرية في تظاهرة بمدينة نابلس."),
        ("killing", "سخر الكاتب من قتل الوقت في المقاهي."),
        ("investigation", "وتسعى البلدية إلى تحقيق أهدافها في بيروت."),
        ("territory_change", "بغداد ستسقط الديون عن المزارعين."),
        ("territory_change", "قرطاج سقطت من الذاكرة."),
        ("territory_change", "طائرة قرب بنغازي سقطت أمس."),
        ("territory_change", "أدانت الحكومة طرد المهاجرين من مدينة صفاقس."),
        ("displacement", "أعلن النادي طرد مدربه في مدينة صفاقس."),
    ],
)
def test_words_that_look_like_it_tell_no_such_event(event_type: str, raw: str) -> None:
    assert event_type not in types(raw)


@pytest.mark.parametrize(
    ("raw", "event_type", "figure"),
    [
        ("تسبب القصف الذي تعرضت له السوق في مقتل ما لا يقل عن ستين مدنيا.", "killing", 60),
        ("تسببت المعارك التي شهدتها أوغادوغو في نزوح ما يقدر بنحو ثلاثة آلاف أسرة.", "displacement", 3000),
        ("وأسفرت الغارات التي شهدتها صنعاء عن مقتل عشرين مدنيا.", "killing", 20),
    ],
)
def test_what_a_cause_led_to_is_told_behind_a_clause_that_describes_the_cause(
    raw: str, event_type: str, figure: int
) -> None:
    claims = read_text(raw, published="2025-10-15").claims
    assert [(q.low) for claim in claims if claim.event_type == event_type for q in claim.quantities] == [figure]
    assert not [claim for claim in claims if claim.event_type != event_type and claim.quantities]


@pytest.mark.parametrize(
    ("raw", "dead"),
    [
        ("تحقق النيابة في مقتل خمسة عمال في مدينة صيدا.", True),
        ("وأدين ضابط بالضلوع في مقتل الصحفي جمال خاشقجي.", True),
        ("أصابت العقوبات اقتصاد البلاد في مقتل.", False),
        ("وجهت القوات ضربة للتنظيم في مقتل خلال معارك الرقة.", False),
    ],
)
def test_in_a_killing_is_no_figure_of_speech_where_it_says_whose(raw: str, dead: bool) -> None:
    assert ("killing" in types(raw)) == dead
