"""Which pairs are aligned at all."""

import random

import khwein
import pairs_written_first as pairs
from link_readings import Part, Said, reading, together

from rawi.link.align import align_forms
from rawi.link.candidates import DF_CAP, FIRST_HOLDERS, Index, candidates, days_apart
from rawi.link.features import distinct, learn_weights, marks, prepare, prepare_case
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
    assert days_apart(statement, late) == 32
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


def test_an_index_finds_whom_it_was_given() -> None:
    index = Index()
    index.add("a", [1, 2, 3])
    index.add("b", [3, 4])
    index.add("c", [9])
    assert [document for document, _ in index.query([1, 2, 3])] == ["a", "b"]
    assert [document for document, _ in index.query([3], without="a")] == ["b"]
    assert index.query([7]) == []


def test_a_formula_of_many_documents_finds_nothing() -> None:
    index = Index()
    for number in range(DF_CAP + 1):
        index.add(str(number), [1])
    assert index.query([1]) == []


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


def test_rare_words_weigh_more_than_common_ones() -> None:
    stems = [["قوات", f"نادر{n}"] for n in range(60)]
    weights = learn_weights(stems)
    assert weights is not None
    assert weights["نادر3"] > 0.9
    assert weights["قوات"] < 0.3
    assert learn_weights(stems[:10]) is None
    readings = [_page(f"{n}.txt", f"قوات {_words(5, n)}") for n in range(60)]
    word = prepare_case(readings)[0].words[0]
    assert word.weight < 0.3


def test_a_story_that_many_carry_is_still_one_story() -> None:
    story = _words(120, 7)
    copies = [_page(f"{n}.txt", f"{story} {_words(6, 700 + n)}", f"2020-01-{n % 28 + 1:02}") for n in range(70)]
    prepared = prepare_case(copies)
    assert len(distinct(prepared)) == 1
    pairs = [pair for pair in candidates(prepared) if pair.source != pair.target]
    # Everyone is held against those who had it first, so the pairs grow with the copies, not with their square.
    assert {pair.source for pair in pairs} | {pair.target for pair in pairs} == {p.document.id for p in copies}
    assert len(pairs) <= 2 * FIRST_HOLDERS * len(copies)
    forms = {one.reading.document.id: one for one in prepared}
    assert all(align_forms(forms[pair.source], forms[pair.target]).derivations for pair in pairs[:20])


def test_a_formula_that_many_carry_pairs_nobody() -> None:
    formula = _words(12, 8)
    pages = [_page(f"{n}.txt", f"{_words(80, 800 + n)} {formula}") for n in range(70)]
    assert [pair for pair in candidates(prepare_case(pages)) if pair.source != pair.target] == []
