"""Words that only stand elsewhere or in another form are no change; who is kept by his noun is not left out."""

import pytest

from rawi import read_text
from rawi.lexicon import load
from rawi.link.pairs.align import Alignment, align
from rawi.link.pipeline import link
from rawi.model import Disagreement
from rawi.read import read

STATEMENT = "خلية الإعلام الأمني\n\nبيان\n\n{}\n\nخلية الإعلام الأمني\n26 تشرين الأول 2021\n"
REPORT = 'وكالة البحر للأنباء\n27 تشرين الأول 2021\n\nقالت خلية الإعلام الأمني في بيان إن "{}".\n'


def aligned(said: str, told: str) -> Alignment:
    return align(read_text(STATEMENT.format(said)), read_text(REPORT.format(told)))


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (
            "تعرض ثلاثة مواطنين إلى هجوم جبان أثناء تنقلهم بين بعقوبة والمقدادية.",
            "ثلاثة مواطنين تعرضوا إلى هجوم جبان أثناء تنقلهم بين بعقوبة والمقدادية",
        ),
        (
            "أقدمت عصابات مسلحة على حرق بساتين النخيل في قرية الرشاد جنوب شرق المقدادية.",
            "عصابات مسلحة أقدمت على حرق بساتين النخيل في قرية الرشاد جنوب شرق المقدادية",
        ),
        (
            "قطعاتنا تحركت إلى مكان الحادث فورا، وشرعت بعملية تفتيش واسعة بحثا عن القتلة.",
            "تحركت قطعاتنا إلى مكان الحادث فورا، وشرعت بعملية تفتيش واسعة بحثا عن القتلة",
        ),
    ],
)
def test_a_verb_behind_its_subject_is_neither_added_nor_left_out(said: str, told: str) -> None:
    (quotation,) = aligned(said, told).quotations
    assert quotation.verdict == "altered"
    assert quotation.changes == ()
    assert quotation.source_span is not None
    source = read_text(STATEMENT.format(said)).document.text
    assert source[quotation.source_span.start : quotation.source_span.end] == said.rstrip(".")


@pytest.mark.parametrize(
    ("said", "told", "kind"),
    [
        (
            "تعرض ثلاثة مواطنين إلى هجوم جبان أثناء تنقلهم بين بعقوبة والمقدادية.",
            "ثلاثة مواطنين قتلوا إثر هجوم جبان أثناء تنقلهم بين بعقوبة والمقدادية",
            "added",
        ),
        (
            "هاجمت عصابات داعش الإرهابية بساتين النخيل في قرية الرشاد جنوب شرق المقدادية.",
            "هاجمت عصابات بساتين النخيل في قرية الرشاد جنوب شرق المقدادية",
            "actor_dropped",
        ),
    ],
)
def test_another_verb_and_who_is_gone_are_told(said: str, told: str, kind: str) -> None:
    (quotation,) = aligned(said, told).quotations
    assert kind in {change.kind for change in quotation.changes}


@pytest.mark.parametrize(
    ("said", "left_out"),
    [
        ("صدت قواتنا المسلحة هجوما واسعا على بساتين النخيل في قرية الرشاد جنوب شرق المقدادية.", False),
        ("صدت قواتنا المسلحة والحشد الشعبي هجوما واسعا على بساتين النخيل في قرية الرشاد جنوب شرق المقدادية.", True),
    ],
)
def test_whose_noun_is_kept_with_its_pronoun_is_not_left_out(said: str, left_out: bool) -> None:
    told = (
        "قالت خلية الإعلام الأمني في بيان إن قواتها صدت هجوما واسعا على بساتين النخيل في قرية الرشاد جنوب شرق المقدادية"
    )
    report = f"وكالة البحر للأنباء\n27 تشرين الأول 2021\n\n{told}.\n"
    found = align(read_text(STATEMENT.format(said)), read_text(report)).reuses
    assert ("actor_dropped" in {change.kind for reuse in found for change in reuse.changes}) is left_out


def differences(said: str, told: str) -> list[Disagreement]:
    pages = [read_text(STATEMENT.format(said)), read_text(f"وكالة البحر للأنباء\n27 تشرين الأول 2021\n\n{told}\n")]
    return list(link(pages, load(), read=read)[1].disagreements)


@pytest.mark.parametrize(
    ("was", "now", "differs"),
    [
        ("وتؤكد أن", "وقالت إن", False),
        ("ونشدد على أن", "وذكرت أن", False),
        # Who claims something may be wrong.
        ("وتؤكد أن", "وزعمت أن", True),
    ],
)
def test_who_stressed_it_and_who_said_it_both_stand_by_it(was: str, now: str, differs: bool) -> None:
    rest = "عشرة من عناصر داعش قتلوا في بساتين النخيل جنوب شرق المقدادية مساء الثلاثاء"
    found = differences(
        f"أحبطت قواتنا هجوما على قرية الرشاد {was} {rest}.",
        f"قالت خلية الإعلام الأمني في بيان إن قواتها أحبطت هجوما على قرية الرشاد {now} {rest}.",
    )
    assert bool([one for one in found if one.about == "modality"]) is differs


def test_who_is_left_out_of_a_sentence_is_told_of_what_that_sentence_tells() -> None:
    said = (
        "أقدمت عصابات داعش على استهداف المواطنين العزل في قرية الرشاد بمحافظة ديالى، ما أدى إلى استشهاد 11 مواطنا. "
        "وقد تحركت قطعات من قيادة عمليات ديالى واللواء الرابع والعشرين في الحشد الشعبي إلى مكان الحادث، وشرعت بعملية "
        "تفتيش واسعة بحثا عن العناصر الإرهابية."
    )
    told = said.replace(" واللواء الرابع والعشرين في الحشد الشعبي", "")
    found = differences(said, f'أصدرت خلية الإعلام الأمني بيانا جاء فيه: "{told}"')
    (one,) = [one for one in found if any("الحشد" in position.value for position in one.positions)]
    pages = {c.id: c for text in (STATEMENT.format(said),) for c in read_text(text).claims}
    held = [pages[claim] for position in one.positions for claim in position.claims if claim in pages]
    assert [claim.event_type for claim in held] == ["advance"]


DENIED = (
    "قيادة الأركان العامة للجيوش\nنواكشوط 2 نوفمبر 2021\n\n{} عن تعرض شاحنات جزائرية لهجوم في شمال موريتانيا.\n"
    "وتنفي قيادة الأركان حصول أي هجوم داخل التراب الوطني.\n"
)


@pytest.mark.parametrize(
    ("told", "differs"),
    [
        ("تداولت بعض المواقع معلومات", False),
        # Somebody says so.
        ("تحدث سائقون", True),
    ],
)
def test_a_rumour_is_no_account_against_the_page_that_denies_it(told: str, differs: bool) -> None:
    found = link([read_text(DENIED.format(told))], load(), read=read)[1].disagreements
    assert bool([one for one in found if one.about == "modality"]) is differs


def test_who_is_said_to_have_done_it_answers_more_than_a_rumour() -> None:
    page = (
        "شبكة الفرات\nالثلاثاء 14 مايو 2019\n\n{} إن الجيش السوري قصف مدرسة في بلدة سراقب اليوم الثلاثاء. "
        "ونفى الجيش السوري قصف المدرسة في سراقب.\n"
    )
    found = link([read_text(page.format("قيل"))], load(), read=read)[1].disagreements
    assert [one.nature for one in found if one.about == "modality"] == ["contradiction"]


def test_the_same_words_in_quotation_marks_are_no_other_stance() -> None:
    said = "تعرض ثلاثة مواطنين إلى هجوم جبان في قرية الرشاد. إن اغتيالهم لن يمضي دون عقاب."
    found = differences(said, 'أعلنت خلية الإعلام الأمني مقتل ثلاثة مواطنين متوعدة بأن اغتيالهم "لن يمضي دون عقاب".')
    assert not [one for one in found if one.about == "modality"]
