"""What a copy made of a number is told as its change, whatever its headline gives as news; two tolls side by side."""

import pytest

from rawi import read_text
from rawi.lexicon import load
from rawi.link.pipeline import link
from rawi.model import Disagreement
from rawi.read import read

LEAD = (
    "قتل {} مهاجرا على الأقل وأصيب 80 آخرون بجروح في غارة جوية على مركز لاحتجاز المهاجرين في تاجوراء بالضاحية الشرقية "
    "لطرابلس، وفق ما أفاد المتحدث باسم جهاز الإسعاف أسامة علي.\n"
    "واتهمت حكومة الوفاق الوطني في بيان طيران خليفة حفتر بتنفيذ القصف المتعمد على المركز.\n"
)
TWO = (
    "قال الإطار الاستراتيجي الدائم، وهو تحالف للجماعات الأزوادية، في بيان إن مقاتليه قتلوا {} جنديا ماليا و84 عنصرا من "
    "مجموعة فاغنر الروسية قرب بلدة تينزاواتن على الحدود مع الجزائر وأسروا سبعة آخرين.\n"
    "وأعلنت جماعة نصرة الإسلام والمسلمين أنها نصبت كمينا لرتل من الجيش جنوب تينزاواتن.\n"
)


def page(outlet: str, day: str, body: str, number: int) -> str:
    return f"{number} قتيلا في هجوم جديد\n\n{outlet} - {day}\n\n{body.format(number, number)}"


def numbers(*pages: str) -> list[Disagreement]:
    _, links = link([read_text(each) for each in pages], load(), read=read)
    return [found for found in links.disagreements if found.about == "how_many"]


def test_a_number_changed_in_copying_is_no_later_toll_though_the_headline_gives_it() -> None:
    found = numbers(
        page("وكالة المتوسط", "الأربعاء 3 يوليو 2019", LEAD, 40), page("بوابة فزان", "الخميس 4 يوليو 2019", LEAD, 53)
    )
    assert [one.nature for one in found] == ["editorial_change"]
    assert {position.value.split()[0] for position in found[0].positions} == {"40", "53"}


NETWORK = (
    "قُتل {} مهاجرا وأصيب تسعون آخرون حين أصابت غارة جوية مركز احتجاز المهاجرين في مدينة تاجوراء ليل "
    "الثلاثاء، كما شاهد "
    "فريق الشبكة في المكان.\n"
)


@pytest.mark.parametrize(
    ("added", "contradicted"),
    [
        ("", False),
        # Who counted himself says so himself.
        ("وقال مراسل البوابة إن {} مهاجرا قتلوا في الغارة على مركز تاجوراء بعد أن أحصى الجثث في المكان.\n", True),
    ],
)
def test_a_number_made_in_copying_is_no_independent_account(added: str, contradicted: bool) -> None:
    found = numbers(
        page("وكالة المتوسط", "الأربعاء 3 يوليو 2019", LEAD, 40),
        page("بوابة فزان", "الخميس 4 يوليو 2019", LEAD + added, 153),
        page("شبكة أطباء الساحل", "الخميس 4 يوليو 2019", NETWORK, 60),
    )
    given = {
        one.nature: {position.value.split()[0] for position in one.positions}
        for one in found
        if any("killed" in position.value for position in one.positions)
    }
    assert given["editorial_change"] == {"40", "153"}
    assert {"40", "60"} <= given["contradiction"]
    assert ("153" in given["contradiction"]) is contradicted


def test_of_two_tolls_side_by_side_the_one_that_was_changed_is_told() -> None:
    found = numbers(
        page("وكالة الصحراء", "الاثنين 29 يوليو 2024", TWO, 47),
        page("أخبار الساحل", "الثلاثاء 30 يوليو 2024", TWO, 74),
    )
    assert [one.nature for one in found] == ["editorial_change"]
    assert {position.value.split()[0] for position in found[0].positions} == {"47", "74"}


SOLD = (
    "ألقت طائرة من طراز أنتونوف ستة براميل متفجرة على قسم الخضار والمواقف الشمالية في سوق مدينة مليط ظهر الثلاثاء، ما "
    "أسفر عن مقتل {} مدنيا بينهم {} وإصابة أكثر من 40 آخرين نقلوا إلى المستشفى الريفي الوحيد في المحلية.\n"
)


@pytest.mark.parametrize(
    ("parts", "more", "expected"),
    [
        ("خمس نساء وسبعة أطفال،", "", ["editorial_change"]),
        # Who counts others among them, or says that it has risen, has counted anew.
        ("ثماني نساء وعشرة أطفال،", "", ["update"]),
        ("خمس نساء وسبعة أطفال،", "وارتفعت حصيلة القصف على سوق مليط إلى 32 قتيلا بعد وفاة جرحى.\n", ["update"]),
    ],
)
def test_a_total_changed_between_parts_that_stay_was_changed_by_hand(
    parts: str, more: str, expected: list[str]
) -> None:
    first = f"دارفور اليوم - الأربعاء 3 يوليو 2019\n\n{SOLD.format(23, 'خمس نساء وسبعة أطفال،')}"
    total = 23 if more else 32
    other = f"شبكة الصحراء - الخميس 4 يوليو 2019\n\n{SOLD.format(total, parts)}{more}"
    found = [one for one in numbers(first, other) if any("32" in position.value for position in one.positions)]
    assert [one.nature for one in found] == expected


MONITOR = (
    "المرصد السوري لحقوق الإنسان\n13 نوفمبر 2017\n\nضربات جوية تستهدف سوق الأتارب\n\nمحافظة حلب - {} جراء 3 ضربات جوية "
    "نفذتها طائرات حربية على سوق بلدة الأتارب، ولم يعلم ما إذا كانت "
    "الطائرات روسية أم تابعة للنظام.\n"
)
OF_IT = (
    "وكالة ميدي برس\n14 نوفمبر 2017\n\nقصف جوي على سوق في شمال سوريا\n\nبيروت - كان المرصد السوري لحقوق "
    "الإنسان أفاد الاثنين "
    "عن مقتل {} جراء ثلاث ضربات جوية لم يعرف إن كانت نفذتها طائرات روسية أم سورية.\n"
)


@pytest.mark.parametrize(
    ("was", "now", "expected"),
    [
        # "At least" is left out of all of it; of the children and the civilians nothing was made.
        (
            "ارتفع إلى 53 على الأقل بينهم 5 أطفال و3 نساء عدد الشهداء الذين قضوا",
            "53 شخصا",
            {("53 على الأقل", "53 شخصا")},
        ),
        ("ارتفع إلى 53 على الأقل بينهم 48 مدنيا عدد الشهداء الذين قضوا", "53 شخصا", {("53 على الأقل", "53 شخصا")}),
        ("عن مقتل 48 مدنيا", "53 شخصا", {("48 مدنيا", "53 شخصا")}),
    ],
)
def test_the_children_of_a_toll_are_not_what_all_of_it_was_made_of(
    was: str, now: str, expected: set[tuple[str, str]]
) -> None:
    _, links = link([read_text(MONITOR.format(was)), read_text(OF_IT.format(now))], load(), read=read)
    made = [change for reuse in links.reuses for change in reuse.changes if change.kind == "number_changed"]
    assert {(change.source_text, change.target_text) for change in made} == expected


AMBUSH = "قتل أحد عشر جنديا ماليا وجرح {} اليوم الأحد في كمين نصبه مسلحون لوحدة من الجيش على الطريق بين دوينتزا وبوني"


def test_who_keeps_the_dead_of_a_sentence_has_no_newer_count_of_the_wounded() -> None:
    retold = "سقط أحد عشر جنديا ماليا وجرح خمسة عشر في كمين على طريق دوينتزا - بوني أمس الأحد."
    first = (
        f"مقتل جنود\n\nوكالة النهر - الأحد 12 مايو 2019\n\n{AMBUSH.format('خمسة آخرون')}، وفق ما أعلن الجيش في بيان."
    )
    found = numbers(first, f"أزواد نيوز | 13 مايو 2019\n\n{retold}")
    wounded = {one.nature for one in found if any("injured" in position.value for position in one.positions)}
    assert wounded == {"editorial_change"}


def test_whose_toll_has_risen_the_former_one_beside_it_says() -> None:
    soldiers = "وثق مرصد الساحل مقتل أربعة عشر جنديا ماليا في كمين يوم الأحد 12 مايو قرب دوينتزا وسط مالي."
    risen = "ارتفعت حصيلة الكمين الذي وقع الأحد الماضي قرب دوينتزا وسط مالي إلى ستة عشر قتيلا، بحسب مصدر طبي."
    former = "وكان الجيش قد أعلن في حصيلة سابقة مقتل أحد عشر جنديا."
    pages = [f"مرصد الساحل\n\n14 مايو 2019\n\n{soldiers}", f"صحيفة النهر\n\n15 مايو 2019\n\n{risen} {former}"]
    assert {one.nature for one in numbers(*pages)} == {"update"}
    assert "contradiction" in {one.nature for one in numbers(pages[0], pages[1].replace(f" {former}", ""))}
