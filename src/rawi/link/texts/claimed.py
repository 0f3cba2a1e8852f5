"""What a claim says by its values, as it is held against another one that is told in other words."""

from collections.abc import Sequence
from typing import NamedTuple

from rawi.lexicon.event_families import event_families
from rawi.model import Claim, EventType, Figure


class Slots(NamedTuple):
    """What of a claim is held against another: its kind (family and polarity), its type, its numbers, whom it names."""

    kind: tuple[str, bool]
    event_type: EventType
    figures: Sequence[Figure]
    numbers: frozenset[tuple[float, bool]]
    named: frozenset[str]


def slots(claim: Claim) -> Slots:
    """Return what of a claim is held against another."""
    return Slots(
        (event_families()[claim.event_type].family, claim.polarity),
        claim.event_type,
        claim.quantities,
        numbers(claim),
        frozenset([one.entity for one in (*claim.agents, *claim.targets, *claim.places) if one.entity is not None]),
    )


def numbers(claim: Claim) -> frozenset[tuple[float, bool]]:
    """Return how many a claim tells of, each by its lower bound, and whether a word gives it: "several" is no three."""
    return frozenset([(one.low, one.comparator == "vague") for one in claim.quantities if one.low is not None])
