"""What a hostile document, file, table or reviewer says stays text, on every page and in the report."""

import csv
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from apps import client_of, links
from chromium import every, find, go, no_complaints, wait
from selenium.webdriver import Chrome
from serving import served

from rawi.case import Case
from rawi.case.judgement_csv import COLUMNS
from rawi.case.judgements import import_csv, judge
from rawi.case.trace import trace
from rawi.model import Claim, Document, Entity, Event, Source
from rawi.web.report import report_of

HOSTILE = "\"><script>alert(1)</script><img src=x onerror=alert(2)>{{7*7}}'; DROP TABLE event;--"
# Where a page is asked for what is hostile itself.
ASKED = (
    *(f"/search?q={HOSTILE[:60]}", f"/search?q=الجيش&source={HOSTILE[:40]}", f"/search?q=الجيش&without={HOSTILE[:40]}"),
    *(f"/events?place={HOSTILE[:60]}&type={HOSTILE[:40]}", f"/map?actor={HOSTILE[:40]}&since={HOSTILE[:40]}"),
    *(
        f"/names?q={HOSTILE[:40]}&kind={HOSTILE[:20]}",
        f"/sources?q={HOSTILE[:40]}",
        f"/quotations?verdict={HOSTILE[:20]}",
    ),
)


class _Quiet:
    def problem(self, where: Path | str, what: str) -> None:
        pass

    def step(self, stage: str, done: int, total: int | None) -> None:
        pass


class Active(HTMLParser):
    """Collects what a browser would run or load."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in ("script", "img", "iframe", "object", "embed", "style", "base") and not (
            tag == "script" and (given.get("src") or "").startswith("/static/")
        ):
            self.found.append(tag)
        for name, value in attrs:
            if name.startswith("on") or name == "style" or "javascript:" in (value or "").lower():
                self.found.append(f"{tag} {name}={value}")
            if name in ("href", "src", "action", "hx-get", "hx-post") and not re.match(r"[/#]|$", value or ""):
                self.found.append(f"{tag} {name}={value}")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a case in which every field that anybody may fill is hostile, and the name of the case too."""
    folder = tmp_path_factory.mktemp("hostile")
    pages = folder / "pages"
    pages.mkdir()
    quoted = HOSTILE.replace("'", "''")
    front = "\n".join(f"{name}: '{quoted}'" for name in ("title", "source", "author"))
    body = (
        f'أعلن الجيش السوري الحر في بيان إن "{HOSTILE} قتل 12 عنصراً" في بلدة الخوين.\n\nقال {HOSTILE} إن قواته أسرت 7.'
    )
    text = f"---\n{front}\nurl: 'javascript:alert(4)'\npublished: 2018-02-13\n---\n{HOSTILE}\n\n{body}\n"
    (pages / "<img src=x onerror=alert(3)>&quot;.txt").write_text(text, encoding="utf-8")
    (pages / "b.txt").write_text(f"بيان\n\n{body}\n", encoding="utf-8")
    (pages / "<script>alert(5)<.pdf").write_bytes(b"%PDF-1.4 <script>alert(6)</script>")
    table = folder / "judgements.csv"
    with Case.create(folder / "<b>case", by=HOSTILE) as case:
        trace([pages], case, watch=_Quiet())
        event = next(case.rows(Event)).id
        place = {"lat": 35.5, "lon": 36.8, "radius_m": 2000, "source": HOSTILE, "name": HOSTILE}
        decided: list[tuple[str, str, str]] = [
            *((row.id, "title", HOSTILE) for row in case.rows(Document)),
            *((row.id, "author", HOSTILE) for row in case.rows(Document)),
            *((row.id, "name", HOSTILE) for row in case.rows(Source)),
            *((row.id, name, HOSTILE) for row in case.rows(Entity) for name in ("name", "name_en")),
            (event, "place", json.dumps(place)),
            (event, "title", HOSTILE),
        ]
        for subject, name, value in decided:
            judge(case, by=HOSTILE, action="correct", subject=subject, field=name, value=value, reason=HOSTILE)
        judge(case, by=HOSTILE, action="note", subject=event, reason=HOSTILE)
        claim = next(case.rows(Claim)).id
        with table.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(COLUMNS[:6])
            writer.writerow(["note", claim, "", "", HOSTILE, HOSTILE])
            writer.writerow(["correct", next(case.rows(Document)).id, "title", HOSTILE, HOSTILE, HOSTILE])
        assert import_csv(case, table, by=HOSTILE) == (2, ())
    return folder / "<b>case"


def test_what_is_hostile_stays_text_on_every_page(hostile: Path) -> None:
    with client_of(hostile) as client:
        names = ("events", "documents", "quotations", "sources", "names", "timeline", "map", "graph", "add", "export")
        todo = ["/", "/judgements", *(f"/{name}" for name in names), *ASKED]
        seen: set[str] = set()
        while todo:
            place = todo.pop(0)
            if place in seen or len(seen) > 150:
                continue
            seen.add(place)
            answer = client.get(place)
            if not answer.headers["content-type"].startswith("text/html"):
                continue
            assert answer.status_code in (200, 400, 404), place
            active = Active()
            active.feed(answer.text)
            assert active.found == [], place
            rows = r"/(?:events|documents|pairs|sources|names|judge)[/?][^\"]*"
            todo += [link.replace("&amp;", "&").split("#")[0] for link in links(answer.text, rows)]
        assert {place.split("/")[1].split("?")[0] for place in seen} >= {*names, "pairs", "judge", "search"}
        documents = sorted({place.split("?")[0].split("/")[2] for place in seen if place.startswith("/documents/doc-")})
        download = client.get(f"/documents/{documents[0]}/original")
        assert download.headers["content-disposition"].startswith("attachment")
        assert download.headers["content-type"] == "application/octet-stream"


def test_what_is_hostile_stays_text_in_the_report(hostile: Path) -> None:
    with Case.open(hostile) as case:
        page, _ = report_of(case, name=hostile.name)
    active = Active()
    active.feed(page)
    # Its own style and script, and nothing of a source's.
    assert set(active.found) <= {"style", "script"} and active.found.count("script") == 1
    assert page.count("<script>alert") == 0 and page.count("&lt;script&gt;alert(1)") > 5


def test_a_browser_runs_nothing_of_it(hostile: Path, chrome: Chrome) -> None:
    with served(hostile) as address:
        chrome.get(address)
        chrome.get_log("browser")
        for place in ("/", "/events", "/documents", "/names", "/sources", "/map", "/timeline", "/graph", "/judgements"):
            go(chrome, address, place)
            assert find(chrome, "h1")
            assert chrome.execute_script("return document.querySelectorAll('img[src=x], main script').length") == 0
        go(chrome, address, "/map")
        wait(lambda: every(chrome, ".rawi-stack"))
        chrome.execute_script("document.querySelector('.rawi-stack').click()")
        assert wait(lambda: "<script>" in find(chrome, ".rawi-popup").text)
        no_complaints(chrome)
