"""Where an event was: the place its accounts name, the finest that no other account contradicts."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from rawi.lexicon.places import PRECISION
from rawi.lexicon.places import load as load_places
from rawi.lexicon.shape_words import shape_words
from rawi.link.events.origins import Root, Roots
from rawi.link.events.sites import Site, standing
from rawi.link.events.told import ASIDE, Book, Told
from rawi.link.texts.kinds import TOLL
from rawi.model import EventType, Participant
from rawi.model.mention import PlacePrecision
from rawi.text import tokenise

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

# Who takes them in is told by one of the first words.
_RECEIVED, _VERB_WITHIN = shape_words("received_them"), 2
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
    place, the finest it names; a headline has none beside a text that names one. What reading carried into a claim
    from afar is asked where nobody names a place, but for deaths of days later.
    """
    placed = {item.document.id for item in told if item.sites and not item.headline}
    for claims in (said, told):
        given = [(item, item.sites) for item in claims if not (item.headline and item.document.id in placed)]
        if named := _named(given, roots, book):
            return _chosen(named, book)
    carried = _named([(item, _carried(item, book)) for item in said if not ASIDE & item.cues], roots, book)
    return _chosen(carried, book) if carried else None


def _carried(told: Told, book: Book) -> list[Site]:
    """Return the places that reading carried into a claim, but for regions and where its scene is a finer one."""
    scene = own_site(told, told.scene, book)
    finest = precision(scene, book) if scene is not None else _UNKNOWN
    least = max(finest, _PRECISION["governorate"] + 1)
    return [site for site in told.carried_sites if precision(site, book) >= least and not _is_only_meant(site)]


def _is_only_meant(site: Site) -> bool:
    """Whether a place is called by a word that means one told before: "the town" may have been read amiss."""
    return site.text in load_places().anaphors


def _named(accounts: Sequence[tuple[Told, Sequence[Site]]], roots: Roots, book: Book) -> list[_Named]:
    """Return the places of accounts, each once."""
    behind: dict[str, set[Root]] = defaultdict(set)
    first: dict[str, tuple[Site, int]] = {}
    for number, (item, sites) in enumerate(accounts):
        site = own_site(item, sites, book)
        if site is None:
            continue
        name = f"{site.entity}{site.sector}" if site.entity is not None else site.text
        behind[name].add(roots.of[item.id])
        first.setdefault(name, (site, number))
    return [_Named(site, _settles(site, book), len(behind[name]), number) for name, (site, number) in first.items()]


def _settles(site: Site, book: Book) -> int:
    """Return how precisely a site says where it was: what was near a town may have been in any village around it.

    It says more than on which side of the town.
    """
    at_most = _PRECISION["district" if site.relation == "near" else "point"]
    return min(precision(site, book), at_most)


def own_site(told: Told, sites: Sequence[Site], book: Book) -> Site | None:
    """Return the place of one account: the finest of the `sites` it names, the first of equals.

    The town that a headline has it near to is no place, nor is whither somebody withdrew, nor the hospital that took
    the wounded in, wherever that is. A suburb of a town is in the country it names, but says more than that.
    """
    if told.claim.event_type in TOLL and _are_received(told):
        return None
    inside = [site for site in sites if site.relation != "near"]
    wide = all(precision(site, book) <= _PRECISION["governorate"] for site in inside)
    given = [] if wide and told.headline else list(sites) if wide else inside
    kind = told.claim.event_type
    left = [site for site in given if site.relation != "toward"] if kind in _LEAVING else given
    given = left if left or kind == "retreat" else given
    return max(given, key=lambda site: precision(site, book), default=None)


def _are_received(told: Told) -> bool:
    """Whether a claim tells who took the harmed in (استقبلت مستشفيات الروصيرص والدمازين ثلاثين جريحا)."""
    return any(word.key.removeprefix("و") in _RECEIVED for word in tokenise(told.claim.text)[:_VERB_WITHIN])


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
