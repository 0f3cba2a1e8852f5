"""Outlets of no list that stand beside a headline, alone above a text, or that people talked to."""

import pytest
from pages import REPORT, narrators, page

from rawi.read import read_text

TITLE = "قصف على أطراف البلدة"


@pytest.mark.parametrize(
    ("head", "outlet"),
    [
        ("عين تعز: قصف على أطراف البلدة", "عين تعز"),
        ("الصحراء 24: قصف على أطراف البلدة", "الصحراء 24"),
        ("سند نيوز | قصف على أطراف البلدة", "سند نيوز"),
        ("قصف على أطراف البلدة | صدى عدن", "صدى عدن"),
        ("قصف على أطراف البلدة - الجنوب ميديا", "الجنوب ميديا"),
        ("أحوال طرابلس\n12 مارس 2019", "أحوال طرابلس"),
        (f"صدى الضفاف – 12 مارس 2019\n{TITLE}", "صدى الضفاف"),
        (f"{TITLE}\nنيالا: نافذة دارفور", "نافذة دارفور"),
        (f"{TITLE}\nالثلاثاء 12 مارس 2019\nأنباء الشرق", "أنباء الشرق"),
    ],
)
def test_an_outlet_of_no_list_is_known_by_where_it_stands(head: str, outlet: str) -> None:
    assert page(f"{head}\n\n{REPORT}")[-1] == ("report", REPORT, outlet)


@pytest.mark.parametrize(
    "head",
    [
        "صدى الانفجار: قصف على أطراف البلدة",
        "ريف حمص: قصف على أطراف البلدة",
        "صوت القنابل يعود إلى دمشق",
        "شبكة تهريب: قصف على أطراف البلدة",
        "صحيفة عبرية: قصف على أطراف البلدة",
        "تقرير خاص | قصف على أطراف البلدة",
        "قصف على أطراف البلدة | فيديو",
        "قصف على أطراف البلدة – تغطية مباشرة",
        "رسالة من الغوطة\n12 مارس 2019",
        f"{TITLE}\nنيالا: مقتل سبعة نازحين",
        f"{TITLE}\nنيالا: السلام",
        f"{TITLE}\n\nنصيبين (جنوب شرق تركيا) -",
    ],
)
def test_a_topic_a_section_or_a_second_headline_names_no_outlet(head: str) -> None:
    assert narrators(f"{head}\n\n{REPORT}") == {None}


def test_who_is_cited_below_is_not_whose_page_it_is() -> None:
    text = f"شبكة بردى: {TITLE}\n\n{REPORT} وقالت شبكة بردى إن القصف مستمر."
    assert narrators(text) == {None}


def test_an_outlet_that_people_talked_to_tells_it() -> None:
    assert narrators(f'{TITLE}\n\n{REPORT} وقال أحد السكان لـ"سند الشمال" إن الجرحى نقلوا إلى المدينة.') == {
        "سند الشمال"
    }


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("مدينة تعز – وكالة الجسر", "وكالة الجسر"),
        ("بلدة كتم (وكالة الجسر)", "وكالة الجسر"),
        ("بغداد، أربيل – صدى الجسر", "صدى الجسر"),
        ("مدينة تعز – الثلاثاء 12 مارس 2019", None),
        ("نقلا عن صدى الجسر", None),
    ],
)
def test_places_with_their_kind_and_in_pairs_are_no_outlets(line: str, outlet: str | None) -> None:
    assert narrators(f"{TITLE}\n{line}\n\n{REPORT}") == {outlet}


@pytest.mark.parametrize("line", ["دمشق – وكالات", "باماكو - متابعات"])
def test_a_place_beside_agencies_publishes_nothing(line: str) -> None:
    found = read_text(f"مقتل ستة جنود في هجوم\n\n{line}\n\nقال الجيش في بيان إن ستة من جنوده قتلوا في هجوم.")
    assert {passage.narrator for passage in found.passages} == {None}
