"""Pages in both languages and themes, narrow and wide: axe-core finds nothing, nothing is wider than its screen."""

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from apps import links
from chromium import go
from selenium.webdriver import Chrome
from serving import served

PLACES = ("events", "documents", "quotations", "sources", "names", "timeline", "map", "graph", "add", "search")
LOOKS = [("ar", "light"), ("ar", "dark"), ("en", "light"), ("en", "dark")]
# What stands out at the side; matrices and the graph scroll inside their own frame.
_WIDER = """
const wide = document.documentElement.clientWidth;
if (document.documentElement.scrollWidth <= wide) return [];
return [...document.querySelectorAll('body *')].filter(e => {
  const box = e.getBoundingClientRect();
  return box.width && (box.left < -1 || box.right > wide + 1) && getComputedStyle(e).position !== 'fixed';
}).slice(0, 4).map(e => e.tagName + '.' + e.className);
"""
_LOOSE = """
return [...document.querySelectorAll('.table-frame *')].filter(e => getComputedStyle(e).position === 'absolute')
  .filter(e => !e.offsetParent || !e.offsetParent.closest('.table-frame'))
  .slice(0, 4).map(e => e.tagName + '.' + e.className);
"""
_AXE = "var done = arguments[0]; axe.run(document, {resultTypes: ['violations']}).then(found => done(found.violations))"


@pytest.fixture(scope="module")
def address(traced: Path) -> Iterator[str]:
    with served(traced) as found:
        yield found


@pytest.fixture(scope="module")
def pages(chrome: Chrome, address: str) -> list[str]:
    """Return the address of one page of every kind."""
    chrome.get(address)
    found = ["/", *(f"/{name}" for name in PLACES)]
    found += ["/search?q=الخوين", "/export", "/method", "/judgements", "/nothing"]
    for path, pattern in (("/events", "/events/eve"), ("/documents", "/documents/doc"), ("/", "/pairs/der"),
                          ("/sources", "/sources/sou"), ("/names", "/names/ent")):  # fmt: skip
        go(chrome, address, path)
        found.append(links(chrome.page_source, pattern)[0].split("#")[0])
    judged = next(page for page in found if page.startswith("/events/")).rsplit("/", 1)[1]
    return found + [f"/judge?subject={judged}&field={name}" for name in ("", "time", "place")]


def show(chrome: Chrome, address: str, path: str, look: str) -> None:
    go(chrome, address, f"{path}{'&' if '?' in path else '?'}{look}")


def test_axe_finds_nothing_on_any_page(chrome: Chrome, address: str, pages: list[str]) -> None:
    axe = files("axe_core_python").joinpath("axe.min.js").read_text(encoding="utf-8")
    problems: list[Any] = []
    for path in pages:
        for lang, theme in LOOKS:
            show(chrome, address, path, f"lang={lang}&theme={theme}")
            chrome.execute_script(axe)
            problems += [
                (path, lang, theme, each["id"], [node["target"] for node in each["nodes"]][:3], each["help"])
                for each in chrome.execute_async_script(_AXE)
            ]
    assert problems == []


@pytest.mark.parametrize("width", [360, 1440])
def test_no_page_is_wider_than_its_screen(chrome: Chrome, address: str, pages: list[str], width: int) -> None:
    # A window cannot be made so narrow; a device can.
    chrome.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 600},
    )
    try:
        problems = []
        for path in pages:
            for lang in ("ar", "en"):
                show(chrome, address, path, f"lang={lang}&theme=light")
                assert chrome.execute_script("return innerWidth") == width
                problems += [(path, lang, each) for each in chrome.execute_script(_WIDER)]
                # What is placed absolutely in a frame that scrolls must scroll with it, however wide its table is.
                problems += [(path, lang, each) for each in chrome.execute_script(_LOOSE)]
        assert problems == []
    finally:
        chrome.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_on_a_narrow_screen_the_tab_of_the_page_is_in_view(chrome: Chrome, address: str) -> None:
    chrome.get(address)
    chrome.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride", {"width": 360, "height": 900, "deviceScaleFactor": 1, "mobile": True}
    )
    try:
        for path in ("/", "/graph", "/export"):
            for lang in ("ar", "en"):
                show(chrome, address, path, f"lang={lang}")
                box = "return document.querySelector('.tabs [aria-current]').getBoundingClientRect().toJSON()"
                tab = chrome.execute_script(box)
                assert tab["left"] >= 0 and tab["right"] <= 360, (path, lang, tab)
    finally:
        chrome.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
