"""The two pages of the example as a careful reader reads them, and what is known of their links.

Spans are code points into the files of `examples/khwein-2018`.
"""

from pathlib import Path

from link_readings import Name, Quoted, Said, Value, reading

from rawi.model import QuantityValue, Reading, TimeValue

FOLDER = Path(__file__).parents[2] / "examples" / "khwein-2018"
ROOM = "غرفة عمليات دحر الغزاة"
AGENCY = "سمارت"
ISIS = "تنظيم الدولة الإسلامية"
REGIME = "الحكومة السورية"
FSA = "الجيش السوري الحر"
HTS = "هيئة تحرير الشام"
HASSOUN = "فاتح حسون"
DELEGATION = "الوفد الروسي"

NAMES = (
    Name(
        ISIS,
        (
            'تنظيم "الدولة الإسلامية"',
            'تنظيم "الدولة "',
            'تنظيم "الدولة"',
            "تنظيم الدولة",
            "تنظيم داعش",
            "داعش",
            "التنظيم",
        ),
    ),
    Name(ISIS, ("المجموعات الداعشية",), register="partisan"),
    Name(REGIME, ("نظام الأسد", "النظام السوري", "قوات النظام", "النظام", "نظام")),
    Name("إيران", ("الإيرانيين", "المليشيات الإيرانية")),
    Name("روسيا", ("الروس",)),
    Name(FSA, ("فصائل الجيش السوري الحر", "فصائل الجيش الحر", "الجيش السوري الحر", "الجيش الحر", '"الحر"')),
    Name(HTS, ('"تحرير الشام"',)),
    Name(
        ROOM,
        (
            'غرفة عمليات "دحر الغزاة"',
            "غرفة عمليات دحر الغزاة",
            "غرفة العمليات",
            "الغرفة",
            "الفصائل والكتائب",
        ),
    ),
    Name("فصائل المعارضة", ("الثوار",), register="partisan"),
    Name("فصائل المعارضة", ("الفصائل",), register="common"),
    Name(HASSOUN, ("العقيد فاتح حسون",), "person"),
    Name(DELEGATION, ("الوفد الروسي",)),
    Name("الخوين", ("بلدة الخوين", "قرية الخوين", 'بلدة "الخوين"'), "place"),
    Name("عقيربات", ("منطقة عقيربات", "عقيربات"), "place"),
    Name("حماة", ("شرق حماة", "ريف حماة الشمالي", "ريف\u00a0حماة الشمالي", "ريف حماة", "حماة"), "place"),
    Name("إدلب", ("جنوب شرق إدلب", "ريف إدلب الشرقي", "وإدلب الشرقي", "ريف إدلب"), "place"),
    Name("الرقة", ("الرقة",), "place"),
    Name("دير الزور", ("دير الزور",), "place"),
)
THREE_DAYS = QuantityValue(what="duration", low=3, high=3, unit="day")
OVER_THREE_DAYS = QuantityValue(what="duration", low=3, comparator="more_than", unit="day")
VALUES = (
    Value("quantity", "لأكثر من ثلاثة أيام", OVER_THREE_DAYS),
    Value("quantity", "الأيام الثلاثة", THREE_DAYS),
    Value(
        "quantity",
        "العشرات",
        QuantityValue(what="killed", joint_with=("injured",), low=20, high=99, comparator="vague"),
    ),
    Value("quantity", "المئات", QuantityValue(what="captured", low=200, high=999, comparator="vague")),
    Value("quantity", "بالمئات", QuantityValue(what="captured", low=200, high=999, comparator="vague")),
    Value("time", "الثلاثاء", TimeValue()),
    Value("time", "أمس الاثنين", TimeValue()),
    Value("time", "خلال الأيام القادمة", TimeValue()),
    Value("time", "في الأيام القادمة", TimeValue()),
)

FIRST_QUOTE = (
    '"مقتضيات العدالة والقانون والضرورات الأمنية، (..) وستكشف الغرفة حقائق التعاون والتنسيق بين التنظيم من جهة '
    'والنظام السوري وداعميه من جهة ثانية"'
)
SECOND_QUOTE = '"نقلهم عبر مناطق سيطرته نحو بلدة الخوين لكي يقاتلوا إلى جانبه ضد الفصائل"'
THIRD_QUOTE = (
    '"النظام سبق ونقل مجموعات كبيرة من التنظيم من منطقة عقيربات بحماة عبر مناطق سيطرته إلى ريف إدلب الشرقي وضم إليهم '
    "مجموعات من فلول التنظيم الهاربة من الرقة ودير الزور ليقاتلون إلى جانبه في ريف\u00a0حماة الشمالي، "
    "وإدلب الشرقي، والذين "
    'سلموا مناطقهم للنظام بعد انتهاء مهتهم"'
)
FOURTH_QUOTE = '"للإسراع في محاكمة النظام، لتنسيقه مع التنظيم ودعمه الإرهاب"'


def report() -> Reading:
    """The agency's report; it has no date of its own."""
    path = "000_f06363eee123f151.txt"
    return reading(
        path,
        (FOLDER / path).read_text(encoding="utf-8"),
        (
            ("headline", AGENCY, 0, 67),
            ("dateline", AGENCY, 71, 84),
            ("report", AGENCY, 86, 2099),
            ("byline", AGENCY, 2104, 2120),
        ),
        publisher=AGENCY,
        names=NAMES,
        values=VALUES,
        said=(
            Said(
                'القضاء على تنظيم "الدولة الإسلامية" جنوب شرق محافظة إدلب شمالي سوريا، وأسر المئات من عناصره',
                (ROOM,),
                "أعلنت",
                who='فصائل الجيش السوري الحر والكتائب الإسلامية العاملة في غرفة عمليات "دحر الغزاة"',
            ),
            Said(
                'الفصائل والكتائب تمكنت بعد اشتباكات عنيفة دامت لأكثر من ثلاثة أيام من قتل وجرح العشرات من "فلول" '
                "التنظيم، "
                "وأسر من تبقى منهم ــ المئات ــ في بلدة الخوين جنوب شرق إدلب",
                (ROOM,),
                "وقالت",
                'في بيان صادر عنها اطلعت عليه "سمارت"',
                "غرفة العمليات",
            ),
            Said("الأسرى سيعاملون حسب", (ROOM,), "وبحسب", "البيان"),
            Said(
                'تنظيم "الدولة" دخل جنوب شرق إدلب بالتنسيق والتعاون مع النظام',
                (ROOM,),
                "وقالت فصائل",
                who="فصائل وكتائب غرفة العمليات",
            ),
            Said("المجتمع الدولي", (ROOM,), "وطالبت", "بيانها", "الفصائل والكتائب"),
            Said("ووعد بالتحقيق في الأمر", (HASSOUN, DELEGATION), "أقر"),
        ),
        quoted=(
            Quoted('"فصائل"', "scare"),
            Quoted('"دحر الغزاة"', "name"),
            Quoted('"فلول"', "echo", (ROOM,)),
            Quoted(FIRST_QUOTE, "clause", (ROOM,)),
            Quoted('"وهمية"', "scare"),
            Quoted(SECOND_QUOTE, "clause", (ROOM,)),
            Quoted(THIRD_QUOTE, "clause", (ROOM,)),
            Quoted('"تخفيف التصعيد"', "name"),
            Quoted(FOURTH_QUOTE, "clause", (ROOM,)),
            Quoted('"تواطؤ"', "echo", (HASSOUN, DELEGATION)),
        ),
    )


def page() -> Reading:
    """The archive's page: its headline and summary, and the statement in full."""
    path = "004_fbd8113b0bef9d78.txt"
    return reading(
        path,
        (FOLDER / path).read_text(encoding="utf-8"),
        (
            ("headline", None, 2, 94),
            ("metadata", None, 95, 173),
            ("summary", None, 177, 1184),
            ("statement", ROOM, 1188, 2643),
        ),
        published="2018-02-13",
        names=NAMES,
        values=VALUES,
        said=(
            Said(
                "سنكشف خلال الأيام القادمة حقائق عن التعاون والتنسيق بين النظام وتنظيم الدولة", (ROOM,), '"دحر الغزاة":'
            ),
            Said(
                "قتل وجرح العشرات من فلول تنظيم الدولة في بلدة الخوين بريف إدلب الجنوبي الشرقي خلال الأيام الثلاثة "
                "الماضية "
                "إضافة إلى أسر المئات ممن تبقى منهم",
                (ROOM,),
                "أعلنت",
                who="غرفة عمليات دحر الغزاة",
            ),
            Said("محاكمتهم والتعامل معهم سستم وفق مقتضيات العدالة والقانون والضرورات الأمنية", (ROOM,), "مؤكدة"),
            Said(
                "تنسيق وتعاون أمني مباشر بين التنظيم من جهة وقوات النظام والمليشيات الإيرانية من جهة أخرى",
                (ROOM,),
                "وكشفت",
                "في بيان لها",
            ),
            Said("ستكشف في الأيام القادمة حقيقة التعاون والتنسيق بين الطرفين", (ROOM,), "وكشفت"),
            Said(
                "نظام الأسد وحلفاءه الروس والإيرانيين نقلوا مجموعات كبيرة من عناصر التنظيم من عقيربات إلى ريف إدلب "
                "الشرقي "
                "حيث ضم إليهم لاحقاً مجموعات أخرى من فلول التنظيم الهاربة من الرقة ودير الزور، وكل ذلك حدث عبر مناطق "
                "سيطرة "
                "النظام",
                (ROOM,),
                "وأشار",
                "البيان",
            ),
            Said(
                "المجتمع الدولي إلى الإسراع بمحاكمة نظام الأسد الذي رعى وصدر الإرهاب بأشكاله المختلفة واستخدمهم في "
                "أكثر من "
                "موقع من أجل تبرير جرائمه بحق الشعب السوري",
                (ROOM,),
                "دعا",
                "البيان",
            ),
        ),
        quoted=(Quoted('"دحر الغزاة"', "name"), Quoted('"الخوين"', "name")),
    )


# Correspondences of the report with the statement: report start, end, statement start, end, label, optional.
CORRESPONDENCES = (
    (13, 52, 1205, 1261, "paraphrase", False),
    (53, 67, 2015, 2042, "paraphrase", False),
    (181, 249, 1205, 1261, "paraphrase", False),
    (251, 272, 2015, 2042, "paraphrase", False),
    (86, 180, 1776, 1818, "paraphrase", True),
    (353, 501, 1927, 2071, "near_verbatim", False),
    (693, 712, 2076, 2099, "paraphrase", False),
    (714, 758, 2100, 2144, "verbatim", False),
    (763, 854, 2144, 2209, "paraphrase", False),
    (1121, 1166, 1829, 1924, "paraphrase", False),
    (1174, 1245, 1665, 1768, "paraphrase", False),
    (1266, 1366, 1289, 1437, "paraphrase", False),
    (1367, 1428, 1438, 1496, "near_verbatim", False),
    (1429, 1481, 1498, 1582, "paraphrase", False),
    (1483, 1527, 1584, 1649, "paraphrase", False),
    (1848, 1881, 2315, 2347, "verbatim", False),
    (1882, 1922, 2348, 2417, "paraphrase", False),
)
# The same for the archive's headline and summary with the statement on its page.
INTERNAL = (
    (16, 92, 2144, 2209, "paraphrase", False),
    (206, 283, 1981, 2071, "near_verbatim", False),
    (284, 311, 1953, 1977, "paraphrase", False),
    (322, 346, 2015, 2042, "paraphrase", False),
    (357, 431, 2076, 2142, "paraphrase", False),
    (468, 556, 1829, 1924, "paraphrase", False),
    (569, 627, 2144, 2209, "paraphrase", False),
    (650, 754, 1289, 1437, "paraphrase", False),
    (759, 831, 1439, 1496, "near_verbatim", False),
    (845, 867, 1399, 1417, "paraphrase", False),
    (897, 931, 2315, 2347, "near_verbatim", False),
    (932, 1044, 2348, 2482, "near_verbatim", False),
)
# Actors the report leaves out of what it takes: where they stand in the statement.
DROPPED_ACTORS = (
    (1311, 1338),  # مع حلفائه الإيرانيين والروس
    (1399, 1417),  # وعبر مناطق سيطرتهم: the allies are in the pronoun's number
    (1524, 1545),  # ضد الثوار والجيش الحر
    (1642, 1649),  # وحلفائه
    (1741, 1768),  # ضد الثوار وفصائل الجيش الحر
    (1893, 1904),  # والإيرانيين
)
