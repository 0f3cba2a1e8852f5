"""What the metadata of a web page states: title, author, site, address, language, date. Read by our own code.

Sources, in this order: JSON-LD (schema.org), Open Graph and article properties, microdata, Dublin Core and the usual
names of `<meta>`, `<time datetime>` in the article's head. A date counts only where it is written as an ISO date; where
two places of the same page give days that are further apart than time zones explain, it is open.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any, NamedTuple

import msgspec
from lxml import etree

from rawi.ingest.published import known_date
from rawi.model import Published

_ARTICLES = frozenset({
    "AnalysisNewsArticle", "Article", "BackgroundNewsArticle", "BlogPosting", "LiveBlogPosting", "NewsArticle",
    "OpinionNewsArticle", "Report", "ReportageNewsArticle", "SocialMediaPosting", "WebPage",
})  # fmt: skip
_DATES = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "dcterms.issued",
    "dc.date.issued",
    "dcterms.created",
    "dc.date.created",
    "dc.date",
    "dcterms.date",
    "pubdate",
    "publish-date",
    "publish_date",
    "publication_date",
    "article_date_original",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
)
_TITLES = ("og:title", "dc.title", "dcterms.title", "twitter:title")
_AUTHORS = ("article:author", "author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author", "byl")
_SITES = (
    "og:site_name",
    "application-name",
    "dc.publisher",
    "dcterms.publisher",
    "publisher",
    "apple-mobile-web-app-title",
)
_MODIFIED = ("article:modified_time", "datemodified", "dcterms.modified", "dc.date.modified")
_AUTHOR_LABEL = re.compile(
    r"^\s*(?:(?:اسم\s+)?(?:الكاتبة?|المؤلفة?|المحررة?|المراسلة?)|بقلم|كتب(?:ته|ه|ت)?|إعداد|اعداد|تحرير|ترجمة|written\s+by|by|author)"
    r"\s*(?:[:：/\-–|]\s*|\s)(?=\S)",
    re.IGNORECASE,
)
_SAVED_FROM = (
    re.compile(r"Page saved with SingleFile.*?^\s*url:\s*(\S+)", re.DOTALL | re.MULTILINE),
    re.compile(r"saved from url=\(\d+\)\s*(\S+)"),
)
_SAVED_AT = re.compile(r"^\s*saved date:\s*(.+?)\s*$", re.MULTILINE)
_TITLE_TAILS = re.compile(r"\s+[|–—-]\s+|\s*[|•»]\s*")
_PUBLISHED = re.compile(r"publish|entry-date", re.IGNORECASE)
_UPDATED = re.compile(r"updated|modified", re.IGNORECASE)
_LONGEST = 1000
_LONGEST_NAME = 100
_JSON_LIMIT = 2_000_000
# Programs write these where they know no date.
_NO_DATES = frozenset({"0001-01-01", "1900-01-01", "1970-01-01"})


class Facts(NamedTuple):
    """What a page's metadata states, null where it does not."""

    title: str | None
    author: str | None
    language: str | None
    published: Published
    extra: dict[str, str]
    notes: tuple[str, ...]


def facts(root: etree._Element, *, headline: str | None) -> Facts:
    """Return what the metadata of a page states, before anything is taken out of the page.

    `headline` is the page's first heading, as it is shown.
    """
    meta = _meta(root)
    items = list(_linked_data(root))
    published, notes = _published(root, meta, items)
    stated = "/".join(dict.fromkeys(day for day in (published.start, published.end) if day))
    site = _first(*_of(items, "publisher"), *(meta.get(name) for name in _SITES))
    extra = {
        "url": _address(root, meta),
        "source": site,
        "published_in_metadata": stated,
        "modified": _first(*_of(items, "dateModified"), *(meta.get(name) for name in _MODIFIED)),
        "saved": _comment(root, (_SAVED_AT,)),
        "description": _first(meta.get("og:description"), meta.get("description")),
    }
    return Facts(
        title=_title(root, meta, items, headline=headline, site=site),
        author=_author(root, meta, items),
        language=_language(root),
        published=published,
        extra={name: value for name, value in extra.items() if value},
        notes=notes,
    )


def cut_label(author: str) -> str:
    """Return the name of an author without the label before it (الكاتب :، بقلم، By)."""
    return _AUTHOR_LABEL.sub("", author).strip()


def _meta(root: etree._Element) -> dict[str, str]:
    """Return the properties of the page by name in small letters; the first one of a name counts."""
    found: dict[str, str] = {}
    for element in root.iter("meta"):
        content = _plain(element.get("content"))
        for attribute in ("property", "name", "itemprop"):
            name = element.get(attribute, "").strip().lower()
            if name and content:
                found.setdefault(name, content)
    return found


def _linked_data(root: etree._Element) -> Iterator[dict[str, Any]]:
    """Yield the articles and pages that JSON-LD in the page describes, articles first."""
    held: list[dict[str, Any]] = []
    for script in root.iter("script"):
        if "ld+json" not in script.get("type", "").lower() or not script.text or len(script.text) > _JSON_LIMIT:
            continue
        try:
            held += _items(msgspec.json.decode(script.text.strip().removesuffix(";").encode("utf-8", "replace")), 0)
        except (msgspec.DecodeError, RecursionError):
            continue
    yield from (item for item in held if not _types(item) & {"WebPage"})
    yield from (item for item in held if _types(item) & {"WebPage"})


def _items(value: Any, depth: int) -> list[dict[str, Any]]:
    if depth > 3:
        return []
    if isinstance(value, list):
        return [item for held in value for item in _items(held, depth + 1)]
    if not isinstance(value, dict):
        return []
    return ([value] if _types(value) & _ARTICLES else []) + _items(value.get("@graph"), depth + 1)


def _types(item: dict[str, Any]) -> frozenset[str]:
    types = item.get("@type")
    return frozenset(name for name in (types if isinstance(types, list) else [types]) if isinstance(name, str))


def _of(items: list[dict[str, Any]], name: str) -> Iterator[str | None]:
    for item in items:
        for value in item[name] if isinstance(item.get(name), list) else [item.get(name)]:
            yield _plain(value.get("name") if isinstance(value, dict) else value)


def _published(
    root: etree._Element, meta: dict[str, str], items: list[dict[str, Any]]
) -> tuple[Published, tuple[str, ...]]:
    found = _all_known([*_of(items, "datePublished"), *(meta.get(name) for name in _DATES)])
    # Times in the text may be those of other articles; they count where the page says nothing of itself.
    found = found or _all_known(_marked_times(root))
    if not found:
        return Published(), ()
    starts, ends = [date.fromisoformat(start) for start, _ in found], [date.fromisoformat(end) for _, end in found]
    exact = [(start, end) for start, end in zip(starts, ends, strict=True) if start == end]
    if exact:
        # A month or a year beside a day says no more than the day.
        starts, ends = [start for start, _ in exact], [end for _, end in exact]
    if max(starts) - min(starts) > timedelta(days=1):
        days = ", ".join(sorted({start.isoformat() for start in starts}))
        return Published(), (f"the page's metadata give different dates of publication ({days}), so it is open",)
    return Published(min(starts).isoformat(), max(ends).isoformat(), "metadata"), ()


def _all_known(stated: Iterable[str | None]) -> list[tuple[str, str]]:
    return [known for known in (_known(text) for text in stated if text) if known is not None]


def _known(text: str) -> tuple[str, str] | None:
    try:
        known = known_date(text)
    except ValueError:
        return None
    if known.start is None or known.end is None or known.start in _NO_DATES:
        return None
    return known.start, known.end


def _marked_times(root: etree._Element) -> Iterator[str | None]:
    """Yield the times that are marked as the page's own: `pubdate`, `datePublished`, or alone in the article's head."""
    for element in root.iter():
        if (
            isinstance(element.tag, str)
            and element.tag != "meta"
            and element.get("itemprop", "").lower() == "datepublished"
        ):
            yield element.get("datetime") or element.get("content")
    for element in root.iter("time"):
        kind = element.get("class", "")
        if element.get("pubdate") is not None or (_PUBLISHED.search(kind) and not _UPDATED.search(kind)):
            yield element.get("datetime")
    for header in root.iter("header"):
        if next(header.iter("h1"), None) is not None:
            times = {element.get("datetime") for element in header.iter("time")}
            if len(times) == 1:
                yield times.pop()


def _title(
    root: etree._Element, meta: dict[str, str], items: list[dict[str, Any]], *, headline: str | None, site: str | None
) -> str | None:
    stated = _first(*_of(items, "headline"), *(meta.get(name) for name in _TITLES))
    element = next(root.iter("title"), None)
    whole = _plain("".join(element.itertext()) if element is not None else None)
    title = stated or headline or whole
    if title is None or title == headline:
        return title
    # The name of the site often stands behind the headline.
    head = _TITLE_TAILS.split(title)
    if len(head) > 1 and headline is not None and title.startswith(headline):
        return headline
    if len(head) > 1 and site is not None and head[-1].strip() == site:
        return title[: title.rfind(head[-1])].rstrip(" |–—-•»").strip()
    return title


def _author(root: etree._Element, meta: dict[str, str], items: list[dict[str, Any]]) -> str | None:
    marked = (
        _plain("".join(element.itertext()))
        for element in root.iter()
        if isinstance(element.tag, str)
        and element.tag != "meta"
        and (element.get("itemprop") == "author" or "author" in element.get("rel", "").split())
    )
    for author in (*_of(items, "author"), *(meta.get(name) for name in _AUTHORS), *marked):
        if author and "://" not in author and len(author) < _LONGEST_NAME:
            return cut_label(author) or None
    return None


def _address(root: etree._Element, meta: dict[str, str]) -> str | None:
    canonical = (link.get("href") for link in root.iter("link") if link.get("rel", "").lower() == "canonical")
    for address in (_comment(root, _SAVED_FROM), *canonical, meta.get("og:url")):
        if address and address.strip().lower().startswith(("http://", "https://")):
            return str(address).strip()
    return None


def _comment(root: etree._Element, patterns: tuple[re.Pattern[str], ...]) -> str | None:
    """Return what a comment of the program that saved the page says; it stands before or right within `<html>`."""
    before = root.getroottree().xpath("/comment()")
    within = [child for child in root if child.tag is etree.Comment]
    for comment in (*before, *within):
        for pattern in patterns:
            if match := pattern.search(comment.text or ""):
                return str(match[1])
    return None


def _language(root: etree._Element) -> str | None:
    stated = (root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or "").strip()
    return str(stated).split("-")[0].split("_")[0].lower() or None


def _first(*values: str | None) -> str | None:
    return next((value for value in values if value), None)


def _plain(value: object) -> str | None:
    """Return a stated value on one line, null if there is none."""
    if not isinstance(value, str):
        return None
    return " ".join(value.split())[:_LONGEST] or None
