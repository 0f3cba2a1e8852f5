"""Tolls that are of two happenings, in pages as they are written: two sides' dead, and what nobody dates."""

import msgspec

from rawi.lexicon import load
from rawi.link.pipeline import link
from rawi.model import Links
from rawi.read import read, read_text


def killed(*pages: tuple[str, str | None]) -> list[set[float]]:
    """Return the numbers killed in each event that tells of any."""
    readings = []
    for number, (text, published) in enumerate(pages):
        made = read_text(text, published=published)
        readings.append(
            msgspec.structs.replace(made, document=msgspec.structs.replace(made.document, path=f"{number}"))
        )
    links: Links = link(tuple(readings), load(), read=read)[1]
    numbers = [{one.low for one in event.figures if one.what == "killed"} for event in links.events]
    return [{low for low in found if low is not None} for found in numbers if found]


def test_two_sides_each_count_those_they_killed() -> None:
    army = "أعلن الجيش الليبي أن غارات نفذت الثلاثاء أدت إلى مقتل سبعة عشر إرهابيا في حي شيحا بدرنة."
    others = "أعلن مجلس شورى مجاهدي درنة أن مقاتليه قتلوا سبعة عشر من المهاجمين في حي شيحا بمدينة درنة يوم الثلاثاء."
    assert killed((army, "2018-06-05"), (others, "2018-06-05")) == [{17}, {17}]


def test_undated_tolls_of_other_numbers_are_no_one_toll() -> None:
    pages = [(f"قتل {number} شخصا في قصف لقوات الدعم السريع على مخيم زمزم.", None) for number in ("25", "130", "25")]
    assert killed(*pages) == [{25}, {130}]


def test_dated_tolls_of_one_place_and_day_are_one() -> None:
    pages = [
        (f"قتل {number} شخصا يوم السبت في قصف لقوات الدعم السريع على مخيم زمزم.", "2025-04-13")
        for number in ("25", "30")
    ]
    assert len(killed(*pages)) == 1
