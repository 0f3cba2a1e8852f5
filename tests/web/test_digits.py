"""Numbers of ours follow the digits chosen, in pages, drawings and the report; words of sources never change."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from apps import TestClient, links
from markupsafe import escape

from rawi.case import Case
from rawi.model import Document
from rawi.web.draw.svg import Lang
from rawi.web.positions import position_in
from rawi.web.report import report_of

PAGES = ("", "events", "documents", "quotations", "sources", "names", "timeline", "map", "graph", "export", "method")
_VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "wbr", "source"}


class Ours(HTMLParser):
    """Collects the text of a page that stands neither in a source's words nor in a name."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self._open: list[bool] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        # A name stands in <bdi>, numbers of ours in <bdi dir="ltr">.
        name = tag == "bdi" and given.get("dir") != "ltr"
        theirs = (
            name
            or tag in ("script", "style", "mark", "del", "ins", "textarea", "code", "select")
            or given.get("dir") == "auto"
            or bool(re.search(r"source-|hash|cue|version", given.get("class") or ""))
        )
        if tag not in _VOID:
            self._open.append(theirs)

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID and self._open:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        if not any(self._open):
            self.said.append(data)


def latin_numbers(page: str, theirs: str) -> list[str]:
    """Return what holds a Latin digit and is neither in a source nor a version or a hash."""
    ours = Ours()
    ours.feed(page)
    found = [" ".join(said.split()) for said in ours.said if re.search("[0-9]", said)]
    pieces = [piece for said in found for piece in re.split("[\u2068\u2069]", said)]
    pieces = [piece.strip() for piece in pieces if re.search("[0-9]", piece)]
    return [
        piece for piece in pieces if piece not in theirs and not re.match(r"rawi \d|SHA-256$|utf-8$|.*GED 23.1$", piece)
    ]


@pytest.fixture(scope="module")
def theirs(traced: Path) -> str:
    with Case.open(traced) as case:
        return "\n".join(f"{d.title}\n{d.path}\n{d.text}\n{d.published}" for d in case.rows(Document))


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_every_page_writes_its_numbers_in_the_digits_chosen(client: TestClient, lang: str, theirs: str) -> None:
    look = f"lang={lang}&digits=arab"
    pages = {f"/{name}": client.get(f"/{name}?{look}").text for name in PAGES}
    for kind, lead in (("events", "/events/eve-"), ("documents", "/documents/doc-"), ("quotations", "/pairs/der-")):
        (first, *_) = links(pages[f"/{kind}"], lead)
        first = first.split("#")[0].split("?")[0]
        pages[first] = client.get(f"{first}?{look}").text
    client.get("/?lang=ar&digits=latn")
    assert {place: said for place, page in pages.items() if (said := latin_numbers(page, theirs))} == {}


@pytest.mark.parametrize("lang", ["ar-u-nu-arab", "en-u-nu-arab"])
def test_the_report_writes_its_numbers_so_too_and_no_text_of_a_source(traced: Path, lang: Lang, theirs: str) -> None:
    with Case.open(traced) as case:
        page, _ = report_of(case, name="الخوين", lang=lang)
        texts = [document.text for document in case.rows(Document)]
    assert latin_numbers(page, theirs) == []
    assert all(escape(text) in re.sub("<[^>]*>", "", page) for text in texts)
    assert f'<html lang="{lang[:2]}" dir="{"rtl" if lang[:2] == "ar" else "ltr"}"' in page


def test_the_names_in_a_position_keep_their_numbers() -> None:
    assert "حتى ٤٠" in position_in("up to 40 («حتى 40»)", "ar-u-nu-arab")
    assert "«حتى 40»" in position_in("up to 40 («حتى 40»)", "ar-u-nu-arab")
    assert "اللواء 51" in position_in("اللواء 51 and nobody", "ar-u-nu-arab")
