"""The report in a browser: it asks for nothing, says every text to the letter, is accessible, and prints."""

import json
import os
import re
import subprocess
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_core_python import selenium as axe
from browsing import browsing
from selenium.webdriver import Chrome

from rawi.case import Case
from rawi.model import Document, Event, Passage, Row, Span
from rawi.web.draw.svg import Lang
from rawi.web.pdf import PdfError, print_pdf
from rawi.web.report import render_case, report_of
from tools import need

# Carriage returns, runs of spaces, marks of direction, joiners, tatweel, presentation forms, marks, emoji, markup.
AWKWARD = (
    "\n\nالعنوان\r\n\r\nقال  \u00a0 المتحدث\tإن\u200f \u202bالنص\u202c \ufefb يتغيّر\u0640\u064b\u0651.\rسطر\u2028فاصل"
    "\u2029 <b>&amp; &lt; </div></script><!-- --> \u200d\u200c\ufeff\U0001f600 \U0001f468\u200d\U0001f469 ١٢٣ 123 «نص»"
    " \"x\" 'y' \x0b\x0c e\u0301 \u00e9 \u2066a\u2069 \n\n "
)


def awkward() -> list[Row]:
    document = Document(id="d1", path="a\u202eb.txt", sha256="0" * 64, text=AWKWARD, title=AWKWARD[:40])
    return [document, Passage(id="p1", span=Span("d1", 0, len(AWKWARD)), role="report")]


@pytest.fixture(scope="module")
def case(traced: Path) -> Iterator[Case]:
    with Case.open(traced) as opened:
        yield opened


@pytest.fixture(scope="module")
def browser() -> Iterator[Chrome]:
    with browsing() as driver:
        yield driver


@pytest.fixture(scope="module")
def page(case: Case, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "report.html"
    path.write_text(report_of(case, name="الخوين 2018")[0], encoding="utf-8", newline="")
    return path


@pytest.fixture(scope="module")
def short_page(case: Case, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A report of two events, every part of a page in it, short enough to be gone through element by element."""
    events = sorted(case.rows(Event), key=lambda event: (-len(event.figures), -len(event.claims), event.id))[:2]
    path = tmp_path_factory.mktemp("page") / "short.html"
    page, scope = report_of(case, name="الخوين 2018", events=[event.id for event in events])
    assert (scope.kind, scope.events) == ("asked", 2)
    path.write_text(page, encoding="utf-8", newline="")
    return path


def opened(browser: Chrome, path: Path, *, language: str = "ar", dark: bool = False, width: int = 1200) -> Chrome:
    scheme = [{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": scheme})
    metrics = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 500}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    browser.get("about:blank")
    browser.get(path.as_uri() + ("#en" if language == "en" else ""))
    return browser


def test_every_text_on_the_page_is_the_document_to_the_letter(browser: Chrome, case: Case, page: Path) -> None:
    texts = {document.id: document.text for document in case.rows(Document)}
    opened(browser, page)
    shown = browser.execute_script(
        "return [...document.querySelectorAll('.document')].map(d => [d.id, d.querySelector('.whole').textContent])"
    )
    assert {name.removeprefix("d-"): text for name, text in shown} == texts


def test_awkward_characters_come_through(browser: Chrome, tmp_path: Path) -> None:
    path = tmp_path / "awkward.html"
    path.write_text(render_case(awkward(), name="x"), encoding="utf-8", newline="")
    opened(browser, path)
    shown = browser.execute_script("return document.querySelector('.whole').textContent")
    assert [hex(ord(char)) for char in shown] == [hex(ord(char)) for char in AWKWARD]
    assert browser.execute_script("return document.querySelectorAll('main script, main b').length") == 0


def test_it_asks_for_nothing(browser: Chrome, page: Path) -> None:
    browser.get_log("performance")
    opened(browser, page)
    asked = [
        message["params"]["request"]["url"]
        for entry in browser.get_log("performance")
        if (message := json.loads(entry["message"])["message"])["method"] == "Network.requestWillBeSent"
    ]
    assert [url for url in asked if not url.startswith(("data:", "about:"))] == [
        url for url in asked if url.split("#")[0] == page.as_uri()
    ]
    assert [entry["message"] for entry in browser.get_log("browser")] == []


@pytest.mark.parametrize("width", [360, 1200])
def test_no_page_scrolls_sideways_and_no_id_is_twice(browser: Chrome, page: Path, width: int) -> None:
    for language in ("ar", "en"):
        opened(browser, page, language=language, width=width)
        assert browser.execute_script("return document.documentElement.scrollWidth") <= width
        assert browser.execute_script("return document.documentElement.lang") == language
    ids = re.findall(r'\sid="([^"]*)"', page.read_text(encoding="utf-8"))
    assert len(ids) == len(set(ids))
    targets = set(re.findall(r'href="#([^"]*)"', page.read_text(encoding="utf-8")))
    assert targets <= set(ids)


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("dark", [False, True])
def test_axe_finds_nothing(browser: Chrome, short_page: Path, language: str, dark: bool) -> None:
    opened(browser, short_page, language=language, dark=dark)
    browser.execute_script("document.querySelectorAll('details').forEach(d => { d.open = true; })")
    found: dict[str, Any] = axe.Axe().run(browser)
    told = [(v["id"], len(v["nodes"]), v["nodes"][0]["html"][:200]) for v in found["violations"]]
    assert told == []


def test_words_in_drawings_lie_inside_and_on_nothing_else(browser: Chrome, page: Path) -> None:
    """As the browser sets them, not as their widths were estimated."""
    for language, width in (("ar", 1200), ("en", 1200), ("ar", 360), ("en", 360)):
        opened(browser, page, language=language, width=width)
        # Badges lie on the places they count; a name must lie on no other name and on no badge.
        overlaps = browser.execute_script("""
            const found = [];
            for (const svg of document.querySelectorAll('svg.draw[viewBox]')) {
              const frame = svg.getBoundingClientRect();
              if (!frame.width) continue;
              const boxes = [...svg.querySelectorAll('text')].map(t => [t.textContent, t.getBoundingClientRect()]);
              for (const [words, b] of boxes)
                if (b.left < frame.left - 1 || b.right > frame.right + 1 || b.bottom > frame.bottom + 1)
                  found.push(['outside', svg.classList[1], words]);
              for (let i = 0; i < boxes.length; i++) for (let j = i + 1; j < boxes.length; j++) {
                const [a, b] = [boxes[i][1], boxes[j][1]];
                const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
                const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
                if (wide > 2 && high > 6) found.push(['over', svg.classList[1], boxes[i][0], boxes[j][0]]);
              }
            }
            return found;
        """)
        assert overlaps == [], (language, width)


def test_it_prints_to_pdf(page: Path, tmp_path: Path) -> None:
    need("chromium", "pdftoppm")
    out = tmp_path / "report.pdf"
    print_pdf(page, out)
    assert out.read_bytes().startswith(b"%PDF")
    subprocess.run(["pdftoppm", "-r", "20", "-f", "1", "-l", "2", "-png", out, tmp_path / "page"], check=True)
    pages = sorted(tmp_path.glob("page*.png"))
    assert len(pages) == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(["report.pdf", *(p.name for p in pages)])


@pytest.mark.parametrize(("lang", "said", "not_said"), [("ar", "المنهج", "Method"), ("en", "Method", "المنهج")])
def test_it_prints_in_the_language_it_opens_in(tmp_path: Path, lang: Lang, said: str, not_said: str) -> None:
    need("chromium", "pdftotext")
    page, out = tmp_path / "report.html", tmp_path / "report.pdf"
    page.write_text(render_case([], name="x", lang=lang), encoding="utf-8", newline="")
    print_pdf(page, out)
    done = subprocess.run(["pdftotext", out, "-"], check=True, capture_output=True, encoding="utf-8")
    # Ligatures of a PDF come back as forms of letters.
    text = unicodedata.normalize("NFKC", done.stdout)
    assert said in text and not_said not in text


def test_without_a_browser_it_says_what_to_do(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", os.fspath(tmp_path))
    with pytest.raises(PdfError, match="install chromium"):
        print_pdf(page, tmp_path / "report.pdf")
