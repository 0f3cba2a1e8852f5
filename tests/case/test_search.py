"""Search finds a word in every spelling and with its prefixes, and shows it in the original text."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tiny import taken, tiny

from rawi.case import Case, CaseError
from rawi.case.search import Hit, search

TEXTS = {
    "khwein": "اشتباكات في بلدة الخوين جنوب شرق إدلب، وأسر المئات من تنظيم الدولة",
    "capture": "سيطرت الفصائل على القرية يوم ١٣ شباط ٢٠١٨",
    "vowels": "قَالَ التَّنظيمُ إنّهُ انسحَبَ من المدينــة",
    "other": "نزوح مئات العائلات من درعا",
}


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    with Case.create(tmp_path_factory.mktemp("search") / "case") as opened:
        reads, items = zip(*(taken(tiny(text, path=name)) for name, text in TEXTS.items()), strict=True)
        opened.add(reads, items)
        yield opened


def found(case: Case, query: str) -> set[str]:
    return {hit.document.path for hit in search(case.connection, query)}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("الخوين", {"khwein"}),
        ("بالخوين", {"khwein"}),
        ("ادلب", {"khwein"}),
        ("إدلب", {"khwein"}),
        ("بإدلب", {"khwein"}),
        ("تنظيمُ", {"khwein", "vowels"}),
        ("والتنظيم", {"khwein", "vowels"}),
        ("المدينة", {"vowels"}),
        ("13 شباط", {"capture"}),
        ("١٣ شباط", {"capture"}),
        ("فصائل", {"capture"}),
        ("قال التنظيم", {"vowels"}),
        ("الخوين درعا", set()),
        ('"شرق إدلب"', {"khwein"}),
        ('"إدلب شرق"', set()),
        ('"بلدة الخوين', {"khwein"}),
        ('NEAR OR AND NOT * ^ : ) - {"', set()),
    ],
)
def test_what_a_query_finds(case: Case, query: str, expected: set[str]) -> None:
    assert found(case, query) == expected


def test_a_hit_points_into_the_original_text(case: Case) -> None:
    (hit,) = search(case.connection, "بالمدينه")
    (span,) = hit.spans
    assert TEXTS["vowels"][span.start : span.end] == "المدينــة"
    assert hit.snippet.contains(span)


def test_a_snippet_is_a_stretch_of_a_long_text(tmp_path: Path) -> None:
    text = "كلمة " * 500 + "الخوين" + " كلمة" * 500
    with Case.create(tmp_path / "case") as case:
        read, item = taken(tiny(text))
        case.add([read], [item])
        hit: Hit
        (hit,) = search(case.connection, "خوين")
    assert "الخوين" in text[hit.snippet.start : hit.snippet.end]
    assert hit.snippet.end - hit.snippet.start < 200


def test_a_phrase_marks_its_words_and_nothing_else(case: Case) -> None:
    (hit,) = search(case.connection, '"من تنظيم"')
    assert [TEXTS["khwein"][s.start : s.end] for s in hit.spans] == ["من", "تنظيم"]


@pytest.mark.parametrize("query", ["", "  ", "؟!", '""'])
def test_a_query_without_words_says_so(case: Case, query: str) -> None:
    with pytest.raises(CaseError, match="no word"):
        list(search(case.connection, query))
