"""Three pairs from other conflicts, written with what is expected of them before any threshold was set.

The happenings are invented. Each report stands beside the links and changes a careful reader sees, and beside
texts that look alike and derive from nothing: the same event told by a correspondent, roles exchanged,
captured against killed.
"""

from link_readings import Did, Name, Part, Quoted, Said, Value, reading, together

from rawi.model import QuantityValue, Reading, TimeValue

JOINT = "القوة المشتركة"
RSF = "قوات الدعم السريع"
ARMY = "الجيش السوداني"
RESISTANCE = "المقاومة الشعبية"
ICRC = "اللجنة الدولية للصليب الأحمر"

DARFUR_NAMES = (
    Name(JOINT, ("القوة المشتركة لحركات الكفاح المسلح", "القوة المشتركة", "قواتنا")),
    Name(RSF, ("مليشيا الدعم السريع", "قوات الدعم السريع", "الدعم السريع", "المليشيا")),
    Name(ARMY, ("الجيش",)),
    Name(RESISTANCE, ("المقاومة الشعبية",)),
    Name(ICRC, ("لجنة الصليب الأحمر", "الصليب الأحمر")),
    Name("مليط", ("مدينة مليط", "مليط"), "place"),
)


def _days(low: float) -> QuantityValue:
    return QuantityValue(what="duration", low=low, high=low, unit="hour")


def darfur_statement() -> Reading:
    text, passages = together(
        [
            Part("headline", JOINT, "بيان صادر عن القوة المشتركة"),
            Part(
                "statement",
                JOINT,
                "تصدت قواتنا الباسلة فجر اليوم الأحد مع رفاقها في الجيش والمقاومة الشعبية لهجوم غادر شنته مليشيا الدعم "
                "السريع الإرهابية على مدينة مليط من ثلاثة محاور، وبعد معركة استمرت خمس ساعات لاذ المعتدون بالفرار "
                "تاركين وراءهم أربعين قتيلا وسبع عشرة مركبة قتالية بحالة جيدة.\n\n"
                "ونؤكد أن أسرى المليشيا يلقون معاملة كريمة وفق القانون الدولي الإنساني، وسنسلمهم إلى لجنة الصليب "
                "الأحمر في الأيام المقبلة.\n\n"
                "وندعو المنظمات الإنسانية إلى فتح ممرات آمنة للمدنيين المحاصرين في المدينة.",
            ),
        ]
    )
    return reading(
        "darfur-statement.txt",
        text,
        passages,
        publisher=JOINT,
        published="2024-06-16",
        names=DARFUR_NAMES,
        values=(Value("quantity", "خمس ساعات", _days(5)),),
    )


def darfur_report() -> Reading:
    """What the agency made of it: allies gone, a number changed, one true and one false quotation."""
    text, passages = together(
        [
            Part("headline", "وكالة دارفور", "القوة المشتركة تعلن صد هجوم على مليط"),
            Part(
                "report",
                "وكالة دارفور",
                "قالت القوة المشتركة لحركات الكفاح المسلح في بيان الأحد، إنها تصدت لهجوم شنته قوات الدعم السريع على "
                "مدينة مليط من ثلاثة محاور، وإن المهاجمين فروا بعد معركة استمرت ست ساعات "
                '"تاركين وراءهم أربعين قتيلا وعددا من المركبات".\n\n'
                'وأكد البيان أن "أسرى المليشيا يلقون معاملة كريمة وفق القانون الدولي الإنساني".\n\n'
                "وطالبت القوة المنظمات الإنسانية بفتح ممرات آمنة للمدنيين المحاصرين.\n\n"
                "وكانت المدينة شهدت الأسبوع الماضي قصفا مدفعيا أدى إلى نزوح مئات الأسر نحو الفاشر.",
            ),
        ]
    )
    return reading(
        "darfur-report.txt",
        text,
        passages,
        publisher="وكالة دارفور",
        published=None,
        names=DARFUR_NAMES,
        values=(
            Value("quantity", "ست ساعات", _days(6)),
            Value("time", "الأحد", TimeValue()),
        ),
        said=(
            Said(
                "تصدت لهجوم شنته قوات الدعم السريع على مدينة مليط من ثلاثة محاور",
                (JOINT,),
                "قالت",
                "بيان",
                "القوة المشتركة لحركات الكفاح المسلح",
            ),
            Said("المهاجمين فروا بعد معركة استمرت ست ساعات", (JOINT,), "قالت", "بيان"),
            Said("بفتح ممرات آمنة للمدنيين المحاصرين", (JOINT,), "طالبت", who="القوة"),
        ),
        quoted=(
            Quoted('"تاركين وراءهم أربعين قتيلا وعددا من المركبات"', "clause", (JOINT,)),
            Quoted('"أسرى المليشيا يلقون معاملة كريمة وفق القانون الدولي الإنساني"', "clause", (JOINT,)),
        ),
    )


# What the report takes from the statement: words of the report, words of the statement they must touch.
DARFUR_LINKS = (
    (
        "تصدت لهجوم شنته قوات الدعم السريع على مدينة مليط من ثلاثة محاور",
        "تصدت قواتنا الباسلة فجر اليوم الأحد مع رفاقها في الجيش والمقاومة الشعبية لهجوم غادر شنته مليشيا الدعم السريع "
        "الإرهابية على مدينة مليط من ثلاثة محاور",
    ),
    ("بعد معركة استمرت ست ساعات", "وبعد معركة استمرت خمس ساعات"),
    ("تاركين وراءهم أربعين قتيلا", "تاركين وراءهم أربعين قتيلا"),
    (
        "أسرى المليشيا يلقون معاملة كريمة وفق القانون الدولي الإنساني",
        "أسرى المليشيا يلقون معاملة كريمة وفق القانون الدولي الإنساني",
    ),
    (
        "المنظمات الإنسانية بفتح ممرات آمنة للمدنيين المحاصرين",
        "المنظمات الإنسانية إلى فتح ممرات آمنة للمدنيين المحاصرين",
    ),
)
DARFUR_BACKGROUND = "وكانت المدينة شهدت الأسبوع الماضي قصفا مدفعيا أدى إلى نزوح مئات الأسر نحو الفاشر"


def darfur_correspondent() -> Reading:
    """The same battle told by somebody who was there: nothing is taken from the statement."""
    text, passages = together(
        [
            Part("headline", "راديو النيل", "هدوء حذر في مليط بعد يوم من القتال"),
            Part(
                "report",
                "راديو النيل",
                "عاد الهدوء مساء الأحد إلى مدينة مليط بعد اشتباكات عنيفة دارت منذ الفجر بين القوة المشتركة والجيش من "
                "جهة "
                "وقوات الدعم السريع من جهة أخرى.\n\n"
                "وقال شاهد عيان لمراسلنا إن القصف لم يتوقف طوال ساعات الصباح، وإن عشرات الجرحى نقلوا إلى مستشفى "
                "المدينة الذي يعاني نقصا في الأدوية.\n\n"
                "وشاهد مراسلنا سيارات قتالية محترقة عند المدخل الشرقي وجثثا لم تدفن بعد.",
            ),
        ]
    )
    return reading(
        "darfur-correspondent.txt",
        text,
        passages,
        publisher="راديو النيل",
        published="2024-06-17",
        names=DARFUR_NAMES,
        said=(
            Said("القصف لم يتوقف طوال ساعات الصباح", ("شاهد عيان",), "وقال"),
            Said("عشرات الجرحى نقلوا إلى مستشفى المدينة", ("شاهد عيان",), "وقال"),
        ),
    )


HOUTHI = "جماعة أنصار الله"
GOVERNMENT = "القوات الحكومية"
TAIZ_NAMES = (
    Name(HOUTHI, ("جماعة أنصار الله", "الحوثيين", "الحوثيون")),
    Name(GOVERNMENT, ("القوات الحكومية", "الجيش الوطني")),
    Name("تعز", ("تعز",), "place"),
)


def taiz_forward() -> Reading:
    text, passages = together(
        [
            Part(
                "report",
                "صحيفة تعز",
                "قتل مسلحون من جماعة أنصار الله عشرة جنود من القوات الحكومية في كمين محكم نصب لهم على طريق جبلي وعر "
                "غرب تعز ليلة الخميس.",
            )
        ]
    )
    return reading(
        "taiz-forward.txt",
        text,
        passages,
        publisher="صحيفة تعز",
        published="2019-03-15",
        names=TAIZ_NAMES,
        did=(Did(text.rstrip("."), "قتل", "killing", HOUTHI, GOVERNMENT),),
    )


def taiz_forward_copy() -> Reading:
    """The same sentence on another site, nobody named."""
    text, passages = together([Part("report", "موقع الساحل", taiz_forward().document.text)])
    return reading("taiz-copy.txt", text, passages, publisher="موقع الساحل", published="2019-03-16", names=TAIZ_NAMES)


def taiz_reversed() -> Reading:
    """A copy in which killers and killed have changed places."""
    text, passages = together(
        [
            Part(
                "report",
                "موقع الساحل",
                "قتل جنود من القوات الحكومية عشرة مسلحين من جماعة أنصار الله في كمين محكم نصب لهم على طريق جبلي وعر "
                "غرب تعز ليلة الخميس.",
            )
        ]
    )
    return reading(
        "taiz-reversed.txt",
        text,
        passages,
        publisher="موقع الساحل",
        published="2019-03-16",
        names=TAIZ_NAMES,
        did=(Did(text.rstrip("."), "قتل", "killing", GOVERNMENT, HOUTHI),),
    )


HASHD = "الحشد الشعبي"
ISIS = "تنظيم الدولة الإسلامية"
DIYALA_NAMES = (
    Name(HASHD, ("الحشد الشعبي", "الحشد")),
    Name(ISIS, ("تنظيم داعش", "داعش", "التنظيم")),
    Name("ديالى", ("ديالى",), "place"),
)


def diyala_captured() -> Reading:
    text, passages = together(
        [
            Part(
                "statement",
                HASHD,
                "تمكن اللواء الرابع والعشرون في الحشد الشعبي من أسر خمسة وعشرين عنصرا من داعش خلال عملية تفتيش واسعة "
                "في "
                "بساتين حوض حمرين شمال شرقي ديالى، وضبط كدسا كبيرا للأعتدة والعبوات الناسفة.",
            )
        ]
    )
    return reading(
        "diyala-captured.txt",
        text,
        passages,
        publisher=HASHD,
        published="2020-05-04",
        names=DIYALA_NAMES,
        values=(Value("quantity", "خمسة وعشرين عنصرا", QuantityValue(what="fighter", low=25, high=25)),),
    )


def diyala_killed() -> Reading:
    """A rewrite in which the captured have become killed."""
    text, passages = together(
        [
            Part(
                "report",
                "بغداد برس",
                "أعلن الحشد الشعبي قتل خمسة وعشرين عنصرا من التنظيم خلال عملية تفتيش واسعة في بساتين حوض حمرين شمال "
                "شرقي "
                "ديالى، وضبط كدس كبير للأعتدة والعبوات الناسفة.",
            )
        ]
    )
    return reading(
        "diyala-killed.txt",
        text,
        passages,
        publisher="بغداد برس",
        published="2020-05-04",
        names=DIYALA_NAMES,
        values=(Value("quantity", "خمسة وعشرين عنصرا", QuantityValue(what="fighter", low=25, high=25)),),
        said=(Said("قتل خمسة وعشرين عنصرا من التنظيم خلال عملية تفتيش واسعة", (HASHD,), "أعلن"),),
    )


def diyala_other_week() -> Reading:
    """The same place and the same kind of operation in another week: nothing derives."""
    text, passages = together(
        [
            Part(
                "report",
                "بغداد برس",
                "نفذت قوة مشتركة من الجيش والحشد الشعبي صباح اليوم عملية دهم في أطراف حوض حمرين بمحافظة ديالى بحثا "
                "عن خلايا "
                "داعش، ولم تسفر العملية عن اعتقالات، بحسب مصدر أمني طلب عدم ذكر اسمه.",
            )
        ]
    )
    return reading(
        "diyala-other-week.txt",
        text,
        passages,
        publisher="بغداد برس",
        published="2020-06-11",
        names=DIYALA_NAMES,
        said=(Said("ولم تسفر العملية عن اعتقالات", ("مصدر أمني",), "بحسب"),),
    )
