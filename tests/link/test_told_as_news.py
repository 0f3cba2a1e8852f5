"""The day and the place of an event that no claim of it names: told as news of a day, carried into it by reading."""

import pytest
from case_builder import Page, Says, actor, place, source

from rawi.lexicon import load
from rawi.link.assess import assess
from rawi.model import Document, Event, Reading
from rawi.read import read

ARMY = actor("الجيش")
TOWN = place("أم درمان", lat=15.644, lon=32.477, admin=("Country",))
OTHER = place("الأبيض", lat=13.18, lon=30.217)
NILE = source("النيل مباشر")
THURSDAY = "2021-10-14"
TOP = "مأرب - المشرق - الخميس 14 أكتوبر 2021\n\n"


def events(*texts: str) -> dict[str, Event]:
    """Return the events of some texts by their type, the first of each."""
    readings = [read_text(f"{number}.txt", text) for number, text in enumerate(texts)]
    found: dict[str, Event] = {}
    for event in assess(readings, (), (), load())[0]:
        found.setdefault(event.event_type, event)
    return found


def read_text(path: str, text: str) -> Reading:
    return read(Document(id=f"doc-{path}", path=path, sha256="", text=text), load())


def day(event: Event) -> str | None:
    return event.time.start if event.time is not None else None


def test_what_is_announced_on_a_day_is_of_that_day() -> None:
    told = f"{TOP}أعلن الجيش اليمني، الخميس، أنه كسر هجوما شنه الحوثيون على مواقعه في مديرية العبدية جنوبي مأرب."
    assert day(events(told)["battle"]) == THURSDAY


@pytest.mark.parametrize(
    "told",
    [
        "أعلن الجيش اليمني، الخميس، أنه كسر هجوما شنه الحوثيون على مواقعه بعد قصف بدأ الثلاثاء.",
        "أعلن الجيش اليمني، الثلاثاء، أنه كسر هجوما شنه الحوثيون على مواقعه.",
        "وقال الجيش اليمني إنه كسر هجوما شنه الحوثيون على مواقعه.",
    ],
)
def test_another_day_or_none_beside_it_leaves_it_open(told: str) -> None:
    assert day(events(f"{TOP}{told}")["battle"]) != THURSDAY


def test_the_dead_whom_a_source_counts_on_a_day_need_not_have_died_then() -> None:
    told = f"{TOP}أعلن الجيش اليمني، الخميس، أن عشرين من جنوده قتلوا في معارك مع الحوثيين في مديرية العبدية."
    assert day(events(told)["killing"]) is None


def test_the_dead_whom_a_report_counts_are_not_of_the_day_of_its_news() -> None:
    told = "وصل الوفد إلى المدينة اليوم الخميس.\n\nوقتل في المعارك عشرون جنديا."
    assert day(events(f"{TOP}{told}")["killing"]) is None


def test_the_dead_of_an_earlier_blow_have_no_day_of_the_scene() -> None:
    blow = Says("قصف الجيش أم درمان صباح اليوم", "shelling", agents=[ARMY], at=[TOWN], day=THURSDAY)
    dead = Says("وقتل عشرة مدنيين", "killing", at=[TOWN], count=[("killed", 10, 10)])
    taken = Says("وأسر عشرة", "capture", agents=[ARMY], at=[TOWN])
    for said, expected in ((dead, None), (taken, THURSDAY)):
        found = assess([Page("a", NILE, THURSDAY, [blow, said]).reading()], (), (), load())[0]
        assert [day(event) for event in found if event.event_type == said.event_type] == [expected]


def test_a_headline_has_no_place_beside_its_text() -> None:
    head = Says("معارك في الأبيض", "battle", agents=[ARMY], at=[OTHER], role="headline")
    text = Says("خاض الجيش معارك في أم درمان", "battle", agents=[ARMY], at=[TOWN], day=THURSDAY)
    for told, expected in (([head, text], {"أم درمان"}), ([head], {"الأبيض"})):
        found = assess([Page("a", NILE, THURSDAY, told).reading()], (), (), load())[0]
        assert {event.place.text for event in found if event.place} >= expected


def test_a_place_that_reading_carried_into_a_claim_is_the_events_if_nobody_names_one() -> None:
    carried = f"{TOP}استهدفت غارة جوية قرية الحمام بعد منتصف الليل، ودمرت مدرسة."
    found = events(carried)
    assert {event.place.text for event in found.values() if event.place} == {"قرية الحمام"}
