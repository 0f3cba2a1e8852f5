"""When two tolls are of two happenings for all that is known: of two sides, or undated and of other numbers."""

from rawi.lexicon.epithets import is_hostile
from rawi.link.alike import apart, counterparts, nearly
from rawi.link.blows import TOLL
from rawi.link.told import RELAYS, Book, Told, denies
from rawi.link.victims import soldiers
from rawi.model import Figure
from rawi.text import tokenise

# Kinds of armed bodies, and of those that are no state's.
ARMED = frozenset({"armed_group", "coalition", "operations_room", "state_force"})
BANDS = frozenset({"armed_group", "operations_room"})


def of_another_toll(one: Told, other: Told, book: Book) -> bool:
    """Whether two tolls are of two happenings for all that is known: of two sides, or undated and of other numbers."""
    if not {one.claim.event_type, other.claim.event_type} <= TOLL or denies(one) or denies(other):
        return False
    if _of_two_armies(one, other, book) or _of_own_deeds(one, other, book):
        return True
    if one.document.id == other.document.id or (is_dated(one) and is_dated(other)):
        return False
    pairs = counterparts(one, other)
    return bool(pairs) and not any(_may_agree(*pair) for pair in pairs)


def _may_agree(figure: Figure, other: Figure) -> bool:
    """Whether two numbers are one, nearly one, or one of them a word such as "dozens" that the other fits."""
    vague = "vague" in (figure.comparator, other.comparator)
    return figure.low == other.low or nearly(figure, other) or (vague and not apart(figure, other))


def is_dated(told: Told) -> bool:
    """Whether anything says when a claim happened, or was told."""
    return told.time is not None or told.published is not None


def _of_two_armies(one: Told, other: Told, book: Book) -> bool:
    """Whether one tells of dead soldiers and the other of the dead of an armed body that is no state's."""
    return any(
        soldiers(army)
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
    hostile = not told.targets and any(is_hostile(word.key) for word in tokenise(told.claim.text))
    return told.speaker if hostile and book.kinds.get(told.speaker) in ARMED else None
