"""What a text names: actors, persons, places, times, quantities, and the entities they mean."""

from typing import Literal

import msgspec

from rawi.model.span import Span

EntityKind = Literal["actor", "person", "place"]
MentionKind = Literal["actor", "person", "place", "time", "quantity"]
Relation = Literal["at", "in", "near", "toward", "from", "via"]
PlacePrecision = Literal["point", "town", "subdistrict", "district", "governorate", "country", "area"]
TimePrecision = Literal["day", "days", "week", "part_of_month", "month", "year", "open"]
Doubt = Literal["ocr"]
TimeBasis = Literal["explicit", "relative", "publication", "linked", "judged"]
Comparator = Literal["exact", "about", "more_than", "at_least", "at_most", "less_than", "vague"]


class Entity(msgspec.Struct, frozen=True, gc=False, kw_only=True, tag_field="type", tag="entity"):
    """What mentions mean. `curated`: an entry of the shipped or imported lists; else a cluster of its own.

    `aliases` are names used, by whomever; the neutral name is `name`. `lat`, `lon` in degrees (WGS 84).
    `admin` runs from the country down. `subtype` is the actor's kind (armed_group, state, …) or the
    place's (governorate, town, …). For a place that a person set: `radius_m` is the uncertainty in metres, `located`
    says from what the position is known.
    """

    id: str
    kind: EntityKind
    name: str
    name_en: str | None = None
    aliases: tuple[str, ...] = ()
    wikidata: str | None = None
    geonames: int | None = None
    lat: float | None = None
    lon: float | None = None
    admin: tuple[str, ...] = ()
    subtype: str | None = None
    parent: str | None = None
    curated: bool = False
    radius_m: float | None = None
    located: str | None = None
    judged: tuple[str, ...] = ()


class ActorValue(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="actor"):
    """How an actor is named here: full name, short form, common noun, or another side's word."""

    register: Literal["full", "short", "common", "partisan", "unknown"] = "full"


class PersonValue(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="person"):
    """What the text says of a person: rank (العقيد), role (الناطق باسم), whom they speak for (an entity id)."""

    rank: str | None = None
    role: str | None = None
    affiliation: str | None = None


class PlaceValue(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="place"):
    """Where relative to what. `bearing`: N NE E SE S SW W NW; `anchor`: an entity id; null = not said.

    `candidates`: entity ids between which the text does not decide (the mention's entity is then null).
    """

    relation: Relation = "in"
    bearing: str | None = None
    distance_km: float | None = None
    anchor: str | None = None
    precision: PlacePrecision = "area"
    candidates: tuple[str, ...] = ()


class TimeValue(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="time"):
    """A stretch of days: ISO days, inclusive; a null bound is open.

    `approximate`: the bounds are a convention of ours (أواخر, قبل أيام). `conflict`: the words contradict
    themselves (a weekday that is not the date's) and say how. `clock`: the time of day where it is said, "HH:MM" of
    24 hours; without a word for the half of the day it is as the text has it.
    """

    start: str | None = None
    end: str | None = None
    precision: TimePrecision = "open"
    basis: TimeBasis = "explicit"
    approximate: bool = False
    conflict: str | None = None
    clock: str | None = None


class QuantityValue(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="quantity"):
    """How many of what. `low`, `high` inclusive, null = open; `what` is null where the text does not say.

    `joint_with`: other things the one figure counts together with `what` ("killed and wounded dozens").
    """

    what: str | None = None
    low: float | None = None
    high: float | None = None
    comparator: Comparator = "exact"
    unit: str | None = None
    joint_with: tuple[str, ...] = ()


Value = ActorValue | PersonValue | PlaceValue | TimeValue | QuantityValue


class Mention(msgspec.Struct, frozen=True, kw_only=True, tag_field="type", tag="mention"):
    """A span that names something, with its value and the rule that found it. `entity` null = open.

    `doubt` says why the words themselves cannot be trusted before a person has looked: `ocr`, a machine read them from
    a picture. Dates and figures in doubt are open.
    """

    id: str
    span: Span
    text: str
    kind: MentionKind
    entity: str | None = None
    value: Value | None = None
    rule: str
    doubt: Doubt | None = None
    judged: tuple[str, ...] = ()
