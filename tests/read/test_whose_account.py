"""Pages whose account is another's than the page's owner, and lines above it that are no headline."""

from rawi.read import read_text


def told(text: str) -> list[tuple[str, str | None]]:
    reading = read_text(text)
    names = {source.id: source.name for source in reading.sources} | {one.id: one.name for one in reading.entities}
    return [(passage.role, names.get(passage.narrator or "")) for passage in reading.passages]


def test_who_archives_a_statement_owns_its_page() -> None:
    page = (
        "بيان حول الانسحاب من التلة\n\nأرشفه: أرشيف ثورة الساحل\nالجهة المصدرة: كتائب الساحل المستقلة\n"
        "نوع الوثيقة: بيان عسكري\nرقم البيان: 17\nتاريخ الإصدار: 05-06-2013\n\n"
        "بسم الله الرحمن الرحيم\nتعلن كتائبنا انسحابها من المدينة.\n\nكتائب الساحل المستقلة\n05-06-2013\n"
    )
    assert told(page)[0] == ("headline", "أرشيف ثورة الساحل")
    assert ("statement", "كتائب الساحل المستقلة") in told(page)


def test_what_an_archive_has_filed_of_another_is_told_by_either() -> None:
    page = (
        "بيان منسوب إلى المتحدث باسم الأمين العام بشأن الهدنة في السودان\nأرشيف وثائق النيل\n"
        "الجهة المصدرة: الأمم المتحدة\nالتاريخ: 2 حزيران/يونيو 2022\nالوسوم: هدنة، السودان\n"
        "رحب الأمين العام باتفاق الطرفين على تجديد الهدنة شهرين، ودعا إلى فتح الطرق.\n"
    )
    assert told(page) == [("headline", "أرشيف وثائق النيل"), ("metadata", "أرشيف وثائق النيل"), ("report", None)]


def test_a_speech_is_not_told_by_the_office_above_it() -> None:
    page = (
        "إحاطة المبعوث الخاص أمام مجلس الأمن\nمكتب المبعوث الخاص للأمين العام إلى ليبيا\n14 تشرين الأول/أكتوبر 2021\n"
        "السيد الرئيس،\n\nأزعجني التصعيد في سرت، وقد أحكمت القوات الطوق على المدينة منذ أسابيع.\n"
    )
    assert told(page)[-1] == ("report", None)
    assert told(page.replace("السيد الرئيس،\n\n", ""))[-1][1] is not None


def test_a_genre_and_a_sentence_with_its_stop_are_no_headline() -> None:
    page = (
        "تحقيق استقصائي\nمعتقل الزاوية: غارتان وثلاثة قتلى\nإعداد: سالم الشريف وخالد العابد\nمنصة «خيط» – 2 تموز 2020\n"
        "تكشف صور الأقمار الصناعية أن الطائرة أقلعت من القاعدة قبل الغارة بساعة.\n"
    )
    assert [role for role, _ in told(page)][:2] == ["metadata", "headline"]
    alert = (
        "هيئة عمليات الملاحة - إنذار 041\n\nتعرضت سفينة تجارية لهجوم على مسافة 20 ميلا جنوب عدن.\n\n"
        "أبلغ ربان السفينة عن انفجار على مقربة من جانبها الأيمن ظهر يوم 20 فبراير 2024.\n"
    )
    assert told(alert) == [("headline", "هيئة عمليات الملاحة"), ("report", "هيئة عمليات الملاحة")]


def test_the_day_a_post_was_put_in_is_no_owner() -> None:
    page = (
        "إطلاق سراح ثلاثة من طاقم الإغاثة بعد يومين\nصفحة حلب المدني\nأُدرج في 14-10-2013 الساعة 22:30\n"
        "أكد المتحدث باسم اللجنة إطلاق سراح ثلاثة من الموظفين.\n"
    )
    assert told(page)[-1] == ("report", "صفحة حلب المدني")
