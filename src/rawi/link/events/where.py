"""Where an event was: the place its accounts name, the finest that no other account contradicts."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from rawi.lexicon.places import PRECISION
from rawi.link.events.origins import Root, Roots
from rawi.link.events.sites import Site, standing
from rawi.link.events.told import Book, Told
from rawi.model import EventType, Participant
from rawi.model.mention import PlacePrecision

_PRECISION: Mapping[PlacePrecision, int] = {
    "point": 6,
    "town": 5,
    "subdistrict": 4,
    "district": 3,
    "area": 2,
    "governorate": 1,
    "country": 0,
}
_UNKNOWN = -1
# Who flees or is sent somewhere comes from where it happened.
_LEAVING: frozenset[EventType] = frozenset({"displacement", "movement_of_forces", "retreat"})

_PREMISES = frozenset({"base", "checkpoint", "site"})


class _Named(NamedTuple):
    """A place that accounts name, with the roots behind them and where in the event it is named first."""

    site: Site
    precision: int
    roots: int
    first: int


def place(told: Sequence[Told], said: Sequence[Told], roots: Roots, book: Book) -> Participant | None:
    """Return where an event was; null where accounts tell two places and nothing speaks for one of them.

    `said` are the claims that repeat no other: they are asked first, then all that are `told`. Each account has one
    place, the finest it names.
    """
    for claims in (said, told):
        named = _named(claims, roots, book)
        if named:
            return _chosen(named, book)
    return None


def _named(claims: Sequence[Told], roots: Roots, book: Book) -> list[_Named]:
    """Return the places of accounts, each once."""
    behind: dict[str, set[Root]] = defaultdict(set)
    first: dict[str, tuple[Site, int]] = {}
    for number, item in enumerate(claims):
        site = own_site(item, item.sites, book)
        if site is None:
            continue
        name = f"{site.entity}{site.sector}" if site.entity is not None else site.text
        behind[name].add(roots.of[item.id])
        first.setdefault(name, (site, number))
    return [_Named(site, precision(site, book), len(behind[name]), number) for name, (site, number) in first.items()]


def own_site(told: Told, sites: Sequence[Site], book: Book) -> Site | None:
    """Return the place of one account: the finest of the `sites` it names, the first of equals.

    The town that a headline has it near to is no place, nor is whither somebody withdrew. A suburb of a town is in the
    country it names, but says more than that.
    """
    inside = [site for site in sites if site.relation != "near"]
    wide = all(precision(site, book) <= _PRECISION["governorate"] for site in inside)
    given = [] if wide and told.headline else list(sites) if wide else inside
    kind = told.claim.event_type
    left = [site for site in given if site.relation != "toward"] if kind in _LEAVING else given
    given = left if left or kind == "retreat" else given
    return max(given, key=lambda site: precision(site, book), default=None)


def _chosen(named: Sequence[_Named], book: Book) -> Participant | None:
    best = max(named, key=lambda one: (one.precision, one.roots, -one.first))
    others = [one for one in named if one is not best and one.roots >= best.roots]
    if any(one.precision == best.precision or _is_apart(one.site, best.site, book) for one in others):
        return None
    return best.site.named


def _is_apart(one: Site, other: Site, book: Book) -> bool:
    return standing(one, other, book.entities) == "apart"


def precision(site: Site, book: Book) -> int:
    """Return how precise a site is, 0 for a country to 6 for a point.

    What no list knows, but is a village or a hill by its name, is as good as a town; a hospital or a market says less
    than the town it is in, and what does not even look like a place counts least.
    """
    entity = book.entities.get(site.entity) if site.entity is not None else None
    if entity is None or not (entity.curated or entity.lat is not None):
        if site.precision not in ("point", "town") or site.sector is not None:
            return _UNKNOWN
        return _PRECISION["district" if entity is None or entity.subtype in _PREMISES else "town"]
    if site.sector is not None:
        return _PRECISION["area"]
    kind = site.precision or PRECISION.get(entity.subtype or "")
    return _PRECISION[kind or "area"]
