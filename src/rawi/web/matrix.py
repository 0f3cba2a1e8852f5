"""Disagreements of an event as a matrix: slots down, accounts across; who holds what, who is silent."""

from typing import NamedTuple

from rawi.model import Disagreement, Event, Passage
from rawi.web.view import Record


class Held(NamedTuple):
    """A position that an account holds in a slot: its number from 0, its words, the claim that holds it."""

    position: int
    value: str
    claim: str


class Line(NamedTuple):
    """A slot with what each account holds, in the order of the matrix: nothing where it is silent.

    An account that passes on two sides holds more than one position.
    """

    disagreement: Disagreement
    cells: tuple[tuple[Held, ...], ...]


class Matrix(NamedTuple):
    """The accounts of an event, and the slots in which they differ: contradictions apart from editing."""

    accounts: tuple[Passage, ...]
    contradictions: tuple[Line, ...]
    edits: tuple[Line, ...]


def matrix(record: Record, event: Event) -> Matrix | None:
    """Return the matrix of an event; None where its accounts do not differ."""
    differing = [held for held in record.disagreements.values() if held.event == event.id]
    claims = [*event.claims, *(claim for held in differing for position in held.positions for claim in position.claims)]
    accounts = tuple(record.accounts(claims))
    if not differing:
        return None
    lines = [Line(held, tuple(_cell(record, held, account) for account in accounts)) for held in differing]
    return Matrix(
        accounts,
        tuple(line for line in lines if line.disagreement.nature != "editorial_change"),
        tuple(line for line in lines if line.disagreement.nature == "editorial_change"),
    )


def _cell(record: Record, differing: Disagreement, account: Passage) -> tuple[Held, ...]:
    found: dict[int, Held] = {}
    for number, position in enumerate(differing.positions):
        for claim in position.claims:
            if claim in record.claims and record.claims[claim].passage == account.id:
                found.setdefault(number, Held(number, position.value, claim))
    return tuple(found.values())
