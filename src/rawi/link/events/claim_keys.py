"""Under what keys the claims and incidents of a document are looked for in a case."""

from collections.abc import Iterator, Sequence

from rawi.lexicon.event_families import event_families
from rawi.link.events.blocks import Blocks, Key
from rawi.link.events.blows import WRONGS, is_any_attack, is_tried_advance, kinds_of
from rawi.link.events.denials import of_guilt
from rawi.link.events.incidents import incident_keys
from rawi.link.events.likeness import HARM
from rawi.link.events.sites import looked_for
from rawi.link.events.told import RELAYS, Book, Told, denies
from rawi.link.events.victims import buildings, persons
from rawi.link.texts.counted import TELLING_NUMBER, people

_TAKEN = frozenset({"territory_change"})
_FOUGHT = frozenset({"battle", "advance"})
# Told of older things, or told as tried.
_NOT_NOW = frozenset({"attempt", "background", "earlier", "repelled"})
# What an attack of no kind may be one with.
_FIGHTING = "fighting"
_ATTACKED = (_FIGHTING, "strike")
# Claims are looked for among those of the same stretch of so many days and the next.
BLOCK_DAYS = 4
# A longer stretch is looked for where it begins and where it ends.
MOST_BUCKETS = 8


def blocks_of(book: Book) -> Blocks:
    """Return the blocks of all documents of a book, in its order."""
    blocks = Blocks()
    for number, (document, claims) in enumerate(book.documents.items()):
        blocks.put(f"{number:09}", document, keys_of(claims, book))
    return blocks


def keys_of(claims: Sequence[Told], book: Book) -> Iterator[tuple[Key, int]]:
    """Yield the keys of the claims of a document, each with the number of its claim or incident."""
    for number, told in enumerate(claims):
        if not told.unlisted:
            # What tells no listed event is one with what it repeats; likeness of places and days says nothing of it.
            yield from ((key, number) for key in _near(told, book))
        if is_own_text(told, book) or cites(told, book):
            yield from ((key, number) for key in said_keys(told, book))
        for family in _charged(told):
            yield Key("charge", (family,)), number
            if denies(told):
                yield Key("denial", (family,)), number
        for person in killed_by_name(told, book):
            yield Key("victim", (person,)), number
        for kind in ("taken", "repelled"):
            if is_outcome(told, taken=kind == "taken"):
                yield Key(kind, ()), number
    yield from incident_keys(claims, book)


def _near(told: Told, book: Book) -> Iterator[Key]:
    """Yield the keys of what may be one event: a family with a place, a telling figure or a narrator, and the days."""
    own = event_families()[told.claim.event_type].family
    told_of = _ATTACKED if is_any_attack(told) else (own, _FIGHTING) if is_tried_advance(told) else (own,)
    for what in _slots(told, book):
        for when in _buckets(told):
            for family in told_of:
                yield Key("near", (family, what), when)


def said_keys(told: Told, book: Book) -> list[Key]:
    """Return the keys of what somebody says in his own text and of what others have on his word: who, when, numbers."""
    lineage = sorted(book.lineage(told.speaker)) if told.speaker is not None else ()
    return [Key("said", (actor,), when) for actor in lineage for when in (*_publication(told), *_told_numbers(told))]


def killed_by_name(told: Told, book: Book) -> frozenset[str]:
    """Return the person of whom a claim tells that he was killed: he dies once, wherever it is told to have been."""
    killed = told.claim.event_type == "killing" and told.claim.modality == "asserted" and not denies(told)
    return persons(told, book) if killed and len(told.targets) == 1 else frozenset()


def is_outcome(told: Told, *, taken: bool) -> bool:
    """Whether a claim tells that a place was taken, or that an attack was repelled."""
    if told.claim.modality != "asserted" or denies(told) or told.headline or told.claim.doubt is not None:
        return False
    kind = told.claim.event_type
    return (kind in _TAKEN and not _NOT_NOW & told.cues) if taken else (kind in _FOUGHT and "repelled" in told.cues)


def is_own_text(told: Told, book: Book) -> bool:
    """Whether a claim stands on its narrator's word in his statement, or in what a body publishes that is no outlet."""
    if told.speaker is None:
        return False
    if told.passage is not None and told.passage.role == "statement":
        narrator = book.issuer(told.passage)
        return narrator is not None and book.kin(narrator, told.speaker)
    return told.own and book.kinds.get(told.speaker) not in RELAYS


def cites(told: Told, book: Book) -> bool:
    """Whether a claim is told on the word of somebody by name, and not in his own text."""
    return not told.own and told.speaker is not None and not is_own_text(told, book)


def _publication(told: Told) -> list[int | None]:
    day = told.published[0] if told.published is not None else None
    return [None] if day is None else [day // BLOCK_DAYS, day // BLOCK_DAYS + 1]


def _told_numbers(told: Told) -> list[str]:
    """Return the numbers of a claim that chance does not make agree: he may be cited weeks later with them."""
    numbers = (figure for figure in told.claim.quantities if (figure.low or 0) >= TELLING_NUMBER)
    return [f"{figure.what} {figure.low}" for figure in numbers if figure.comparator != "vague"]


def _charged(told: Told) -> set[str]:
    """Return the families by which somebody may deny a claim, or by which a denial may deny another."""
    families = event_families()
    own = families[told.claim.event_type].family
    if denies(told):
        deeds = kinds_of(told.claim.text) if of_guilt(told) else ()
        return {own, *(families[kind].family for kind in deeds)}
    wrongs = WRONGS if told.claim.event_type in HARM else frozenset()
    return {own, *(families[kind].family for kind in wrongs)} if told.claim.modality == "asserted" else set()


def _slots(told: Told, book: Book) -> set[str]:
    found = {f"by {told.voice}", *(f"of {agent}" for agent in told.agents), *(f"a {what}" for what in buildings(told))}
    for place in told.scene:
        found |= {f"at {candidate}" for candidate in place.candidates}
        if place.entity is None:
            found.add(f"at {place.text}")
            continue
        entity = book.entities.get(place.entity)
        found.add(f"at {place.entity}")
        if entity is not None:
            found |= {f"at {name}" for name in (*looked_for(entity), *entity.admin[1:])}
    for figure in told.claim.quantities:
        if figure.low is not None:
            found.add(f"{'people' if figure.what in people() else figure.what} {figure.low}")
    return found


def _buckets(told: Told) -> list[int | None]:
    """Return the stretches of days a claim is looked for in; two that are close share one."""
    days = told.time or told.published
    ends = [day for day in days or () if day is not None]
    if not ends:
        return [None]
    first, last = min(ends) // BLOCK_DAYS, max(ends) // BLOCK_DAYS + 1
    return list(range(first, last + 1)) if last - first <= MOST_BUCKETS else [first, first + 1, last - 1, last]
