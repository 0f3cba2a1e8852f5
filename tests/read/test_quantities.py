import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rawi.lexicon import load
from rawi.lexicon.counted import load as load_counted
from rawi.lexicon.numerals import load as load_numerals
from rawi.read.quantities import quantities
from rawi.read.quantities.quantities import QuantityMention
from rawi.read.times import times
from rawi.text import analyse

LEXICON = load()
NUMERALS = load_numerals()


def find(raw: str) -> list[QuantityMention]:
    return quantities.find(analyse(raw), LEXICON)


def shown(raw: str) -> list[str]:
    """Return each quantity as: words | what (+ joint) | low-high | comparator | unit."""
    lines = []
    for mention in find(raw):
        value = mention.value
        what = "+".join((value.what or "?", *value.joint_with))
        low, high = (f"{bound:g}" if bound is not None else "" for bound in (value.low, value.high))
        unit = f" {value.unit}" if value.unit else ""
        lines.append(f"{raw[mention.start : mention.end]} | {what} | {low}-{high} {value.comparator}{unit}")
    return lines


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        # digits and words, with what they count
        (
            "سقوط 227 قتيلاً و1128 جريحاً",
            ["227 قتيلاً | killed | 227-227 exact", "1128 جريحاً | injured | 1128-1128 exact"],
        ),
        ("استهداف (٩) أهداف", ["(٩) أهداف | target | 9-9 exact"]),
        ("إحدى عشرة عجلة مفخخة", ["إحدى عشرة عجلة مفخخة | vehicle | 11-11 exact"]),
        ("ثماني عربات قتالية", ["ثماني عربات | vehicle | 8-8 exact"]),
        ("إرسال 36 سيارة إسعاف", ["36 سيارة إسعاف | ambulance | 36-36 exact"]),
        ("وصول 20 ألف نازح", ["20 ألف نازح | displaced | 20000-20000 exact"]),
        ("الطرفان سلما 1.500 مقاتل", ["1.500 مقاتل | fighter | 1500-1500 exact"]),
        ("قال إن خمسة منازل سويت بالأرض", ["خمسة منازل | house | 5-5 exact"]),
        ("نزوح 12 500 شخص", ["12 500 شخص | person | 12500-12500 exact"]),
        # what became of them stands before
        ("مقتل 18 شخصاً بحسب اللجنة", ["18 شخصاً | killed | 18-18 exact"]),
        ("قتلت القوات الحكومية 15 مدنياً", ["15 مدنياً | killed | 15-15 exact"]),
        ("قتل في القصف 15 مدنياً", ["15 مدنياً | killed | 15-15 exact"]),
        ("قتل أمس الاثنين خمسة مدنيين", ["خمسة مدنيين | killed | 5-5 exact"]),
        ("قُتل، الثلاثاء، 12 شخصاً", ["12 شخصاً | killed | 12-12 exact"]),
        ("وكان قتل في 7 نيسان 2017 نحو 90 مدنيا", ["نحو 90 مدنيا | killed | 90-90 about"]),
        ("بلغ عدد القتلى 45 شخصا", ["45 شخصا | killed | 45-45 exact"]),
        ("مقتل جندي في هجوم شنه خمسة مسلحين", ["خمسة مسلحين | fighter | 5-5 exact"]),
        ("أسر ثلاثة عشر عنصراً", ["ثلاثة عشر عنصراً | captured | 13-13 exact"]),
        ("أن جنديين أصيبا بجروح خطيرة", ["جنديين | injured | 2-2 exact"]),
        ("مسلحون قتلوا مدنيا وأصابوا ثلاثة", ["ثلاثة | injured | 3-3 exact"]),
        ("جرح حوالي ثلاثين.", ["حوالي ثلاثين | injured | 30-30 about"]),
        ("قتلوا ثلاثة وأربعين من المرتدين", ["ثلاثة وأربعين | killed | 43-43 exact"]),
        ("عدد قتلى القصف ارتفع إلى 24", ["24 | killed | 24-24 exact"]),
        ("القتلى من العسكريين: 26 من الجيش و11 من الحزب", ["26 | killed | 26-26 exact", "11 | killed | 11-11 exact"]),
        ("الإفراج عن 20 مدنياً", ["20 مدنياً | civilian | 20-20 exact"]),
        # parts of what was counted before
        (
            "قتل ٣١ مدنياً، بينهم سبعة أطفال، وأصيب أكثر من ستين آخرين",
            [
                "٣١ مدنياً | killed | 31-31 exact",
                "سبعة أطفال | child | 7-7 exact",
                "أكثر من ستين | injured | 60- more_than",
            ],
        ),
        ("إصابة 15 مدنياً، 3 منهم بحالة خطرة", ["15 مدنياً | injured | 15-15 exact", "3 | injured | 3-3 exact"]),
        ("تسعة قتلى، أربعة منهم أطفال", ["تسعة قتلى | killed | 9-9 exact", "أربعة | child | 4-4 exact"]),
        ("أسروا عدداً من عناصرها", ["عدداً من عناصرها | captured | 3- vague"]),
        ("وفاة ثلاثة مصابين", ["ثلاثة مصابين | killed | 3-3 exact"]),
        ("مقتل قائد و5 جرحى", ["5 جرحى | injured | 5-5 exact"]),
        ("نحو ستين حوثياً قتلوا.", ["نحو ستين حوثياً | killed | 60-60 about"]),
        ("خمسة مسلحين قتلوا مدنيا", ["خمسة مسلحين | fighter | 5-5 exact"]),
        ("ثلاثون طالباً قد لقوا مصرعهم", ["ثلاثون طالباً | killed | 30-30 exact"]),
        ("الإفراج عن اثنتي عشرة معتقلة", ["اثنتي عشرة معتقلة | detained | 12-12 exact"]),
        ("رافضو المصالحة وعددهم ستون", ["ستون | person | 60-60 exact"]),
        # two counted together
        ("قتل وجرح العشرات من فلول التنظيم", ["العشرات | killed+injured | 20-99 vague"]),
        ("سقط ما بين قتيل وجريح عشرات من الشبيحة", ["عشرات | killed+injured | 20-99 vague"]),
        ("نحو 50 قتيلاً وجريحاً", ["نحو 50 قتيلاً وجريحاً | killed+injured | 50-50 about"]),
        ("عشرات النساء والأطفال", ["عشرات النساء والأطفال | woman+child | 20-99 vague"]),
        ("ثلاثة مدنيين ومقاتل", ["ثلاثة مدنيين | civilian | 3-3 exact"]),
        # vague
        ("أسر من تبقى منهم ــ المئات ــ في البلدة", ["المئات | captured | 200-999 vague"]),
        ("نزوح مئات العائلات", ["مئات العائلات | family | 200-999 vague"]),
        ("فكك المئات من العبوات الناسفة", ["المئات من العبوات الناسفة | explosive device | 200-999 vague"]),
        ("دفعت عشرات الآلاف إلى النزوح", ["عشرات الآلاف | person | 20000-99999 vague"]),
        ("السيطرة على عدة قرى", ["عدة قرى | village | 3- vague"]),
        ("سقوط عدد من الجرحى", ["عدد من الجرحى | injured | 3- vague"]),
        ("لعدة أسباب", []),
        ("جُرح عدد غير محدد", ["عدد غير محدد | injured | 3- vague"]),
        # bounds
        ("17 قتيلاً على الأقل", ["17 قتيلاً على الأقل | killed | 17- at_least"]),
        ("خمسة عشر مواطناً، على الأقل، في", ["خمسة عشر مواطناً، على الأقل | person | 15- at_least"]),
        ("لا أقل من 20 مدنيا", ["لا أقل من 20 مدنيا | civilian | 20- at_least"]),
        ("ما لا يقل عن 93 اعتداءً", ["ما لا يقل عن 93 اعتداءً | attack | 93- at_least"]),
        ("بنحو 40 آلية", ["نحو 40 آلية | vehicle | 40-40 about"]),
        ("أقل من مئة مقاتل", ["أقل من مئة مقاتل | fighter | -100 less_than"]),
        ("لا يتجاوز عددهم 300", ["لا يتجاوز عددهم 300 | person | -300 at_most"]),
        ("ارتفع عدد القتلى من 17 إلى 30 قتيلا", ["30 قتيلا | killed | 30-30 exact"]),
        ("ارتفعت الحصيلة من 17 قتيلا إلى 30 قتيلا", ["30 قتيلا | killed | 30-30 exact"]),
        ("ارتفعت الأسعار بنسبة من 10 إلى 15 ليرة", ["10 إلى 15 ليرة | lira | 10-15 exact lira"]),
        ("ما بين 10 و15 مقاتلاً", ["ما بين 10 و15 مقاتلاً | fighter | 10-15 exact"]),
        ("10 - 15 صاروخاً", ["10 - 15 صاروخاً | rocket | 10-15 exact"]),
        (
            "17 قتيلا على الأقل 20 جريحا",
            ["17 قتيلا على الأقل | killed | 17- at_least", "20 جريحا | injured | 20-20 exact"],
        ),
        ("من 10 إلى 15 صاروخاً", ["10 إلى 15 صاروخاً | rocket | 10-15 exact"]),
        ("خمسة أو ستة مسلحين", ["خمسة أو ستة مسلحين | fighter | 5-6 exact"]),
        # duals, and what is spelt like them
        ("تسعة شهداء بينهم امرأتان", ["تسعة شهداء | killed | 9-9 exact", "امرأتان | woman | 2-2 exact"]),
        ("عبر غارتين جويتين على بحري", ["غارتين | airstrike | 2-2 exact"]),
        ("إرسال سيارتي إسعاف إلى تاجوراء", ["سيارتي إسعاف | ambulance | 2-2 exact"]),
        ("حيّدت مسلحَين", ["مسلحَين | killed | 2-2 exact"]),
        ("اعتقلت مطلوبين ومقاتلين", []),
        ("عنصرين اثنين", ["عنصرين اثنين | fighter | 2-2 exact"]),
        ("مقتل مدنيين اثنين", ["مدنيين اثنين | killed | 2-2 exact"]),
        ("في بلدتي كفرتبنيت وأرنون", []),
        ("أكثر من قريتين", ["أكثر من قريتين | village | 2- more_than"]),
        ("شهداء من عائلة واحدة", ["عائلة واحدة | family | 1-1 exact"]),
        # who and what
        ("مقتل سيدة وطفليها بطريق الخطأ", ["طفليها | killed | 2-2 exact"]),
        ("اغتيال القائد أبو أيمن وأربعة من مرافقيه", ["أربعة | killed | 4-4 exact"]),
        ("بلغ القتلى 12 والجرحى 41", ["12 | killed | 12-12 exact", "41 | injured | 41-41 exact"]),
        (
            "ارتفع عدد القتلى في عموم البلاد إلى 525، والمصابين إلى 3717",
            ["525 | killed | 525-525 exact", "3717 | injured | 3717-3717 exact"],
        ),
        ("أفاد مصدر بأن 23 من أنصار التيار قضوا بالرصاص", ["23 | killed | 23-23 exact"]),
        ("أسقطت الدفاعات أربعا من أصل سبع مسيرات", ["أربعا | drone | 4-4 exact", "سبع مسيرات | drone | 7-7 exact"]),
        ("يعيش فيه ما بين 20 و25 ألف لاجئ", ["ما بين 20 و25 ألف لاجئ | refugee | 20000-25000 exact"]),
        ("قتل من 500 إلى 3 آلاف مدني", ["500 إلى 3 آلاف مدني | killed | 500-3000 exact"]),
        ("وصل ثلاثة مدنيين، أحدهم طفل، قضوا جراء قذيفة", ["ثلاثة مدنيين | killed | 3-3 exact"]),
        ("قتلت امرأة وأطفالها الأربعة", ["أطفالها الأربعة | killed | 4-4 exact"]),
        ("وزعم أن العسكريين الأربعة والعشرين وقعوا", ["العسكريين الأربعة والعشرين | soldier | 24-24 exact"]),
        ("وأصيبت طفلة في العاشرة.", ["العاشرة | age | 10-10 exact year"]),
        ("قتل شاب في الثانية والعشرين من عمره", ["الثانية والعشرين | age | 22-22 exact year"]),
        ("جاء في الثانية", []),
        ("وأخذ أربعة وسبعين أسيراً", ["أربعة وسبعين أسيراً | captured | 74-74 exact"]),
        ("دمروا خمس دبابات وثلاثا أخرى", ["خمس دبابات | tank | 5-5 exact", "ثلاثا | tank | 3-3 exact"]),
        ("أودت بحياة 26 مصلياً", ["26 مصلياً | killed | 26-26 exact"]),
        ("على مسافة 30 كيلومتراً شمال المدينة", []),
        ("دخلوا من غير أن يطلقوا رصاصة واحدة", []),
        ("استقبل خمس جثث لعائلة واحدة", ["خمس جثث | body | 5-5 exact"]),
        ("فر ما يقدر بـ36,825 شخصاً", ["36,825 شخصاً | person | 36825-36825 about"]),
        ("خطف المسلحون ستة عشر شاباً", ["ستة عشر شاباً | man | 16-16 exact"]),
        ("بلغ عدد القتلى تسعة، منهم ستة", ["تسعة | killed | 9-9 exact", "ستة | killed | 6-6 exact"]),
        ("عرضوا سبعة أسرى، منهم روسيان", ["سبعة أسرى | prisoner | 7-7 exact", "روسيان | prisoner | 2-2 exact"]),
        ("مقتل ثمانية، بينهم مدنيان", ["ثمانية | killed | 8-8 exact", "مدنيان | civilian | 2-2 exact"]),
        ("أصيب 18 من مسلحي الفصائل على الأقل", ["18 من مسلحي الفصائل على الأقل | injured | 18- at_least"]),
        ("أطلق العشرات قذائف", ["العشرات | person | 20-99 vague"]),
        ("نقل أكثر من ألف مقاتل أجنبي", ["أكثر من ألف مقاتل | fighter | 1000- more_than"]),
        ("سقط 90 صاروخاً محلي الصنع", ["90 صاروخاً | rocket | 90-90 exact"]),
        ("أغلقت ثلاث سدادات و14 قنطاساً", ["ثلاث سدادات | ? | 3-3 exact", "14 قنطاساً | ? | 14-14 exact"]),
        ("بنسبة 30% ونحو 30 في المئة", ["30% | share | 30-30 exact", "نحو 30 في المئة | share | 30-30 about"]),
        ("مسلحين متحصنين في الحي لا يتجاوز عددهم 300", ["لا يتجاوز عددهم 300 | fighter | -300 at_most"]),
        ("إطلاق سراح المحتجزين لدى الجانبين وعددهم 17", ["17 | captive | 17-17 exact"]),
        ("أحرقوا السيارات الخاصة بالمصلين وعددها 7", ["7 | vehicle | 7-7 exact"]),
        ("أدى إلى إصابة واحد وعشرين مدنياً", ["واحد وعشرين مدنياً | injured | 21-21 exact"]),
        ("دمروا عربتين مدرعتين", ["عربتين | vehicle | 2-2 exact"]),
        ("أوقع أكبر عدد من الضحايا", []),
        ("إن أربعة فقط من القتلى عسكريون", ["أربعة | killed | 4-4 exact"]),
        ("إن شرطيين لقيا حتفهما دهسا", ["شرطيين | killed | 2-2 exact"]),
        ("أصيب رجلا أمن في التبادل", ["رجلا أمن | injured | 2-2 exact"]),
        ("سقطت قذيفتا هاون على الحي", ["قذيفتا هاون | shell | 2-2 exact"]),
        (
            "دمروا دبابتي ميركافا ومستودعي ذخيرة",
            ["دبابتي ميركافا | tank | 2-2 exact", "مستودعي ذخيرة | depot | 2-2 exact"],
        ),
        ("قصفوا مئذنتي المسجد ودبابتي العدو", ["دبابتي | tank | 2-2 exact"]),
        ("إطلاق خمسة صواريخ باليستية", ["خمسة صواريخ | missile | 5-5 exact"]),
        ("توزيع 1,150 سلة غذائية", ["1,150 سلة | food parcel | 1150-1150 exact"]),
        (
            "إدخال 18 طناً من الطحين وضبط سبعة قناطير من الكيف",
            ["18 طناً | supplies | 18-18 exact tonne", "سبعة قناطير | weight | 7-7 exact quintal"],
        ),
        ("فتحة نفق بعمق 25 متراً", ["25 متراً | depth | 25-25 exact m"]),
        (
            "وقعت في اثني عشر موقعاً واستهدف خمسة مواقع",
            ["اثني عشر موقعاً | site | 12-12 exact", "خمسة مواقع | position | 5-5 exact"],
        ),
        (
            "خرقوا الهدنة 47 مرة وأغارت عشرين مرة",
            ["47 مرة | violation | 47-47 exact", "عشرين مرة | airstrike | 20-20 exact"],
        ),
        ("كشف (03) مخابئ وتوقيف (05) عناصر", ["(03) مخابئ | hideout | 3-3 exact", "(05) عناصر | detained | 5-5 exact"]),
        ("قصفت قبل الهدنة بيوم", ["يوم | duration | 1-1 exact day"]),
        ("وصل قبل ست ساعات من فعلته", ["ست ساعات | duration | 6-6 exact hour"]),
        ("هدنة الأيام السبعة", ["الأيام السبعة | duration | 7-7 exact day"]),
        ("خلال الأسبوعين الأولين من القتال", ["الأسبوعين | duration | 2-2 exact week"]),
        (
            "عرضوا سبعة أسرى، بينهم خمسة سعوديين وأربعة سودانيين",
            [
                "سبعة أسرى | prisoner | 7-7 exact",
                "خمسة سعوديين | prisoner | 5-5 exact",
                "أربعة سودانيين | prisoner | 4-4 exact",
            ],
        ),
        (
            "إن 53 شخصا، بينهم 15 طفلا، قتلوا في القصف",
            ["53 شخصا | killed | 53-53 exact", "15 طفلا | child | 15-15 exact"],
        ),
        ("أن 7 من المتمردين قتلوا فيما فر الباقون", ["7 | killed | 7-7 exact"]),
        ("أما الجرحى فبلغوا السبعين", ["السبعين | injured | 70-70 exact"]),
        ("45 ألفاً غادروا بيوتهم", ["45 ألفاً | person | 45000-45000 exact"]),
        ("ودمر مخبآن وفتحة واحدة جهة البلدة", ["مخبآن | hideout | 2-2 exact"]),
        ("ارتفع إلى 24 عدد الصواريخ", ["24 | rocket | 24-24 exact"]),
        ("أسقطت أربع طائرات حوثية مسيّرة", ["أربع طائرات | drone | 4-4 exact"]),
        ("شيعهم مئات، وفق شاهد", ["مئات | person | 200-999 vague"]),
        ("سقط ثلاثون شخصا بين قتيل وجريح", ["ثلاثون شخصا | killed+injured | 30-30 exact"]),
        (
            "مصرع 12 مقاتلاً وإصابة أكثر من عشرين",
            ["12 مقاتلاً | killed | 12-12 exact", "أكثر من عشرين | injured | 20- more_than"],
        ),
        ("احتجز تسعة من المارة", ["تسعة | detained | 9-9 exact"]),
        # durations, distances, money, ages
        ("هدنة تتراوح بين ثلاثة وستة أشهر", ["بين ثلاثة وستة أشهر | duration | 3-6 exact month"]),
        ("بعد شهر من الحصار، بعد يوم دام", ["شهر | duration | 1-1 exact month"]),
        ("توغلت بعمق 3 كم شرق البلدة", ["3 كم | distance | 3-3 exact km"]),
        ("دامت لأكثر من ثلاثة أيام", ["أكثر من ثلاثة أيام | duration | 3- more_than day"]),
        ("اشتباكات استمرت ساعتين ونصف الساعة", ["ساعتين ونصف الساعة | duration | 2.5-2.5 exact hour"]),
        ("أكثر من ثلاث ساعات ونصف", ["أكثر من ثلاث ساعات ونصف | duration | 3.5- more_than hour"]),
        ("دام عاماً ونصف العام", ["عاماً ونصف العام | duration | 1.5-1.5 exact year"]),
        ("حصار منذ خمسة أشهر", ["خمسة أشهر | duration | 5-5 exact month"]),
        ("خلال أسبوع.", ["أسبوع | duration | 1-1 exact week"]),
        ("ستة إلى ثمانية أسابيع", ["ستة إلى ثمانية أسابيع | duration | 6-8 exact week"]),
        ("على بعد 500 متر", ["500 متر | distance | 500-500 exact m"]),
        ("دفع مليوني دولار", ["مليوني دولار | dollar | 2e+06-2e+06 exact dollar"]),
        ("طفل (12 عاماً)", ["12 عاماً | age | 12-12 exact year"]),
        ("قتل الفتى محمد، 14 عاما، برصاص الدرك", ["14 عاما | age | 14-14 exact year"]),
        ("استمرت الحرب، عشر سنوات، ثم انتهت", ["عشر سنوات | duration | 10-10 exact year"]),
        ("حكم عليه بالسجن، 15 عاما، بتهمة التجسس", ["15 عاما | duration | 15-15 exact year"]),
        ("سجن القائد خالد سالم، 12 عاما، ثم أفرج عنه", ["12 عاما | duration | 12-12 exact year"]),
        ("حكم على خالد سالم، 12 عاما، بتهمة التجسس", ["12 عاما | duration | 12-12 exact year"]),
        ("حكم على الشاب خالد سالم، 22 عاما، بالإعدام", ["22 عاما | age | 22-22 exact year"]),
        ("توفي في سجن صيدنايا خالد سالم، 22 عاما، تحت التعذيب", ["22 عاما | age | 22-22 exact year"]),
        # the toll of a blow
        ("ارتفعت حصيلة الهجوم إلى ثلاثة إسرائيليين محتجزين", ["ثلاثة إسرائيليين | person | 3-3 exact"]),
        ("ارتفعت حصيلة الهجوم إلى خمسة جنود مصابين", ["خمسة جنود | soldier | 5-5 exact"]),
        (
            "ارتفعت حصيلة الهجوم إلى 11 عسكريا و30 جريحا",
            ["11 عسكريا | killed | 11-11 exact", "30 جريحا | injured | 30-30 exact"],
        ),
        ("حصيلة هجمات الشهر وصلت إلى 45", []),
        ("ارتفعت حصيلة الغارات إلى 45 مدنيا", ["45 مدنيا | killed | 45-45 exact"]),
        ("ارتفعت حصيلة الهجوم إلى 11 عسكرياً", ["11 عسكرياً | killed | 11-11 exact"]),
        ("ارتفعت حصيلة القصف على المدينة إلى 11", ["11 | killed | 11-11 exact"]),
        ("ارتفاع حصيلة هجوم القافلة إلى سبعة جنود", ["سبعة جنود | killed | 7-7 exact"]),
        ("ارتفعت حصيلة جرحى الهجوم إلى 30 جنديا", ["30 جنديا | injured | 30-30 exact"]),
        ("حصيلة الهجوم 15 مركبة", ["15 مركبة | vehicle | 15-15 exact"]),
        ("تظاهر مئات الشبان", ["مئات الشبان | person | 200-999 vague"]),
        ("بلغت حصيلة العملية 30 مطلوبا", ["30 مطلوبا | person | 30-30 exact"]),
        # a number that ends like an adjective
        (
            "مقتل 12 مدنيا وثمانية جنود",
            ["12 مدنيا | killed | 12-12 exact", "ثمانية جنود | soldier | 8-8 exact"],
        ),
        (
            "إصابة ستة رجال وثماني نساء",
            ["ستة رجال | injured | 6-6 exact", "ثماني نساء | injured | 8-8 exact"],
        ),
    ],
)
def test_quantities(raw: str, expected: list[str]) -> None:
    assert shown(raw) == expected


@pytest.mark.parametrize(
    "raw",
    [
        "وضبطت كمية من الأسلحة.",
        "(38 كم جنوب إدلب)",
        "قرار مجلس الأمن رقم 2254",
        "القناة 12 العبرية",
        "اللواء 35 مدرع",
        "البيان رقم (١١)",
        "دبابة T72 وطائرة إف 16",
        "للتواصل 0933123456 أو +963933123456",
        "مؤمنة مئة بالمئة",
        "اعتقلت شرطيين ومقاتلين",
        "بعد يوم دام في المدينة",
        "الساعة 12:30 والساعة الثالثة",
        "في 13 شباط 2018 و2018/2/13",
        "وضبطت كمية من الأسلحة",
        "خلال الأيام الثلاثة الماضية وقبل يومين",
        "الكتيبة الثانية عشرة في المركز الأول",
        "أحد القادة وإحدى القرى",
        "واحد من الناجين",
        "الثلاثة انسحبوا",
        "ما زال 2 , 476 نازحا",
        "لست مدنيا",
        "1.500 كم",
        "لم يسقط قتلى أو جرحى",
        "الحديث عن المقاتلين والجرحى",
    ],
)
def test_no_quantities(raw: str) -> None:
    assert shown(raw) == []


def test_a_mention_points_to_the_words_that_say_of_what() -> None:
    raw = "مقتل وإصابة العشرات"
    (mention,) = find(raw)
    assert mention.what_span is not None
    assert raw[slice(*mention.what_span)] == "مقتل وإصابة"
    assert mention.rule == "quantity.vague"


def test_times_given_are_not_read_again() -> None:
    text = analyse("قتل في 13 شباط 2018 ثلاثة مدنيين")
    dated = times.find(text, LEXICON, published=None)
    assert quantities.find(text, LEXICON, dated=dated) == quantities.find(text, LEXICON)


def test_every_counted_noun_is_counted_in_its_plural() -> None:
    for noun in load_counted().forms.values():
        if noun.number != "plural" or noun.noun.kind == "measure":
            continue
        for plural in noun.noun.plural:
            (mention,) = find(f"هناك خمسة {plural} هنا")
            assert (mention.value.low, mention.value.what) == (5, noun.noun.what), plural


FORMS = sorted(load_counted().forms)
HARM = [" ".join(phrase) for phrase in load_counted().harm]
NUMBERS = [*NUMERALS.numerals, "12", "1.500", "30%"]
BOUNDS = [" ".join(phrase) for phrase in (*NUMERALS.before.entries, *NUMERALS.after.entries, *NUMERALS.vague.entries)]
SIGNS = ["و", "من", "بين", "،", "(", ")", "\n", "منهم", "آخرين", "أيام", ":", "إلى", "ال", "-"]


@settings(deadline=None)
@given(
    st.lists(st.one_of(*(st.sampled_from(words) for words in (FORMS, HARM, NUMBERS, BOUNDS, SIGNS))), max_size=14),
    st.sampled_from([" ", " و", ""]),
)
def test_any_heap_of_counting_words_is_read_or_left(words: list[str], between: str) -> None:
    raw = between.join(words)
    end = 0
    for mention in find(raw):
        assert end <= mention.start < mention.end <= len(raw)
        end = mention.end
        low, high = mention.value.low, mention.value.high
        assert low is not None or high is not None
        assert low is None or high is None or low <= high


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=80))
def test_any_text_is_read(raw: str) -> None:
    find(raw)


@pytest.mark.parametrize("unit", ["قتلى وجرحى و", "1,", "خمسة و", "أكثر من ", "مليون و", "عشرات من ", "13 شباط "])
def test_hostile_texts_take_linear_time(unit: str) -> None:
    text = analyse(unit * (120_000 // len(unit)))
    started = time.perf_counter()
    quantities.find(text, LEXICON)
    assert time.perf_counter() - started < 20


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        # The verb of a bound is no part of the figure; ما makes one of it.
        ("ضبط كمية تجاوزت سبعة قناطير", ["سبعة قناطير | weight | 7- more_than quintal"]),
        ("وصل ما يتعدى مئة جريح", ["ما يتعدى مئة جريح | injured | 100- more_than"]),
        # A number in words goes on counting what the last one counted; by itself it is none.
        ("أُبعد أربعون إلى تركيا", []),
        ("ثلاث أسيرات مقابل تسعين.", ["ثلاث أسيرات | prisoner | 3-3 exact", "تسعين | prisoner | 90-90 exact"]),
        ("في المرحلة الثالثة من الخطة", []),
        # What became of those counted stands behind them.
        ("87 شخصاً وثق المركز مقتلهم أمس", ["87 شخصاً | killed | 87-87 exact"]),
        ("ستون عاملاً على الأقل قُتلوا", ["ستون عاملاً على الأقل | killed | 60- at_least"]),
        # All of those who were killed, and the make of an aircraft, are no figures.
        ("ذكر عدد من قتلوا هناك", []),
        ("طائرات من طراز إف 16 تجمعات", []),
        # More than a part named aside are of the whole; monthly is no two months.
        (
            "228 حالة احتجاز بينها 19 طفلا، نفذ الأمن 91 منها",
            ["228 حالة | case | 228-228 exact", "19 طفلا | child | 19-19 exact", "91 | case | 91-91 exact"],
        ),
        ("ذكرت الشبكة في تقريرها الشهري", []),
        ("صححت الوزارة حصيلة القتلى من 500 إلى 471", ["471 | killed | 471-471 exact"]),
        ("تدمير (02) قنبلتين", ["(02) قنبلتين | bomb | 2-2 exact"]),
        # A time between the count and its number; those executed; one more; letters that only look like a name's.
        ("بلغ عدد القتلى منذ 27 آذار 758", ["758 | killed | 758-758 exact"]),
        ("عدد من أُعدموا من الجنود بلغ مئتين", ["مئتين | killed | 200-200 exact"]),
        (
            "مقتل أربعة من الشرطة وواحد من الدفاع المدني",
            ["أربعة | killed | 4-4 exact", "واحد | killed | 1-1 exact"],
        ),
        ("وصل أربعة من الشرطة وواحد من الدفاع المدني", ["أربعة | ? | 4-4 exact"]),
        ("المستوصف بي 35 جريح", ["35 جريح | injured | 35-35 exact"]),
        ("قاذفة بي 52 أمريكية", []),
        # One thing with its adjective, one unit that was whole, a pair of posts; "they write that" is no pair.
        ("قُتل مدني سوري واحد", ["مدني سوري واحد | killed | 1-1 exact"]),
        ("شهدت مالي واحدة من أعنف الهجمات", []),
        (
            "20 جندياً ومتطوع واحد",
            ["20 جندياً | soldier | 20-20 exact", "متطوع واحد | volunteer | 1-1 exact"],
        ),
        ("أوقفنا النار شهراً كاملاً", ["شهراً كاملاً | duration | 1-1 exact month"]),
        ("قصف نقطتي إنذار", ["نقطتي إنذار | observation post | 2-2 exact"]),
        ("كاتبين أنهم بخير", []),
        ("يقدر بما بين 240 و300 قتيل", ["ما بين 240 و300 قتيل | killed | 240-300 exact"]),
        # As it is spoken.
        ("ماتو ٣ نسوان واتعوقو تمنيه", ["٣ نسوان | killed | 3-3 exact", "تمنيه | injured | 8-8 exact"]),
        ("كتلو اتنين وقصفو السوق مرتين", ["اتنين | killed | 2-2 exact", "مرتين | time | 2-2 exact"]),
    ],
)
def test_figures_without_their_noun(raw: str, expected: list[str]) -> None:
    assert shown(raw) == expected
