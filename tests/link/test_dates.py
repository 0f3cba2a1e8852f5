"""A publication date through a link: only where the words of the undated document agree."""

import khwein
import pytest
from link_readings import Part, Said, Value, reading, together

from rawi.link.derivations.dates import infer_published
from rawi.link.pairs.align import align
from rawi.model import Published, Reading, TimeValue

ISSUER, SITE = "غرفة العمليات", "موقع الفجر"
FACT = "إن قواتها استعادت معبر الزاوية الحدودي بعد ثلاثة أيام من القتال العنيف"
LATER = TimeValue(start="2018-02-14", end="2018-02-14", precision="day")
TIMES = (
    "الثلاثاء",
    "أمس الاثنين",
    "أمس الأحد",
    "اليوم الثلاثاء",
    "يوم الأربعاء الماضي",
    "14 شباط 2018",
)


def _report(*, opening: str, close: str = "") -> Reading:
    text, passages = together([Part("report", SITE, f"قالت غرفة العمليات في بيان {opening} {FACT}. {close}")])
    values = tuple(
        Value("time", words, LATER if words[0] == "1" else TimeValue())
        for words in sorted(TIMES, key=len, reverse=True)
    )
    said = (Said(FACT, (ISSUER,), "قالت", "بيان", "غرفة العمليات"),)
    return reading("t.txt", text, passages, publisher=SITE, values=_longest(values, text), said=said)


def _longest(values: tuple[Value, ...], text: str) -> tuple[Value, ...]:
    kept: list[Value] = []
    for value in values:
        if value.text in text and not any(value.text in other.text and other.text in text for other in kept):
            kept.append(value)
    return tuple(kept)


def _statement(day: str | None, path: str = "s.txt") -> Reading:
    text, passages = together([Part("statement", ISSUER, f"{FACT}، وأسرت العشرات منهم.")])
    return reading(path, text, passages, publisher=ISSUER, published=day)


def _dated(report: Reading, *sources: Reading) -> Published | None:
    edges = [edge for source in sources for edge in align(source, report).derivations]
    assert edges
    return infer_published((report, *sources), edges).get(report.document.id)


def test_the_seeds() -> None:
    report, page = khwein.report(), khwein.page()
    found = infer_published((report, page), align(page, report).derivations)
    assert found == {report.document.id: Published("2018-02-13", "2018-02-13", "linked", document=page.document.id)}


@pytest.mark.parametrize(
    ("opening", "close", "settled"),
    [
        ("الثلاثاء", "", True),
        ("اليوم الثلاثاء", "", True),
        ("له", "وسيطر التنظيم أمس الاثنين على القرية.", True),
        ("الثلاثاء", "وسيطر التنظيم أمس الأحد على القرية.", False),
        ("له", "وسيطر التنظيم على القرية.", False),
        ("له", "وسيطر التنظيم يوم الأربعاء الماضي على القرية.", False),
        ("الثلاثاء", "وعقد اجتماع في 14 شباط 2018.", False),
    ],
)
def test_words_that_speak_for_a_day_and_against_it(opening: str, close: str, settled: bool) -> None:
    found = _dated(_report(opening=opening, close=close), _statement("2018-02-13"))
    assert (found is not None) is settled
    if found is not None:
        assert (found.start, found.basis) == ("2018-02-13", "linked")


def test_a_statement_of_another_weekday_settles_nothing() -> None:
    assert _dated(_report(opening="الثلاثاء"), _statement("2018-02-14")) is None


def test_an_undated_statement_settles_nothing() -> None:
    assert _dated(_report(opening="الثلاثاء"), _statement(None)) is None


def test_two_days_that_fit_leave_it_open() -> None:
    week_later = _statement("2018-02-20", "s2.txt")
    assert _dated(_report(opening="الثلاثاء"), _statement("2018-02-13"), week_later) is None


def test_a_dated_document_keeps_its_date() -> None:
    page = khwein.page()
    assert infer_published((page, khwein.report()), align(page, page).derivations) == {}
