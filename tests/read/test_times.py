import time
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rawi.lexicon import load
from rawi.lexicon.calendar import load as load_words
from rawi.read import times
from rawi.read.times import TimeMention
from rawi.text import analyse

LEXICON = load()

# text · published on · the words · first day · last day · precision ("+" between several, "*" for any)
EXPRESSIONS = """
أعلنت الفصائل الثلاثاء، القضاء|2018-02-13|الثلاثاء|2018-02-13|2018-02-13|day
وسيطر التنظيم أمس الاثنين، على القرية|2018-02-13|أمس الاثنين|2018-02-12|2018-02-12|day
وسيطرت القوات أواخر كانون الأول الفائت، على قرى|2018-02-13|أواخر كانون الأول الفائت|2017-12-21|2017-12-31|part_of_month
التاريخ : ١٣ فبراير ٢٠١٨ م||١٣ فبراير ٢٠١٨ م|2018-02-13|2018-02-13|day
إدلب خلال الأيام الثلاثة الماضية إضافة|2018-02-13|الأيام الثلاثة الماضية|2018-02-10|2018-02-13|days
سنكشف خلال الأيام القادمة حقائق|2018-02-13|الأيام القادمة|||open
وكشفت الغرفة في بيان لها اليوم عن تنسيق|2018-02-13|اليوم|2018-02-13|2018-02-13|day
يشار إلى أن الأيام الماضية شهدت|2018-02-13|الأيام الماضية|||open
الإسلامية قبل أيام، وذلك|2018-02-13|قبل أيام|||open
في 2018/2/13 قصفت||2018/2/13|2018-02-13|2018-02-13|day
بتاريخ 13-2-2018 قصفت||13-2-2018|2018-02-13|2018-02-13|day
نشر في 2018-02-13||2018-02-13|2018-02-13|2018-02-13|day
يوم 13.2.2018 مساء||13.2.2018|2018-02-13|2018-02-13|day
27 جمادى الأولى 1439||27 جمادى الأولى 1439|2018-02-13|2018-02-13|day
27 جمادى الأولى 1439 هـ||27 جمادى الأولى 1439 هـ|2018-02-13|2018-02-13|day
صباح اليوم الثلاثاء، وفق|2016-11-29|صباح اليوم الثلاثاء|2016-11-29|2016-11-29|day
السبت الماضي، بعد|2016-11-29|السبت الماضي|2016-11-26|2016-11-26|day
منذ مطلع أيلول.|2016-11-29|مطلع أيلول|2016-09-01|2016-09-10|part_of_month
الأحد ١٨ فبراير ٢٠١٨||الأحد ١٨ فبراير ٢٠١٨|2018-02-18|2018-02-18|day
بدأت الجمعة 9 فبراير. وكان|2018-02-18|الجمعة 9 فبراير|2018-02-09|2018-02-09|day
خلال الـ٢٤ ساعة الماضية عن|2018-02-18|الـ٢٤ ساعة الماضية|2018-02-17|2018-02-18|days
الثلاثاء 8 تشرين الأول/أكتوبر|2024-10-08|الثلاثاء 8 تشرين الأول/أكتوبر|2024-10-08|2024-10-08|day
في أواخر أيلول.|2024-10-08|أواخر أيلول|2024-09-21|2024-09-30|part_of_month
خلال الساعات الـ24 الماضية.|2024-10-08|الساعات الـ24 الماضية|2024-10-07|2024-10-08|days
منذ الخميس الماضي.|2019-04-21|الخميس الماضي|2019-04-18|2019-04-18|day
ليلة 16-17 أفريل.|2019-04-21|ليلة 16-17 أفريل|2019-04-16|2019-04-17|days
المواجهات منذ 4 أفريل 227 قتيلاً|2019-04-21|4 أفريل|2019-04-04|2019-04-04|day
أواخر فيفري على تنظيم|2019-04-21|أواخر فيفري|2019-02-21|2019-02-28|part_of_month
فجر أمس التسلل|2023-05-17|فجر أمس|2023-05-16|2023-05-16|day
أول من أمس إلى|2023-05-17|أول من أمس|2023-05-15|2023-05-15|day
يعود إلى السادس من شباط 2020.||السادس من شباط 2020|2020-02-06|2020-02-06|day
آلية فجراً من معبر|2020-02-06|فجراً|||open
منذ يوم الأحد.||يوم الأحد|||open
يوم أمس الاثنين 26 شوال 1434 هـ باقتحام|2013-09-03|يوم أمس الاثنين 26 شوال 1434 هـ|2013-09-02|2013-09-02|day
27 شوال 1434|2013-09-03|27 شوال 1434|2013-09-03|2013-09-03|day
غداً الأحد.|2022-10-15|غداً الأحد|2022-10-16|2022-10-16|day
الثلاثاء 19 يونيو 2018 الموافق 5 شوال 1439هـ||الثلاثاء 19 يونيو 2018+5 شوال 1439هـ|2018-06-19|2018-06-19|day
أوائل الشهر الجاري، ودعت|2018-06-19|أوائل الشهر الجاري|2018-06-01|2018-06-10|part_of_month
المقاتلين يوم 27 أيار. وقد|2017-06-01|27 أيار|2017-05-27|2017-05-27|day
صباح اليوم الخميس بعملية||صباح اليوم الخميس|||open
خسرت في نوفمبر بلدة||نوفمبر|||open
مساء أمس فندق||مساء أمس|||open
بين 10 و15 آذار 2018 قتل||بين 10 و15 آذار 2018|2018-03-10|2018-03-15|days
من 10 إلى 15 آذار|2018-04-01|10 إلى 15 آذار|2018-03-10|2018-03-15|days
من 28 كانون الأول حتى 3 كانون الثاني 2018 قصف||28 كانون الأول حتى 3 كانون الثاني 2018|2017-12-28|2018-01-03|days
بين آذار وأيار 2018 نزح||بين آذار وأيار 2018|2018-03-01|2018-05-31|month
يومي الاثنين والثلاثاء الماضيين|2018-02-15|يومي الاثنين والثلاثاء الماضيين|2018-02-12|2018-02-13|days
ليل السبت - الأحد قصف|2018-02-13|ليل السبت - الأحد|2018-02-10|2018-02-11|days
ليل الاثنين الثلاثاء|2018-02-13|ليل الاثنين الثلاثاء|2018-02-12|2018-02-13|days
من الجمعة إلى الأحد شهدت|2018-02-13|الجمعة إلى الأحد|2018-02-09|2018-02-11|days
قبل ثلاثة أيام، قال|2018-02-13|قبل ثلاثة أيام|2018-02-10|2018-02-10|day
قبل يومين سيطر|2018-02-13|قبل يومين|2018-02-11|2018-02-11|day
قبل يومين من الهجوم|2018-02-13|قبل يومين|||open
في اليوم التالي انسحبت|2018-02-13|اليوم التالي|||open
وفي اليوم نفسه قتل|2018-02-13|اليوم نفسه|||open
في ذلك اليوم قتل|2018-02-13|ذلك اليوم|||open
في العام الماضي|2018-02-13|العام الماضي|2017-01-01|2017-12-31|year
خلال عام 2015 قتل||عام 2015|2015-01-01|2015-12-31|year
منذ 2011 والحرب||2011|2011-01-01|2011-12-31|year
بين عامي 2013 و2015||عامي 2013 و2015|2013-01-01|2015-12-31|year
في تموز من العام الماضي|2018-02-13|تموز من العام الماضي|2017-07-01|2017-07-31|month
في تموز عام 2014||تموز عام 2014|2014-07-01|2014-07-31|month
في شهر تموز 2014||شهر تموز 2014|2014-07-01|2014-07-31|month
في 15 من الشهر الجاري|2018-02-20|15 من الشهر الجاري|2018-02-15|2018-02-15|day
في الخامس عشر من الشهر الماضي|2018-02-20|الخامس عشر من الشهر الماضي|2018-01-15|2018-01-15|day
في 13 الجاري|2018-02-20|13 الجاري|2018-02-13|2018-02-13|day
الثاني والعشرين من أيلول 2017||الثاني والعشرين من أيلول 2017|2017-09-22|2017-09-22|day
أمس الثلاثاء|2018-02-13|أمس الثلاثاء|||open
الأربعاء 13 شباط 2018||الأربعاء 13 شباط 2018|2018-02-13|2018-02-13|day
أمس (الاثنين) قصف|2018-02-13|أمس (الاثنين)|2018-02-12|2018-02-12|day
الثلاثاء الموافق 13 شباط 2018||الثلاثاء الموافق 13 شباط 2018|2018-02-13|2018-02-13|day
مساء الجمعة المقبل يعقد|2018-02-13|مساء الجمعة المقبل|2018-02-16|2018-02-16|day
من المقرر أن يجتمعوا الخميس|2018-02-13|الخميس|||open
سيجتمع الوفد الخميس|2018-02-13|الخميس|||open
في 15 آذار قال|2018-02-13|15 آذار|||open
في 15 آذار الماضي|2018-02-13|15 آذار الماضي|2017-03-15|2017-03-15|day
في 15 نيسان|2018-02-13|15 نيسان|2017-04-15|2017-04-15|day
الأسبوع الماضي|2018-02-13|الأسبوع الماضي|2018-02-05|2018-02-11|week
خلال اليومين الماضيين|2018-02-13|اليومين الماضيين|2018-02-11|2018-02-13|days
خلال الأشهر الثلاثة الماضية|2018-02-13|الأشهر الثلاثة الماضية|2017-11-13|2018-02-13|days
في آخر 48 ساعة|2018-02-13|آخر 48 ساعة|2018-02-11|2018-02-13|days
وقال أمس إن|2018-02-13|أمس|2018-02-12|2018-02-12|day
وأمس قتل|2018-02-13|أمس|2018-02-12|2018-02-12|day
البارحة قتل|2018-02-13|البارحة|2018-02-12|2018-02-12|day
الليلة الماضية قتل|2018-02-13|الليلة الماضية|2018-02-12|2018-02-13|days
في رمضان 1435 قتل||رمضان 1435|2014-06-28|2014-07-27|month
مطلع عام 2014||مطلع عام 2014|2014-01-01|2014-05-02|year
في 14 كانون الأول/ديسمبر من عام 2016||14 كانون الأول/ديسمبر من عام 2016|2016-12-14|2016-12-14|day
أيار (مايو) 2017||أيار (مايو) 2017|2017-05-01|2017-05-31|month
بعد ظهر الأربعاء|2018-02-15|بعد ظهر الأربعاء|2018-02-14|2018-02-14|day
الأحد، 11 فبراير/شباط 2018||الأحد، 11 فبراير/شباط 2018|2018-02-11|2018-02-11|day
الساعة 12:30 ظهرا قصف|2018-02-13|الساعة 12:30 ظهرا|||open
الحزب الثاني في آب|2018-02-13|آب|2017-08-01|2017-08-31|month
15/آب/2014 قصف||15/آب/2014|2014-08-15|2014-08-15|day
15-آذار-2016||15-آذار-2016|2016-03-15|2016-03-15|day
16. نوفمبر. 2016||16. نوفمبر. 2016|2016-11-16|2016-11-16|day
فبراير 13، 2018||فبراير 13، 2018|2018-02-13|2018-02-13|day
5 ديسمبر 1391|2017-12-18|5 ديسمبر 1391|||open
عام ألفين وخمسة عشر||عام ألفين وخمسة عشر|2015-01-01|2015-12-31|year
بعد منتصف ليل الاثنين - الثلاثاء|2018-02-13|منتصف ليل الاثنين - الثلاثاء|2018-02-12|2018-02-13|days
منتصف ليل الأربعاء|2021-11-04|منتصف ليل الأربعاء|2021-11-03|2021-11-04|days
الساعة الثالثة وعشر دقائق من فجر أمس|2021-11-05|الساعة الثالثة وعشر دقائق من فجر أمس|2021-11-04|2021-11-04|day
ودعت الحركة إلى إضراب شامل يوم الجمعة|2022-10-15|يوم الجمعة|||open
ودعت الحركة الجمعة إلى إضراب شامل|2022-10-15|الجمعة|2022-10-14|2022-10-14|day
أمهلتهم حتى مساء الخميس، مهلة أخيرة|2022-10-15|مساء الخميس|||open
مبارح قصفوا|2022-10-15|مبارح|2022-10-14|2022-10-14|day
صيف 2016||صيف 2016|2016-06-01|2016-08-31|year
شتاء عام 2016||شتاء عام 2016|2016-01-01|2016-12-31|year
عام ( 1948 ) وبعده||عام ( 1948 )|1948-01-01|1948-12-31|year
يوم الخميس سنة 1925|2018-02-13|يوم الخميس+سنة 1925|*|*|*
نيسان (1988)||نيسان (1988)|1988-04-01|1988-04-30|month
غدا الأحد 16 تشرين الأول|2022-10-15|غدا الأحد 16 تشرين الأول|2022-10-16|2022-10-16|day
بين الثالث والخامس من حزيران الجاري|2016-06-21|بين الثالث والخامس من حزيران الجاري|2016-06-03|2016-06-05|days
ليلة الأربعاء بين|2014-07-25|ليلة الأربعاء|2014-07-22|2014-07-23|days
الساعة 0430 من يوم 13 كانون الأول 2014 قامت||الساعة 0430 من يوم 13 كانون الأول 2014|2014-12-13|2014-12-13|day
الثامنة من صباح غدٍ السبت|2014-07-25|الثامنة من صباح غدٍ السبت|2014-07-26|2014-07-26|day
نُشر: الأحد 26-1-2014، 09:15 صباحاً||الأحد 26-1-2014، 09:15 صباحاً|2014-01-26|2014-01-26|day
يوم الاحد الفات|2024-10-26|يوم الاحد الفات|2024-10-20|2024-10-20|day
بكره الجمعه|2024-12-05|بكره الجمعه|2024-12-06|2024-12-06|day
منتصف الشهر، وسلم|2014-01-26|منتصف الشهر|2014-01-11|2014-01-20|part_of_month
نهاية الشهر|2014-01-06|نهاية الشهر|||open
هذا العام|2018-02-13|هذا العام|2018-01-01|2018-12-31|year
الخميس قبل الماضي|2018-02-13|الخميس قبل الماضي|2018-02-01|2018-02-01|day
الجمعة 22/4 قصفت|2016-06-01|الجمعة 22/4|2016-04-22|2016-04-22|day
قبل نحو أسبوع|2018-02-13|قبل نحو أسبوع|2018-02-03|2018-02-09|days
قبل شهرين|2018-02-13|قبل شهرين|2017-11-28|2017-12-28|month
قبل عام|2018-02-13|قبل عام|2017-01-01|2017-12-31|year
قبل ساعات|2018-02-13|قبل ساعات|2018-02-12|2018-02-13|days
قبل أكثر من شهر|2018-02-13|قبل أكثر من شهر|||open
قبل عدة أيام|2018-02-13|قبل عدة أيام|||open
خلال الأيام الثلاثة المقبلة|2018-02-13|الأيام الثلاثة المقبلة|2018-02-13|2018-02-16|days
الساعات القليلة الماضية|2018-02-13|الساعات القليلة الماضية|2018-02-12|2018-02-13|days
منذ 15 آذار|2018-02-13|15 آذار|2017-03-15|2017-03-15|day
شباط الجاري|2018-02-13|شباط الجاري|2018-02-01|2018-02-28|month
آذار الجاري|2018-02-13|آذار الجاري|||open
آذار المقبل|2018-02-13|آذار المقبل|2018-03-01|2018-03-31|month
15 شباط الماضي|2018-02-20|15 شباط الماضي|||open
31 نيسان 2018||31 نيسان 2018|||open
من 2 إلى 5 ربيع الأول 1440||2 إلى 5 ربيع الأول 1440|2018-11-10|2018-11-13|days
العام قبل الماضي|2018-02-13|العام قبل الماضي|2016-01-01|2016-12-31|year
منتصف عام 1439 هـ||منتصف عام 1439 هـ|2018-01-17|2018-05-15|year
"""
NO_TIMES = """
منذ ثلاثة أيام تدور|2018-02-13
منذ أسبوعين تدور|2018-02-13
(38 كم جنوب إدلب)|2018-02-13
سيطر على 20 قرية|2018-02-13
في المركز الأول|2018-02-13
سوق الخميس في|2018-02-13
لليوم الثالث على التوالي|2018-02-13
قناة روسيا اليوم إن|2018-02-13
ثورة 25 يناير المصرية|2018-02-13
مارس الضغط على|2018-02-13
بلغ العدد 2018 قتيلا|2018-02-13
ارتفع إلى 2015 قتيلاً|2018-02-13
مقتل 12 مدنيا وجرح 15 آخرين|2018-02-13
القرار 2254 الصادر|2018-02-13
فجر انتحاري نفسه|2018-02-13
صلاة الجمعة في|2018-02-13
عام كامل من الحصار|2018-02-13
في إب قتل مدني|2018-09-01
حركة 23 مارس المتمردة|2018-02-13
المصدر: دجلة اليوم|2016-06-21
اليوم السابع المصرية|2018-02-13
كل خميس في|2018-02-13
الرقم 2/3 من|2018-02-13
على الرابط 192.168.1.10|2018-02-13
منذ شهر والقصف مستمر|2018-02-13
ظهر المقاتلون في|2018-02-13
الأيام الدولية للسلام|2018-02-13
بين 10 و15 مقاتلا|2018-02-13
غدا الوضع صعبا|2018-02-13
"""


def find(raw: str, published: str | None = None) -> list[TimeMention]:
    return times.find(analyse(raw), LEXICON, published=(published, published) if published else None)


def rows(table: str) -> list[list[str]]:
    return [line.split("|") for line in table.strip().split("\n")]


@pytest.mark.parametrize(("raw", "published", "words", "start", "end", "precision"), rows(EXPRESSIONS))
def test_expressions(raw: str, published: str, words: str, start: str, end: str, precision: str) -> None:
    found = find(raw, published or None)
    assert "+".join(raw[mention.start : mention.end] for mention in found) == words
    for mention in found:
        value = mention.value
        if start != "*":
            assert (value.start or "", value.end or "", value.precision) == (start, end, precision)


@pytest.mark.parametrize(("raw", "published"), rows(NO_TIMES))
def test_no_times(raw: str, published: str) -> None:
    assert find(raw, published or None) == []


@pytest.mark.parametrize(("raw", "published"), [(row[0], row[1]) for row in rows(EXPRESSIONS)])
def test_without_publication_the_same_words_are_found_and_nothing_is_guessed(raw: str, published: str) -> None:
    known, unknown = find(raw, published or None), find(raw)
    assert [(m.start, m.end, m.rule) for m in known] == [(m.start, m.end, m.rule) for m in unknown]
    for one, other in zip(known, unknown, strict=True):
        if other.value.start is None:
            assert other.value.precision == "open"
        else:
            assert one.value == other.value
            assert other.value.basis == "explicit"


def test_basis() -> None:
    (absolute,) = find("13 شباط 2018", "2018-02-14")
    (counted,) = find("أمس الثلاثاء", "2018-02-14")
    assert absolute.value.basis == "explicit"
    assert counted.value.basis == "relative"
    assert counted.rule == "time.shift+weekday"


def test_bounds_by_convention_are_approximate() -> None:
    assert find("أواخر أيلول 2017")[0].value.approximate
    assert find("قبل أيام")[0].value.approximate
    assert not find("13 أيلول 2017")[0].value.approximate


@pytest.mark.parametrize(
    ("raw", "published", "start", "conflict"),
    [
        ("أمس الأحد", "2018-02-13", None, "Sunday is said, 2018-02-12 is a Monday"),
        ("الأربعاء 13 شباط 2018", None, "2018-02-13", "Wednesday is said, 2018-02-13 is a Tuesday"),
        (
            "اليوم 12 شباط 2018",
            "2018-02-13",
            "2018-02-12",
            "2018-02-12 is said, and 2018-02-13 counted from publication",
        ),
        ("الأحد 12 شباط", "2018-02-13", None, "Sunday is said, 2018-02-12 is a Monday"),
    ],
)
def test_words_that_contradict_themselves(raw: str, published: str | None, start: str | None, conflict: str) -> None:
    (mention,) = find(raw, published)
    assert mention.value.start == start
    assert mention.value.conflict == conflict


def test_the_moon_may_be_sighted_a_day_later() -> None:
    (mention,) = find("الثلاثاء 26 شوال 1434")
    assert mention.value.start == "2013-09-03"
    assert mention.value.conflict is None


def test_published_within_days_gives_values_that_hold_for_each() -> None:
    (mention,) = times.find(analyse("أمس"), LEXICON, published=("2018-02-10", "2018-02-13"))
    assert (mention.value.start, mention.value.end) == ("2018-02-09", "2018-02-12")
    assert mention.value.precision == "days"
    (absolute,) = times.find(analyse("13 شباط 2018"), LEXICON, published=("2018-02-10", "2018-02-13"))
    assert absolute.value.precision == "day"
    (half_open,) = times.find(analyse("أمس"), LEXICON, published=(None, "2018-02-13"))
    assert half_open.value.start is None


def test_a_clock_time_at_the_head_of_a_line_belongs_to_the_day_it_is_listed_under() -> None:
    raw = "شبكة الأنباء\nالخميس 5 كانون الأول 2024\n\n⏱ 8:10 ص\nاشتباكات\n⏱ 3 العصر\nقصف في الساعة 02:30"
    values = {raw[m.start : m.end]: m.value.start for m in find(raw)}
    assert values["8:10 ص"] == "2024-12-05"
    assert values["3 العصر"] == "2024-12-05"
    assert values["الساعة 02:30"] is None


def test_a_future_clause_keeps_a_yearless_day_open() -> None:
    assert find("ستعقد الجلسة في 20 كانون الثاني", "2018-02-13")[0].value.start is None
    assert find("عقدت الجلسة في 20 كانون الثاني", "2018-02-13")[0].value.start == "2018-01-20"


def test_every_month_name_reads_with_day_and_year() -> None:
    for month in load_words().months.entries.values():
        year = 2015 if month.calendar == "gregorian" else 1436
        (mention,) = find(f"في 7 {month.name} {year}")
        assert mention.value.precision == "day", month.name
        if month.calendar == "gregorian":
            assert mention.value.start == f"2015-{month.month:02}-07", month.name


DAYS = st.dates(date(1990, 1, 1), date(2040, 12, 31))


@given(DAYS)
def test_dates_are_read_as_they_are_written(day: date) -> None:
    arabic = str(day.day).translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    names = {row.month: row.name for row in load_words().months.entries.values() if row.calendar == "gregorian"}
    for written in (
        f"{day.day}/{day.month}/{day.year}",
        f"{day.year}-{day.month:02}-{day.day:02}",
        f"{arabic} {names[day.month]} {day.year}",
    ):
        (mention,) = find(f"في {written} قصفت")
        assert (mention.value.start, mention.value.end) == (day.isoformat(), day.isoformat())


@given(DAYS, st.sampled_from(sorted((row.name, row.day) for row in load_words().weekdays.entries.values())))
def test_a_weekday_is_the_nearest_not_after_publication(day: date, weekday: tuple[str, int]) -> None:
    name, number = weekday
    (mention,) = find(f"قصفت {name} بلدة", day.isoformat())
    assert mention.value.start is not None
    found = date.fromisoformat(mention.value.start)
    assert found.isoweekday() == number
    assert timedelta(0) <= day - found < timedelta(7)


WORDS = [
    *(" ".join(phrase) for phrase in load_words().words.entries),
    *(" ".join(phrase) for phrase in load_words().months.entries),
    *(" ".join(phrase) for phrase in load_words().weekdays.entries),
    *load_words().units,
    *(
        word
        for line in ("من إلى بين و قبل منذ يوم يومي عام عامي آخر هذا نحو الـ", "13 2018 1439 / - ( ) ، : .")
        for word in line.split()
    ),
    *("هـ", "الساعة", "ثلاثة", "الثلاثة", "والعشرين"),
    "\n",
]


@given(st.lists(st.sampled_from(WORDS), max_size=14), st.sampled_from([None, "2018-02-13", "0001-01-01", "9999-12-31"]))
def test_any_heap_of_words_of_time_is_read_or_left(words: list[str], published: str | None) -> None:
    raw = " ".join(words)
    end = 0
    for mention in find(raw, published):
        assert end <= mention.start < mention.end <= len(raw)
        end = mention.end
        value = mention.value
        if value.start is not None and value.end is not None:
            assert date.fromisoformat(value.start) <= date.fromisoformat(value.end)
            assert value.precision != "open"


@pytest.mark.parametrize("unit", ["8:10 ص\n", "13 شباط ", "بين 3 و", "ليلة ", "أمس ", "1/2/", "قبل أكثر من ", "("])
def test_hostile_texts_take_linear_time(unit: str) -> None:
    text = analyse(unit * (150_000 // len(unit)))
    started = time.perf_counter()
    times.find(text, LEXICON, published=("2018-02-13", "2018-02-13"))
    assert time.perf_counter() - started < 20


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=80))
def test_any_text_is_read(raw: str) -> None:
    find(raw, "2018-02-13")
