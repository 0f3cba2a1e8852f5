"""Judging in place: by forms, with reason, undo and history; two people at once overwrite nothing of each other's."""

import re
from html import unescape

import httpx
from apps import TestClient, csrf, links


def first(client: TestClient, page: str, pattern: str) -> str:
    """Return the id of the first row that a page links to."""
    return links(client.get(page).text, pattern)[0].split("?")[0].rsplit("/", 1)[-1]


def seen(client: TestClient, subject: str) -> str:
    found = re.search(r'name="seen" value="([^"]*)"', client.get(f"/judge?subject={subject}").text)
    assert found
    return found[1]


def decide(client: TestClient, subject: str, action: str, **given: str | list[str]) -> httpx.Response:
    form = {"csrf": csrf(client), "back": "/judgements", "seen": seen(client, subject), "subject": subject}
    return client.post("/judge", data={**form, "action": action, **given}, follow_redirects=False)


def test_a_date_is_corrected_with_a_reason_and_taken_back(own: TestClient) -> None:
    document = first(own, "/documents", "/documents/doc")
    done = decide(own, document, "correct", field="published", start="2018-02-15", end="2018-02-15", reason="من الصفحة")
    assert (done.status_code, done.headers["location"]) == (303, "/judgements")
    page = own.get(f"/documents/{document}").text
    assert "15 شباط 2018" in page and "من الصفحة" in page and "سلمى" in page
    assert "15 شباط 2018" in own.get("/documents").text
    made = re.search(r'name="judgement" value="(jud-[0-9a-f]+)"', page)
    assert made
    own.post("/judge/undo", data={"csrf": csrf(own), "judgement": made[1], "back": "/"})
    assert "15 شباط 2018" not in own.get("/documents").text
    assert "تُرجع عنه" in own.get(f"/documents/{document}").text


def test_who_saw_less_than_there_is_does_not_overwrite_it(own: TestClient) -> None:
    event = first(own, "/events", "/events/eve")
    before = seen(own, event)
    assert decide(own, event, "confirm", reason="أولى").status_code == 303
    late = {"csrf": csrf(own), "subject": event, "seen": before, "action": "reject", "back": "/", "reason": "ثانية"}
    answer = own.post("/judge", data=late, follow_redirects=False)
    assert answer.status_code == 409
    assert "سبقك غيرك" in answer.text and "أولى" in answer.text
    assert own.get(f"/events/{event}").status_code == 200
    assert decide(own, event, "reject", reason="بعد النظر").status_code == 303
    assert own.get(f"/events/{event}").status_code == 404


def test_what_makes_no_sense_is_said_beside_the_form(own: TestClient) -> None:
    document = first(own, "/documents", "/documents/doc")
    for given in ({"start": "2018-02-15", "end": "2018-02-01"}, {"start": "15/2/2018", "end": ""}):
        answer = decide(own, document, "correct", field="published", **given)
        assert answer.status_code == 400 and 'role="alert"' in answer.text
    assert decide(own, document, "correct", field="nothing", value="x").status_code == 400
    assert decide(own, document, "drop table").status_code == 400
    assert decide(own, document, "correct", field="title", value="ع" * 5000).status_code == 400


def test_a_place_is_set_by_hand_and_shows_on_the_map(own: TestClient) -> None:
    event = first(own, "/events?type=capture", "/events/eve")
    given = {"lat": "٣٥٫٤٨", "lon": "36.83", "radius": "2000", "source": "خريطة ورقية", "name": "الخوين"}
    assert decide(own, event, "correct", field="place", **given).status_code == 303
    held = own.get("/map/points.json").json()
    (place,) = [place for place, identifier, *_ in held["events"] if identifier == event]
    assert held["places"][place][:3] == [36.83, 35.48, 2000]
    assert decide(own, event, "correct", field="place", lat="x", lon="1", radius="1", source="s").status_code == 400


def test_events_are_merged_and_parted(own: TestClient) -> None:
    count = len(links(own.get("/events").text, "/events/eve"))
    event = first(own, "/events", "/events/eve")
    form = own.get(f"/judge?subject={event}").text
    other = re.findall(r'name="row" value="(eve-[0-9a-f]+)"', form)[0]
    assert decide(own, event, "merge", row=[other]).status_code == 303
    assert len(links(own.get("/events").text, "/events/eve")) == count - 1
    claims = re.findall(r'name="row" value="(cla-[0-9a-f]+)"', own.get(f"/judge?subject={event}").text)
    assert decide(own, event, "split", row=[claims[0]]).status_code == 303
    assert len(links(own.get("/events").text, "/events/eve")) == count
    assert decide(own, event, "merge").status_code == 400


def test_values_of_every_kind_are_judged(own: TestClient) -> None:
    event = first(own, "/events?type=capture", "/events/eve")
    claim = re.findall(r"subject=(cla-[0-9a-f]+)", unescape(own.get(f"/events/{event}").text))[0]
    source = first(own, "/sources", "/sources/sou")
    for subject, given in (
        (event, {"action": "correct", "field": "figure:1", "low": "340", "high": "٤٠٠"}),
        (event, {"action": "correct", "field": "title", "value": "أسر في الخوين"}),
        (event, {"action": "grade", "grade": "2"}),
        (claim, {"action": "correct", "field": "event_type", "value": "surrender"}),
        (claim, {"action": "note", "reason": "يحتاج إلى مصدر ثان"}),
        (source, {"action": "correct", "field": "interest", "value": "third_party"}),
    ):
        answer = decide(own, subject, **given)
        assert answer.status_code == 303, answer.text
    assert "340–400" in own.get(f"/events/{event}").text
    history = own.get("/judgements").text
    assert history.count("سلمى") >= 6 and "يحتاج إلى مصدر ثان" in history
