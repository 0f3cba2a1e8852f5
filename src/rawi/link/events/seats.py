"""Towns whose bare name may mean the governorate called after them: قصف على صعدة, in a village far from the town."""

from collections.abc import Sequence

from rawi.lexicon.places import load as load_places
from rawi.link.events.sites import SEATS, Site, Standing, best, names_of
from rawi.link.events.told import Book, Told
from rawi.link.texts.lookup import Lookup
from rawi.model import Entity

# A country and what is right below it; how its name is told from that of its seat.
_GOVERNORATE, _AS_GOVERNORATE = 2, " Governorate"


def place_of(one: Told, other: Told, book: Book) -> Standing:
    """Return how the places of two claims stand to each other; a headline may mean a governorate by its seat.

    That of the text below it then is its place as well as any other there.
    """
    found = best(one.sites, other.sites, book.entities)
    heads = [(head, told) for head, told in ((one, other), (other, one)) if head.headline] if found == "apart" else []
    if not any(may_mean_governorate(head.sites, told.sites, book.entities) for head, told in heads):
        return found
    return "wide" if one.document.id == other.document.id else "unknown"


def may_mean_governorate(ones: Sequence[Site], others: Sequence[Site], entities: Lookup[str, Entity]) -> bool:
    """Whether a town named without a word for what it is may be the governorate of its name, in which the others lie.

    بالبيضاء, في مديرية الصومعة بمحافظة البيضاء
    """
    towns = [entity for site in ones if (entity := entities.get(site.entity or "")) and entity.subtype in SEATS]
    told = [entity for site in others if (entity := entities.get(site.entity or "")) is not None]
    if not (towns and told) or len(towns) != len(ones) or len(told) != len(others):
        return False
    heads = load_places().heads
    bare = all(
        site.text in names_of(town) and site.text.split()[0] not in heads
        for site, town in zip(ones, towns, strict=True)
    )
    return bare and all(_is_of_governorate_called(place, towns[0]) for place in told)


def _is_of_governorate_called(place: Entity, seat: Entity) -> bool:
    """Whether a place is the governorate called as its seat is, or lies in it."""
    called = _unqualified(seat.name_en or seat.name)
    if place.subtype == "governorate":
        return _unqualified(place.name_en or place.name) == called
    lies = place.admin[:_GOVERNORATE] == seat.admin[:_GOVERNORATE] and len(seat.admin) >= _GOVERNORATE
    return lies and _unqualified(seat.admin[_GOVERNORATE - 1]) == called


def _unqualified(name: str) -> str:
    """Return a name without what its kind or its country adds to it: Idlib Governorate, Al-Bayda (Yemen)."""
    return name.partition(" (")[0].removesuffix(_AS_GOVERNORATE)
