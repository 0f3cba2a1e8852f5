"""Search finds a word in every spelling and with its prefixes, and shows it in the original text."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tiny import taken, tiny

from rawi.case import Case, CaseError
from rawi.case.search import Filters, Hit, search
from rawi.case.trace import trace
from tools import Silent

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


def found(case: Case, query: str, **options: Any) -> set[str]:
    results = search(case.connection, query, **options)
    return {hit.document.path for group in results.found for hit in group.hits}


def only(case: Case, query: str) -> Hit:
    (group,) = search(case.connection, query).found
    (hit,) = group.hits
    return hit


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
    hit = only(case, "بالمدينه")
    (span,) = hit.spans
    assert TEXTS["vowels"][span.start : span.end] == "المدينــة"
    assert hit.snippet.contains(span)


def test_a_snippet_is_a_stretch_of_a_long_text(tmp_path: Path) -> None:
    text = "كلمة " * 500 + "الخوين" + " كلمة" * 500
    with Case.create(tmp_path / "case") as case:
        read, item = taken(tiny(text))
        case.add([read], [item])
        hit = only(case, "خوين")
    assert "الخوين" in text[hit.snippet.start : hit.snippet.end]
    assert hit.snippet.end - hit.snippet.start < 200


def test_a_phrase_marks_its_words_and_nothing_else(case: Case) -> None:
    hit = only(case, '"من تنظيم"')
    assert [TEXTS["khwein"][s.start : s.end] for s in hit.spans] == ["من", "تنظيم"]


@pytest.mark.parametrize("query", ["", "  ", "؟!", '""'])
def test_a_query_without_words_says_so(case: Case, query: str) -> None:
    with pytest.raises(CaseError, match="no word"):
        search(case.connection, query)


STATEMENT = "بيان\n\nأعلنت غرفة عمليات دحر الغزاة أسر العشرات من عناصر داعش في بلدة الخوين بريف إدلب."
REPORT = (
    'قالت غرفة عمليات دحر الغزاة في بيان إنها أسرت العشرات. وأضافت أن "التنظيم خسر مواقعه". وشهدت بلدة التمانعة قصفا.'
)


@pytest.fixture(scope="module")
def read_case(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    """Return a case of texts that were really read: names, voices and days are those of the reader."""
    folder = tmp_path_factory.mktemp("read")
    (folder / "statement.txt").write_text(STATEMENT, encoding="utf-8")
    (folder / "report.txt").write_text(
        f"---\nsource: وكالة سمارت\npublished: 2018-02-13\n---\nعنوان الخبر\n\n{REPORT}\n", encoding="utf-8"
    )
    with Case.create(folder / "case") as opened:
        trace([folder / "statement.txt", folder / "report.txt"], opened, watch=Silent())
        yield opened


@pytest.mark.parametrize(
    ("query", "filters", "expected"),
    [
        ("بلدة", Filters(), {"statement.txt", "report.txt"}),
        ("بلدة", Filters(source="سمارت"), {"report.txt"}),
        ("بلدة", Filters(source="رويترز"), set()),
        ("بلدة", Filters(since="2018-02-13", until="2018-02-13"), {"report.txt"}),
        ("بلدة", Filters(since="2018-02-14"), set()),
        ("بلدة", Filters(until="2018-02-12"), set()),
        ("بلدة", Filters(place="التمانعة"), {"report.txt"}),
        ("بلدة", Filters(place="إدلب"), {"statement.txt", "report.txt"}),
        ("بلدة", Filters(place="Idlib Governorate"), {"statement.txt", "report.txt"}),
        ("بلدة", Filters(place="حلب"), set()),
        ("أسر", Filters(actor="تنظيم الدولة الإسلامية"), {"statement.txt"}),
        ("بلدة", Filters(actor="Islamic State"), {"statement.txt"}),
        ("بلدة", Filters(role="statement"), {"statement.txt"}),
        ("بلدة", Filters(role="headline"), set()),
        ("خسر", Filters(voice="said"), {"report.txt"}),
        ("خسر", Filters(voice="own"), set()),
        ("قصفا", Filters(voice="own"), {"report.txt"}),
        ("قصفا", Filters(voice="said"), set()),
    ],
)
def test_what_a_search_is_narrowed_to(read_case: Case, query: str, filters: Filters, expected: set[str]) -> None:
    assert found(read_case, query, filters=filters) == expected


@pytest.mark.parametrize("filters", [Filters(since="13 شباط"), Filters(since="2018-03-01", until="2018-02-01")])
def test_a_filter_that_makes_no_sense_says_so(read_case: Case, filters: Filters) -> None:
    with pytest.raises(CaseError, match=r"2018-02-13|turn them round"):
        search(read_case.connection, "بلدة", filters=filters)


def test_a_name_finds_the_other_names_and_says_so(case: Case) -> None:
    results = search(case.connection, "داعش")
    (also,) = results.also
    assert (also.found, also.name_en) == ("داعش", "Islamic State")
    assert "تنظيم الدولة" in also.names
    assert found(case, "داعش") == {"khwein"}


@pytest.mark.parametrize("without", [["داعش", "all"], ["entity"]])
def test_other_names_can_be_left_out(case: Case, without: list[str]) -> None:
    (also,) = search(case.connection, "داعش").also
    left_out = [also.entity] if without == ["entity"] else also.names
    results = search(case.connection, "داعش", without=left_out)
    assert results.also == ()
    assert results.found == ()


def test_quotation_marks_take_a_name_to_the_letter(case: Case) -> None:
    assert search(case.connection, '"داعش"').also == ()


def test_copies_of_one_story_are_one_result(tmp_path: Path) -> None:
    story = "أعلن الجيش مقتل عشرة مسلحين في هجوم على حاجز قرب بلدة الزهراء شمال حلب فجر اليوم، وفق مصدر عسكري. " * 3
    other = "شهدت بلدة الزهراء احتفالا شعبيا كبيرا حضره مئات السكان."
    for name, text in {"a": story, "b": story + " انتهى.", "c": "نقلا عن المصدر. " + story, "d": other}.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    with Case.create(tmp_path / "case") as opened:
        trace([tmp_path / f"{name}.txt" for name in "abcd"], opened, watch=Silent())
        results = search(opened.connection, "الزهراء")
        one = search(opened.connection, "الزهراء", most=1)
        rest = search(opened.connection, "الزهراء", most=1, skip=1)
    stories = sorted(sorted({hit.document.path for hit in group.hits}) for group in results.found)
    assert stories == [["a.txt", "b.txt", "c.txt"], ["d.txt"]]
    assert (one.groups, len(one.found)) == (results.groups, 1)
    assert [*one.found, *rest.found] == list(results.found)
