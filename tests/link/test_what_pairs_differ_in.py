"""Two short reports of one thing, and in which slots they differ; look-alikes differ in none."""

from collections.abc import Sequence

import pytest
from linked_texts import linked

Differing = set[tuple[str, str, frozenset[str]]]
DAYS = ("2018-04-09", "2018-04-10")


def differing(*texts: str, days: Sequence[str | None] = DAYS) -> Differing:
    """Return what texts are found to differ in: the slot, the nature, the positions in words."""
    found = linked(*texts, days=tuple(days))[1].disagreements
    return {(one.about, one.nature, frozenset(each.value for each in one.positions)) for one in found}


STRUCK = "استهدفت مقاتلات التحالف فجر الاثنين {} في مديرية حيران بمحافظة حجة."
TOLD = "شن طيران التحالف فجر الاثنين غارة على {} في مديرية حيران بمحافظة حجة، بحسب السكان."


@pytest.mark.parametrize(
    ("military", "civil"),
    [
        ("مخزناً للصواريخ", "مدرسة ابتدائية"),
        ("مقراً لقيادة الحوثيين", "منزل"),
        ("موقعاً عسكرياً", "مسجد"),
        ("معسكراً للتدريب", "مخيم للنازحين"),
        ("مستودع أسلحة", "مستودع أدوية"),
        ("مستودع أسلحة في مدرسة", "مدرسة"),
        ("مدرسة عسكرية", "مدرسة ابتدائية"),
        ("مدرسة حربية", "مدرسة للبنات"),
        ("كلية عسكرية", "كلية الطب"),
        ("مستودع أسلحة", "كلية"),
        ("وكراً للإرهابيين", "مدرسة"),
        ("المدرسة الحربية", "كلية"),
        ("مركزاً للتدريب", "مركزاً صحياً"),
        ("مركز قيادة وسيطرة", "مركزاً طبياً"),
        ("ثكنة", "المدرسة"),
    ],
)
def test_a_military_thing_by_one_is_a_civil_one_by_another(military: str, civil: str) -> None:
    found = differing(STRUCK.format(military), TOLD.format(civil))
    assert found == {("what", "contradiction", frozenset({f"says «{military}»", f"says «{civil}»"}))}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("مدرسة ومخزناً للصواريخ", "مدرسة"),
        ("موقعاً عسكرياً قرب مدرسة", "محيط مدرسة"),
        ("مخزناً للصواريخ", "مستودع ذخيرة"),
        ("مستودعاً", "منزل"),
        ("مواقع عدة", "منزل"),
        ("مدرسة تحولت إلى ثكنة عسكرية", "ثكنة"),
        ("معهداً عسكرياً ومستشفى مجاوراً له", "ثكنة"),
        # The same noun without its adjective.
        ("الكلية الحربية", "كلية"),
        ("الكلية العسكرية", "الكلية"),
        ("كلية جوية", "كلية قرب المدينة الجامعية"),
        ("مدرسة عسكرية", "مدرسة"),
        ("المدرسة الحربية", "المدرسة فجر الاثنين"),
        ("مدرسة عسكرية", "مدرسة في المنطقة الصناعية"),
        # Another noun of either kind, as that of one that is known.
        ("المدرسة الحربية", "الكلية"),
        ("الكلية الحربية", "المدرسة"),
        # Two words beside each other that say two things of it.
        ("مركزاً للتدريب الطبي", "مركزاً صحياً"),
        ("الكلية التقنية العسكرية", "المدرسة الحربية"),
        ("الكلية التقنية العسكرية", "كلية الطب"),
        # What is added to it was hit too.
        ("مقراً للمسلحين إلى جانب مدرسة", "مدرسة"),
        ("مدرسة إلى جانب ثكنة", "ثكنة"),
    ],
)
def test_things_that_may_be_one_are_no_contradiction(one: str, other: str) -> None:
    assert differing(STRUCK.format(one), TOLD.format(other)) == set()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("استهدفت غارة الكلية الحربية في مدينة حمص.", "استهدفت غارة كلية في مدينة حمص."),
        (
            "استهدف هجوم بمسيرات الكلية الحربية في حمص الاثنين وقتل 100.",
            "قتل 100 شخص في هجوم بمسيرات استهدف الكلية في حمص الاثنين.",
        ),
        ("قصفت طائرة مدرسة عسكرية في الحسكة الاثنين.", "أصاب قصف جوي المدرسة في الحسكة يوم الاثنين."),
    ],
)
def test_a_thing_told_without_its_adjective_is_no_other_thing(one: str, other: str) -> None:
    assert differing(one, other) == set()


@pytest.mark.parametrize("beside", ["بجانب", "بمحاذاة", "خلف", "أمام", "قرب"])
def test_what_lies_beside_a_thing_is_not_hit(beside: str) -> None:
    found = differing(STRUCK.format(f"مدرسة {beside} مقر عسكري"), TOLD.format("مقر عسكري"))
    assert [(about, nature) for about, nature, _ in found] == [("what", "contradiction")]


def test_where_others_died_is_not_where_the_thing_is() -> None:
    one = "استهدفت غارة مدرسة فقتلت عناصر في ثكنة في مدينة إدلب."
    other = "استهدفت غارة مدرسة في مدينة إدلب."
    assert not [each for each in differing(one, other) if "ثكنة" in str(each[2])]


def test_what_it_was_fired_from_it_did_not_hit() -> None:
    one = "قصفت القوات الحكومية يوم الاثنين من ثكنة عسكرية منازل في مديرية حيران بمحافظة حجة."
    assert differing(one, "قصفت القوات الحكومية منازل في مديرية حيران بمحافظة حجة يوم الاثنين.") == set()


STATEMENT = (
    "أقدمت قوات النظام ومليشيا حركة النجباء {} على قصف بلدة تادف بأكثر من أربعين قذيفة هاون، واستهدفت فرق الإسعاف "
    "قرب دوار البلدة. ونطالب الأمم المتحدة بالتحرك العاجل لحماية المدنيين في ريف حلب الشرقي."
)


def retold(was: str, now: str) -> Differing:
    """Return what a report changed in a statement it cites, where it tells `now` what that tells as `was`."""
    said = STATEMENT.format(now).replace("ونطالب", "وطالب").replace("أقدمت قوات النظام", "إن قوات النظام أقدمت", 1)
    statement = f"المجلس العسكري لمدينة الباب - بيان\n\n{STATEMENT.format(was)}"
    return differing(statement, f"قال المجلس العسكري لمدينة الباب في بيان {said}")


@pytest.mark.parametrize(
    ("was", "now", "said"),
    [
        ("منذ ثلاثة أيام", "منذ أيام", {"says «ثلاثة أيام»", "says «أيام»"}),
        ("خلال يومين", "خلال أربع وعشرين ساعة", {"says «خلال يومين»", "says «خلال أربع وعشرين ساعة»"}),
        ("خلال ثلاثة أيام", "خلال خمسة أيام", {"says «خلال ثلاثة أيام»", "says «خلال خمسة أيام»"}),
    ],
)
def test_a_length_of_time_that_says_when_is_changed(was: str, now: str, said: set[str]) -> None:
    assert ("when", "editorial_change", frozenset(said)) in retold(was, now)


@pytest.mark.parametrize(("was", "now"), [("خلال يومين", "خلال ثمان وأربعين ساعة"), ("خلال أسبوع", "خلال سبعة أيام")])
def test_as_many_hours_are_as_many_days(was: str, now: str) -> None:
    assert not {one for one in retold(was, now) if one[0] in ("when", "how_many")}


BLOW = (
    "قصفت قوات النظام {}مركز الإمداد الطبي في بلدة تادف يوم الاثنين بأكثر من أربعين قذيفة هاون، ما أدى إلى مقتل أربعة "
    "مدنيين."
)


def told_of(said: str, report: str) -> Differing:
    """Return what a report changed that tells in its own words what a council says in its statement."""
    statement = f"المجلس العسكري لمدينة الباب - بيان\n\n{said}"
    return {one for one in differing(statement, report) if one[0] in ("who", "whom")}


@pytest.mark.parametrize("beside", ["وقناصتها ", "ومليشيا حركة النجباء ", "وحلفاؤها "])
def test_who_stood_beside_is_left_out(beside: str) -> None:
    report = f"قال المجلس العسكري لمدينة الباب في بيان إن {BLOW.format('')}"
    assert {one[:2] for one in told_of(BLOW.format(beside), report)} == {("who", "editorial_change")}


@pytest.mark.parametrize("beside", ["ومدفعيتها ", "وطائراتها ", ""])
def test_arms_are_nobody_who_is_left_out(beside: str) -> None:
    assert told_of(BLOW.format(beside), f"قال المجلس العسكري لمدينة الباب في بيان إن {BLOW.format('')}") == set()


def test_a_name_without_its_first_noun_is_the_same() -> None:
    said = "قصفت قوات النظام مخازن جهاز الإمداد الطبي في بلدة تادف بأكثر من أربعين قذيفة هاون يوم الاثنين."
    report = f"قال المجلس العسكري لمدينة الباب في بيان إن {said.replace('جهاز ', '')}"
    assert told_of(said, report) == set()


ATTACK = "شنت قوات النظام وحزب الله اللبناني منذ فجر الاثنين هجوما واسعا على مواقعنا في بلدة تادف مستخدمة دبابات ثقيلة."


@pytest.mark.parametrize(
    ("report", "expected"),
    [
        ("اقتحمت أطراف تادف الاثنين.", True),
        ("وحلفاءها اقتحموا أطراف تادف الاثنين.", False),
        ("اقتحمت أطراف تادف الاثنين. وأضاف أن حزب الله اللبناني قصفها.", False),
    ],
)
def test_who_retells_in_other_words_leaves_somebody_out(report: str, expected: bool) -> None:
    found = told_of(ATTACK, f"قال المجلس العسكري لمدينة الباب في بيانه إن قوات النظام {report}")
    assert any("by Hezbollah and Syrian government forces" in one[2] for one in found) == expected


PACT = "الجيش الوطني الليبي - بيان\n\nقصفت المليشيات مواقعنا في عين زارة يوم الاثنين رغم قبولنا الهدنة الإنسانية."


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("لم نقبل هدنة ولم تعرض علينا هدنة.", {("modality", "contradiction")}),
        ("ولم نقبل الهدنة الإنسانية.", {("modality", "contradiction")}),
        ("ونطالب الجيش بهدنة.", set()),
        ("وقبلنا الهدنة الإنسانية.", set()),
    ],
)
def test_one_side_denies_the_pact_of_which_the_other_tells(answer: str, expected: set[tuple[str, str]]) -> None:
    found = differing(PACT, f"عملية بركان الغضب - بيان\n\nدمرت قواتنا آلية في طرابلس يوم الثلاثاء. {answer}")
    assert {one[:2] for one in found if one[0] == "modality"} == expected


@pytest.mark.parametrize(
    ("denial", "expected"),
    [
        ("نفت جماعة الحوثي يوم الثلاثاء وجود اتفاق مع الأمم المتحدة على تبادل الأسرى.", set()),
        ("نفت السعودية يوم الثلاثاء وجود اتفاق مع الحكومة اليمنية على تبادل الأسرى.", {("modality", "contradiction")}),
    ],
)
def test_who_has_no_part_in_a_pact_does_not_deny_it(denial: str, expected: set[tuple[str, str]]) -> None:
    told = "أعلنت الحكومة اليمنية يوم الثلاثاء اتفاقا مع السعودية على تبادل الأسرى."
    assert {one[:2] for one in differing(told, denial) if one[0] == "modality"} == expected


@pytest.mark.parametrize(
    ("told", "expected"),
    [("إصابة ضابط", set()), ("إصابة سيارة إسعاف", {("modality", "contradiction")})],
)
def test_who_denies_that_a_car_was_hit_denies_no_hurt_officer(told: str, expected: set[tuple[str, str]]) -> None:
    one = f"أعلن الهلال الأحمر {told} بقذيفة في بلدة خزاعة يوم الاثنين."
    other = "نفى الجيش الإسرائيلي إصابة أي سيارة إسعاف في بلدة خزاعة يوم الاثنين."
    assert {each[:2] for each in differing(one, other) if each[0] == "modality"} == expected


def test_who_is_left_out_of_a_blow_is_not_left_out_of_its_dead_again() -> None:
    report = f"قال المجلس العسكري لمدينة الباب في بيان إن {BLOW.format('')}"
    assert len(told_of(BLOW.format("ومليشيا حركة النجباء "), report)) == 1


@pytest.mark.parametrize(("head", "expected"), [("سوريا: {}", set()), ("{}", set())])
def test_a_country_before_a_colon_says_where(head: str, expected: Differing) -> None:
    report = head.format(f"قال المجلس العسكري لمدينة الباب في بيان إن {BLOW.format('')}")
    assert told_of(BLOW.format(""), report) == expected


def test_two_blows_in_two_towns_hit_two_things() -> None:
    one = "قصفت طائرات الاحتلال منزلاً في مدينة خان يونس فجر الاثنين فاستشهد ثلاثة مواطنين."
    other = "قصفت مدفعية الاحتلال موقعاً للمقاومة شرق مدينة رفح ظهر الاثنين فأصيب مقاومان."
    assert not [each for each in differing(one, other, days=DAYS[:1] * 2) if each[0] == "what"]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("مقتل تسعة مسلحين", set()),
        ("مقتل تسعة مدنيين", {("how_many", "update")}),
        ("مقتل تسعة مدنيين على الأقل", {("how_many", "update")}),
    ],
)
def test_who_raises_a_toll_raises_none_of_fighters_that_another_gives(
    told: str, expected: set[tuple[str, str]]
) -> None:
    one = f"أعلن الجيش الإسرائيلي الاثنين أنه قصف مدرسة في مخيم المغازي فجر الاثنين، ما أسفر عن {told}."
    other = "قال الدفاع المدني إن حصيلة قصف مدرسة في مخيم المغازي فجر الاثنين ارتفعت إلى سبعة وعشرين قتيلا."
    assert {each[:2] for each in differing(one, other) if each[1] == "update"} == expected
