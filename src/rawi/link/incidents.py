"""What a document tells of as one incident: a blow, and the dead, wounded and destroyed of it, in one place and time.

Harm is told in few words, without a place or a day of its own, by whoever tells of the blow. So two documents that tell
of one blow tell of one toll, and two that tell of one toll tell of one blow.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from rawi.lexicon.event_families import event_families
from rawi.link.likeness import TOLL, Likeness, denies, gap_of
from rawi.link.sites import best
from rawi.link.told import ASIDE, Book, Told
from rawi.link.victims import victims
from rawi.model import EventType

# Blows that one side deals: whoever is harmed is harmed by it. A fight has the dead of two sides.
BLOWS: frozenset[EventType] = frozenset({"shelling", "airstrike", "explosion", "attack_on_civilians"})
_LOST: frozenset[EventType] = frozenset({"destruction"})
_FIGHTS = frozenset({"fighting", "territory"})
_FIGHTERS, _CIVILIANS = frozenset({"fighters"}), frozenset({"civilians"})
# Cues that put a claim out of the incident told around it.
_OUT = ASIDE | {"again"}


class Incident(NamedTuple):
    """A stretch of one document: its number there, and whether the claims of both sides of a fight are in it."""

    document: str
    number: int


def incidents(book: Book) -> Mapping[str, Incident]:
    """Return the incident of each claim that tells of a blow or of harm as news."""
    found: dict[str, Incident] = {}
    for document, claims in book.documents.items():
        told: list[list[Told]] = []
        for item in sorted(claims, key=lambda item: item.headline):
            if not _is_news_of_harm(item):
                continue
            home = next((number for number in reversed(range(len(told))) if _goes_with(item, told[number], book)), None)
            if home is None:
                home = len(told)
                told.append([])
            told[home].append(item)
            found[item.id] = Incident(document, home)
    return found


def _is_news_of_harm(told: Told) -> bool:
    kind = told.claim.event_type
    family = event_families()[kind].family
    is_harm = kind in BLOWS or kind in TOLL or kind in _LOST or family in _FIGHTS
    is_news = told.claim.modality == "asserted" and not denies(told) and not _OUT & told.cues
    return is_harm and is_news and not told.unlisted


def _goes_with(told: Told, before: Sequence[Told], book: Book) -> bool:
    """Whether a claim is of the incident that others of its document tell of: nothing puts it elsewhere or earlier."""
    for other in before:
        if told.sites and other.sites and best(told.sites, other.sites, book.entities) in ("apart", "unknown"):
            return False
        if told.time is not None and other.time is not None and gap_of(told.time, other.time) > 0:
            return False
    return True


def of_one_incident(
    book: Book, joined: Mapping[str, str], like: Callable[[str, str], Likeness]
) -> list[tuple[str, str]]:
    """Return pairs of claims of two documents that tell of one thing because their incidents are one, likeliest first.

    `joined`: the group that each claim is in so far. Two incidents are one where a claim of each is in one group.
    """
    home = incidents(book)
    inside: dict[Incident, list[Told]] = defaultdict(list)
    of_group: dict[str, dict[Incident, None]] = defaultdict(dict)
    for claim, incident in home.items():
        inside[incident].append(book.claims[claim])
        of_group[joined[claim]][incident] = None
    linked = {pair for held in of_group.values() for pair in combinations(held, 2)}
    found = {
        (-known.score, one.id, other.id)
        for first, second in linked
        if first.document != second.document
        for one in inside[first]
        for other in inside[second]
        if joined[one.id] != joined[other.id]
        and not (known := like(one.id, other.id)).barred
        and _may_be_one(one, other, (inside[first], inside[second]), joined, book)
    }
    return [(one, other) for _, one, other in sorted(found)]


def _may_be_one(
    one: Told, other: Told, incidents: tuple[Sequence[Told], Sequence[Told]], joined: Mapping[str, str], book: Book
) -> bool:
    """Whether two claims of one incident may be one: the only blow of each, or the harm done to one side."""
    kinds = {one.claim.event_type, other.claim.event_type}
    fight = any(_is_fight(told) for claims in incidents for told in claims)
    if kinds <= BLOWS:
        return not fight and all(_has_one_blow(claims, joined) for claims in incidents)
    if not kinds <= TOLL:
        return False
    if one.targets and other.targets and not book.any_kin(one.targets, other.targets):
        return False
    if book.any_kin(one.targets, other.targets) or book.any_kin(one.agents, other.agents):
        return True
    first, second = victims(one), victims(other)
    if fight or _FIGHTERS in (first, second):
        return first == second == _CIVILIANS
    return not (one.targets or other.targets)


def _is_fight(told: Told) -> bool:
    return event_families()[told.claim.event_type].family in _FIGHTS


def _has_one_blow(claims: Sequence[Told], joined: Mapping[str, str]) -> bool:
    return len({joined[told.id] for told in claims if told.claim.event_type in BLOWS}) == 1
