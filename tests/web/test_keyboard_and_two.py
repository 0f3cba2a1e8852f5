"""By keyboard alone to what the agency left out; two people who decide the same value at the same time."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from chromium import every, find, forgotten, go, no_complaints, press, wait
from selenium.webdriver import Chrome
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys
from serving import served

from rawi.case import Case
from rawi.case.trace import trace
from tools import Silent

EXAMPLE = Path(__file__).parents[2] / "examples" / "khwein-2018"
# Presses of Tab after which nobody would go on.
_PATIENCE = 40
_OUTLINED = """
const at = document.activeElement, style = getComputedStyle(at);
return at === document.body || style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("two") / "case"
    with Case.create(folder, by="tester") as case:
        trace([EXAMPLE], case, watch=Silent())
    with served(folder) as found:
        yield found


def type_keys(chrome: Chrome, *keys: str) -> None:
    ActionChains(chrome).send_keys(*keys).perform()


def tab_to(chrome: Chrome, selector: str) -> int:
    """Press Tab until what is meant has the focus, which is seen at every step; return how often."""
    for count in range(1, _PATIENCE + 1):
        type_keys(chrome, Keys.TAB)
        assert chrome.execute_script(_OUTLINED), chrome.execute_script("return document.activeElement.outerHTML")
        if chrome.execute_script("return document.activeElement.matches(arguments[0])", selector):
            return count
    raise AssertionError(f"no {selector} within {_PATIENCE} presses of Tab")


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_by_keyboard_alone_to_what_the_agency_left_out(chrome: Chrome, address: str, lang: str) -> None:
    forgotten(chrome).get(f"{address}&lang={lang}")
    # Past the menu at one press, then to the first quotation that is not what was said.
    assert tab_to(chrome, ".skip") == 1
    type_keys(chrome, Keys.ENTER)
    tab_to(chrome, ".quote-card a.button")
    assert "مع حلفائه الإيرانيين والروس" in find(chrome, ".quote-card").text
    type_keys(chrome, Keys.ENTER)
    wait(lambda: "/pairs/" in chrome.current_url and every(chrome, ".audit details[open]"))
    tab_to(chrome, ".audit:target [data-goto]")
    type_keys(chrome, Keys.ENTER)
    sides = wait(lambda: every(chrome, ".side"))
    wait(lambda: all(chrome.execute_script("return arguments[0].scrollTop", side) > 0 for side in sides))
    # On to an event and its words by the shortcuts, and back to the search.
    type_keys(chrome, "e")
    wait(lambda: chrome.current_url.endswith("/events"))
    type_keys(chrome, "j")
    wait(lambda: chrome.execute_script("return !!document.activeElement.closest('[data-stop]')"))
    type_keys(chrome, Keys.ENTER)
    wait(lambda: "/events/eve" in chrome.current_url)
    type_keys(chrome, "/")
    assert chrome.execute_script("return document.activeElement.id") == "find"
    type_keys(chrome, "الخوين", Keys.ENTER)
    wait(lambda: "/search" in chrome.current_url and every(chrome, "#results mark.hit"))
    no_complaints(chrome)


def test_two_people_at_one_value_do_not_overwrite_each_other(chrome: Chrome, address: str) -> None:
    forgotten(chrome).get(address)
    go(chrome, address, "/events")
    press(chrome, ".event-title a")
    event, first = chrome.current_url, chrome.current_window_handle
    chrome.switch_to.new_window("tab")
    second = chrome.current_window_handle

    def begin(window: str) -> None:
        chrome.switch_to.window(window)
        chrome.get(event)
        press(chrome, '.event-facts a.judge[href*="field=time"]')
        find(chrome, "#panel input[name=start]")

    def decide(window: str, day: str, reason: str) -> None:
        chrome.switch_to.window(window)
        for name in ("start", "end"):
            field = find(chrome, f"#panel input[name={name}]")
            chrome.execute_script("arguments[0].value = arguments[1]", field, day)
        find(chrome, "#panel textarea").send_keys(reason)
        press(chrome, '#panel button[value="correct"]')

    try:
        begin(first)
        begin(second)
        decide(first, "2018-02-12", "شهادة أولى")
        wait(lambda: "12 شباط 2018" in find(chrome, ".event-facts").text)
        decide(second, "2018-02-10", "شهادة ثانية")
        # Whoever comes second is told, sees what was decided, and nothing has been overwritten.
        assert wait(lambda: "سبقك غيرك" in find(chrome, "[role=alert]").text)
        assert "شهادة أولى" in find(chrome, "#judge").text
        chrome.get(event)
        assert "12 شباط 2018" in find(chrome, ".event-facts").text
        # Having seen it, the second decides after all; both stand in the history.
        begin(second)
        decide(second, "2018-02-10", "شهادة ثانية")
        wait(lambda: "10 شباط 2018" in find(chrome, ".event-facts").text)
        history = find(chrome, ".history").text
        assert "شهادة أولى" in history and "شهادة ثانية" in history
    finally:
        chrome.switch_to.window(second)
        chrome.close()
        chrome.switch_to.window(first)
