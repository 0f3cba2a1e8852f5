"""A headless browser for tests that look at what is drawn."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from selenium.webdriver import Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service

from tools import need


@contextmanager
def browsing() -> Iterator[Chrome]:
    """Give a Chromium that keeps a log of what it asks for and of what goes wrong."""
    need("chromium", "chromedriver")
    options = ChromeOptions()
    for argument in ("--headless=new", "--disable-gpu", "--no-sandbox", "--window-size=1200,900"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    options.binary_location = shutil.which("chromium") or ""
    driver = Chrome(options=options, service=Service(shutil.which("chromedriver")))
    try:
        driver.set_script_timeout(120)
        yield driver
    finally:
        driver.quit()
