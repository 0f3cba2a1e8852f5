"""What a clause leaves unsaid: the values of claims and events that stand on words of an earlier clause."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from rawi.model import Carried, Claim, ClaimTime, Event, Participant, Span
from rawi.model.claim import Slot
from rawi.model.link import About
from rawi.web.view import Record

_ABOUT: Mapping[Slot, About] = {"agents": "who", "targets": "whom", "places": "where", "time": "when"}
_Value = Participant | ClaimTime


class Taken(NamedTuple):
    """Values of one slot that a rule took from elsewhere: `spans` are the words they were taken from."""

    about: About
    rule: str
    spans: tuple[Span, ...]


def of_claim(claim: Claim) -> tuple[Taken, ...]:
    """Return what a claim has that its own clause leaves unsaid, without what a person put another value for."""
    return tuple(
        Taken(about, item.rule, item.spans)
        for slot, about in _ABOUT.items()
        for item in _by_rule(about, ((one.rule, one.span) for one in _held(claim, slot)))
    )


def of_event(record: Record, event: Event) -> tuple[Taken, ...]:
    """Return what an event has that none of its claims says itself and some took from an earlier clause."""
    claims = [record.claims[claim] for claim in event.claims if claim in record.claims]
    return tuple(
        item
        for slot, about in _ABOUT.items()
        for item in _by_rule(about, (one for value in _values(event, slot) for one in _sources(claims, slot, value)))
    )


def _by_rule(about: About, found: Iterable[tuple[str, Span]]) -> list[Taken]:
    rules: dict[str, dict[Span, None]] = {}
    for rule, span in found:
        rules.setdefault(rule, {})[span] = None
    return [Taken(about, rule, tuple(spans)) for rule, spans in rules.items()]


def _held(claim: Claim, slot: Slot) -> list[Carried]:
    spans = {value.span for value in _values(claim, slot)}
    return [item for item in claim.carried if item.slot == slot and item.span in spans]


def _sources(claims: Sequence[Claim], slot: Slot, value: _Value) -> list[tuple[str, Span]]:
    """Return from where claims took a value; nothing where one of them says it itself."""
    found = []
    for claim in claims:
        rules = {item.span: item.rule for item in _held(claim, slot)}
        for held in _values(claim, slot):
            if _same(held, value):
                if held.span not in rules:
                    return []
                found.append((rules[held.span], held.span))
    return found


def _values(row: Claim | Event, slot: Slot) -> Sequence[_Value]:
    match slot:
        case "agents":
            return row.agents
        case "targets":
            return row.targets
        case "places":
            if isinstance(row, Claim):
                return row.places
            return [row.place] if row.place is not None else []
        case "time":
            return [row.time] if row.time is not None else []


def _same(one: _Value, other: _Value) -> bool:
    if one.span is not None and one.span == other.span:
        return True
    if isinstance(one, Participant) and isinstance(other, Participant):
        return one.entity is not None and one.entity == other.entity
    if isinstance(one, ClaimTime) and isinstance(other, ClaimTime):
        return (one.start, one.end) == (other.start, other.end)
    return False
