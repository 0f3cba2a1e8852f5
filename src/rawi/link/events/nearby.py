"""What is told to have been near a town and nowhere else: it may have been in any of the villages that lie near it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from rawi.link.events.sites import CLOSE, Site, best, is_fine
from rawi.link.events.told import Book, Told
from rawi.link.events.victims import is_plural
from rawi.link.texts.kinds import INSIDE
from rawi.link.texts.words import words_of

# "Near the town" and in a village by name, two tolls of which one is more than so many times the other are of two.
_TIMES = 2.0


def is_only_near(told: Told, book: Book) -> bool:
    """Whether what a claim tells was near one place or more, and in none smaller than a governorate."""
    if not any(site.relation == "near" for site in told.scene):
        return False
    fine = _fine(told, book)
    return bool(fine) and all(site.relation == "near" for site in fine)


def is_near_by_name(near: Told, named: Told, book: Book) -> bool:
    """Whether one is only near a town, as `is_only_near` has it, and the other in a place by name that may be there."""
    inside, around = _inside(named, book), _fine(near, book)
    anchors = {(site.entity, site.text) for site in around}
    if not inside or any((site.entity, site.text) in anchors for site in inside):
        return False
    return best(named.scene, near.scene, book.entities) in CLOSE


def _is_beside_by_name(near: Told, named: Told, book: Book) -> bool:
    """Whether one is only near a town, and the other in a place by name that lies on one side of that town."""
    anchors = {site.entity for site in _fine(near, book) if site.entity is not None}
    sides = {site.entity for site in _fine(named, book) if site.sector is not None}
    return bool(_inside(named, book)) and not anchors.isdisjoint(sides)


def in_any_village(
    likely: Iterable[tuple[Told, Told]], possible: Iterable[tuple[Told, Told]], book: Book
) -> frozenset[str]:
    """Return the claims of what was only near a town where several places near it are named for it.

    `likely`: pairs of claims that would be one happening; `possible`: those that may be. Nobody knows in which of the
    places it was, so it is of none: else the dead of two villages would be two tolls of one. A village that a bearing
    puts on one side of the town (شرق الباب) may be the one as well.
    """
    known = {told.id: is_only_near(told, book) for told in book.claims.values()}
    named: dict[str, list[Told]] = defaultdict(list)
    for pairs, is_there in ((likely, is_near_by_name), (possible, _is_beside_by_name)):
        for pair in pairs:
            for near, other in (pair, pair[::-1]):
                if known[near.id] and not known[other.id] and is_there(near, other, book):
                    named[near.id].append(other)
    open_ones = {_around(book.claims[near], book) for near, others in named.items() if _are_several(others, book)}
    if not open_ones:
        return frozenset()
    return frozenset(told.id for told in book.claims.values() if known[told.id] and _around(told, book) in open_ones)


def is_of_another_toll(one: Told, other: Told, book: Book) -> bool:
    """Whether one was only near a town and the other in a place by name there, with many times the dead.

    To so many a toll may have risen since.
    """
    if one.document.id == other.document.id or "rise" in one.cues ^ other.cues:
        return False
    for near, named in ((one, other), (other, one)):
        if is_only_near(near, book) and not is_only_near(named, book) and is_near_by_name(near, named, book):
            numbers = [number for told in (one, other) if (number := _dead_beside(told, book))]
            return len(numbers) > 1 and max(numbers) > _TIMES * min(numbers)
    return False


def _are_several(named: Sequence[Told], book: Book) -> bool:
    """Whether claims name places of which two are not known to be one."""
    inside = list({tuple(_inside(told, book)): None for told in named})
    return any(best(inside[0], others, book.entities) not in CLOSE for others in inside[1:])


def _around(told: Told, book: Book) -> tuple[str, frozenset[tuple[str | None, str]]]:
    """Return in which document and near which places a claim is told to be."""
    return told.document.id, frozenset((site.entity, site.text) for site in _fine(told, book))


def _fine(told: Told, book: Book) -> list[Site]:
    """Return the places of a claim, or of what is told around it, that are no governorate or country."""
    return [site for site in told.scene if site.entity is None or is_fine(site, book.entities)]


def _inside(told: Told, book: Book) -> list[Site]:
    """Return the places by name in which a claim tells to have been; "east of the town" is none."""
    return [site for site in _fine(told, book) if site.relation in INSIDE and site.sector is None]


def _dead_beside(told: Told, book: Book) -> float | None:
    """Return how many dead the sentence of a claim tells, one where it neither counts nor names several; else null."""
    dead = [
        other
        for other in book.documents[told.document.id]
        if other.claim.event_type == "killing" and other.sentence == told.sentence
    ]
    counts = [figure.low for other in dead for figure in other.claim.quantities if figure.low is not None]
    if counts:
        return max(counts)
    if not dead or any(is_plural(word) for other in dead for word in words_of(other.claim.text)):
        return None
    return 1.0
