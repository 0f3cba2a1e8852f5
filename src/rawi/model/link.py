"""Between documents: reuse, derivation, events, origins, disagreements; and what a person decided."""

from typing import Literal

import msgspec

from rawi.model.claim import Change, ClaimTime, EventType, Participant
from rawi.model.document import Interest
from rawi.model.span import Span

ReuseLabel = Literal["verbatim", "near_verbatim", "paraphrase"]
DerivationKind = Literal["reproduces", "quotes", "paraphrases", "copies", "summarises"]
About = Literal["who", "whom", "when", "where", "how_many", "what", "role", "scope", "sequence", "modality"]
Nature = Literal["editorial_change", "contradiction", "update"]
Severity = Literal["low", "medium", "high"]
Action = Literal["confirm", "correct", "reject", "merge", "split", "link", "unlink", "place", "grade", "note", "undo"]


class Side(msgspec.Struct, frozen=True):
    """One side of a reuse: a passage id and the span inside it."""

    passage: str
    span: Span


class Reuse(msgspec.Struct, frozen=True, kw_only=True, tag_field="type", tag="reuse"):
    """Two aligned spans in two passages. `score` is 0-1; `in_quotation`: the target side stands in marks."""

    id: str
    source: Side
    target: Side
    label: ReuseLabel
    score: float
    in_quotation: bool = False
    changes: tuple[Change, ...] = ()
    judged: tuple[str, ...] = ()


class Derivation(msgspec.Struct, frozen=True, kw_only=True, tag_field="type", tag="derivation"):
    """A directed edge: `target` (a passage id) derives from `source` (a passage, or a source id not in the case).

    `share` is the part of the target's words that derive, 0-1; `evidence` holds ids of reuses, or the
    words of declared reliance as given in `reliance`. `either_way`: one of the two copies the other, and nothing shows
    which; `source` is then only the likelier one.
    """

    id: str
    source: str
    target: str
    kind: DerivationKind
    declared: bool
    share: float
    evidence: tuple[str, ...] = ()
    reliance: tuple[Span, ...] = ()
    either_way: bool = False
    judged: tuple[str, ...] = ()


class EventFigure(msgspec.Struct, frozen=True, kw_only=True):
    """Low and high over the claims of an event for one `what` (with `joint_with`, counted together).

    `outcome`: what became of people whom `what` only calls who they are (the civilians `killed`); null elsewhere.
    """

    what: str | None
    joint_with: tuple[str, ...] = ()
    outcome: str | None = None
    low: float | None = None
    high: float | None = None
    claims: tuple[str, ...] = ()


class Origin(msgspec.Struct, frozen=True, kw_only=True):
    """A root of the telling: a source or entity id (null = an unnamed narrator), its interest, what rests on it."""

    root: str | None
    interest: Interest = "unknown"
    claims: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()


class Interval(msgspec.Struct, frozen=True):
    """A count known between two bounds, inclusive."""

    low: int
    high: int


class Event(msgspec.Struct, frozen=True, kw_only=True, tag_field="type", tag="event"):
    """Claims that tell of the same thing. `independent` counts origins: low named roots only, high all that may be."""

    id: str
    event_type: EventType
    title: str
    agents: tuple[Participant, ...] = ()
    targets: tuple[Participant, ...] = ()
    place: Participant | None = None
    time: ClaimTime | None = None
    figures: tuple[EventFigure, ...] = ()
    claims: tuple[str, ...] = ()
    origins: tuple[Origin, ...] = ()
    independent: Interval = Interval(0, 0)
    grades: tuple[str, ...] = ()
    judged: tuple[str, ...] = ()


class Position(msgspec.Struct, frozen=True, kw_only=True):
    """One position in a disagreement: the value in plain words and the claims that hold it."""

    value: str
    claims: tuple[str, ...]


class Disagreement(msgspec.Struct, frozen=True, kw_only=True, tag_field="type", tag="disagreement"):
    """Where accounts of one event differ in one slot, and whether that is editing, contradiction or a later toll."""

    id: str
    event: str
    about: About
    nature: Nature
    severity: Severity
    positions: tuple[Position, ...]
    spans: tuple[Span, ...] = ()
    judged: tuple[str, ...] = ()


class Anchor(msgspec.Struct, frozen=True, kw_only=True):
    """The content by which a row is found again when its id has changed, as after reading with a newer version.

    `type` is the row's and `id` what it was called; `document` the id of its document (a hash of the bytes) and
    `content` the SHA-256 of that document's text; `span` and `text` the words; `kind` what the row takes them for (a
    claim's event type, a mention's kind, a passage's role); `name` that of an entity or a source. `parts` are the
    rows it is made of: the claims of an event, the two passages of a derivation. `reads` is a hash of what was
    confirmed of a row as a whole.
    """

    type: str
    id: str = ""
    document: str | None = None
    content: str | None = None
    span: Span | None = None
    text: str = ""
    kind: str = ""
    name: str = ""
    parts: tuple["Anchor", ...] = ()
    reads: str = ""


class Judgement(msgspec.Struct, frozen=True, kw_only=True, tag_field="type", tag="judgement"):
    """What a person decided: never overwrites, always wins. `at` is an ISO instant in UTC.

    `subject` is the id of a row as it was then, `field` the value of it that is judged (null: the row as a whole),
    `value` what was decided and `was` what stood there before, both JSON text. `anchor` finds the subject again and,
    after it, the rows that `value` names. `undoes` is the judgement that this one takes back.
    """

    id: str
    at: str
    by: str
    action: Action
    subject: str
    field: str | None = None
    value: str | None = None
    was: str | None = None
    reason: str = ""
    anchor: tuple[Anchor, ...] = ()
    undoes: str | None = None
