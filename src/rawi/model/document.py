"""What is held: documents, who publishes or issues them, and the accounts a page is made of."""

from typing import Literal

import msgspec

from rawi.model.span import Span

Genre = Literal["report", "statement", "archive_page", "other"]
PublishedBasis = Literal["explicit", "metadata", "relative", "linked", "none"]
SourceKind = Literal[
    "news_agency",
    "outlet",
    "armed_group",
    "state",
    "monitor",
    "international",
    "person",
    "channel",
    "archive",
    "unknown",
]
Interest = Literal["party", "opponent", "third_party", "unknown"]
Role = Literal["headline", "dateline", "metadata", "byline", "summary", "report", "statement", "boilerplate"]


class Published(msgspec.Struct, frozen=True):
    """When a document was published: ISO days, inclusive, and how that is known.

    `span` points to the words the date was read from; it is null for front matter and for a date that
    comes from another document (`linked`), which `document` then names.
    """

    start: str | None = None
    end: str | None = None
    basis: PublishedBasis = "none"
    span: Span | None = None
    document: str | None = None


class Document(msgspec.Struct, frozen=True, kw_only=True, tag_field="type", tag="document"):
    """One preserved item. `sha256` is of the original bytes; `text` is the decoded text, nothing changed.

    `source` is the id of the publisher (null = open), `views` the page's own count.
    """

    id: str
    path: str
    sha256: str
    text: str
    title: str | None = None
    source: str | None = None
    author: str | None = None
    published: Published = Published()
    language: str | None = None
    genre: Genre = "other"
    views: int | None = None
    extra: dict[str, str] = {}


class Source(msgspec.Struct, frozen=True, kw_only=True, tag_field="type", tag="source"):
    """Who publishes or issues. `entity` is the actor it is, where it is one; `interest` is set per case."""

    id: str
    name: str
    name_en: str | None = None
    kind: SourceKind = "unknown"
    interest: Interest = "unknown"
    entity: str | None = None


class Passage(msgspec.Struct, frozen=True, kw_only=True, tag_field="type", tag="passage"):
    """A stretch of a document with one narrator (a source id, or null) and one role."""

    id: str
    span: Span
    role: Role
    narrator: str | None = None
