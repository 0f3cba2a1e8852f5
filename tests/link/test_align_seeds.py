"""The two pages of the example: what the report and the archive's summary take from the statement."""

import khwein
import pytest
from link_scores import places, score

from rawi.link.pairs.align import align
from rawi.model import Reuse

REPORT, PAGE = khwein.report(), khwein.page()
TAKEN = align(PAGE, REPORT)
WITHIN = align(PAGE, PAGE)
TEXT, SOURCE = REPORT.document.text, PAGE.document.text
ROLES = {passage.id: passage.role for reading in (REPORT, PAGE) for passage in reading.passages}


def test_the_report_is_found_word_by_word() -> None:
    scores = score(TEXT, khwein.CORRESPONDENCES, places(TAKEN.reuses))
    assert scores.f >= 0.92
    assert scores.plagdet >= 0.88
    assert scores.cases == 16


def test_the_summary_on_the_same_page_is_found() -> None:
    scores = score(SOURCE, khwein.INTERNAL, places(WITHIN.reuses))
    assert scores.f >= 0.96
    assert scores.plagdet >= 0.94
    assert scores.cases == 12


@pytest.mark.parametrize(
    "own_words",
    [
        'وسيطر تنظيم "الدولة " أمس الاثنين، على قرية الخوين',
        "وجاء تقدم التنظيم لجنوب شرق إدلب بعد أن فتحت له قوات النظام طريقا",
        "وسيطرت قوات النظام أواخر كانون الأول الفائت، على قرى وتلال",
        "وسبق أن قال عضو وفد الفصائل إلى الأستانة",
    ],
)
def test_what_only_the_agency_says_comes_from_nowhere(own_words: str) -> None:
    start = TEXT.replace("\u00a0", " ").index(own_words)
    end = start + len(own_words)
    assert not [one for one in TAKEN.reuses if one.target.span.start < end and start < one.target.span.end]


def _reuse_at(words: str) -> Reuse:
    start = TEXT.index(words)
    (found,) = [one for one in TAKEN.reuses if one.target.span.start <= start < one.target.span.end]
    return found


def test_the_longest_copy_stands_without_quotation_marks() -> None:
    copy = _reuse_at("تمكنت بعد اشتباكات")
    assert copy.label == "near_verbatim"
    assert not copy.in_quotation
    assert copy.score > 0.9


def test_reuse_inside_quotation_marks_is_told_apart() -> None:
    assert not _reuse_at("الأسرى سيعاملون").in_quotation
    assert _reuse_at("وستكشف الغرفة").in_quotation
    assert _reuse_at("المجتمع الدولي").label == "verbatim"


def test_every_span_is_the_text_it_points_to() -> None:
    texts = {REPORT.document.id: TEXT, PAGE.document.id: SOURCE}
    for reuse in (*TAKEN.reuses, *WITHIN.reuses):
        for one in reuse.changes:
            for words, span in ((one.source_text, one.source_span), (one.target_text, one.target_span)):
                assert (span is None) == (words == "")
                if span is not None:
                    assert texts[span.document][span.start : span.end] == words


def test_the_same_input_gives_the_same_rows() -> None:
    assert align(khwein.page(), khwein.report()) == TAKEN


def test_the_report_does_not_come_from_the_summary() -> None:
    assert {ROLES[edge.source] for edge in TAKEN.derivations} == {"statement"}
    assert {ROLES[reuse.source.passage] for reuse in TAKEN.reuses} == {"statement"}
