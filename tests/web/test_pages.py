"""Every page opens, in both languages, and says what it must."""

import re
from html import unescape
from pathlib import Path

import pytest
from apps import TestClient, client_of, links

from rawi.web.strings import strings

PLACES = (
    "/", "/events", "/documents", "/quotations", "/sources", "/names", "/timeline", "/map", "/graph", "/search", "/add",
    "/export", "/method", "/judgements", "/search?q=الخوين", "/events?type=battle&since=2018-02-01&until=2018-03-01",
    "/events?one=1&differ=1&sort=differ&place=الخوين&actor=تنظيم&source=سمارت", "/documents?undated=1&sort=time",
    "/names?kind=place&unsettled=1", "/quotations?verdict=altered", "/graph?type=capture", "/progress",
)  # fmt: skip


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("lang", ["ar", "en"])
def test_every_page_opens_in_both_languages(client: TestClient, place: str, lang: str) -> None:
    page = client.get(f"{place}{'&' if '?' in place else '?'}lang={lang}")
    assert page.status_code == 200
    assert f'<html lang="{lang}" dir="{"rtl" if lang == "ar" else "ltr"}"' in page.text
    assert len(page.content) < 500_000


def test_every_link_of_every_page_leads_somewhere(client: TestClient) -> None:
    todo, seen = list(PLACES), set()
    while todo:
        place = todo.pop()
        path = place.split("#")[0]
        kind = re.sub(r"[a-z]{3}-[0-9a-f]{16}", "ID", path)
        if path in seen or sum(re.sub(r"[a-z]{3}-[0-9a-f]{16}", "ID", each) == kind for each in seen) > 4:
            continue
        seen.add(path)
        page = client.get(path)
        assert page.status_code == 200, path
        if page.headers["content-type"].startswith("text/html") and not path.startswith("/export/"):
            found = {unescape(link) for link in links(page.text, "/") if not link.startswith(("/static", "/export/"))}
            todo += [link for link in found if not re.search(r"(lang|theme|digits)=", link)]
    assert len(seen) > 40


def test_a_page_knows_no_row_that_is_not_there(client: TestClient) -> None:
    for place in ("/events/eve-0", "/documents/doc-0", "/pairs/der-0", "/sources/sou-0", "/names/ent-0", "/nothing"):
        assert client.get(place).status_code == 404
    assert client.get("/export/file?format=nothing").status_code == 404
    assert client.get("/judge?subject=eve-0").status_code == 404


def test_what_the_agency_left_out_stands_on_the_first_page(client: TestClient) -> None:
    page = client.get("/?lang=ar").text
    assert "مع حلفائه الإيرانيين والروس" in page
    assert links(page, "/pairs/")


def test_what_an_account_says_twice_stands_in_its_cell_once(client: TestClient) -> None:
    for event in links(client.get("/events").text, "/events/eve"):
        for cell in re.findall(r'<td class="cell.*?</td>', client.get(event).text):
            said = [re.sub(r"<.*?>", "", value) for value in re.findall(r"<a [^>]*>(.*?)</a>", cell)]
            assert len(said) == len(set(said)), said


def test_a_body_that_speaks_for_itself_is_shown_as_what_it_is(client: TestClient) -> None:
    """Its source says of no list what kind it has; as an actor it is known."""
    shown = client.get("/sources?lang=en").text
    assert re.findall(r'data-label="kind">([^<]*)<', shown) == ["news agency", "armed group"]
    (place,) = (place for place in links(shown, "/sources/sou") if "Dahr al-Ghuzat" in client.get(place).text[:4000])
    assert "armed group" in client.get(f"{place}?lang=en").text


def test_the_reader_shows_the_text_to_the_letter(client: TestClient) -> None:
    for place in links(client.get("/documents").text, "/documents/doc-"):
        page = client.get(place).text
        shown = re.findall(r'<div class="source-text" dir="auto">(.*?)</div>', page, re.DOTALL)
        told = [unescape(re.sub(r"<[^>]*>", "", part)) for part in shown]
        text = client.get(f"{place}/original").content.decode()
        lines = [line for line in text.splitlines() if line.strip()]
        assert [line.strip() for line in told] == [line.strip() for line in lines]


def test_side_by_side_holds_both_texts_and_every_change_in_words(client: TestClient) -> None:
    place = links(client.get("/?lang=en").text, "/pairs/")[0].split("#")[0]
    page = client.get(f"{place}?lang=en").text
    assert "leaves out an actor" in page and "ليقاتلون إلى جانبه" in page
    # Told apart by more than colour: each class has a border of its own, and each change is named.
    for css in ("verbatim", "near_verbatim", "paraphrase", "changed", "leftout", "added"):
        assert f'<mark class="{css}"' in page
    assert 'data-note="leaves out an actor' in page


def test_the_matrix_leads_to_the_words(client: TestClient) -> None:
    for place in links(client.get("/").text, "/events/")[:3]:
        page = client.get(place).text
        for table in re.findall(r'<table class="matrix">(.*?)</table>', page, re.DOTALL):
            cells = re.findall(r'<td class="cell (\w+)[^"]*">(.*?)</td>', table, re.DOTALL)
            assert cells and all(state == "silent" or "/documents/" in cell for state, cell in cells)


def test_digits_and_language_are_kept_for_the_next_page(client: TestClient) -> None:
    events = str(len(links(client.get("/events").text, "/events/eve")))
    client.get("/?lang=ar&digits=arab")
    page = client.get("/events").text
    in_arabic = events.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    assert in_arabic in page and f"{events} " not in re.sub(r"<[^>]*>", "", page)
    client.get("/?lang=ar&digits=latn")
    assert events in client.get("/events").text
    assert client.get("/?lang=xx&theme=%22&digits=9").status_code == 200


def test_search_says_which_names_were_searched_too_and_lets_them_go(client: TestClient) -> None:
    page = client.get("/search?q=داعش").text
    assert "also-chip" in page and 'mark class="hit"' in page
    without = unescape(next(link for link in links(page, "/search") if "without=" in link and "lang=" not in link))
    assert "also-chip" not in client.get(without).text


def test_every_string_has_its_holes_in_both_languages() -> None:
    for key, (arabic, english) in strings().items():
        holes = [sorted(set(re.findall(r"\{(\w*)\}", text))) for text in (arabic, english)]
        assert holes[0] == holes[1], key


def test_tiles_of_the_users_own_are_served_from_their_folder_alone(traced: Path, tmp_path: Path) -> None:
    (tmp_path / "tiles" / "5" / "19").mkdir(parents=True)
    (tmp_path / "tiles" / "5" / "19" / "12.png").write_bytes(b"\x89PNG")
    (tmp_path / "secret.png").write_bytes(b"secret")
    with client_of(traced, tiles=tmp_path / "tiles") as client:
        assert client.get("/map/tiles/5/19/12").content == b"\x89PNG"
        assert client.get("/map/tiles/5/19/13").status_code == 404
        assert client.get("/map/tiles/../../secret").status_code == 404
        assert 'data-tiles="/map/tiles/{z}/{x}/{y}"' in client.get("/map").text
    with client_of(traced) as client:
        assert client.get("/map/tiles/5/19/12").status_code == 404
        assert "data-tiles" not in client.get("/map").text
