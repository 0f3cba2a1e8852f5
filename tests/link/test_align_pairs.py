"""Pairs of other conflicts, written before any threshold was set, and what must not be linked."""

import pairs_written_first as pairs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from link_readings import Part, reading, together

from rawi.link.pairs.align import Alignment, align
from rawi.model import Change, Reading
from rawi.read import read_text

PIECES = ["قتل", "أسر", "الجيش", "في", "مدينة", "من", "،", ".", "(..)", '"', "5", "خمسة", "ضد", "نقلهم", "نقله", "\n\n"]


def _kinds(found: Alignment) -> set[str]:
    return {change.kind for reuse in found.reuses for change in reuse.changes}


def _of(found: Alignment, kind: str) -> list[Change]:
    return [change for reuse in found.reuses for change in reuse.changes if change.kind == kind]


def test_the_statement_is_found_in_the_report() -> None:
    source, target = pairs.darfur_statement(), pairs.darfur_report()
    found = align(source, target)
    for words, origin in pairs.DARFUR_LINKS:
        start, there = target.document.text.index(words), source.document.text.index(origin)
        met = [
            one
            for one in found.reuses
            if one.target.span.start < start + len(words) and start < one.target.span.end
            if one.source.span.start < there + len(origin) and there < one.source.span.end
        ]
        assert met, words


def test_no_stretch_is_told_twice() -> None:
    """Long runs that are found in pieces grow to the same stretch."""
    told = (
        "قال المرصد السوري لحقوق الإنسان إن سبعة مدنيين قتلوا وأصيب ثلاثة عشر آخرون جراء قصف مدفعي نفذته قوات النظام "
        "على بلدة {} في ريف إدلب الجنوبي، مساء أمس الاثنين.\n"
        "وأضاف المصدر أن القصف استهدف السوق الشعبي وسط البلدة، ما أدى إلى دمار كبير في المحال التجارية والمنازل "
        "السكنية، فيما عملت فرق الدفاع المدني على انتشال العالقين من تحت الأنقاض.\n"
        "وكانت قوات النظام قد سيطرت على قرى عدة في المنطقة خلال الأسبوع الماضي بعد معارك عنيفة مع فصائل المعارضة "
        "المسلحة أسفرت عن مقتل العشرات من الطرفين."
    )
    source = read_text(f"محضر\n{told.format('حزارين')}\nعدد القتلى سبعة عشر مدنياً من أهالي البلدة.")
    found = align(source, read_text(told.format("معرشورين")))
    assert found.reuses
    assert len({reuse.id for reuse in found.reuses}) == len(found.reuses)


def test_the_reports_own_background_comes_from_nowhere() -> None:
    target = pairs.darfur_report()
    start = target.document.text.index(pairs.DARFUR_BACKGROUND)
    assert all(one.target.span.end <= start for one in align(pairs.darfur_statement(), target).reuses)


def test_what_the_report_did_to_the_statement() -> None:
    found = align(pairs.darfur_statement(), pairs.darfur_report())
    (actors,) = _of(found, "actor_dropped")
    assert actors.source_text == "مع رفاقها في الجيش والمقاومة الشعبية"
    (number,) = _of(found, "number_changed")
    assert (number.source_text, number.target_text) == ("خمس ساعات", "ست ساعات")
    (name,) = _of(found, "renamed")
    assert name.source_text == "مليشيا الدعم السريع"
    (demand,) = _of(found, "strengthened")
    assert (demand.source_text, demand.target_text) == ("وندعو", "وطالبت")
    assert {one.source_text for one in _of(found, "epithet_dropped")} >= {"الإرهابية", "غادر"}


def test_one_true_and_one_altered_quotation() -> None:
    found = align(pairs.darfur_statement(), pairs.darfur_report())
    assert [quotation.verdict for quotation in found.quotations] == ["altered", "verbatim"]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        (pairs.darfur_statement, pairs.darfur_correspondent),
        (pairs.darfur_report, pairs.darfur_correspondent),
        (pairs.diyala_captured, pairs.diyala_other_week),
        (pairs.diyala_killed, pairs.diyala_other_week),
    ],
)
def test_the_same_event_or_place_told_independently_is_not_linked(source: object, target: object) -> None:
    assert callable(source)
    assert callable(target)
    found = align(source(), target())
    assert found.reuses == ()
    assert found.derivations == ()


def test_exchanged_roles_are_seen_in_a_copy() -> None:
    found = align(pairs.taiz_forward(), pairs.taiz_reversed())
    assert "role_reversed" in _kinds(found)
    assert {one.label for one in found.reuses} == {"paraphrase"}


def test_captured_is_not_killed() -> None:
    found = align(pairs.diyala_captured(), pairs.diyala_killed())
    assert ("أسر", "قتل") in {(one.source_text, one.target_text) for one in _of(found, "substituted")}
    assert [(one.source_text, one.target_text) for one in _of(found, "renamed")] == [("داعش", "التنظيم")]


def test_an_undeclared_copy_is_found_and_called_one() -> None:
    (edge,) = align(pairs.taiz_forward(), pairs.taiz_forward_copy()).derivations
    assert edge.kind == "copies"
    assert not edge.declared
    assert edge.share > 0.9


def _page(text: str) -> Reading:
    whole, passages = together([Part("report", "صحيفة", text)])
    return reading("any.txt", whole, passages, publisher="صحيفة")


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200), st.text(max_size=200))
def test_any_text_can_be_aligned(one: str, other: str) -> None:
    align(_page(one), _page(other))


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=60))
def test_a_text_is_wholly_found_in_itself_or_says_little(words: list[str]) -> None:
    text = " ".join(words)
    found = align(_page(text), _page(text + " زيادة"))
    for reuse in found.reuses:
        assert reuse.target.span.end <= len(text) + len(" زيادة")
        assert 0 <= reuse.score <= 1
