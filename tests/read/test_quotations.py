"""What stands in quotation marks: where it begins and ends in the spellings of real pages, and what it is."""

import json
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rawi.ingest import ingest
from rawi.lexicon import load
from rawi.lexicon.outlets import source_named
from rawi.model import ActorValue, Attribution, Mention, Passage, Source, Span
from rawi.read import read
from rawi.read.quotations import Draft, attributed, find
from rawi.text import analyse

ROOT = Path(__file__).parents[2]


def drafts(raw: str, mentions: tuple[Mention, ...] = (), sources: tuple[Source, ...] = ()) -> tuple[Draft, ...]:
    passages = (Passage(id="p", span=Span("d", 0, len(raw)), role="report"),) if raw else ()
    return find(analyse(raw), passages, mentions, load(), sources=sources)


def quoted(raw: str) -> list[str]:
    return [raw[draft.start : draft.end] for draft in drafts(raw)]


def kinds(raw: str, mentions: tuple[Mention, ...] = (), sources: tuple[Source, ...] = ()) -> list[str]:
    return [draft.kind for draft in drafts(raw, mentions, sources)]


def mention(raw: str, words: str, value: ActorValue | None = None, entity: str | None = "e") -> Mention:
    start = raw.index(words)
    span = Span("d", start, start + len(words))
    return Mention(id="m", span=span, text=words, kind="actor", entity=entity, value=value, rule="r")


@pytest.mark.parametrize(
    "pair", ['""', "“”", "«»", "‹›", "''", "„“", "”“", "””", "‘’", "<<>>", ["''", "''"], [",,", ",,"]]
)
def test_marks_of_all_kinds(pair: str | list[str]) -> None:
    half = len(pair) // 2
    opening, closing = (pair[0], pair[1]) if isinstance(pair, list) else (pair[:half], pair[half:])
    words = f"{opening}لن نترك المدينة{closing}"
    assert quoted(f"قال القائد {words} أمس.") == [words]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ('تنظيم "الدولة " شرق حماة', ['"الدولة "']),
        ('وسيطر تنظيم "الدولة "شرق حماة', ['"الدولة "']),
        ('أقر بوجود "تواطؤ"بين النظام والتنظيم', ['"تواطؤ"']),
        ('خاضعة لـ"تحرير الشام"والجيش', ['"تحرير الشام"']),
        ('"أ" و"ب" و"ج"', ['"أ"', '"ب"', '"ج"']),
        ('قال إن "قرى "العيس وزيتان" قصفت اليوم".', ['"قرى "العيس وزيتان" قصفت اليوم"', '"العيس وزيتان"']),
        ('قال «لم نطلق "أي صاروخ" على الحي»', ['«لم نطلق "أي صاروخ" على الحي»', '"أي صاروخ"']),
        ('تنظيم "الدولة شرق "تحرير الشام" هناك', ['"تحرير الشام"']),
        ('كلمة" مفتوحة فقط', []),
        ("36° 12' شمالا و37° 9' شرقا", []),
        ("Assad's forces and Syria's army", []),
        ('صاروخ (12") سقط', []),
        ("«»", []),
        ('""', []),
    ],
)
def test_where_quotations_begin_and_end(raw: str, expected: list[str]) -> None:
    assert quoted(raw) == expected


def test_a_quotation_that_goes_on_over_paragraphs() -> None:
    raw = "قال القائد: «لن نترك المدينة.\n\n«سنبقى هنا حتى النهاية».\n\nوانتهى المؤتمر."
    assert quoted(raw) == ["«لن نترك المدينة.\n\n«سنبقى هنا حتى النهاية»"]


def test_a_quotation_that_nobody_closes_ends_with_its_paragraph() -> None:
    raw = 'وأضاف القائد: "لن نترك المدينة أبدا.\n\nوانتهى المؤتمر.'
    (draft,) = drafts(raw)
    assert (raw[draft.start : draft.end], draft.closed) == ('"لن نترك المدينة أبدا.', False)


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        ('المشمولة باتفاق "تخفيف التصعيد" منذ', "name"),
        ('المتحدث باسم عملية "بركان الغضب" قال', "name"),
        ('صواريخ من طراز "غراد" سقطت', "name"),
        ('سفينة الشحن "روابي" احتجزت', "name"),
        ('قالت وكالة "سانا" إن', "name"),
        ('نشر موقع "شهادة" البيان', "name"),
        ('وذلك خلال معارك "وهمية" استمرت', "scare"),
        ('قالت "فصائل" محلية', "scare"),
        ('إن المستشفى "يؤوي جنودا" منذ أيام', "scare"),
        ("دعم الحكومة الفيدرالية «حتى دحر الإرهاب»", "clause"),
        ('قال إنه "لن يترك المدينة" أبدا', "clause"),
    ],
)
def test_names_by_the_noun_before_them(raw: str, kind: str) -> None:
    assert kinds(raw) == [kind]


def test_names_by_mentions_and_sources() -> None:
    raw = 'مناطق سيطرة "الحر" قرب الجيش السوري الحر'
    assert kinds(raw) == ["scare"]
    assert kinds(raw, (mention(raw, "الجيش السوري الحر"),)) == ["name"]
    told = 'قال ناشط لـ"بريد برقة" أمس'
    assert kinds(told) == ["scare"]
    assert kinds(told, (), (source_named("بريد برقة"),)) == ["name"]


def test_another_sides_word_is_no_name() -> None:
    raw = 'قتلوا أربعين من "المرتزقة" أمس'
    assert kinds(raw, (mention(raw, "المرتزقة", ActorValue(register="partisan")),)) == ["scare"]
    assert kinds(raw, (mention(raw, "المرتزقة", ActorValue(register="common"), entity=None),)) == ["scare"]


def test_who_speaks_tells_an_echo_from_a_distance() -> None:
    raw = 'قتلوا "فلول" التنظيم'
    chain = (Attribution(speaker="outlet"), Attribution(speaker="room", mode="indirect"))
    found = drafts(raw)
    (said,) = attributed(found, analyse(raw), "d", lambda start, end: (True, chain))
    (own,) = attributed(found, analyse(raw), "d", lambda start, end: (False, chain[:1]))
    assert (said.kind, said.attribution, said.verdict) == ("echo", chain, "unchecked")
    assert (own.kind, own.attribution, own.verdict) == ("scare", (), None)


def test_the_two_pages_hold_these_and_no_others() -> None:
    gold = json.loads((ROOT / "tests/gold/cases/khwein-2018.gold.json").read_text(encoding="utf-8"))
    found = 0
    for document in gold["documents"]:
        path = next((ROOT / "examples" / "khwein-2018").glob(Path(document["path"]).name))
        given_here = {(q["start"], q["end"]): q["kind"] for q in document["quotations"]}
        reading = read(ingest(path), load())
        assert {(q.span.start, q.span.end): q.kind for q in reading.quotations} == given_here
        found += len(given_here)
    assert found == 21


@pytest.mark.parametrize("unit", ['"كلمة "', "«", '" ', "'\"", "«كلمة» ", '"كلمة" '])
def test_ten_thousand_marks_take_time_in_proportion(unit: str) -> None:
    def seconds(count: int) -> float:
        text = analyse(unit * count)
        passages = (Passage(id="p", span=Span("d", 0, len(text.raw)), role="report"),)
        start = time.perf_counter()
        find(text, passages, (), load())
        return time.perf_counter() - start

    seconds(100)
    assert seconds(10_000) < 40 * max(seconds(1_000), 0.005)


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="\"“”«»‹›'‘’„,، \nابقل:.()"))
def test_no_text_breaks_it(raw: str) -> None:
    for draft in drafts(raw):
        assert 0 <= draft.start < draft.end <= len(raw)
        assert draft.first < draft.last
