"""Which pairs are aligned at all."""

import random
from array import array
from collections.abc import Iterable

import khwein
import pairs_written_first as pairs
from link_readings import Name, Part, Said, reading, together

from rawi.link.derivations.candidates import (
    CUT,
    DF_CAP,
    FEW,
    FIRST_HOLDERS,
    FORMULA_WEEKS,
    Index,
    Keys,
    Near,
    candidates,
    keys_of,
)
from rawi.link.pairs.align import align_forms
from rawi.link.texts.features import marks, prepare
from rawi.model import Reading

LETTERS = "بتثجحخدذرزسشصضطظعغفقكلمنه"


def _words(count: int, seed: int) -> str:
    chance = random.Random(seed)
    return " ".join("".join(chance.choices(LETTERS, k=5)) for _ in range(count))


def _page(path: str, text: str, published: str | None = None) -> Reading:
    whole, passages = together([Part("report", path, text)])
    return reading(path, whole, passages, publisher=path, published=published)


def test_the_two_pages_and_the_page_itself_are_candidates() -> None:
    report, page = khwein.report(), khwein.page()
    found = {(pair.source, pair.target) for pair in candidates([prepare(report), prepare(page)])}
    assert (page.document.id, report.document.id) in found
    assert (page.document.id, page.document.id) in found
    assert (report.document.id, report.document.id) not in found


def test_a_named_speaker_forces_the_pair_without_a_shared_word() -> None:
    text, passages = together([Part("statement", "الوزارة", _words(30, 1))])
    statement = reading("s.txt", text, passages, publisher="الوزارة", published="2020-01-02")
    body = f"قالت الوزارة {_words(20, 2)}"
    text, passages = together([Part("report", "الموقع", body)])
    said = (Said(body.removeprefix("قالت الوزارة "), ("الوزارة",), "قالت"),)
    report = reading("r.txt", text, passages, publisher="الموقع", published="2020-01-03", said=said)
    (pair,) = candidates([prepare(statement), prepare(report)])
    assert (pair.source, pair.target) == (statement.document.id, report.document.id)
    assert pair.forced
    late = reading("r2.txt", text, passages, publisher="الموقع", published="2020-02-03", said=said)
    assert candidates([prepare(statement), prepare(late)]) == ()


def test_unrelated_documents_are_no_candidates() -> None:
    readings = [_page(f"{n}.txt", _words(120, n)) for n in range(12)]
    assert candidates([prepare(one) for one in readings]) == ()


def test_an_edited_copy_is_found_among_many() -> None:
    chance = random.Random(5)
    copied = _words(40, 77).split()
    edited = [word if chance.random() > 0.2 else _words(1, 900 + n) for n, word in enumerate(copied)]
    readings = [_page(f"{n}.txt", _words(150, n)) for n in range(60)]
    source = _page("source.txt", f"{_words(60, 501)} {' '.join(copied)} {_words(60, 502)}")
    target = _page("target.txt", f"{_words(60, 503)} {' '.join(edited)} {_words(60, 504)}")
    found = candidates([prepare(one) for one in [*readings, source, target]])
    assert {frozenset((pair.source, pair.target)) for pair in found} == {
        frozenset((source.document.id, target.document.id))
    }


def test_a_formula_of_many_documents_finds_nothing() -> None:
    formula = "تواصل الجهات المعنية متابعة الأوضاع الميدانية في عموم المناطق المتضررة"
    readings = [_page(f"{n}.txt", f"{_words(60, n)} {formula}") for n in range(DF_CAP + 2)]
    assert [pair for pair in candidates(map(prepare, readings)) if pair.source != pair.target] == []


def test_what_comes_again_week_after_week_finds_nothing() -> None:
    formula = "تنشر الشبكة حصيلتها الأسبوعية لضحايا القصف المدفعي والغارات الجوية على الأحياء السكنية"
    others = [_page(f"{n}.txt", _words(60, n), "2020-01-01") for n in range(FEW)]
    weekly = [_page(f"w{n}.txt", f"{_words(60, 900 + n)} {formula}", f"2020-02-{7 * n + 1:02}") for n in range(4)]
    assert [pair for pair in candidates(map(prepare, [*others, *weekly])) if pair.source != pair.target] == []
    assert [pair for pair in candidates(map(prepare, [*others, *weekly[:3]])) if pair.source != pair.target]


def test_one_event_told_in_other_words_on_the_same_day_is_a_pair() -> None:
    head = [_words(1, 5000 + n) for n in range(14)]
    others = [_page(f"{n}.txt", _words(60, n), "2020-01-01") for n in range(FEW + 1)]

    def told(path: str, words: list[str], day: str) -> Reading:
        text = f"الحديدة {' '.join(words)} {_words(20, len(path) + int(day[-2:]))}"
        whole, passages = together([Part("report", path, text)])
        return reading(
            path, whole, passages, publisher=path, published=day, names=(Name("الحديدة", ("الحديدة",), "place"),)
        )

    one = told("one.txt", head, "2020-03-05")
    # No two of these words stand so near to each other as in the first.
    spread = [word for word in head for word in (word, *(_words(1, hash(word) % 1000 + n) for n in range(3)))]
    other = told("other.txt", spread, "2020-03-06")
    late = told("late.txt", spread, "2020-03-16")
    found = candidates(map(prepare, [*others, one, other, late]))
    pairs_found = {frozenset((pair.source, pair.target)) for pair in found}
    assert frozenset((one.document.id, other.document.id)) in pairs_found
    assert frozenset((one.document.id, late.document.id)) not in pairs_found


def test_pairs_do_not_depend_on_the_order_of_documents() -> None:
    story = _words(60, 7)
    pages = [
        _page(f"{n}.txt", f"{story if n % 3 else ''} {_words(40, 700 + n)}", f"2020-01-0{n % 3 + 1}") for n in range(90)
    ]
    prepared = [prepare(page) for page in pages]
    found = {pair[:2] for pair in candidates(prepared)}
    random.Random(3).shuffle(prepared)
    assert {pair[:2] for pair in candidates(prepared)} == found


def test_a_document_that_comes_in_says_whose_pairs_it_may_change() -> None:
    chance = random.Random(9)
    formula, story = _words(12, 71), _words(40, 72)
    pages = [
        _page(
            f"{n}.txt",
            " ".join([_words(30, 2000 + n), *(formula,) * (n % 3 == 0), *(story,) * (n % 5 == 0)]),
            f"2020-0{n % 6 + 1}-11",
        )
        for n in range(130)
    ]
    chance.shuffle(pages)
    index = Index()
    known: dict[str, list[Near]] = {}
    for page in pages:
        touched = index.add(keys_of(prepare(page)))
        now = {document: index.near(document) for document in known}
        mine = index.near(page.document.id)
        for document, near in now.items():
            others = [one for one in near if one.document != page.document.id]
            joined = len(others) < len(near)
            assert document in touched or others == known[document]
            assert document in touched or not joined or document in {one.document for one in mine}
        known = {**now, page.document.id: mine}
    whole = Index.of(keys_of(prepare(page)) for page in pages)
    assert {document: whole.near(document) for document in known} == known


def test_marks_are_the_same_everywhere_and_fit_a_signed_column() -> None:
    found = marks(prepare(_page("a.txt", "استعادت القوات معبر الزاوية الحدودي")))
    again = marks(prepare(_page("b.txt", "الحدودي الزاوية معبر القوات استعادت")))
    assert found & again
    assert all(-(2**63) <= mark < 2**63 for mark in found)
    assert sorted(marks(prepare(_page("c.txt", "معبر الزاوية")))) == [-6339980502026243635]


def test_pairs_come_in_the_same_order() -> None:
    readings = [khwein.page(), khwein.report(), pairs.darfur_statement(), pairs.darfur_report()]
    prepared = [prepare(one) for one in readings]
    assert candidates(prepared) == candidates(prepared)


def test_a_story_that_many_carry_is_still_one_story() -> None:
    story = _words(120, 7)
    copies = [_page(f"{n}.txt", f"{story} {_words(6, 700 + n)}", f"2020-01-{n % 28 + 1:02}") for n in range(70)]
    prepared = [prepare(copy) for copy in copies]
    pairs = [pair for pair in candidates(prepared) if pair.source != pair.target]
    # Everyone is held against those who had it first, so the pairs grow with the copies, not with their square.
    assert {pair.source for pair in pairs} | {pair.target for pair in pairs} == {p.document.id for p in copies}
    assert len(pairs) <= 2 * FIRST_HOLDERS * len(copies)
    forms = {one.reading.document.id: one for one in prepared}
    assert all(align_forms(forms[pair.source], forms[pair.target]).derivations for pair in pairs[:20])


def test_a_formula_that_many_carry_pairs_nobody() -> None:
    formula = _words(12, 8)
    pages = [_page(f"{n}.txt", f"{_words(80, 800 + n)} {formula}") for n in range(70)]
    assert [pair for pair in candidates(map(prepare, pages)) if pair.source != pair.target] == []


def test_a_mark_that_becomes_a_formula_concerns_those_alone_who_are_near_by_it() -> None:
    index = Index()

    def come_in(name: str, marks: Iterable[int], week: int = 0) -> frozenset[str]:
        days = 7 * week, 7 * week
        held = Keys(name, ("", name), array("q", marks), days, (), frozenset(), None, frozenset(), frozenset())
        touched = index.add(held)
        for one in sorted({name, *touched}):
            index.near(one)
        return touched

    for number in range(FEW + 2):
        come_in(f"other {number}", [-number - 1])
    shared, own, common = range(CUT), 100, 101
    come_in("first", [*shared, own, common])
    come_in("second", [*shared, common])
    assert [near.document for near in index.near("first")] == ["second"]
    # Four weeks make a formula of a mark.
    for week in range(1, FORMULA_WEEKS - 1):
        assert not come_in(f"own {week}", [own], week)
    assert not come_in("own", [own], FORMULA_WEEKS)
    # They shared one mark more than they must; then as many as they must; then one less.
    for mark, touched in ((common, set()), (0, {"first", "second"})):
        for week in range(1, FORMULA_WEEKS - 1):
            come_in(f"{mark} {week}", [mark], week)
        assert come_in(f"{mark}", [mark], FORMULA_WEEKS) == touched
    assert not index.near("first")
