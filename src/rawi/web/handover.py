"""What a report is of: the whole case, chosen events, or the weightiest of a case too large to be read as one page."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from rawi.case import Case, CaseError
from rawi.case.audit import head
from rawi.model import (
    ROW_TYPES,
    Claim,
    Derivation,
    Disagreement,
    Document,
    Event,
    Judgement,
    Mention,
    Passage,
    Quotation,
    Reuse,
    Row,
)

# A page of more events is read by nobody.
MOST_EVENTS = 200


class Scope(NamedTuple):
    """What a report holds of its case. `head` is the hash of the last row of the log.

    `profile` is the redaction in force (None or `full`: none), `masked` how much of what kind it took away.
    """

    kind: Literal["all", "asked", "weightiest"] = "all"
    events: int = 0
    all_events: int = 0
    documents: int = 0
    all_documents: int = 0
    head: str | None = None
    profile: str | None = None
    masked: tuple[tuple[str, int], ...] = ()


def collect(case: Case, *, events: Sequence[str] = (), most: int = MOST_EVENTS) -> tuple[list[Row], Scope]:
    """Return the rows that a report is made of, and what they are of the case.

    `events`: ids, or beginnings of ids; none = all, or the `most` weightiest. With an event come its claims,
    disagreements and documents, and the documents these derive from. Raises `CaseError` for an id that no event has.
    """
    # One moment of the case, whoever writes meanwhile.
    case.connection.execute("BEGIN")
    try:
        return _collect(case, events, most)
    finally:
        case.connection.execute("ROLLBACK")


def _collect(case: Case, asked: Sequence[str], most: int) -> tuple[list[Row], Scope]:
    held = list(case.rows(Event))
    differing = list(case.rows(Disagreement))
    chosen = _asked(held, asked) if asked else _weightiest(held, differing, most)
    whole = len(chosen) == len(held) and not asked
    names = {event.id for event in chosen}
    differing = [row for row in differing if row.event in names]
    claims = {claim for event in chosen for claim in event.claims}
    claims |= {claim for row in differing for position in row.positions for claim in position.claims}
    documents = None if whole else _documents(case, claims)
    rows: list[Row] = []
    of_all = 0
    for row_type in ROW_TYPES:
        for row in case.rows(row_type):
            of_all += isinstance(row, Document)
            if _is_wanted(row, names, claims, documents):
                rows.append(row)
    passages = {row.id for row in rows if isinstance(row, Passage)}
    rows = [row for row in rows if not isinstance(row, Derivation) or row.target in passages]
    scope = Scope(
        kind="all" if whole else "asked" if asked else "weightiest",
        events=len(chosen),
        all_events=len(held),
        documents=sum(isinstance(row, Document) for row in rows),
        all_documents=of_all,
        head=head(case.connection),
    )
    return rows, scope


def _asked(held: Sequence[Event], asked: Sequence[str]) -> list[Event]:
    for prefix in asked:
        if not any(event.id.startswith(prefix) for event in held):
            raise CaseError(f"no event of the case has the id {prefix}; see the ids with: rawi show --case DIR --json")
    return [event for event in held if any(event.id.startswith(prefix) for prefix in asked)]


def _weightiest(held: Sequence[Event], differing: Iterable[Disagreement], most: int) -> list[Event]:
    """Return the events that most documents tell, then those with most figures, disagreements and claims."""
    if len(held) <= most:
        return list(held)
    disputed: dict[str, int] = defaultdict(int)
    for row in differing:
        disputed[row.event] += 1

    def weight(event: Event) -> tuple[int, int, int, int]:
        documents = {document for origin in event.origins for document in origin.documents}
        return len(documents), len(event.figures), disputed[event.id], len(event.claims)

    kept = {event.id for event in sorted(held, key=weight, reverse=True)[:most]}
    return [event for event in held if event.id in kept]


def _documents(case: Case, claims: set[str]) -> set[str]:
    """Return the documents in which claims stand, and those that they derive from, however far up."""
    home = {passage.id: passage.span.document for passage in case.rows(Passage)}
    above: dict[str, set[str]] = defaultdict(set)
    for edge in case.rows(Derivation):
        if edge.source in home and edge.target in home:
            above[home[edge.target]].add(home[edge.source])
    found = {claim.span.document for claim in case.rows(Claim) if claim.id in claims}
    todo = list(found)
    while todo:
        for document in above[todo.pop()] - found:
            found.add(document)
            todo.append(document)
    return found


def _is_wanted(row: Row, events: set[str], claims: set[str], documents: set[str] | None) -> bool:
    match row:
        case Event():
            return row.id in events
        case Disagreement():
            return row.event in events
        case Claim():
            return documents is None or row.id in claims
        case Document():
            return documents is None or row.id in documents
        case Passage() | Mention() | Quotation():
            return documents is None or row.span.document in documents
        case Reuse():
            return documents is None or {row.source.span.document, row.target.span.document} <= documents
        case Judgement():
            return False
    return True
