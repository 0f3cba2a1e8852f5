"""When two tell of harm done to other people: fighters and civilians, both sides, one of many, who died since."""

from typing import NamedTuple

from rawi.link.events.blows import ATTACKS, kinds_of
from rawi.link.events.other_tolls import ARMED
from rawi.link.events.sites import CLOSE, Standing
from rawi.link.events.told import Book, Told, denies
from rawi.link.events.victims import (
    CIVILIANS,
    FIGHTERS,
    STATE,
    are_police,
    buildings,
    died_of_wounds,
    died_since,
    is_of_the_forces,
    persons,
    victims,
)
from rawi.link.texts.kinds import TOLL
from rawi.model import EventType

# Numbers up to this are those of two tolls by chance, and round ones: fives below thirty, tens above.
_BY_CHANCE = 5
_FIVES_BELOW, _FIVE, _TEN = 30, 5, 10


class _Blow(NamedTuple):
    """An attack as it is told beside a toll: of which kinds, by whom, and on which buildings."""

    kinds: frozenset[EventType]
    doers: frozenset[str]
    hit: frozenset[str]


def other_victims(one: Told, other: Told, around: Standing, book: Book) -> bool:
    """Whether one counts fighters and the other civilians; of one place these may be two accounts of one strike.

    Nobody takes the dead of an army or of the police for the people whom these killed, though.
    """
    if not {one.claim.event_type, other.claim.event_type} <= TOLL:
        return False
    if denies(one) == denies(other):
        if _of_both_sides(one, other, book) or _of_both_sides(other, one, book):
            return True
        if around in CLOSE:
            return False
    first, second = victims(one), victims(other)
    return len(first) == len(second) == 1 and first != second


def of_other_kinds(one: Told, other: Told, book: Book) -> bool:
    """Whether one counts civilians alone and the other fighters or the men of a force."""
    first, second = (
        victims(told) or (FIGHTERS if is_of_the_forces(told, book) else frozenset()) for told in (one, other)
    )
    return bool(first and second) and first.isdisjoint(second)


def _of_both_sides(ours: Told, others: Told, book: Book) -> bool:
    """Whether one counts the dead of a state's forces and the other civilians, or people whom such forces killed.

    If both have one number, and nothing tells of two blows, they are one toll in two accounts. Who counts civilians
    beside them counts all.
    """
    if victims(ours) >= CIVILIANS or not is_of_the_forces(ours, book) or is_of_the_forces(others, book):
        return False
    if _one_number(ours, others) and _of_one_blow(ours, others, book):
        return False
    by_them = any(book.kinds.get(agent) == STATE for agent in others.agents)
    return victims(others) == CIVILIANS or (by_them and bool(others.claim.quantities))


def _one_number(one: Told, other: Told) -> bool:
    """Whether both tell one number of dead that two tolls of a day have hardly by chance."""
    numbers = [{figure.low for figure in told.claim.quantities if figure.low == figure.high} for told in (one, other)]
    return any(number is not None and not _is_by_chance(number) for number in set.intersection(*numbers))


def _is_by_chance(number: float) -> bool:
    """Whether two tolls of a day may well have this number, being small or round."""
    return number <= _BY_CHANCE or number % (_FIVE if number < _FIVES_BELOW else _TEN) == 0


def _of_one_blow(ours: Told, others: Told, book: Book) -> bool:
    """Whether the dead of a force and other dead may be those of one blow, by its kind, who dealt it and what it hit.

    Where nobody tells of any, policemen may be whom another calls civilians; soldiers are known by what they wear.
    """
    one, other = (_blow(told, book) for told in (ours, others))
    if one.hit != other.hit or (one.doers and other.doers and not book.any_kin(one.doers, other.doers)):
        return False
    if not (one.kinds or other.kinds):
        return are_police(ours)
    return not one.kinds.isdisjoint(other.kinds)


def _blow(told: Told, book: Book) -> _Blow:
    """Return what is told of the attack that a toll came of: in its sentence, else in the nearest of its passage."""
    attacks = [
        other
        for other in book.documents[told.document.id]
        if other.claim.event_type in ATTACKS and other.claim.passage == told.claim.passage and not denies(other)
    ]
    ways = [(abs(other.sentence - told.sentence), other.sentence > told.sentence) for other in attacks]
    beside = [other for other, way in zip(attacks, ways, strict=True) if way == min(ways)]
    own = kinds_of(told.claim.text) & ATTACKS
    if own and not any(other.sentence == told.sentence for other in beside):
        beside = []
    return _Blow(
        frozenset(other.claim.event_type for other in beside) or own,
        told.agents.union(*(other.agents for other in beside)),
        frozenset[str]().union(*(buildings(other) for other in (told, *beside))),
    )


def denies_others(denial: Told, charge: Told, book: Book) -> bool:
    """Whether one denies that fighters died and the other tells of dead who are not said to be any."""
    if not {denial.claim.event_type, charge.claim.event_type} <= TOLL or not denies(denial) or denies(charge):
        return False
    side = denial.targets or ((denial.speaker,) if denial.speaker is not None else ())
    named = book.any_kin(charge.targets, side)
    sides = [(book.kinds.get(actor), book.entities.get(actor)) for actor in denial.targets]
    armed = any(kind in ARMED or (entity is not None and entity.subtype in ARMED) for kind, entity in sides)
    return (armed or victims(denial) == FIGHTERS) and not victims(charge) & FIGHTERS and not named


def are_dead_since(one: Told, other: Told) -> bool:
    """Whether one tells of wounded who died days later: another death than those told of, if not its own wound."""
    if not died_since(one, [other]) or died_of_wounds(other) or other.claim.event_type not in TOLL:
        return False
    own_wound = other.claim.event_type == "injury" and not other.claim.quantities
    return not (own_wound and one.document.id == other.document.id)


def one_of_many(one: Told, other: Told, book: Book) -> bool:
    """Whether one tells of somebody by name and the other counts several: he may be among them, and is no toll."""
    return any(
        _harmed_by_name(single, book) and any((figure.low or 0) > 1 for figure in toll.claim.quantities)
        for single, toll in ((one, other), (other, one))
        if {one.claim.event_type, other.claim.event_type} <= TOLL
    )


def _harmed_by_name(told: Told, book: Book) -> bool:
    named = bool(persons(told, book))
    return named and not any((figure.low or 0) > 1 for figure in told.claim.quantities)
