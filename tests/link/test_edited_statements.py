"""What reports make of a statement, read as it is written: who lost men, what they are called, in whose person."""

import msgspec
import pytest

from rawi.lexicon import load
from rawi.link.pipeline import link
from rawi.model import Links
from rawi.read import read, read_text

STATEMENT = """هيئة الأركان العامة للجيوش - مالي
بيان صحفي رقم 071
باماكو، 24 يوليو 2022

تعلن هيئة الأركان العامة أن القوات المسلحة المالية الباسلة صدت فجر الجمعة هجوما شنته جماعة نصرة الإسلام والمسلمين \
الإرهابية على معسكر كاتي قرب العاصمة باماكو.

وقد قتل جنودنا سبعة من المهاجمين وأسروا ثمانية آخرين، فيما استشهد جندي واحد وأصيب ستة بجروح.

ونؤكد أن الوضع تحت السيطرة، ونطالب بعثة الأمم المتحدة بتسليم تسجيلات كاميراتها خلال ثلاثة أيام.
"""
OPENING = "صحيفة نهر النيجر\n25 يوليو 2022\n\n"


def linked(report: str) -> Links:
    readings = []
    for number, (text, published) in enumerate(((STATEMENT, "2022-07-24"), (OPENING + report, "2022-07-25"))):
        made = read_text(text, published=published)
        readings.append(
            msgspec.structs.replace(made, document=msgspec.structs.replace(made.document, path=f"{number}"))
        )
    return link(tuple(readings), load(), read=read)[1]


def changed(report: str) -> set[tuple[str, str, str]]:
    return {
        (change.kind, change.source_text, change.target_text)
        for reuse in linked(report).reuses
        for change in reuse.changes
    }


@pytest.mark.parametrize(
    ("report", "kind", "before", "after"),
    [
        (
            "أعلنت هيئة الأركان المالية أن القوات المسلحة المالية صدت فجر الجمعة هجوما شنته جماعة نصرة الإسلام "
            "والمسلمين على معسكر كاتي قرب العاصمة باماكو.",
            "epithet_dropped",
            "الإرهابية",
            "",
        ),
        (
            "وقالت هيئة الأركان العامة للجيوش في مالي إن مقاتلي الجماعة قتلوا سبعة من جنودها وأسروا ثمانية آخرين، فيما "
            "قتل واحد من المهاجمين.",
            "role_reversed",
            "سبعة من المهاجمين",
            "سبعة من جنودها",
        ),
        (
            "وقالت هيئة الأركان العامة للجيوش إن جنودها قتلوا سبعة من الإرهابيين وأسروا ثمانية آخرين.",
            "renamed",
            "المهاجمين",
            "الإرهابيين",
        ),
        (
            "وأكدت هيئة الأركان المالية أن الوضع تحت السيطرة، ودعت بعثة الأمم المتحدة إلى تسليم تسجيلات كاميراتها خلال "
            "ثلاثة أيام.",
            "softened",
            "ونطالب",
            "ودعت",
        ),
    ],
)
def test_what_a_report_changed(report: str, kind: str, before: str, after: str) -> None:
    assert (kind, before, after) in changed(report)


def test_who_announces_now_and_announced_then_is_the_same_person() -> None:
    found = changed(
        "أعلنت هيئة الأركان المالية أن القوات المسلحة المالية صدت فجر الجمعة هجوما شنته جماعة نصرة الإسلام والمسلمين "
        "على معسكر كاتي قرب العاصمة باماكو."
    )
    assert not [one for one in found if one[0] == "person_shift"]


def test_a_group_is_they_or_she() -> None:
    found = changed(
        "وطالبت هيئة الأركان العامة للجيوش بعثة الأمم المتحدة وفرنسا بتسليم تسجيلات كاميراتهما خلال ثلاثة أيام."
    )
    assert ("actor_added", "", "وفرنسا") in found
    assert not [one for one in found if one[1] == "كاميراتها"]


def test_a_statement_is_that_of_whom_its_page_calls_by_the_first_words_of_its_issuer() -> None:
    found = linked('وأكدت هيئة الأركان المالية أن "الوضع تحت السيطرة".')
    assert [one.verdict for one in found.quotations] == ["verbatim"]


def test_an_epithet_that_stands_elsewhere_in_the_sentence_is_not_dropped() -> None:
    found = changed(
        "أعلنت هيئة الأركان المالية أن القوات المسلحة المالية صدت فجر الجمعة هجوما شنته جماعة نصرة الإسلام والمسلمين "
        '"الإرهابية" على معسكر كاتي قرب العاصمة باماكو.'
    )
    assert ("epithet_dropped", "الإرهابية", "") not in found
