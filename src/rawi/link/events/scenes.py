"""Where a claim that names no place happened: where what is told around it did, where its page says it tells of."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rawi.link.events.sites import WIDE, Site, site
from rawi.link.texts.lookup import Lookup
from rawi.model import Claim, Entity, Participant, PlaceValue, Reading
from rawi.model.mention import Relation

Days = tuple[int | None, int | None]

# Whence and whither somebody went is not where he was.
_ON_THE_WAY: frozenset[Relation] = frozenset({"from", "via", "toward"})


# The subtype of hospitals, schools and markets.
_HOUSE = "site"


class Placed(NamedTuple):
    """A claim with the places it names and its days; `aside`: it is older than the news."""

    claim: Claim
    sites: tuple[Site, ...]
    time: Days | None
    aside: bool


class _Scene(NamedTuple):
    """Where something was, from which character of the document on, and when, if that is told."""

    start: int
    sites: tuple[Site, ...]
    time: Days | None = None


def scenes_of(told: Sequence[Placed], reading: Reading, entities: Lookup[str, Entity]) -> list[tuple[Site, ...]]:
    """Return for each claim of a document its own places, or those of what its passage told last.

    Before its passage tells of a place: the last one it named, the one its page names in its headline, the first one
    that comes. What is older than the news has no part in it, and where only a governorate or a country is named,
    nothing is said of the scene.
    """
    above = _above(reading, entities)
    found: list[tuple[Site, ...]] = [item.sites for item in told]
    for passage, numbers in _by_passage(told).items():
        placed = [
            _Scene(told[number].claim.span.start, sites, told[number].time)
            for number in numbers
            if not told[number].aside
            and (sites := tuple(one for one in told[number].sites if one.relation not in _ON_THE_WAY))
        ]
        named = [] if placed else sorted(_named(reading, passage, entities), key=lambda scene: scene.start)
        if above is not None:
            # A house that is only named may be where the wounded were brought, or where somebody spoke.
            named = [scene for scene in named if not _is_house(scene.sites[0], entities)]
        known = _with_towns(placed, above, entities) or named
        for number in numbers:
            item = told[number]
            if item.aside or (item.sites and not all(_is_only_meant(one, entities) for one in item.sites)):
                continue
            before = [scene for scene in known if scene.start < item.claim.span.end]
            scene = before[-1] if before else above or next(iter(known), None)
            if scene is not None and not _apart_in_time(scene.time, item.time):
                found[number] = scene.sites
    return found


def _with_towns(placed: Sequence[_Scene], above: _Scene | None, entities: Lookup[str, Entity]) -> list[_Scene]:
    """Return scenes, those at "the base" or "the hospital" with the town that is told before."""
    found = []
    town = above.sites if above is not None else ()
    for scene in placed:
        if not all(_is_only_meant(one, entities) for one in scene.sites):
            town = scene.sites
            found.append(scene)
        else:
            found.append(scene._replace(sites=tuple(dict.fromkeys((*scene.sites, *town)))))
    return found


def _is_house(site: Site, entities: Lookup[str, Entity]) -> bool:
    entity = entities.get(site.entity or "")
    return entity is not None and entity.subtype == _HOUSE


def _is_only_meant(site: Site, entities: Lookup[str, Entity]) -> bool:
    """Whether a place is called by a noun with the article that no list knows: which one, the text tells elsewhere."""
    entity = entities.get(site.entity or "")
    listed = entity is not None and (entity.curated or entity.lat is not None)
    return not listed and site.text.startswith("ال")


def _above(reading: Reading, entities: Lookup[str, Entity]) -> _Scene | None:
    """Return the place that a headline names, if it names one: rather where something was than whence it came."""
    headlines = [passage.id for passage in reading.passages if passage.role == "headline"]
    ways: tuple[frozenset[Relation], ...] = (_ON_THE_WAY, _ON_THE_WAY - {"from"})
    named = (scene for way in ways for headline in headlines for scene in _named(reading, headline, entities, way))
    return next(named, None)


def _named(
    reading: Reading, passage: str, entities: Lookup[str, Entity], way: frozenset[Relation] = _ON_THE_WAY
) -> Iterator[_Scene]:
    """Yield the towns, villages and points that a passage names, with where, but for those that are only a `way`."""
    span = next((one.span for one in reading.passages if one.id == passage), None)
    for mention in reading.mentions:
        value = mention.value
        if span is None or not isinstance(value, PlaceValue) or not span.contains(mention.span):
            continue
        entity = entities.get(mention.entity or "")
        if entity is None or entity.subtype in WIDE or value.relation in way:
            continue
        participant = Participant(entity=mention.entity, text=mention.text, span=mention.span)
        yield _Scene(mention.span.start, (site(participant, value),))


def _by_passage(told: Sequence[Placed]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for number, item in enumerate(told):
        found[item.claim.passage].append(number)
    return found


def _apart_in_time(one: Days | None, other: Days | None) -> bool:
    if one is None or other is None:
        return False
    return any(
        end is not None and start is not None and end < start for (_, end), (start, _) in ((one, other), (other, one))
    )
