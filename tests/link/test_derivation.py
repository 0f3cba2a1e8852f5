"""Edges between passages: direction, kind, siblings of one source, sources that are not held."""

from itertools import permutations

import khwein
import pairs_written_first as pairs
import pytest
from link_readings import Part, Quoted, Said, entity_id, reading, together

from rawi.link.derivations.settling import Settled, settle
from rawi.link.pairs.align import align
from rawi.link.pairs.derivation import may_derive
from rawi.model import Derivation, Reading

AGENCY = "وكالة الأنباء"
WIRE = (
    "أعلنت السلطات المحلية في مدينة الساحل مساء الأربعاء فتح ممر إنساني جديد عبر طريق الميناء القديم لإجلاء الجرحى "
    "والمرضى المحاصرين منذ أسبوعين في أحياء المدينة الجنوبية بإشراف بعثة دولية."
)


def _traced(*readings: Reading) -> Settled:
    found = [align(one, other) for one in readings for other in readings if may_derive(one, other)]
    return settle(
        readings,
        [reuse for one in found for reuse in one.reuses],
        [quotation for one in found for quotation in one.quotations],
        [edge for one in found for edge in one.derivations],
    )


def _named(settled: Settled, *readings: Reading) -> set[tuple[str, str, str, bool]]:
    names = {p.id: f"{r.document.path[:3]}#{p.role}" for r in readings for p in r.passages}
    return {
        (names.get(edge.source, edge.source), names[edge.target], edge.kind, edge.declared)
        for edge in settled.derivations
    }


def test_the_seeds_come_from_the_statement_and_not_from_each_other() -> None:
    readings = (khwein.report(), khwein.page())
    assert _named(_traced(*readings), *readings) == {
        ("004#statement", "000#report", "paraphrases", True),
        ("004#statement", "000#headline", "paraphrases", False),
        ("004#statement", "004#summary", "summarises", True),
        ("004#statement", "004#headline", "paraphrases", True),
    }


def test_reliance_points_to_the_words_that_declare_it() -> None:
    report = khwein.report()
    settled = _traced(report, khwein.page())
    (edge,) = [one for one in settled.derivations if one.target == report.passages[2].id]
    words = {report.document.text[span.start : span.end] for span in edge.reliance}
    assert 'في بيان صادر عنها اطلعت عليه "سمارت"' in words
    assert set(edge.evidence) <= {reuse.id for reuse in settled.reuses}


def test_the_order_of_the_documents_does_not_matter() -> None:
    readings = (khwein.report(), khwein.page(), pairs.darfur_statement())
    first, *others = [_traced(*order) for order in permutations(readings)]
    assert all(one == first for one in others)


def _site(path: str, text: str, *, published: str | None = None, cited: str | None = None) -> Reading:
    whole, passages = together([Part("report", path, text)])
    said = (Said(WIRE.rstrip("."), (cited,), "نقلت"),) if cited else ()
    return reading(path, whole, passages, publisher=path, published=published, said=said)


def test_the_earlier_of_two_copies_is_the_source() -> None:
    first, second = _site("bbb.txt", WIRE, published="2020-03-04"), _site("aaa.txt", WIRE, published="2020-03-05")
    assert _named(_traced(first, second), first, second) == {("bbb#report", "aaa#report", "copies", False)}
    assert not may_derive(second, first)


def test_two_undated_copies_give_one_edge() -> None:
    one, other = _site("aaa.txt", WIRE), _site("bbb.txt", f"{WIRE} ولم يصدر تعليق من الطرف الآخر.")
    assert len(_traced(one, other).derivations) == 1


def test_three_copies_do_not_make_a_circle() -> None:
    readings = [_site(f"{name}.txt", f"{WIRE} {name}") for name in ("aaa", "bbb", "ccc")]
    edges = {(edge.source, edge.target) for edge in _traced(*readings).derivations}
    assert edges
    assert not any((target, source) in edges for source, target in edges)


def test_copies_of_one_named_agency_do_not_come_from_each_other() -> None:
    told = f"نقلت وكالة الأنباء أنه {WIRE}"
    one, other = _site("aaa.txt", told, cited=AGENCY), _site("bbb.txt", told, cited=AGENCY)
    outlet = {entity_id(AGENCY)}
    readings = [_with_outlet(one), _with_outlet(other)]
    settled = _traced(*readings)
    assert {edge.source for edge in settled.derivations} == outlet
    assert {edge.target for edge in settled.derivations} == {r.passages[0].id for r in readings}
    assert all(edge.declared and edge.share > 0.5 for edge in settled.derivations)
    assert settled.reuses == ()


STATEMENT = (
    "تصدت قواتنا لهجوم على معبر الزاوية الحدودي فجر الاثنين، وأسرت أحد عشر مقاتلا بينهم قائد ميداني، ودمرت خمس عربات "
    "ومخزنا للذخيرة، واستعادت أسلحة متوسطة وخفيفة كانت في قبضة المهاجمين."
)
AGENCY_TEXT = (
    "أعلنت وزارة الدفاع أن قواتها صدت هجوما على معبر الزاوية الحدودي فجر الاثنين، وأسرت أحد عشر مقاتلا بينهم قائد "
    "ميداني. ودمرت خمس عربات ومخزنا للذخيرة. وقال سكان في القرى المجاورة إن دوي المدافع لم يتوقف حتى الظهيرة وإن مئات "
    "العائلات باتت ليلتها في العراء."
)


def test_a_copy_of_an_agency_comes_from_the_agency_and_not_from_its_source() -> None:
    text, passages = together([Part("statement", "وزارة الدفاع", STATEMENT)])
    origin = reading("sss.txt", text, passages, publisher="وزارة الدفاع", published="2021-05-03")
    text, passages = together([Part("report", AGENCY, AGENCY_TEXT)])
    told = AGENCY_TEXT.partition("أن ")[2].partition(".")[0]
    said = (Said(told, ("وزارة الدفاع",), "أعلنت", who="وزارة الدفاع"),)
    agency = reading("aaa.txt", text, passages, publisher=AGENCY, published="2021-05-03", said=said)
    copied = AGENCY_TEXT.replace("أعلنت وزارة الدفاع أن قواتها صدت", "صدت القوات").replace("أحد عشر", "اثني عشر")
    copy = _site("bbb.txt", copied, published="2021-05-04")
    readings = (origin, agency, copy)
    assert {edge[:2] for edge in _named(_traced(*readings), *readings)} == {
        ("sss#statement", "aaa#report"),
        ("aaa#report", "bbb#report"),
    }


def test_a_quotation_is_not_held_against_a_later_copy() -> None:
    words = "فتح ممر إنساني جديد عبر طريق الميناء القديم لإجلاء الجرحى والمرضى المحاصرين منذ أسبوعين"
    quoted = WIRE.replace(words, f'"{words}"')

    def copy(path: str, text: str, quote: str) -> Reading:
        whole, passages = together([Part("report", path, text)])
        return reading(path, whole, passages, publisher=path, quoted=(Quoted(quote, "clause"),))

    first = copy("aaa.txt", f"{quoted} ولم يصدر تعليق من الطرف الآخر.", f'"{words}"')
    altered = words.replace("القديم ", "")
    second = copy("bbb.txt", WIRE.replace(words, f'"{altered}"'), f'"{altered}"')
    settled = _traced(first, second)
    (edge,) = settled.derivations
    assert (edge.source, edge.target) == (first.passages[0].id, second.passages[0].id)
    assert {one.id: one.verdict for one in settled.quotations} == {
        first.quotations[0].id: "unchecked",
        second.quotations[0].id: "altered",
    }


def test_what_an_outlet_always_says_is_no_derivation() -> None:
    habit = "ولم يصدر تعليق من الطرف الآخر حتى ساعة نشر الخبر، وتتواصل المعارك العنيفة على أكثر من محور في ريف المدينة."
    first = _site(
        "aaa.txt", f"{'خبر عن سوق الخضار وأسعار القمح في الموسم الجديد. ' * 6}{habit}", published="2021-01-01"
    )
    text, passages = together(
        [Part("report", "aaa.txt", f"{'تقرير عن مباراة الدوري ونتائج الفرق وجدول الترتيب. ' * 6}{habit}")]
    )
    second = reading("bbb.txt", text, passages, publisher="aaa.txt", published="2021-02-01")
    assert _traced(first, second).derivations == ()


def test_a_formula_filled_anew_is_no_copy() -> None:
    one = "استشهد خمسة عشر مواطنا وأصيب العشرات ظهر الثلاثاء في قصف استهدف مدرسة تؤوي نازحين في مخيم الساحل وسط القطاع"
    other = "استشهد أربعة مواطنين وأصيب آخرون فجر الأربعاء في قصف استهدف منزلا لعائلة في مخيم الساحل وسط القطاع"
    readings = (_site("aaa.txt", one, published="2021-01-06"), _site("bbb.txt", other, published="2021-01-08"))
    assert _traced(*readings).derivations == ()


def _with_outlet(one: Reading) -> Reading:
    import msgspec

    from rawi.model import Source

    agency = Source(id=entity_id(AGENCY), name=AGENCY, kind="news_agency")
    return msgspec.structs.replace(one, sources=(*one.sources, agency))


def test_a_statement_comes_from_no_report() -> None:
    statement, report = pairs.darfur_statement(), pairs.darfur_report()
    assert may_derive(statement, report)
    assert not may_derive(report, statement)


@pytest.mark.parametrize("share", [edge.share for edge in _traced(khwein.report(), khwein.page()).derivations])
def test_shares_are_parts(share: float) -> None:
    assert 0 < share <= 1


def test_a_short_formula_makes_no_derivation() -> None:
    formula = "على صعيد آخر تتواصل المعارك العنيفة في محيط المدينة الساحلية"
    one = _site("aaa.txt", f"{formula}. {'خبر أول عن سوق الخضار وأسعار القمح في الموسم الجديد ' * 8}")
    other = _site("bbb.txt", f"{formula}. {'تقرير عن مباراة الدوري ونتائج الفرق وجدول الترتيب ' * 8}")
    assert _traced(one, other).derivations == ()


def test_edges_are_rows_of_the_record() -> None:
    for edge in _traced(khwein.report(), khwein.page()).derivations:
        assert isinstance(edge, Derivation)
        assert edge.id.startswith("der-")
