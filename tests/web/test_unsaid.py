"""What a clause leaves unsaid is said to be so on every page that shows a claim, with the words it was taken from."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import msgspec
import pytest
from apps import TestClient, client_of, links, no_watch

from rawi.case import Case
from rawi.case.trace import trace
from rawi.model import Claim, Event, Participant, Span
from rawi.read import read_text
from rawi.web.report import report_of
from rawi.web.strings import strings
from rawi.web.unsaid import of_claim, of_event
from rawi.web.view import arrange

TEXT = "سانا - 2 أيار 2024\n\nقصفت قوات الدعم السريع مدينة الفاشر صباح أمس، وقُتل ثلاثة مدنيين."
LANGUAGES = ("ar", "en")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a case of one text, whose second clause has doer, place and day from its first."""
    folder = tmp_path_factory.mktemp("unsaid") / "case"
    source = tmp_path_factory.mktemp("source") / "a.txt"
    source.write_text(TEXT, encoding="utf-8")
    with Case.create(folder, by="tester") as case:
        trace([source], case, watch=no_watch())
    return folder


@pytest.fixture(scope="module")
def reader(folder: Path) -> Iterator[TestClient]:
    with client_of(folder) as client:
        yield client


def page_of_killing(client: TestClient) -> str:
    (event,) = links(client.get("/events?type=killing").text, "/events/eve-")
    return event


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_event_says_what_its_claim_leaves_unsaid(reader: TestClient, lang: str) -> None:
    page = reader.get(f"{page_of_killing(reader)}?lang={lang}").text
    said = [strings()[key][LANGUAGES.index(lang)] for key in ("carried.of_event", "carried.unsaid")]
    # Doer and place of the event are only carried.
    assert page.count(said[0]) == 2
    assert page.count(said[1]) == 3
    assert "«قوات الدعم السريع»" in page
    assert strings()["carried.day:harm"][LANGUAGES.index(lang)] in page


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_reader_links_the_words_to_their_place(reader: TestClient, lang: str) -> None:
    (document,) = links(reader.get("/documents").text, "/documents/doc-")
    page = reader.get(f"{document}?lang={lang}").text
    assert page.count(strings()["carried.unsaid"][LANGUAGES.index(lang)]) == 3
    found = re.findall(r'href="([^"]*)#words"><bdi>«([^»]*)»', page)
    assert [words for _, words in found] == ["قوات الدعم السريع", "مدينة الفاشر", "صباح أمس"]
    for address, words in found:
        there = reader.get(unescape(address)).text
        assert re.search(rf'<mark class="[^"]*asked[^"]*"[^>]*id="words"[^>]*>{words.split()[0]}', there)


def test_whoever_decides_about_a_claim_reads_it_too(reader: TestClient, folder: Path) -> None:
    with Case.open(folder) as case:
        (killing,) = (claim for claim in case.rows(Claim) if claim.event_type == "killing")
    page = reader.get(f"/judge?subject={killing.id}&lang=en").text
    assert page.count(strings()["carried.unsaid"][1]) == 3


def test_the_report_says_it_in_both_languages(folder: Path) -> None:
    with Case.open(folder) as case:
        page, _ = report_of(case, name="case")
    for key, times in (("carried.unsaid", 3), ("carried.of_event", 2)):
        for said in strings()[key]:
            assert page.count(said) == times


def test_what_one_claim_says_itself_is_said() -> None:
    reading = read_text(TEXT, published="2024-05-02")
    shelling, killing = (claim for claim in reading.claims if claim.event_type in ("shelling", "killing"))
    record = arrange(reading.rows())
    event = Event(id="e", event_type="killing", title="", agents=killing.agents, claims=(killing.id,))
    assert [item.about for item in of_event(record, event)] == ["who"]
    assert of_event(record, msgspec.structs.replace(event, claims=(killing.id, shelling.id))) == ()


def test_what_a_person_put_in_its_stead_was_not_taken_from_there() -> None:
    claims = read_text(TEXT, published="2024-05-02").claims
    killing = next(claim for claim in claims if claim.event_type == "killing")
    judged = Participant(entity=None, text="نيالا", span=Span("d", 0, 5))
    assert [item.about for item in of_claim(killing)] == ["who", "where", "when"]
    assert [item.about for item in of_claim(msgspec.structs.replace(killing, places=(judged,)))] == ["who", "when"]


def test_every_rule_that_carries_is_said_in_words() -> None:
    told = (Path(__file__).parents[2] / "docs" / "reading.md").read_text(encoding="utf-8")
    rules = re.findall(r"^\| `([a-z:]+)` \|", told, re.MULTILINE)
    assert rules
    assert {f"carried.{rule}" for rule in rules} <= set(strings())
