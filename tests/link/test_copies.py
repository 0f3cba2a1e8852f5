"""Copies nobody declares: with their quotations and words of saying, in a statement; formulas that are none."""

from rawi import read_text
from rawi.link.pairs.align import Alignment, align

ELSEWHERE = (
    "وتشهد الأسواق منذ أسابيع ارتفاعا في أسعار القمح والزيت بعد تأخر وصول السفن إلى الميناء.\n"
    "ولم يصدر عن وزارة التجارة أي تعليق على أزمة الوقود التي دخلت شهرها الثالث في المحافظات الشرقية.\n"
)
COPIED = (
    'غير أن قيادة الأركان قالت في بيان إنها «لم تطلق أي صاروخ على "حي الزهور" أو غيره من الأحياء»، وأكدت أن خصومها هم '
    "الذين نفذوا القصف لتأليب الرأي العام عليها"
)


def aligned(one: str, other: str) -> Alignment:
    return align(read_text(one), read_text(other))


def taken(found: Alignment, target: str) -> str:
    return " ".join(target[reuse.target.span.start : reuse.target.span.end] for reuse in found.reuses)


def page(outlet: str, text: str) -> str:
    return f"{outlet}\n\n{ELSEWHERE}{text}.\n"


def test_a_copy_is_found_with_the_quotations_and_the_words_of_saying_in_it() -> None:
    one, other = page("صحيفة الأفق", COPIED), f"وكالة الساحل\n\nأعلنت البلدية إغلاق الطرق.\n{COPIED}.\n"
    found = taken(aligned(one, other), other)
    assert "قالت في بيان إنها" in found
    assert "لم تطلق أي صاروخ" in found
    assert "لتأليب الرأي العام عليها" in found


def test_a_copy_most_of_which_are_names_is_one_where_it_is_unbroken() -> None:
    names = "وكانت القوات الحكومية قد استعادت في سبتمبر الماضي أجزاء من مديرية رحبة جنوبي محافظة مأرب وأجزاء من صرواح"
    assert aligned(page("صحيفة الأفق", names), f"وكالة الساحل\n\nأعلنت البلدية إغلاق الطرق.\n{names}.\n").reuses


def test_a_formula_filled_for_another_place_or_with_another_number_is_no_copy() -> None:
    formula = (
        "نفذ الطيران الحربي {} غارات جوية على محيط بلدة {} بالتزامن مع تحليق مكثف لطائرات الاستطلاع في سماء المنطقة"
    )
    one = page("صحيفة الأفق", formula.format(4, "سراقب"))
    elsewhere, another, same = (
        f"وكالة الساحل\n\nأعلنت البلدية إغلاق الطرق.\n{formula.format(*filled)}.\n"
        for filled in ((7, "الحديدة"), (7, "سراقب"), (4, "سراقب"))
    )
    assert aligned(one, elsewhere).reuses == ()
    assert aligned(one, another).reuses == ()
    assert aligned(one, same).reuses


def test_two_sides_that_change_places_in_one_short_sentence_are_no_copy() -> None:
    clash = "اندلعت اشتباكات عنيفة بالأسلحة الثقيلة بين {} و{} على محور وادي العقيق وسط أنباء عن سقوط قتلى وجرحى"
    one = page("صحيفة الأفق", clash.format("قوات النظام", "جماعة الحوثي"))
    other = f"وكالة الساحل\n\nأعلنت البلدية إغلاق الطرق.\n{clash.format('جماعة الحوثي', 'قوات النظام')}.\n"
    assert aligned(one, other).reuses == ()


def test_a_name_a_letter_off_is_no_other_place() -> None:
    told = "وسبق أن قتل سبعة مدنيين بقصف مدفعي على قرية {} في الناحية نفسها مطلع الشهر الجاري وهدمت مدرستها الوحيدة"
    one = page("صحيفة الأفق", told.format("المحمدية"))
    other = f"وكالة الساحل\n\nأعلنت البلدية إغلاق الطرق.\n{told.format('المحمودية')}.\n"
    assert aligned(one, other).reuses


def test_a_statement_has_from_another_ones_only_what_is_word_for_word() -> None:
    text = (
        "في الوقت الذي نمد فيه يدنا إلى السلام نحمل قيادة العدو مسؤولية الجريمة النكراء ونطالب البعثة الأممية بتسمية "
        "الجاني بدل الاكتفاء بعبارات القلق"
    )
    one = f"لواء الصقور - بيان\n\n{text}، ونعاهد شعبنا على الثبات.\n"
    other = f"لواء النسور - بيان\n\n{text}، وإننا ماضون في طريقنا.\n"
    assert "بدل الاكتفاء بعبارات القلق" in taken(aligned(one, other), other)
