"""Disagreements of an event as a matrix: slots down, accounts across; who holds what, who is silent."""

from typing import NamedTuple

from rawi.model import Disagreement, Event, Passage
from rawi.web.view import Record


class Cell(NamedTuple):
    """What an account says in one slot: the number of its position from 0 (None = silent), its words, its claim."""

    position: int | None
    value: str = ""
    claim: str = ""


class Line(NamedTuple):
    """A slot with a cell for each account, in the order of the matrix."""

    disagreement: Disagreement
    cells: tuple[Cell, ...]


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


def _cell(record: Record, differing: Disagreement, account: Passage) -> Cell:
    for number, position in enumerate(differing.positions):
        for claim in position.claims:
            if claim in record.claims and record.claims[claim].passage == account.id:
                return Cell(number, position.value, claim)
    return Cell(None)
