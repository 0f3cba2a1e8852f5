"""What is held: documents, who publishes or issues them, and the accounts a page is made of."""

from typing import Literal

import msgspec

from rawi.model.span import Span

Genre = Literal["report", "statement", "archive_page", "other"]
PublishedBasis = Literal["explicit", "metadata", "relative", "linked", "judged", "none"]
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
LayerKind = Literal["page", "line", "cell", "message", "ocr", "inserted", "deleted", "caption", "quoted"]
Role = Literal["headline", "dateline", "metadata", "byline", "summary", "report", "statement", "boilerplate"]


class Published(msgspec.Struct, frozen=True):
    """When a document was published: ISO days, inclusive, and how that is known.

    `span` points to the words the date was read from; it is null for front matter and for a date that
    comes from another document (`linked`), which `document` then names. `judged`: a person decided it.
    """

    start: str | None = None
    end: str | None = None
    basis: PublishedBasis = "none"
    span: Span | None = None
    document: str | None = None


class Layer(msgspec.Struct, frozen=True):
    """What a stretch of a document's text is in the file it comes from: half-open code points into the text.

    `label` is where it stands there, for people: "page 3", "message 17", "cell B4".
    """

    kind: LayerKind
    start: int
    end: int
    label: str = ""


class Document(msgspec.Struct, frozen=True, kw_only=True, tag_field="type", tag="document"):
    """One preserved item. `sha256` is of the original bytes; `text` is the decoded text, nothing changed.

    `source` is the id of the publisher (null = open), `views` the page's own count. Where a file holds several
    documents, `part` says which of them this is ("message 17", an inner path); "" is the file itself. `layers` say
    what stretches of the text are in the file, `extractor` what took the text out of it, `encoding` and
    `encoding_why` how its bytes were decoded and what says so, `notes` what a reader of it should be told.
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
    part: str = ""
    layers: tuple[Layer, ...] = ()
    extractor: str = ""
    encoding: str | None = None
    encoding_why: str | None = None
    notes: tuple[str, ...] = ()
    judged: tuple[str, ...] = ()


class Source(msgspec.Struct, frozen=True, kw_only=True, tag_field="type", tag="source"):
    """Who publishes or issues. `entity` is the actor it is, where it is one; `interest` is set per case."""

    id: str
    name: str
    name_en: str | None = None
    kind: SourceKind = "unknown"
    interest: Interest = "unknown"
    entity: str | None = None
    grades: tuple[str, ...] = ()
    judged: tuple[str, ...] = ()


class Passage(msgspec.Struct, frozen=True, kw_only=True, tag_field="type", tag="passage"):
    """A stretch of a document with one narrator (a source id, or null) and one role."""

    id: str
    span: Span
    role: Role
    narrator: str | None = None
    judged: tuple[str, ...] = ()
