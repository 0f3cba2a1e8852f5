"""When two tell of harm done to other people: fighters and civilians, both sides, one of many, who died since."""

from rawi.link.events.blows import TOLL
from rawi.link.events.other_tolls import ARMED
from rawi.link.events.sites import CLOSE, Standing
from rawi.link.events.told import Book, Told, denies
from rawi.link.events.victims import (
    CIVILIANS,
    FIGHTERS,
    STATE,
    died_of_wounds,
    died_since,
    is_of_the_forces,
    persons,
    victims,
)

# Numbers up to this are those of two tolls by chance.
_BY_CHANCE = 5


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


def _of_both_sides(ours: Told, others: Told, book: Book) -> bool:
    """Whether one counts the dead of a state's forces and the other civilians, or people whom such forces killed.

    If both have one number they are one toll in two accounts.
    """
    if victims(ours) == CIVILIANS or not is_of_the_forces(ours, book) or is_of_the_forces(others, book):
        return False
    if _one_number(ours, others):
        return False
    by_them = any(book.kinds.get(agent) == STATE for agent in others.agents)
    return victims(others) == CIVILIANS or (by_them and bool(others.claim.quantities))


def _one_number(one: Told, other: Told) -> bool:
    """Whether both tell one number of dead that two tolls of a day have hardly by chance."""
    numbers = [{figure.low for figure in told.claim.quantities if figure.low == figure.high} for told in (one, other)]
    return any((number or 0) > _BY_CHANCE for number in set.intersection(*numbers))


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
