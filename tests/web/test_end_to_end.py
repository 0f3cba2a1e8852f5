"""What a documenter does in a day, in a browser: add, read, compare, correct, merge, search, switch, export."""

import json
from pathlib import Path

from chromium import every, find, forgotten, go, no_complaints, press, wait
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.select import Select
from serving import served

EXAMPLE = Path(__file__).parents[2] / "examples" / "khwein-2018"
CLUSTER = Path(__file__).parent / "twelve"


def add(chrome: Chrome, address: str, files: list[Path]) -> None:
    """Add files to an empty case, watch them traced, and come to the first page."""
    chrome.get(address)
    find(chrome, "#files").send_keys("\n".join(map(str, files)))
    wait(lambda: str(len(files)) in find(chrome, "#chosen").text)
    press(chrome, "#drop button")
    press(chrome, "#progress .banner a.button")
    find(chrome, ".event-cards")


def reads_side_by_side(chrome: Chrome, address: str) -> None:
    """What the agency left out of its quotation, from the first page."""
    assert "مع حلفائه الإيرانيين والروس" in find(chrome, ".quote-card").text
    press(chrome, ".quote-card a.button")
    find(chrome, ".audit details[open]")
    assert "ليقاتلون إلى جانبه" in find(chrome, ".audit:target").text
    press(chrome, ".audit:target [data-goto]")
    sides = wait(lambda: every(chrome, ".side"))
    wait(lambda: all(chrome.execute_script("return arguments[0].scrollTop", side) > 0 for side in sides))

    # The two texts go together.
    place = "return arguments[0].scrollTop"
    before = chrome.execute_script(place, sides[1])
    chrome.execute_script("arguments[0].scrollTop = 0", sides[0])
    wait(lambda: chrome.execute_script(place, sides[1]) != before)


def follows_an_event_to_its_words(chrome: Chrome, address: str) -> None:
    """An event, and from its matrix to the words."""
    go(chrome, address, "/events")
    press(chrome, ".event-title a")
    assert "أصل مستقل واحد" in find(chrome, ".origins-sentence").text
    press(chrome, ".matrix td a")
    wait(lambda: every(chrome, ".reader .lit"))


def corrects_a_date_and_takes_it_back(chrome: Chrome, address: str) -> None:
    """A date is corrected in place, with a reason; it is undone."""
    go(chrome, address, "/events")
    press(chrome, ".event-title a")
    event = chrome.current_url
    press(chrome, '.event-facts a.judge[href*="field=time"]')
    for name in ("start", "end"):
        chrome.execute_script("arguments[0].value = '2018-02-12'", find(chrome, f"#panel input[name={name}]"))
    find(chrome, "#panel textarea").send_keys("شهادة مؤرخة")
    press(chrome, '#panel button[value="correct"]')
    wait(lambda: "12 شباط 2018" in find(chrome, ".event-facts").text and chrome.current_url == event)
    assert "شهادة مؤرخة" in find(chrome, ".history").text
    press(chrome, ".history form button")
    wait(lambda: "13 شباط 2018" in find(chrome, ".event-facts").text)


def merges_two_events(chrome: Chrome, address: str) -> None:
    """Two events are one."""
    go(chrome, address, "/events")
    count = len(every(chrome, ".event-line"))
    press(chrome, ".event-title a")
    press(chrome, "header .button")
    press(chrome, "#panel #merge summary")
    press(chrome, '#panel #merge input[type="checkbox"]')
    press(chrome, '#panel button[value="merge"]')
    wait(lambda: "دمج" in find(chrome, ".history").text)
    go(chrome, address, "/events")
    wait(lambda: len(every(chrome, ".event-line")) == count - 1)


def searches(chrome: Chrome, address: str) -> None:
    """Search as one types, without a press."""
    go(chrome, address, "/search")
    find(chrome, "#find").send_keys("بالخوين")
    wait(lambda: "الخوين" in find(chrome, "#results mark.hit").text)
    wait(lambda: "q=" in chrome.current_url)
    Select(find(chrome, "#search-form select[name=role]")).select_by_value("headline")
    wait(lambda: not every(chrome, "#results mark.hit"))


def switches_language_by_keyboard(chrome: Chrome, address: str) -> None:
    """The other language, by keyboard."""
    chrome.find_element(By.TAG_NAME, "body").send_keys(Keys.ESCAPE)
    go(chrome, address, "/")
    find(chrome, "details.look summary").send_keys(Keys.ENTER)
    press(chrome, '.look a[lang="en"]')
    wait(lambda: find(chrome, "html").get_attribute("dir") == "ltr")
    chrome.find_element(By.TAG_NAME, "body").send_keys("?")
    wait(lambda: find(chrome, "#shortcuts").get_attribute("open"))
    find(chrome, "#shortcuts").send_keys(Keys.ESCAPE)
    wait(lambda: not find(chrome, "#shortcuts").get_attribute("open"))
    chrome.find_element(By.TAG_NAME, "body").send_keys("e")
    wait(lambda: chrome.current_url.endswith("/events"))


def exports(chrome: Chrome, address: str) -> None:
    """Out of it again."""
    go(chrome, address, "/export")
    form = wait(lambda: every(chrome, 'a[href*="format=jsonl"]'))[0].get_attribute("href")
    got = chrome.execute_async_script(
        "var done = arguments[1]; fetch(arguments[0]).then(r => r.text()).then(done)", form
    )
    assert {json.loads(line)["type"] for line in got.splitlines()} >= {"document", "event", "judgement"}


def test_a_day_with_the_example(chrome: Chrome, tmp_path: Path) -> None:
    with served(tmp_path / "case") as address:
        forgotten(chrome)
        add(chrome, address, sorted(EXAMPLE.iterdir()))
        reads_side_by_side(chrome, address)
        follows_an_event_to_its_words(chrome, address)
        corrects_a_date_and_takes_it_back(chrome, address)
        merges_two_events(chrome, address)
        searches(chrome, address)
        switches_language_by_keyboard(chrome, address)
        exports(chrome, address)
        no_complaints(chrome)


def test_a_cluster_of_twelve_reports(chrome: Chrome, tmp_path: Path) -> None:
    with served(tmp_path / "case") as address:
        forgotten(chrome)
        add(chrome, address, sorted(CLUSTER.glob("*.txt")))
        for path in ("/events", "/timeline", "/graph", "/map", "/sources", "/names", "/documents", "/quotations"):
            go(chrome, address, f"{path}?lang=ar")
            assert find(chrome, "h1").text
        go(chrome, address, "/events?sort=documents")
        press(chrome, ".event-title a")
        assert len(every(chrome, ".matrix tbody tr")) > 2
        assert find(chrome, ".draw-figure")
        go(chrome, address, "/map")
        wait(lambda: every(chrome, ".rawi-map .leaflet-marker-icon, .rawi-map canvas"))
        no_complaints(chrome)
