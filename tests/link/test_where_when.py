"""Place and days of an event: of several told the one that holds, of none told the scene's, else none."""

import msgspec
from case_builder import Page, Says, actor, place, source

from rawi.lexicon import load
from rawi.link.assess import assess
from rawi.model import Claim, Event, Reading
from rawi.model.mention import Relation

RSF = actor("قوات الدعم السريع")
STATE = place("ولاية الخرطوم", lat=15.7, lon=32.5, admin=("Country",), subtype="governorate")
TOWN = place("أم درمان", lat=15.644, lon=32.477, admin=("Country", "ولاية الخرطوم"))
FAR = place("الأبيض", lat=13.18, lon=30.217)
NILE = source("النيل مباشر")
WADI = source("صحيفة الوادي")
DAY = "2023-05-16"


def assessed(*readings: Reading) -> tuple[Event, ...]:
    return assess(readings, (), (), load())[0]


def named(event: Event) -> str | None:
    return event.place.text if event.place else None


def with_relation(reading: Reading, relation: Relation) -> Reading:
    def moved(claim: Claim) -> Claim:
        places = tuple(msgspec.structs.replace(one, relation=relation) for one in claim.places)
        return msgspec.structs.replace(claim, places=places)

    return msgspec.structs.replace(reading, claims=tuple(map(moved, reading.claims)))


def test_the_finest_place_is_the_events() -> None:
    told = [Says("قصف أم درمان في ولاية الخرطوم", "shelling", agents=[RSF], at=[TOWN, STATE], day=DAY)]
    wide = [Says("قصف في ولاية الخرطوم", "shelling", agents=[RSF], at=[STATE], day=DAY)]
    pages = Page("a", NILE, DAY, told), Page("b", WADI, DAY, wide)
    assert {named(event) for event in assessed(*(page.reading() for page in pages))} >= {"أم درمان"}


def test_a_town_that_a_headline_is_near_to_is_no_place() -> None:
    near = Page("a", NILE, DAY, [Says("مقتل عشرة قرب أم درمان", "killing", at=[TOWN], role="headline")])
    assert named(assessed(with_relation(near.reading(), "near"))[0]) is None
    inside = with_relation(near.reading(), "in")
    assert named(assessed(inside)[0]) == "أم درمان"


def test_whither_somebody_withdrew_is_not_where_it_was() -> None:
    for kind, expected in (("retreat", None), ("displacement", "أم درمان"), ("advance", "أم درمان")):
        page = Page("a", NILE, DAY, [Says("نحو أم درمان", kind, agents=[RSF], at=[TOWN])])  # type: ignore[arg-type]
        assert named(assessed(with_relation(page.reading(), "toward"))[0]) == expected


def scene(*, first: str = DAY, there: bool = True, kind: str = "capture", published: str = DAY) -> Event:
    """Return the event of a claim without a day that follows one with a day."""
    begun = Says("قصفت أم درمان صباح اليوم", "shelling", agents=[RSF], at=[TOWN], day=first)
    then = Says("وأسرت عشرة", kind, agents=[RSF], at=[TOWN if there else FAR])  # type: ignore[arg-type]
    (found,) = [
        event for event in assessed(Page("a", NILE, published, [begun, then]).reading()) if event.event_type == kind
    ]
    return found


def test_what_is_told_next_is_of_the_day_that_is_told() -> None:
    found = scene().time
    assert found is not None
    assert (found.start, found.end, found.text) == (DAY, DAY, "قصفت أم درمان صباح اليوم")


def test_another_place_an_older_day_and_what_lasts_have_no_day_of_the_scene() -> None:
    for event in (scene(there=False), scene(first="2023-05-01"), scene(kind="siege")):
        assert event.time is None or event.time.start is None
