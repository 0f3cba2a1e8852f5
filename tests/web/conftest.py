"""The case of the example, traced once, and the app over it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from apps import TestClient, client_of, no_watch
from chromium import browser, forgotten
from selenium.webdriver import Chrome

from rawi.case import Case
from rawi.case.trace import trace

EXAMPLE = Path(__file__).parents[2] / "examples" / "khwein-2018"


@pytest.fixture(scope="session")
def traced(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("web") / "khwein"
    with Case.create(folder, by="tester") as case:
        trace([EXAMPLE], case, watch=no_watch())
    return folder


@pytest.fixture(scope="session")
def client(traced: Path) -> Iterator[TestClient]:
    """Return somebody who looks around in the case, and changes nothing."""
    with client_of(traced) as client:
        yield client


@pytest.fixture
def own(traced: Path, tmp_path: Path) -> Iterator[TestClient]:
    """Return somebody with a case of their own to change."""
    folder = tmp_path / "own"
    shutil.copytree(traced, folder)
    with client_of(folder) as client:
        yield client


@pytest.fixture(scope="session")
def _browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:
    """Return one browser for all tests that need one: to start it takes longer than most pages."""
    with browser(tmp_path_factory.mktemp("profile")) as driver:
        yield driver


@pytest.fixture(scope="module")
def chrome(_browser: Chrome) -> Chrome:
    """Return the browser as somebody finds it who comes for the first time."""
    return forgotten(_browser)
