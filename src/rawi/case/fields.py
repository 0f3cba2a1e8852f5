"""Which values of which rows a person may decide, how each is checked, and how it is put into the row. Pure.

A field may be narrowed by what stands after a colon: `figure:killed` is the figure of the killed, `place:الخوين` the
place so called, `speaker:2` the second link of the chain of narrators, counted from the outlet inwards.
"""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, NamedTuple, get_args

import msgspec

from rawi.case import values
from rawi.case.values import BadValueError
from rawi.lexicon.counted import load
from rawi.model import (
    Attribution,
    Claim,
    ClaimTime,
    Document,
    Entity,
    Event,
    EventFigure,
    Figure,
    Mention,
    Participant,
    Passage,
    Published,
    QuantityValue,
    Row,
    Source,
    Span,
    TimeValue,
    content_id,
)
from rawi.model.claim import EventType, Modality
from rawi.model.document import Genre, Interest, Role, SourceKind
from rawi.model.mention import EntityKind

Setter = Callable[[Any, Any, str | None], Any]


class Field(NamedTuple):
    """One value of a type of row: `check` gives it canonical, `put` the row with it, `read` what stands there."""

    check: Callable[[Any], Any]
    put: Setter
    read: Callable[[Any, str | None], Any]
    open: Any = None


def field_of(row: Row, name: str) -> tuple[Field, str | None]:
    """Return the field of a row that a name means, and what narrows it. Raises `BadValueError`."""
    plain, _, narrowed = name.partition(":")
    known = FIELDS.get(type(row), {})
    if plain not in known:
        listed = ", ".join(sorted(known)) or "none"
        raise BadValueError(f"{plain[:40]!r} of a {row.__struct_config__.tag} cannot be judged; fields: {listed}")
    return known[plain], narrowed or None


def place_entity(value: Mapping[str, Any], *, words: str) -> Entity:
    """Return the entity of a place that a person set by hand; the same place is the same entity."""
    name = value.get("name") or words
    position = (value["lat"], value["lon"], value["radius_m"], value["source"])
    return Entity(
        id=content_id("ent", "by hand", name, *position),
        kind="place",
        name=name,
        lat=value["lat"],
        lon=value["lon"],
        radius_m=value["radius_m"],
        located=value["source"],
    )


def new_entity(value: Mapping[str, Any]) -> Entity:
    """Return the entity of somebody that a person named and no list knows."""
    given = value.get("kind")
    kind: EntityKind = given if given in ("actor", "person", "place") else "actor"
    # Whom a person names is known to somebody: what he says is not followed further back.
    return Entity(id=content_id("ent", "by hand", kind, value["name"]), kind=kind, name=value["name"], curated=True)


def new_source(value: Mapping[str, Any]) -> Source:
    """Return the source that a person named and no list knows."""
    given = value.get("kind")
    kind: SourceKind = msgspec.convert(given, SourceKind) if given in get_args(SourceKind) else "unknown"
    return Source(id=content_id("sou", "by hand", value["name"]), name=value["name"], kind=kind)


def added_by(row_type: type[Row], name: str, value: Any, *, words: str) -> Row | None:
    """Return the row that a value brings with it: a place set by hand, somebody new; else None."""
    plain = name.partition(":")[0]
    if not isinstance(value, dict):
        return None
    if plain == "place" and "lat" in value and row_type is not Entity:
        return place_entity(value, words=words)
    if value.get("name") and plain in ("speaker", "entity"):
        return new_entity(value)
    if value.get("name") and plain in ("source", "narrator"):
        return new_source(value)
    return None


def words_of(row: Row, name: str) -> str:
    """Return the words that a place of a row is called by where a person gives no name."""
    narrowed = name.partition(":")[2]
    if isinstance(row, Claim) and row.places:
        chosen = _chosen([place.text for place in row.places], narrowed or None, "place")
        return row.places[chosen].text
    if isinstance(row, Event):
        return row.place.text if row.place is not None else row.title
    return row.text if isinstance(row, Claim | Mention) else ""


def _identity(value: Mapping[str, Any], make: Callable[[Mapping[str, Any]], Any]) -> str | None:
    known: str | None = make(value).id if value.get("name") else value["id"]
    return known


def _simple(name: str, check: Callable[[Any], Any], *, empty: Any = None) -> Field:
    def put(row: Any, value: Any, _: str | None) -> Any:
        return msgspec.structs.replace(row, **{name: value})

    return Field(check, put, lambda row, _: getattr(row, name), empty)


def _choice(name: str, known: Any, what: str, *, empty: Any = None) -> Field:
    return _simple(name, lambda value: values.one_of(value, get_args(known), what), empty=empty)


def _optional_text(value: Any) -> str | None:
    return None if value is None else values.text(value)


def _put_published(row: Document, value: Any, _: str | None) -> Document:
    return msgspec.structs.replace(row, published=Published(value["start"], value["end"], "judged"))


def _put_claim_time(row: Claim | Event, value: Any, _: str | None) -> Claim | Event:
    before = row.time
    time = ClaimTime(
        start=value["start"],
        end=value["end"],
        precision=value["precision"],
        basis="judged",
        text=before.text if before is not None else None,
        span=before.span if before is not None else None,
    )
    return msgspec.structs.replace(row, time=time)


def _put_mention_time(row: Mention, value: Any, _: str | None) -> Mention:
    if not isinstance(row.value, TimeValue):
        raise BadValueError("only the mention of a time has days")
    return msgspec.structs.replace(row, value=TimeValue(**value, basis="judged"))


def _put_mention_figure(row: Mention, value: Any, _: str | None) -> Mention:
    if not isinstance(row.value, QuantityValue):
        raise BadValueError("only the mention of a quantity has a figure")
    return msgspec.structs.replace(row, value=msgspec.structs.replace(row.value, **_figure(value)))


def _figure(value: Mapping[str, Any]) -> dict[str, Any]:
    known = {name: value[name] for name in ("low", "high", "comparator", "what") if name in value}
    return {**known, "joint_with": tuple(value["joint_with"])} if "joint_with" in value else known


def _put_figure(row: Claim, value: Any, narrowed: str | None) -> Claim:
    given = list(row.quantities)
    counted = [_counted(figure) for figure in given]
    what = value.get("what") or narrowed
    if what in counted_things() and what not in counted and (narrowed is not None or not given):
        # What the machine did not find there: it has no words, it stands where the claim begins.
        given.append(Figure(what=what, text="", span=Span(row.span.document, row.span.start, row.span.start)))
        at = len(given) - 1
    else:
        at = _chosen(counted, narrowed, "figure")
    given[at] = msgspec.structs.replace(given[at], **_figure(value))
    return msgspec.structs.replace(row, quantities=tuple(given))


@cache
def counted_things() -> frozenset[str]:
    """Return what reports count, as figures name it."""
    words = load()
    nouns = {form.noun.what for form in words.forms.values()}
    fates = {word.what for word in words.harm.values()} | set(words.harm_behind.values())
    return frozenset(nouns | fates | {row.what for row in words.compounds.values()})


def _put_event_figure(row: Event, value: Any, narrowed: str | None) -> Event:
    given = list(row.figures)
    known = {name: item for name, item in _figure(value).items() if name != "comparator"}
    if given:
        at = _chosen([_counted(figure) for figure in given], narrowed, "figure")
        given[at] = msgspec.structs.replace(given[at], **known)
    elif known.get("what"):
        given.append(EventFigure(**known))
    else:
        raise BadValueError("the event has no figure; say what is counted (what)")
    return msgspec.structs.replace(row, figures=tuple(given))


def _counted(figure: Figure | EventFigure) -> str:
    return "+".join([figure.what or "?", *figure.joint_with])


def _read_figure(row: Claim | Event, narrowed: str | None) -> Any:
    given = row.quantities if isinstance(row, Claim) else row.figures
    if not given:
        return None
    counted = [_counted(item) for item in given]
    if narrowed in counted_things() and narrowed not in counted:
        return None
    figure = given[_chosen(counted, narrowed, "figure")]
    plain = {"low": figure.low, "high": figure.high, "what": figure.what, "joint_with": list(figure.joint_with)}
    return {**plain, "comparator": figure.comparator} if isinstance(figure, Figure) else plain


def _put_claim_place(row: Claim, value: Any, narrowed: str | None) -> Claim:
    given = list(row.places)
    if value is None:
        if given:
            at = _chosen([place.text for place in given], narrowed, "place")
            given[at] = msgspec.structs.replace(given[at], entity=None)
        return msgspec.structs.replace(row, places=tuple(given))
    if not given:
        given, at = [Participant(entity=None, text=row.text, span=row.span)], 0
    else:
        at = _chosen([place.text for place in given], narrowed, "place")
    given[at] = msgspec.structs.replace(given[at], entity=_place_id(value, given[at].text))
    return msgspec.structs.replace(row, places=tuple(given))


def _put_event_place(row: Event, value: Any, _: str | None) -> Event:
    if value is None:
        return msgspec.structs.replace(row, place=None)
    words = row.place.text if row.place is not None else row.title
    before = row.place or Participant(entity=None, text=words, span=Span("", 0, 0))
    return msgspec.structs.replace(row, place=msgspec.structs.replace(before, entity=_place_id(value, words)))


def _place_id(value: Mapping[str, Any], words: str) -> str:
    known: str | None = value.get("entity")
    return known if known is not None else place_entity(value, words=words).id


def _put_position(row: Entity, value: Any, _: str | None) -> Entity:
    if row.kind != "place":
        raise BadValueError("only a place has a position")
    if value is None:
        return msgspec.structs.replace(row, lat=None, lon=None, radius_m=None, located=None)
    if "entity" in value:
        raise BadValueError("give lat, lon, radius_m and source; two entities that are one are merged")
    return msgspec.structs.replace(
        row,
        lat=value["lat"],
        lon=value["lon"],
        radius_m=value["radius_m"],
        located=value["source"],
        name=value.get("name") or row.name,
    )


def _read_position(row: Entity, _: str | None) -> Any:
    if row.lat is None or row.lon is None:
        return None
    return {"lat": row.lat, "lon": row.lon, "radius_m": row.radius_m, "source": row.located}


def _put_speaker(row: Claim, value: Any, narrowed: str | None) -> Claim:
    chain = list(row.attribution)
    at = _link_at(chain, narrowed)
    chain[at] = msgspec.structs.replace(chain[at], speaker=_identity(value or {"id": None}, new_entity))
    return msgspec.structs.replace(row, attribution=tuple(chain))


def _link_at(chain: list[Attribution] | tuple[Attribution, ...], narrowed: str | None) -> int:
    if narrowed is None:
        return len(chain) - 1
    if not narrowed.isascii() or not narrowed.isdigit() or not 1 <= int(narrowed) <= len(chain):
        raise BadValueError(
            f"the chain has {len(chain)} links; speaker:1 is the outlet, speaker:{len(chain)} the innermost"
        )
    return int(narrowed) - 1


def _chosen(names: list[str], narrowed: str | None, what: str) -> int:
    """Return which of several a name or a number (from 1 on) means. Raises `BadValueError` that lists them."""
    if narrowed is None and len(names) == 1:
        return 0
    if narrowed in names and names.count(narrowed) == 1:
        return names.index(narrowed)
    if narrowed is not None and narrowed.isascii() and narrowed.isdigit() and 1 <= int(narrowed) <= len(names):
        return int(narrowed) - 1
    listed = ", ".join(f"{what}:{name}" for name in names)
    raise BadValueError(f"say which {what}: {listed}" if names else f"there is no {what}")


def _place_or_open(value: Any) -> Any:
    return None if value in (None, "open") else values.place(value)


def _days_of(start: str | None, end: str | None, precision: str) -> dict[str, str | None]:
    return {"start": start, "end": end, "precision": precision}


def _read_time(row: Claim | Event, _: str | None) -> Any:
    return _days_of(row.time.start, row.time.end, row.time.precision) if row.time is not None else None


_EVENT_TYPE = _choice("event_type", EventType, "event type")
_TIME = Field(values.days, _put_claim_time, _read_time, values.days(None))
_OPEN_FIGURE = {"low": None, "high": None, "comparator": "vague"}

FIELDS: Mapping[type[Any], Mapping[str, Field]] = {
    Document: {
        "published": Field(
            values.days,
            _put_published,
            lambda row, _: {"start": row.published.start, "end": row.published.end},
            values.days(None),
        ),
        "source": Field(
            values.named,
            lambda row, value, _: msgspec.structs.replace(row, source=_identity(value, new_source)),
            lambda row, _: {"id": row.source},
            {"id": None},
        ),
        "title": _simple("title", _optional_text),
        "author": _simple("author", _optional_text),
        "genre": _choice("genre", Genre, "genre", empty="other"),
    },
    Source: {
        "name": _simple("name", values.text),
        "name_en": _simple("name_en", _optional_text),
        "kind": _choice("kind", SourceKind, "kind of source", empty="unknown"),
        "interest": _choice("interest", Interest, "interest", empty="unknown"),
    },
    Passage: {
        "role": _choice("role", Role, "role of a passage"),
        "narrator": Field(
            values.named,
            lambda row, value, _: msgspec.structs.replace(row, narrator=_identity(value, new_source)),
            lambda row, _: {"id": row.narrator},
            {"id": None},
        ),
    },
    Entity: {
        "name": _simple("name", values.text),
        "name_en": _simple("name_en", _optional_text),
        "place": Field(_place_or_open, _put_position, _read_position),
    },
    Mention: {
        "entity": Field(
            values.named,
            lambda row, value, _: msgspec.structs.replace(row, entity=_identity(value, new_entity)),
            lambda row, _: {"id": row.entity},
            {"id": None},
        ),
        "time": Field(
            values.days,
            _put_mention_time,
            lambda row, _: _days_of(row.value.start, row.value.end, row.value.precision),
            values.days(None),
        ),
        "figure": Field(
            values.figure,
            _put_mention_figure,
            lambda row, _: {"low": row.value.low, "high": row.value.high, "comparator": row.value.comparator},
            _OPEN_FIGURE,
        ),
    },
    Claim: {
        "event_type": _EVENT_TYPE,
        "modality": _choice("modality", Modality, "modality"),
        "polarity": _simple("polarity", values.truth),
        "time": _TIME,
        "place": Field(_place_or_open, _put_claim_place, lambda row, _: [place.entity for place in row.places]),
        "figure": Field(values.figure, _put_figure, _read_figure, _OPEN_FIGURE),
        "speaker": Field(
            values.named,
            _put_speaker,
            lambda row, narrowed: row.attribution[_link_at(row.attribution, narrowed)].speaker,
        ),
    },
    Event: {
        "event_type": _EVENT_TYPE,
        "title": _simple("title", values.text),
        "time": _TIME,
        "place": Field(
            _place_or_open, _put_event_place, lambda row, _: row.place.entity if row.place is not None else None
        ),
        "figure": Field(values.figure, _put_event_figure, _read_figure, _OPEN_FIGURE),
    },
}
