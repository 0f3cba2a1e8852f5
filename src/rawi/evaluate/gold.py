"""The gold as it is written (`docs/gold.md`), read strictly: what is wrong in a file is said with file and item."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Literal

import msgspec

from rawi.ingest import IngestError, ingest
from rawi.model import Document, EventType
from rawi.model.claim import ChangeKind, Modality, QuotationKind, Verdict
from rawi.model.document import Role
from rawi.model.link import About, DerivationKind, Nature, ReuseLabel
from rawi.model.mention import Comparator, MentionKind, TimePrecision

SUFFIX = ".gold.json"
# Names, types and speakers on which two careful people may differ: `one|other`.
ALTERNATIVES = "|"


class GoldError(ValueError):
    """A gold file that cannot be used: `file: item: what is wrong`."""


class Place(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A stretch of one of the gold's texts: `document` is its path as given there."""

    document: str
    start: int
    end: int


class Days(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A stretch of days, inclusive; a null bound is open."""

    start: str | None = None
    end: str | None = None


class GoldPassage(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One account: role, bounds, the name of the narrator."""

    role: Role
    start: int
    end: int
    text: str
    narrator: str | None = None


class GoldValue(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The value of a mention; only the fields of its kind are given."""

    start: str | None = None
    end: str | None = None
    precision: TimePrecision | str | None = None
    approximate: bool = False
    conflict: str | None = None
    relation: str | None = None
    bearing: str | None = None
    distance_km: float | None = None
    anchor: str | None = None
    candidates: tuple[str, ...] = ()
    what: str | None = None
    low: float | None = None
    high: float | None = None
    comparator: Comparator | None = None
    unit: str | None = None
    joint_with: tuple[str, ...] = ()
    rank: str | None = None
    role: str | None = None
    affiliation: str | None = None
    register: str | None = None


class GoldMention(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A name in the text and what it means; `entity` is a name, null = open."""

    kind: MentionKind
    start: int
    end: int
    text: str
    entity: str | None = None
    value: GoldValue = GoldValue()


class GoldQuotation(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What stands in quotation marks, and where the quoted words come from."""

    start: int
    end: int
    text: str
    kind: QuotationKind
    speaker: str | None = None
    verdict: Verdict = "unchecked"
    source: Place | None = None


class GoldFigure(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How many of what, as claimed."""

    what: str | None = None
    joint_with: tuple[str, ...] = ()
    low: float | None = None
    high: float | None = None
    comparator: Comparator = "exact"
    unit: str | None = None


class GoldClaim(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One event as told in one clause. `event_type` and names may hold alternatives."""

    id: str
    start: int
    end: int
    text: str
    event_type: str
    agents: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    time: Days | None = None
    quantities: tuple[GoldFigure, ...] = ()
    modality: Modality = "asserted"
    polarity: bool = True
    chain: tuple[str | None, ...]


class GoldDocument(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One text and its layers; a layer that is null was not annotated and is not scored."""

    path: str
    published: Days | None = None
    passages: tuple[GoldPassage, ...] | None = None
    mentions: tuple[GoldMention, ...] | None = None
    quotations: tuple[GoldQuotation, ...] | None = None
    claims: tuple[GoldClaim, ...] | None = None


class GoldReuse(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words of `target` that come from `source`; `optional` ones count neither way."""

    source: Place
    target: Place
    label: ReuseLabel
    changes: tuple[ChangeKind, ...] = ()
    optional: bool = False


class GoldDerivation(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An edge between passages (`path#number`, from 0) or from a name that is not in the case."""

    source: str
    target: str
    kind: DerivationKind
    declared: bool
    optional: bool = False


class GoldEvent(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The claims that tell of one thing."""

    id: str
    event_type: str
    place: str | None = None
    time: Days | None = None
    claims: tuple[str, ...]


class GoldOrigin(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How many independent origins an event has, and which."""

    event: str
    low: int
    high: int
    roots: tuple[str | None, ...] = ()


class GoldDisagreement(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where accounts differ, shown at the words that do."""

    id: str
    about: About
    nature: Nature
    event: str | None = None
    severity: Literal["low", "medium", "high"] | None = None
    notes: str = ""
    spans: tuple[Place, ...]


class Gold(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One gold file. Layers between documents are null where they were not annotated."""

    name: str
    conflict: str = ""
    notes: str = ""
    documents: tuple[GoldDocument, ...]
    reuse: tuple[GoldReuse, ...] | None = None
    derivations: tuple[GoldDerivation, ...] | None = None
    events: tuple[GoldEvent, ...] | None = None
    origins: tuple[GoldOrigin, ...] | None = None
    disagreements: tuple[GoldDisagreement, ...] | None = None


class GoldCase(msgspec.Struct, frozen=True, kw_only=True):
    """A gold file with the documents it is about, in its order. `path` is where it lies."""

    path: Path
    gold: Gold
    documents: tuple[Document, ...]


def find(paths: Iterable[Path], *, other: Sequence[Path] = ()) -> list[Path]:
    """Return the gold files that the paths mean, folders searched, in order of their paths.

    `other` is gold of another form that they mean as well.

    Raises `GoldError` for a path that does not exist and when there is no gold at all.
    """
    found: set[Path] = set()
    for path in paths:
        if path.is_dir():
            found.update(path.rglob(f"*{SUFFIX}"))
        elif path.is_file():
            found.update([path] if path not in other else ())
        else:
            raise GoldError(f"{path}: no such file or folder")
    if not found and not other:
        raise GoldError(f"no gold found: files named NAME{SUFFIX} are looked for")
    return sorted(found)


def load(path: Path) -> GoldCase:
    """Return a gold file with its documents. Raises `GoldError` for anything that does not hold together."""
    try:
        gold = msgspec.json.decode(path.read_bytes(), type=Gold)
    except (OSError, msgspec.DecodeError) as error:
        raise GoldError(f"{path}: {error}") from error
    documents = tuple(_document(path, given) for given in gold.documents)
    problem = next(_problems(gold, documents), None)
    if problem is not None:
        raise GoldError(f"{path}: {problem}")
    return GoldCase(path=path, gold=gold, documents=documents)


def _document(path: Path, given: GoldDocument) -> Document:
    try:
        return ingest(path.parent / given.path, name=given.path)
    except IngestError as error:
        raise GoldError(f"{path}: {error}") from error


def _problems(gold: Gold, documents: Sequence[Document]) -> Iterator[str]:
    """Yield what does not hold together: words that are not there, names that lead nowhere, doubled ids."""
    texts = {document.path: document.text for document in documents}
    if len(texts) != len(documents):
        yield "documents: the same path twice"
    for given, document in zip(gold.documents, documents, strict=True):
        yield from _words_that_differ(given, document)
    claims = [claim.id for given in gold.documents for claim in given.claims or ()]
    if len(set(claims)) != len(claims):
        yield "claims: the same id twice"
    for layer, places in _places(gold):
        for place in places:
            if place.document not in texts:
                yield f"{layer}: there is no document {place.document}"
            elif not 0 <= place.start < place.end <= len(texts[place.document]):
                yield f"{layer}: {place.start}-{place.end} is outside of {place.document}"
    yield from _events(gold, set(claims))


def _words_that_differ(given: GoldDocument, document: Document) -> Iterator[str]:
    layers: dict[str, Sequence[GoldPassage | GoldMention | GoldQuotation | GoldClaim]] = {
        "passages": given.passages or (),
        "mentions": given.mentions or (),
        "quotations": given.quotations or (),
        "claims": given.claims or (),
    }
    for layer, items in layers.items():
        for number, item in enumerate(items, start=1):
            if document.text[item.start : item.end] != item.text:
                yield f"{given.path}: {layer} {number}: other words stand at {item.start}-{item.end}"


def _places(gold: Gold) -> Iterator[tuple[str, Sequence[Place]]]:
    for reuse in gold.reuse or ():
        yield "reuse", (reuse.source, reuse.target)
    for disagreement in gold.disagreements or ():
        yield f"disagreement {disagreement.id}", disagreement.spans
    for given in gold.documents:
        yield "quotations", [item.source for item in given.quotations or () if item.source is not None]


def _events(gold: Gold, claims: set[str]) -> Iterator[str]:
    seen: set[str] = set()
    for event in gold.events or ():
        for claim in event.claims:
            if claim not in claims:
                yield f"event {event.id}: there is no claim {claim}"
            if claim in seen:
                yield f"event {event.id}: claim {claim} is in another event"
            seen.add(claim)
    events = {event.id for event in gold.events or ()}
    for origin in gold.origins or ():
        if origin.event not in events:
            yield f"origins: there is no event {origin.event}"
        if origin.low > origin.high:
            yield f"origins of {origin.event}: low is above high"
    for disagreement in gold.disagreements or ():
        if disagreement.event is not None and disagreement.event not in events:
            yield f"disagreement {disagreement.id}: there is no event {disagreement.event}"
    passages = {f"{given.path}#{number}" for given in gold.documents for number in range(len(given.passages or ()))}
    for edge in gold.derivations or ():
        for end in (edge.source, edge.target):
            if "#" in end and end not in passages:
                yield f"derivations: there is no passage {end}"


def allows(given: str, value: EventType | str) -> bool:
    """Whether a value is what the gold gives, or one of its alternatives."""
    return value in given.split(ALTERNATIVES)
