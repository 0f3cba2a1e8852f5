"""A case document by document: each with all that was read in it, without holding more than one."""

from collections.abc import Callable, Iterator
from itertools import groupby
from typing import NamedTuple, TypeVar

from rawi.export.select import Selected
from rawi.model import Claim, Document, Mention, Passage, Quotation

R = TypeVar("R", Passage, Mention, Quotation, Claim)


class Read(NamedTuple):
    """A document with its passages, mentions, quotations and claims, each in the order of the record."""

    document: Document
    passages: tuple[Passage, ...]
    mentions: tuple[Mention, ...]
    quotations: tuple[Quotation, ...]
    claims: tuple[Claim, ...]


def documents(selected: Selected) -> Iterator[Read]:
    """Yield the documents in the order of the record. The rows of each type stand in that order too."""
    passages, mentions = _by_document(selected, Passage), _by_document(selected, Mention)
    quotations, claims = _by_document(selected, Quotation), _by_document(selected, Claim)
    for document in selected.rows(Document):
        one = document.id
        yield Read(document, passages(one), mentions(one), quotations(one), claims(one))


def _by_document(selected: Selected, row_type: type[R]) -> Callable[[str], tuple[R, ...]]:
    groups = groupby(selected.rows(row_type), lambda row: row.span.document)
    ahead: list[tuple[str, tuple[R, ...]]] = []

    def take(document: str) -> tuple[R, ...]:
        if not ahead:
            ahead.extend((of, tuple(rows)) for of, rows in [next(groups, ("", iter(())))])
        return ahead.pop()[1] if ahead[0][0] == document else ()

    return take
