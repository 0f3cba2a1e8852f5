"""A headless Chromium with an empty profile."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from selenium import webdriver
from selenium.common.exceptions import WebDriverException
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement

from tools import need

_FLAGS = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--window-size=1280,900",
)  # fmt: skip
_SECONDS = 60.0
T = TypeVar("T")


@contextmanager
def browser(profile: Path) -> Iterator[webdriver.Chrome]:
    need("chromium", "chromedriver")
    options = Options()
    options.binary_location = "/usr/bin/chromium"
    for flag in (*_FLAGS, f"--user-data-dir={profile}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    options.add_experimental_option("prefs", {"download.default_directory": str(profile / "downloads")})
    driver = webdriver.Chrome(options=options, service=Service("/usr/bin/chromedriver"))
    try:
        yield driver
    finally:
        driver.quit()


def forgotten(driver: webdriver.Chrome) -> webdriver.Chrome:
    """Return a browser without cookies and without what it complained of."""
    driver.execute_cdp_cmd("Network.clearBrowserCookies", {})
    driver.get("about:blank")
    driver.get_log("browser")
    return driver


def go(driver: webdriver.Chrome, address: str, path: str) -> None:
    """Open a page of the app that was printed with its token."""
    driver.get(address.split("/?", maxsplit=1)[0] + path)


def no_complaints(driver: webdriver.Chrome) -> None:
    """Nothing was blocked by the policy, nothing failed in a script, nothing was missing."""
    said = [entry["message"] for entry in driver.get_log("browser") if entry["level"] in ("SEVERE", "WARNING")]
    assert said == []


def find(driver: webdriver.Chrome, selector: str) -> WebElement:
    """Return the first element, once it is there."""
    return wait(lambda: driver.find_element(By.CSS_SELECTOR, selector))


def every(driver: webdriver.Chrome, selector: str) -> list[WebElement]:
    return driver.find_elements(By.CSS_SELECTOR, selector)


def press(driver: webdriver.Chrome, selector: str) -> None:
    """Press an element once it is there, wherever it stands on the page."""

    def pressed() -> bool:
        element = driver.find_element(By.CSS_SELECTOR, selector)
        driver.execute_script("arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})", element)
        element.click()
        return True

    wait(pressed)


def wait(until: Callable[[], T]) -> T:
    """Return what is given as soon as it is something; a page that is still on its way is waited for."""
    end = time.monotonic() + _SECONDS
    while True:
        problem: WebDriverException | None = None
        try:
            if found := until():
                return found
        except WebDriverException as error:
            problem = error
        assert time.monotonic() < end, problem or "waited for nothing"
        time.sleep(0.1)
