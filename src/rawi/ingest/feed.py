"""RSS and Atom: one document an item. Nothing is fetched; what a feed only links to is not read."""

import io
import re
from collections.abc import Iterator, Mapping
from datetime import date
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any

import feedparser
from lxml import etree, html
from msgspec.structs import replace

from rawi.ingest.encoding import UndecodedError, decoded, doubts
from rawi.ingest.errors import IngestError
from rawi.ingest.extracted import Extracted, Part, Refused
from rawi.ingest.html_blocks import blocks, remove_unseen
from rawi.ingest.progress import step
from rawi.ingest.published import known_date
from rawi.ingest.signs import in_ascii
from rawi.model import Published

EXTRACTOR = f"items of a feed, feedparser {feedparser.__version__}"
_HEAD = 400
_DECLARED = re.compile(rb"(?:\xef\xbb\xbf)?\s*<\?xml[^>]*encoding\s*=\s*[\"']([\w.:-]+)[\"']")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
# A date as RFC 822 and its followers write it: `Tue, 13 Feb 2018 10:00:00 +0200`. A year of two digits is none.
_RFC = re.compile(
    r"(?:(Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,?\s+)?\d{1,2}\s+(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\s+"
    r"\d{4}\b.*",
    re.IGNORECASE | re.DOTALL,
)
_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_HTML = ("text/html", "application/xhtml+xml")
# Plain text in a feed is often HTML that nobody says is HTML.
_MARKUP = re.compile(r"<(?:p|br|div|a|img|b|strong|span|ul|h[1-6])\b[^>]*>|&(?:#\d+|[a-z]+);", re.IGNORECASE)


def extract(file: Path, *, name: str) -> Iterator[Part]:
    """Yield a document for every item of a feed, in its order; an item without words is refused.

    The day of publication is taken from dates that RFC 822 or ISO 8601 allow, as it is written in its own zone; any
    other stays in `extra` with its words. Raises `IngestError` for what is no feed or holds no item.
    """
    data = file.read_bytes()
    said = _DECLARED.match(in_ascii(data[:_HEAD]))
    try:
        text = decoded(data, declared=said[1].decode() if said else None, by="the XML declaration")
    except UndecodedError as error:
        raise IngestError(file, str(error), do=error.do) from None
    # As a stream: a string could be taken for an address or a path.
    parsed = feedparser.parse(
        io.BytesIO(_DECLARATION.sub("", text.text, count=1).encode("utf-8", "replace")),
        sanitize_html=False,
        resolve_relative_uris=False,
        response_headers={"content-type": "application/xml; charset=utf-8"},
    )
    if not parsed.entries:
        what = "is a damaged feed" if parsed.bozo else "is a feed without items"
        raise IngestError(
            file, what, do="get it again from where it came" if parsed.bozo else "there is nothing to read"
        )
    notes = doubts(text.text)
    for number, item in enumerate(parsed.entries, start=1):
        found = _document(item, parsed.feed, number=number)
        if isinstance(found, Extracted):
            found = replace(found, encoding=text.encoding, encoding_why=text.why, notes=notes)
        yield found
        step()


def _document(item: Mapping[str, Any], feed: Mapping[str, Any], *, number: int) -> Part:
    part = f"item {number}"
    title = _text(item.get("title_detail") or {"value": item.get("title")}).replace("\n", " ").strip() or None
    body = _body(item)
    text = body if title is None or body.startswith(title) else f"{title}\n\n{body}".strip()
    if not text:
        return Refused(part, "is an item of a feed without words", "open its link and save the page")
    published, written = _published(_given(item, "published"))
    extra = {
        "url": _address(item.get("link")),
        "feed": _plain(feed.get("title")),
        "feed_url": _address(feed.get("link")),
        "item_id": _plain(item.get("id")),
        "published_as_given": written,
        "updated": _given(item, "updated"),
        "topics": ", ".join(filter(None, (_plain(tag.get("term")) for tag in item.get("tags") or ()))) or None,
    }
    return Extracted(
        text=text,
        part=part,
        title=title,
        author=_plain(item.get("author")),
        language=_plain(feed.get("language")),
        published=published,
        extra={key: value for key, value in extra.items() if value is not None},
        extractor=EXTRACTOR,
    )


def _body(item: Mapping[str, Any]) -> str:
    """Return the words of an item: its full content where the feed gives it, else its summary."""
    contents = [*(item.get("content") or ()), item.get("summary_detail") or {"value": item.get("summary")}]
    found = [_text(content) for content in contents]
    return max(found, key=len, default="")


def _text(detail: Mapping[str, Any]) -> str:
    """Return what a reader of this piece sees."""
    value = detail.get("value")
    if not isinstance(value, str) or not value.strip():
        return ""
    if detail.get("type") not in _HTML and not _MARKUP.search(value):
        return value.strip()
    try:
        root = html.fragment_fromstring(value, create_parent="div")
    except (etree.ParserError, ValueError):
        return value.strip()
    remove_unseen(root)
    return "\n".join(block.text for block in blocks(root)).strip()


def _given(item: Mapping[str, Any], field: str) -> str | None:
    # feedparser answers for a field that is not there with another one; only what the feed says is wanted.
    return _plain(dict(item).get(field))


def _published(written: str | None) -> tuple[Published, str | None]:
    """Return the day of publication, and the words it stands in."""
    if written is None:
        return Published(), None
    try:
        return known_date(_rfc_day(written) or written), written
    except ValueError:
        return Published(), written


def _rfc_day(written: str) -> str | None:
    """Return the ISO day of a date in the manner of RFC 822; null for any other, or if its weekday is not the day's."""
    found = _RFC.fullmatch(written.strip())
    if found is None:
        return None
    try:
        day: date = parsedate_to_datetime(written).date()
    except (ValueError, TypeError, OverflowError):
        return None
    if found[1] is not None and _WEEKDAYS[day.weekday()] != found[1].lower():
        return None
    return day.isoformat()


def _address(value: object) -> str | None:
    # feedparser gives the id of an item as its link where it has none.
    address = _plain(value)
    return address if address is not None and _ADDRESS.match(address) else None


def _plain(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None
