"""A copy of what a newsroom made of somebody's statement: the statement explains its words, not those around them."""

import pytest
from linked_texts import linked

from rawi import read_text
from rawi.lexicon import load
from rawi.link.pipeline import link
from rawi.read import read

REWRITTEN = (
    "قال المتحدث العسكري المصري العقيد تامر الرفاعي إن القوات المسلحة أحبطت الثلاثاء هجوما على نقطة أمنية في منطقة "
    "بئر العبد بشمال سيناء وقتلت {} مسلحا ودمرت أربع عربات.\n\nوأضاف في بيان على فيسبوك أن {} وأصيب أربعة آخرون."
)
# Who writes of the same statement himself.
OWN = (
    "أعلن المتحدث باسم الجيش المصري تامر الرفاعي مقتل 18 مسلحا في إحباط هجوم على نقطة أمنية قرب بئر العبد، مشيرا في "
    "بيان إلى مقتل جنديين وإصابة أربعة."
)
CITED = (
    "قتل أربعة جنود إماراتيين وضابط بحريني في هجوم استهدف معسكر الجنرال غوردون في مقديشو، وفق ما ذكرت وكالة أسوشيتد "
    "برس نقلا عن مسؤول صومالي. "
)
STATEMENT = (
    "إن قواتها دمرت مقر قيادة لكتائب القسام في حي الشجاعية شرق مدينة غزة وقتلت 12 مسلحا كانوا بداخله وصادرت عتادا "
    "عسكريا ووثائق استخبارية"
)


DAYS = ("2020-07-22", "2020-07-22")


def copies(*texts: str, days: tuple[str, ...] = DAYS) -> list[str]:
    """Return the kinds of derivation that texts have one from another."""
    return [one.kind for one in linked(*texts, days=days)[1].derivations if one.source.startswith("pas-")]


@pytest.mark.parametrize("days", [DAYS, ("2020-07-22", "2020-07-23")])
def test_who_has_the_words_of_saying_too_has_them_from_the_other(days: tuple[str, str]) -> None:
    texts = REWRITTEN.format(18, "جنديين قتلا"), REWRITTEN.format(28, "جنديا واحدا استشهد")
    assert copies(*texts, days=days) == ["copies"]
    links = linked(*texts, days=days)[1]
    numbers = [one for one in links.disagreements if one.about == "how_many"]
    assert {one.nature for one in numbers} == {"editorial_change"}
    assert any({"18", "28"} <= {place.value.split()[0] for place in one.positions} for one in numbers)


def test_who_writes_of_one_statement_in_his_own_words_copies_nobody() -> None:
    assert copies(REWRITTEN.format(18, "جنديين قتلا"), OWN) == []


def test_a_sentence_that_cites_in_the_same_words_is_a_copy() -> None:
    other = CITED + "وقالت حركة الشباب إن منفذ الهجوم أحد أعضائها الذين جندوا في المعسكر."
    claimed = CITED + "وأعلنت حركة الشباب مسؤوليتها عن الهجوم وقالت إنها قتلت 17 جنديا."
    assert copies(claimed, other) == ["copies"]


def test_a_statement_that_two_give_word_for_word_shows_no_copy() -> None:
    one = f"قالت قوات الاحتلال في بيان صحفي {STATEMENT}."
    other = f"ذكرت قوات الاحتلال في بيان {STATEMENT}."
    assert copies(one, other) == []


AIRPORT = (
    "قتل 16 شخصا على الأقل وأصيب أكثر من 50 في انفجارات هزت مطار عدن الدولي بعد ظهر الأربعاء لحظة وصول الحكومة، وفق {}."
)
RISEN = (
    "ارتفعت حصيلة الهجوم على مطار عدن الدولي أمس الأربعاء إلى {} قتيلا وأكثر من 110 جرحى، بحسب ما "
    "قال مسؤول أمني و{} اليوم."
)
MEDIC = "مصدر طبي في مستشفى الجمهورية"


def test_what_a_copy_has_from_one_text_it_has_from_no_third_one() -> None:
    days = ("2020-12-30", "2020-12-31", "2020-12-31")
    texts = AIRPORT.format(MEDIC), RISEN.format(26, MEDIC), RISEN.format(36, MEDIC)
    assert copies(*texts, days=days) == ["copies"]


ISSUED = (
    "تعلن قوات بركان الغضب أن قواتنا البطلة تمكنت فجر اليوم من تحرير قاعدة الوطية الجوية بالكامل بعد حصار دام أكثر من "
    "شهر، وفرار مليشيات مجرم الحرب حفتر باتجاه الزنتان والرجبان.\nوقد غنمت قواتنا منظومة دفاع جوي روسية الصنع من طراز "
    "بانتسير، وعثرت على ثماني طائرات عسكرية خارج الخدمة وكميات كبيرة من الذخائر.\n"
)
STATED = (
    f"عملية بركان الغضب\nالمركز الإعلامي\nبيان رقم (47)\n\n{ISSUED}\nالمركز الإعلامي لعملية بركان "
    f"الغضب\nطرابلس، 18 مايو 2020"
)
ARCHIVED = (
    f"أرشيف الحرب الليبية\nبيان بركان الغضب\nالتاريخ: 18/05/2020\nالمصدر: عملية بركان الغضب\nالنص الكامل:\n{ISSUED}"
)
TOLD = (
    "الرصد الليبية\n19 مايو 2020\n\nقوات الوفاق تدخل الوطية\n\nقالت عملية بركان الغضب في بيان إن قواتها تمكنت فجر "
    "الاثنين من تحرير قاعدة الوطية الجوية بالكامل، مشيرة إلى فرار قوات حفتر باتجاه الزنتان والرجبان."
)


def test_a_statement_held_twice_is_one_source() -> None:
    readings = [read_text(text) for text in (STATED, ARCHIVED, TOLD)]
    home = {passage.id: number for number, one in enumerate(readings) for passage in one.passages}
    links = link(readings, load(), read=read)[1]
    assert {home.get(one.source) for one in links.derivations if home[one.target] == 2} == {0}
    assert any((home.get(one.source), home[one.target]) == (0, 1) for one in links.derivations)
