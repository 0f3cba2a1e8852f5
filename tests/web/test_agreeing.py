"""Pages agree with each other and with the record: who is drawn on, who is named, what the signs mean."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from apps import TestClient, client_of, csrf, links, no_watch

from rawi.case import Case
from rawi.case.trace import trace
from rawi.model import Event

TWELVE = Path(__file__).parent / "twelve"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("agreeing") / "twelve"
    with Case.create(folder, by="tester") as case:
        trace([TWELVE], case, watch=no_watch())
    return folder


@pytest.fixture(scope="module")
def twelve(folder: Path) -> Iterator[TestClient]:
    with client_of(folder) as client:
        yield client


def _drawn(page: str) -> str:
    """Return the list that says the same as the drawing of an event's origins."""
    found = re.search(r'<details class="draw-same">.*?</details>', page, re.S)
    return found[0] if found else ""


def test_what_an_event_s_accounts_draw_on_is_no_absent_text_where_the_case_holds_it(
    twelve: TestClient, folder: Path
) -> None:
    with Case.open(folder) as case:
        events = [row.id for row in case.rows(Event)]
    whole = _drawn(twelve.get("/graph?lang=en").text)
    assert "US Africa Command" in whole
    shown = 0
    for event in events:
        page = _drawn(twelve.get(f"/events/{event}?lang=en").text)
        shown += "US Africa Command" in page
        assert "unnamed" not in page
    assert shown


def test_every_origin_has_a_name_and_a_page(twelve: TestClient, folder: Path) -> None:
    with Case.open(folder) as case:
        events = [row for row in case.rows(Event) if any(origin.root for origin in row.origins)]
    pages = set()
    for event in events:
        (shown,) = re.findall(r'<ul class="origin-list">.*?</ul>', twelve.get(f"/events/{event.id}?lang=en").text, re.S)
        assert shown.count("unnamed") == sum(not origin.root for origin in event.origins)
        pages |= {*links(shown, "/names/"), *links(shown, "/sources/")}
    for address in pages:
        page = twelve.get(address)
        assert page.status_code == 200
        for judged in links(page.text, "/judge"):
            assert twelve.get(judged.replace("&amp;", "&")).status_code == 200


def test_the_map_says_what_its_signs_mean(twelve: TestClient) -> None:
    for lang, badge, policy in (
        ("en", "accounts / independent origins", "they take no position"),
        ("ar", "عدد الروايات / عدد الأصول المستقلة", "وليست موقفاً"),
    ):
        page = twelve.get(f"/map?lang={lang}").text
        assert badge in page
        assert policy in page


def test_a_report_leads_nowhere_that_is_not_there(twelve: TestClient, folder: Path) -> None:
    with Case.open(folder) as case:
        events = [row.id for row in case.rows(Event)]
    for event in events[:8]:
        page = twelve.get(f"/export/report?event={event}").text
        ids = set(re.findall(r'\sid="([^"]+)"', page))
        assert set(re.findall(r'href="#([^"]+)"', page)) <= ids


def test_a_doer_that_only_those_name_who_repeat_it_is_not_said_to_be_named_by_nobody(client: TestClient) -> None:
    pages = [client.get(f"{page}?lang=en").text for page in links(client.get("/events").text, "/events/eve")]
    assert any("not said by the origin" in page for page in pages)
    for page in pages:
        rows = re.findall(r"<tr><th scope=\"row\">.*?</tr>", page, re.S)
        named = any("silent" not in row.split("<td")[1] for row in rows if "<td" in row)
        assert not (named and "the doer is not said" in page)


def test_grades_are_words_and_are_shown(own: TestClient) -> None:
    address = links(own.get("/events").text, "/events/eve")[0]
    event = address.rsplit("/", 1)[1]
    page = own.get(f"/judge?subject={event}&lang=en").text
    assert "2 · probably true (Admiralty)" in page
    assert "Fair (Airwars)" in page
    given = {"csrf": csrf(own), "subject": event, "action": "grade", "seen": "", "note": ""}
    for grade in ("2", "Fair"):
        seen = re.search(r'name="seen" value="([^"]*)"', own.get(f"/judge?subject={event}").text)
        own.post("/judge", data={**given, "grade": grade, "seen": seen[1] if seen else ""})
    shown = own.get(f"{address}?lang=en").text
    assert "2 · probably true (Admiralty)" in shown
    assert "Fair (Airwars)" in shown
