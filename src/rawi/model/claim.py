"""What is claimed, by whom, on whose word, and what stands in quotation marks."""

from typing import Literal

import msgspec

from rawi.model.mention import Comparator, Doubt, Relation, TimeBasis, TimePrecision
from rawi.model.span import Span, Words

Mode = Literal["own", "direct", "indirect", "mixed", "reproduced"]
Modality = Literal["asserted", "denied", "demanded", "promised", "planned", "hypothetical"]
EventType = Literal[
    "battle",
    "territory_change",
    "advance",
    "retreat",
    "shelling",
    "airstrike",
    "explosion",
    "attack_on_civilians",
    "killing",
    "injury",
    "capture",
    "surrender",
    "detention",
    "abduction",
    "release",
    "prisoner_exchange",
    "displacement",
    "siege",
    "movement_of_forces",
    "handover",
    "agreement",
    "ceasefire",
    "violation",
    "protest",
    "aid",
    "destruction",
    "alliance_or_collusion",
    "accusation",
    "denial",
    "demand",
    "promise",
    "statement",
    "investigation",
    "other",
]
Slot = Literal["agents", "targets", "places", "time"]
QuotationKind = Literal["name", "scare", "echo", "clause"]
Verdict = Literal["verbatim", "abridged", "altered", "not_found", "unchecked"]
ChangeKind = Literal[
    "dropped",
    "added",
    "substituted",
    "moved",
    "renamed",
    "actor_dropped",
    "actor_added",
    "epithet_dropped",
    "epithet_added",
    "number_changed",
    "time_changed",
    "role_reversed",
    "person_shift",
    "strengthened",
    "softened",
    "scare_quoted",
    "false_ellipsis",
    "typo",
    "misread",
]


class Attribution(msgspec.Struct, frozen=True, kw_only=True):
    """One link of the chain of narrators. `speaker` is a source or entity id, or null where it is open.

    `text`, `span` are the words that name the speaker (null for an outlet that is not named in the text),
    `cue` the words of saying, `via` the carrier named with them ("a statement seen by …").
    """

    speaker: str | None
    text: str | None = None
    span: Span | None = None
    cue: Words | None = None
    mode: Mode = "own"
    via: Words | None = None


class Participant(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody or some place in a role of a claim. `entity` null = named by these words, not settled."""

    entity: str | None
    text: str
    span: Span
    relation: Relation | None = None


class ClaimTime(msgspec.Struct, frozen=True, kw_only=True):
    """When the claim says it happened: ISO days, inclusive, null = open; with the words it comes from."""

    start: str | None = None
    end: str | None = None
    precision: TimePrecision = "open"
    basis: TimeBasis = "explicit"
    approximate: bool = False
    text: str | None = None
    span: Span | None = None


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """How many, as claimed. A joint figure counts `what` and all of `joint_with` together, never each."""

    what: str | None
    joint_with: tuple[str, ...] = ()
    low: float | None = None
    high: float | None = None
    comparator: Comparator = "exact"
    text: str
    span: Span


class Carried(msgspec.Struct, frozen=True, kw_only=True):
    """A value of a claim that its clause leaves unsaid: `span` are the words of an earlier clause it was taken from.

    `slot` is where it stands in the claim, `rule` what let it be carried there.
    """

    slot: Slot
    rule: str
    span: Span


class Claim(msgspec.Struct, frozen=True, kw_only=True, tag_field="type", tag="claim"):
    """Who did what to whom, where, when, how many: as told in `span` by the chain of `attribution`.

    `attribution` runs from the outermost narrator (the outlet) inwards and is never empty. `passage` and
    `mentions` are ids. `rule` names the trigger entry that found the claim; `carried` are the values that not its own
    clause tells. `doubt`: as for a mention; its time and figures are then open, with their words.
    """

    id: str
    span: Span
    text: str
    event_type: EventType
    agents: tuple[Participant, ...] = ()
    targets: tuple[Participant, ...] = ()
    places: tuple[Participant, ...] = ()
    time: ClaimTime | None = None
    quantities: tuple[Figure, ...] = ()
    modality: Modality = "asserted"
    polarity: bool = True
    attribution: tuple[Attribution, ...]
    passage: str
    mentions: tuple[str, ...] = ()
    trigger: Words | None = None
    rule: str = ""
    carried: tuple[Carried, ...] = ()
    doubt: Doubt | None = None
    grades: tuple[str, ...] = ()
    judged: tuple[str, ...] = ()


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that happened to the words on the way; the side on which nothing stands has no span.

    `misread`: one side was read from a picture by a machine, so the difference may be its mistake and nobody's edit.
    """

    kind: ChangeKind
    source_text: str = ""
    source_span: Span | None = None
    target_text: str = ""
    target_span: Span | None = None


class Quotation(msgspec.Struct, frozen=True, kw_only=True, tag_field="type", tag="quotation"):
    """What stands in quotation marks (`span` includes them), whose words it claims to be, and whether it is."""

    id: str
    span: Span
    text: str
    kind: QuotationKind
    attribution: tuple[Attribution, ...] = ()
    verdict: Verdict | None = None
    source_span: Span | None = None
    changes: tuple[Change, ...] = ()
    judged: tuple[str, ...] = ()
