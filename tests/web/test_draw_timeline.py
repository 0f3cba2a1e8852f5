"""The timeline: days where they lie, open bounds that fade, publication apart, and nothing on anything else."""

import itertools
import random
import re
from datetime import date, timedelta
from xml.etree import ElementTree

import msgspec
import pytest
from drawn import HOSTILE, account, drawings, event, labels, link, record

from rawi.model import ClaimTime, Event
from rawi.model.claim import EventType
from rawi.web.draw import timeline
from rawi.web.draw.axis import Axis, ticks, window
from rawi.web.draw.moments import lanes, moments
from rawi.web.draw.svg import Lang
from rawi.web.strings import strings
from rawi.web.view import Record

SVG = "{http://www.w3.org/2000/svg}"
KINDS: tuple[EventType, ...] = ("shelling", "airstrike", "killing", "battle", "capture")


def many(count: int) -> Record:
    chance = random.Random(5)
    rows: list[Event] = []
    for n in range(count):
        day = date(2018, 1, 1) + timedelta(days=chance.randrange(200))
        later = day + timedelta(days=chance.randrange(20))
        days = chance.choice([(day, day), (day, later), (None, later), (day, None)])
        kind = chance.choice(KINDS)
        rows.append(event(f"e{n}", days=tuple(d.isoformat() if d else None for d in days), event_type=kind))  # type: ignore[arg-type]
    return record(*rows, *(account(n, day=f"2018-0{1 + n % 6}-1{n % 9}") for n in range(30)))


def marks(root: ElementTree.Element) -> list[tuple[float, float, float]]:
    """Left, right and height of each bar and lozenge."""
    found = []
    for element in root.iter():
        css = str(element.get("class"))
        if element.tag == f"{SVG}rect" and css.startswith("draw-bar"):
            left = float(element.get("x", 0))
            found.append((left, left + float(element.get("width", 0)), float(element.get("y", 0)) + 5.5))
        elif css.startswith("draw-day"):
            x, y, half = map(float, re.findall(r"[-\d.]+", str(element.get("d")))[:3])
            found.append((x - half, x + half, y + half))
    return found


def test_days_run_with_the_script() -> None:
    rtl, ltr = (Axis(date(2020, 1, 1), date(2020, 1, 10), 100, 200, rtl=rtl) for rtl in (True, False))
    assert rtl.at(date(2020, 1, 1)) == 200 and ltr.at(date(2020, 1, 1)) == 100
    assert rtl.at(date(2020, 1, 10), end=True) == 100 and ltr.at(date(2020, 1, 10), end=True) == 200
    assert ltr.at(date(2019, 1, 1)) == 100 and ltr.at(date(2021, 1, 1)) == 200


def test_one_far_day_does_not_press_all_others_together() -> None:
    near = [date(2018, 2, 1) + timedelta(days=n) for n in range(20)]
    assert window(near) == (date(2018, 1, 31), date(2018, 2, 21))
    assert window([*near, date(2011, 3, 15)]) == (date(2018, 1, 31), date(2018, 2, 21))


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("days", [1, 9, 40, 200, 1500, 20_000])
def test_every_axis_has_marks_with_room(lang: Lang, days: int) -> None:
    axis = Axis(date(1990, 1, 1), date(1990, 1, 1) + timedelta(days=days), 0, 640, rtl=lang == "ar")
    large, small = ticks(axis, lang)
    assert 1 <= len(small) <= 40
    assert all(axis.first <= tick.day <= axis.last for tick in (*large, *small))


def test_an_open_bound_fades_to_its_side() -> None:
    held = record(event("until", days=(None, "2020-01-05")), event("since", days=("2020-01-05", None)))
    for lang, sides in (("en", ["t-l", "t-r"]), ("ar", ["t-r", "t-l"])):
        drawn = timeline.svg(held, lang=lang, link=link, name="t")  # type: ignore[arg-type]
        (root,) = drawings(drawn)
        fills = [str(e.get("fill")) for e in root.iter(f"{SVG}rect") if e.get("fill")]
        assert sorted(fills) == sorted(f"url(#{side})" for side in sides)
        assert drawn.count("draw-cap") == 2


def test_a_day_is_a_lozenge_and_a_stretch_is_a_bar_as_long_as_its_days() -> None:
    held = record(
        event("day", days=("2020-01-03", "2020-01-03")), event("days", days=("2020-01-02", "2020-01-05")), account(1)
    )
    (root,) = drawings(timeline.svg(held, lang="en", link=link, name="t"))
    assert [str(e.get("class")) for e in root.iter() if str(e.get("class")).startswith("draw-day")] == ["draw-day"]
    (bar,) = [e for e in root.iter(f"{SVG}rect") if e.get("class") == "draw-bar"]
    ticks_at = sorted(
        float(re.findall(r"M([\d.]+)", str(e.get("d")))[0]) for e in root.iter() if e.get("class") == "draw-tick"
    )
    day = ticks_at[1] - ticks_at[0]
    assert abs(float(bar.get("width", 0)) - 4 * day) < 1


def test_publication_is_a_strip_of_its_own_and_not_an_event() -> None:
    held = record(
        event("e", days=("2020-01-03", "2020-01-03")), account(1, day="2020-01-05"), account(2, day="2020-01-05")
    )
    (root,) = drawings(timeline.svg(held, lang="en", link=link, name="t"))
    pages = [a for a in root.iter(f"{SVG}a") if a.get("class") == "draw-issue"]
    assert [page.get("href") for page in pages] == ["#d1"]
    assert "2" in labels(root)


def test_what_lies_beyond_the_axis_points_there() -> None:
    near = [event(f"e{n}", days=(f"2018-02-{n + 10}", f"2018-02-{n + 10}")) for n in range(9)]
    held = record(*near, event("far", days=("2011-03-15", "2011-03-15")))
    drawn = timeline.figure(held, lang="en", link=link, name="t")
    assert drawn.count("draw-beyond-axis") == 3  # wide, narrow, legend
    assert "15 Mar 2011" in drawn


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("wide", [340.0, 1000.0])
@pytest.mark.parametrize("count", [30, 300])
def test_no_two_marks_overlap_and_all_lie_inside(lang: Lang, wide: float, count: int) -> None:
    (root,) = drawings(timeline.svg(many(count), lang=lang, link=link, name="t", wide=wide))
    found = marks(root)
    assert len(found) > 20
    for (left, right, y), (left2, right2, y2) in itertools.combinations(found, 2):
        assert abs(y - y2) > 8 or right <= left2 + 0.2 or right2 <= left + 0.2
    assert all(left >= 0 and right <= wide for left, right, _ in found)
    assert float(root.get("height", 0)) < (1500 if count == 300 else 1700)


def test_lanes_lose_no_event() -> None:
    held = many(300)
    found, undated = moments(held, held.events.values(), "en")
    counted = sum(len(moment.events) for _, lane in lanes(found) for moment in lane)
    assert counted + len(undated) == 300
    drawn = timeline.figure(held, lang="en", link=link, name="t")
    assert all(f'href="#e{n}"' in drawn for n in range(300))


def test_events_without_a_day_are_listed() -> None:
    held = record(event("e"), msgspec.structs.replace(event("f"), time=ClaimTime()), account(1))
    drawn = timeline.figure(held, lang="en", link=link, name="t")
    assert "Events without a day" in drawn and 'href="#e"' in drawn and 'href="#f"' in drawn


def test_what_is_no_day_is_open_and_a_turned_stretch_is_drawn() -> None:
    held = record(event("e", days=("soon", "2020-13-45")), event("f", days=("2020-01-09", "2020-01-02")))
    drawn = timeline.figure(held, lang="en", link=link, name="t")
    assert "Events without a day" in drawn
    drawings(drawn)


def test_nothing_with_a_day_is_no_drawing() -> None:
    assert "<svg" not in timeline.figure(record(event("e")), lang="ar", link=link, name="t")


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_hostile_titles_stay_words(lang: Lang) -> None:
    rows = [msgspec.structs.replace(event(f"e{n}", days=(None, "2020-01-05")), title=HOSTILE) for n in range(50)]
    drawn = timeline.figure(record(*rows, *rows[:2]), lang=lang, link=link, name="t")
    assert "<script" not in drawn
    drawings(drawn)


def test_one_record_one_drawing_and_ids_once() -> None:
    drawn = {timeline.figure(many(60), lang="ar", link=link, name="t") for _ in range(2)}
    assert len(drawn) == 1
    ids = re.findall(r' id="([^"]*)"', drawn.pop())
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(("days", "named"), [(250, 9), (400, 7), (600, 7)])
def test_months_are_named_and_never_numbered(days: int, named: int) -> None:
    axis = Axis(date(2022, 1, 1), date(2022, 1, 1) + timedelta(days=days), 0, 800, rtl=True)
    labels = [tick.label for tick in ticks(axis, "ar")[1] if tick.label]
    assert len(labels) == named
    assert set(labels) <= {strings()[f"month.{month:02}"][0] for month in range(1, 13)}


def test_days_are_told_in_words_in_either_language() -> None:
    held = record(event("e", days=(None, "2022-01-21")))
    assert "يوم \u206821 كانون الثاني 2022\u2069 أو قبله" in timeline.figure(held, lang="ar", link=link, name="t")
    assert "on or before \u206821 Jan 2022\u2069" in timeline.figure(held, lang="en", link=link, name="t")
