"""When two tolls are of two happenings for all that is known: of two sides, or undated and far from each other."""

from collections.abc import Callable
from functools import cache, lru_cache

from rawi.lexicon.actors import HEADS, ActorHead
from rawi.lexicon.epithets import is_hostile
from rawi.lexicon.tables import read_table
from rawi.link.events.alike import counterparts, nearly
from rawi.link.events.told import RELAYS, Book, Told, denies
from rawi.link.events.victims import is_of_an_army
from rawi.link.texts.counted import apart
from rawi.link.texts.kinds import TOLL
from rawi.model import Figure
from rawi.text import key, tokenise

# Kinds of armed bodies, and of those that are no state's.
ARMED = frozenset({"armed_group", "coalition", "operations_room", "state_force"})
BANDS = frozenset({"armed_group", "operations_room"})
# Numbers so many times as high are of another order of magnitude.
FAR = 10


def of_another_toll(one: Told, other: Told, book: Book) -> bool:
    """Whether two tolls are of two happenings: of two sides, or undated and of another order of magnitude.

    A headline that adds up the dead of several towns tells those of none.
    """
    if not {one.claim.event_type, other.claim.event_type} <= TOLL or denies(one) or denies(other):
        return False
    if one.adds_up != other.adds_up:
        return True
    if _of_two_armies(one, other, book) or _of_own_deeds(one, other, book):
        return True
    if one.document.id == other.document.id or is_dated(one) or is_dated(other):
        return False
    pairs = counterparts(one, other)
    return bool(pairs) and all(apart(*pair) and _ratio(*pair) >= FAR for pair in pairs)


def disagree_undated(one: Told, other: Told, book: Book) -> bool:
    """Whether two tolls that nobody dates agree in no number and are laid to nobody in common."""
    if is_dated(one) or is_dated(other) or book.any_kin(one.agents, other.agents):
        return False
    pairs = counterparts(one, other)
    return bool(pairs) and all(apart(*pair) and not nearly(*pair) for pair in pairs)


def _ratio(figure: Figure, other: Figure) -> float:
    small, large = sorted((figure.high or figure.low or 0, other.high or other.low or 0))
    return large / max(small, 1)


def is_dated(told: Told) -> bool:
    """Whether anything says when a claim happened, or was told."""
    return told.time is not None or told.published is not None


def _of_two_armies(one: Told, other: Told, book: Book) -> bool:
    """Whether one tells of dead soldiers and the other of the dead of an armed body that is no state's."""
    return any(
        _counts(army, is_of_an_army)
        and not army.targets
        and bool(band.targets)
        and all(any(book.kinds.get(one) in BANDS for one in book.lineage(target)) for target in band.targets)
        for army, band in ((one, other), (other, one))
    )


def _of_own_deeds(one: Told, other: Told, book: Book) -> bool:
    """Whether each of two sides counts those that it killed itself."""
    first, second = _killed_by_teller(one, book), _killed_by_teller(other, book)
    return first is not None and second is not None and not book.kin(first, second)


def _killed_by_teller(told: Told, book: Book) -> str | None:
    """Return who tells a toll and dealt it, by his own word or because he calls the dead by a hostile noun."""
    if told.speaker is None or book.kinds.get(told.speaker) in RELAYS:
        return None
    if told.agents:
        return told.speaker if book.any_kin((told.speaker,), told.agents) else None
    hostile = not told.targets and _counts(told, is_hostile)
    return told.speaker if hostile and _is_armed(told.speaker, book) else None


def _is_armed(speaker: str, book: Book) -> bool:
    """Whether who speaks is an armed body, by the lists or by the noun his name begins with (الجيش الليبي)."""
    if book.kinds.get(speaker) in ARMED:
        return True
    source = book.sources.get(speaker)
    return source is not None and key(source.name.split()[0]).removeprefix("ال") in _armed_nouns()


@cache
def _armed_nouns() -> frozenset[str]:
    """Return the nouns (keys) with which names of armed bodies begin."""
    return frozenset(key(row.head) for row in read_table(HEADS, ActorHead) if row.kind in ARMED)


def _counts(told: Told, kind: Callable[[str], bool]) -> bool:
    """Whether the noun for those that a claim counts is of a kind, by its key."""
    return any(_is_called(figure.text, kind) for figure in told.claim.quantities)


@lru_cache(maxsize=1 << 12)
def _is_called(words: str, kind: Callable[[str], bool]) -> bool:
    return any(kind(word.key) for word in tokenise(words))
