"""Tolls that are of two happenings, in pages as they are written: two sides' dead, and what nobody dates."""

import msgspec
import pytest

from rawi.lexicon import load
from rawi.link.pipeline import link
from rawi.model import Links
from rawi.read import read, read_text


def killed(*pages: tuple[str, str | None]) -> list[set[float]]:
    """Return the least and the greatest number killed in each event that tells of any."""
    readings = []
    for number, (text, published) in enumerate(pages):
        made = read_text(text, published=published)
        readings.append(
            msgspec.structs.replace(made, document=msgspec.structs.replace(made.document, path=f"{number}"))
        )
    links: Links = link(tuple(readings), load(), read=read)[1]
    figures = [[one for one in event.figures if one.what == "killed"] for event in links.events]
    return [
        {number for one in found for number in (one.low, one.high) if number is not None} for found in figures if found
    ]


@pytest.mark.parametrize("army", ["الجيش الليبي", "الجيش الوطني الليبي"])
def test_two_sides_each_count_those_they_killed(army: str) -> None:
    army = f"أعلن {army} أن غارات نفذت الثلاثاء أدت إلى مقتل سبعة عشر إرهابيا في حي شيحا بدرنة."
    others = "أعلن مجلس شورى مجاهدي درنة أن مقاتليه قتلوا سبعة عشر من المهاجمين في حي شيحا بمدينة درنة يوم الثلاثاء."
    assert killed((army, "2018-06-05"), (others, "2018-06-05")) == [{17}, {17}]


def test_undated_tolls_of_another_order_of_magnitude_are_no_one_toll() -> None:
    pages = [(f"قتل {number} شخصا في قصف لقوات الدعم السريع على مخيم زمزم.", None) for number in ("25", "320", "25")]
    assert killed(*pages) == [{25}, {320}]


def test_undated_tolls_that_differ_less_are_one_and_no_grave_contradiction() -> None:
    pages = [(f"قتل {number} شخصا في قصف لقوات الدعم السريع على مخيم زمزم.", None) for number in ("25", "60")]
    assert killed(*pages) == [{25, 60}]


def test_soldiers_who_killed_civilians_are_not_the_dead() -> None:
    one = "قتل خمسة مدنيين برصاص جنود في بلدة خزاعة يوم الثلاثاء."
    other = "قتل ستة مدنيين يوم الثلاثاء في بلدة خزاعة."
    assert killed((one, "2018-06-05"), (other, "2018-06-05")) == [{5, 6}]


def test_dated_tolls_of_one_place_and_day_are_one() -> None:
    pages = [
        (f"قتل {number} شخصا يوم السبت في قصف لقوات الدعم السريع على مخيم زمزم.", "2025-04-13")
        for number in ("25", "30")
    ]
    assert len(killed(*pages)) == 1


def test_a_risen_toll_is_of_the_one_event_told_of_there_before() -> None:
    first = "قتل 15 مدنيا يوم الثلاثاء في قصف على مدرسة تؤوي نازحين في مخيم المغازي."
    later = "مخيم المغازي: انتشال ثمانية جثامين\n\nارتفعت حصيلة القصف إلى 27 قتيلا من المدنيين."
    assert killed((first, "2024-06-18"), (later, "2024-06-19"))[0] >= {15, 27}


def test_harm_told_of_one_place_and_day_is_one_incident() -> None:
    shelled = "قصفت القوات التركية قرية الحمام يوم الأربعاء، ما أدى إلى مقتل أربعة مدنيين."
    counted = "قرية الحمام غربي عفرين\n\nأحصى ناشطون خمسة قتلى من المدنيين يوم الأربعاء."
    assert killed((shelled, "2018-02-21"), (counted, "2018-02-21")) == [{4, 5}]
