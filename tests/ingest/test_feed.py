"""RSS and Atom: a document an item, dates only where the feed states one that can be read in one way."""

from pathlib import Path

import pytest

from rawi.ingest import IngestError, feed
from rawi.ingest.extracted import Extracted, Part, Refused


def _parts(path: Path, data: bytes) -> list[Part]:
    path.write_bytes(data)
    return list(feed.extract(path, name=path.name))


def _items(path: Path, *items: str, encoding: str = "utf-8") -> list[Extracted]:
    found = _parts(path, _rss(*items, encoding=encoding))
    return [item for item in found if isinstance(item, Extracted)]


def _rss(*items: str, encoding: str = "utf-8") -> bytes:
    inside = "".join(f"<item>{item}</item>" for item in items)
    return (
        f'<?xml version="1.0" encoding="{encoding}"?><rss version="2.0" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        "<channel><title>وكالة النور</title><link>https://example.org/</link><language>ar</language>"
        f"{inside}</channel></rss>"
    ).encode(encoding)


ITEM = (
    "<title>قصف على الخوين</title><link>https://example.org/1</link><guid>g1</guid><dc:creator>أحمد</dc:creator>"
    "<description>ملخص</description>"
    "<content:encoded><![CDATA[<p>قتل <b>خمسة</b> مدنيين.</p><script>x()</script><p>وأصيب آخرون.</p>]]>"
    "</content:encoded>"
)


def test_an_item(tmp_path: Path) -> None:
    (item,) = _items(tmp_path / "f.xml", ITEM + "<pubDate>Tue, 13 Feb 2018 23:30:00 -0500</pubDate>")
    assert item.text == "قصف على الخوين\n\nقتل خمسة مدنيين.\nوأصيب آخرون."
    assert (item.part, item.title, item.author, item.language) == ("item 1", "قصف على الخوين", "أحمد", "ar")
    assert (item.published.start, item.published.basis) == ("2018-02-13", "metadata")
    assert item.extra["url"] == "https://example.org/1"
    assert item.extra["feed"] == "وكالة النور"
    assert item.extra["item_id"] == "g1"
    assert item.extra["published_as_given"] == "Tue, 13 Feb 2018 23:30:00 -0500"


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("Tue, 13 Feb 2018 10:00:00 GMT", "2018-02-13"),
        ("13 Feb 2018 10:00:00 +0200", "2018-02-13"),
        ("2018-02-13T10:00:00Z", "2018-02-13"),
        ("2018-02-13", "2018-02-13"),
        # A weekday that is not the day's, a year of two digits, an order nobody states, words of another language.
        ("Mon, 13 Feb 2018 10:00:00 GMT", None),
        ("13 Feb 18 10:00:00 GMT", None),
        ("02/03/2018", None),
        ("الثلاثاء، 13 شباط 2018", None),
        ("13 فبراير 2018", None),
        ("32 Feb 2018 10:00:00 GMT", None),
        ("yesterday", None),
    ],
)
def test_dates(tmp_path: Path, written: str, day: str | None) -> None:
    (item,) = _items(tmp_path / "f.xml", ITEM + f"<pubDate>{written}</pubDate>")
    assert item.published.start == day
    assert item.extra["published_as_given"] == written


def test_an_update_is_no_publication(tmp_path: Path) -> None:
    (item,) = _items(tmp_path / "f.xml", ITEM + "<dc:date>2019-01-01</dc:date>")
    assert item.published.start is None
    assert item.extra["updated"] == "2019-01-01"


def test_windows_1256(tmp_path: Path) -> None:
    (item,) = _items(tmp_path / "f.xml", ITEM, encoding="windows-1256")
    assert item.text.startswith("قصف على الخوين")
    assert (item.encoding, item.encoding_why) == ("windows-1256", "declared by the XML declaration")


def test_atom(tmp_path: Path) -> None:
    data = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>مدونة</title><entry>'
        '<title type="html">خبر &amp;amp; رأي</title>'
        '<link href="https://example.org/a"/><published>2018-02-13T01:00:00+02:00</published>'
        "<updated>2018-03-01T00:00:00Z</updated><author><name>سعاد</name></author>"
        '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>نص أول</p><p>نص ثان</p></div></content>'
        "</entry></feed>"
    ).encode()
    (item,) = [part for part in _parts(tmp_path / "a.xml", data) if isinstance(part, Extracted)]
    assert item.text == "خبر & رأي\n\nنص أول\nنص ثان"
    assert item.published.start == "2018-02-13"
    assert item.extra["updated"] == "2018-03-01T00:00:00Z"
    assert item.author == "سعاد"


def test_the_id_of_an_item_is_no_address(tmp_path: Path) -> None:
    data = '<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>a2</id><title>خبر</title></entry></feed>'.encode()
    (item,) = [part for part in _parts(tmp_path / "a.xml", data) if isinstance(part, Extracted)]
    assert (item.extra.get("url"), item.extra["item_id"]) == (None, "a2")


def test_an_item_without_words_is_refused_and_the_rest_goes_on(tmp_path: Path) -> None:
    first, second = _parts(tmp_path / "f.xml", _rss("<link>https://example.org/1</link>", ITEM))
    assert isinstance(first, Refused) and first.part == "item 1"
    assert isinstance(second, Extracted) and second.part == "item 2"


@pytest.mark.parametrize("data", [b"<rss><channel/></rss>", b"<rss", b"", b"<feed>" * 5000])
def test_no_items_are_said(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(IngestError, match="feed"):
        _parts(tmp_path / "f.xml", data)


def test_an_entity_bomb_and_a_file_from_outside(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    levels = "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 12))
    doctype = f'<!DOCTYPE rss [<!ENTITY a0 "ا"><!ENTITY s SYSTEM "{(tmp_path / "secret.txt").as_uri()}">{levels}]>'
    data = _rss(ITEM.replace("ملخص", "&a11; &s;")).replace(b"<rss ", doctype.encode() + b"<rss ")
    try:
        text = "".join(part.text for part in _parts(tmp_path / "f.xml", data) if isinstance(part, Extracted))
    except IngestError:
        text = ""
    assert len(text) < 1000 and "secret" not in text
