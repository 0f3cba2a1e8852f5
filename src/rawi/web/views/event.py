"""One event: who, whom, where, when, how many; its origins; its accounts against each other; the words."""

from collections import defaultdict
from collections.abc import Sequence
from functools import partial
from sqlite3 import Connection
from typing import NamedTuple

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from rawi.case.lookup import rows_of
from rawi.link.texts.counted import counts_the_same
from rawi.model import Claim, Derivation, Disagreement, Document, Event, EventFigure, Passage, Span
from rawi.model.link import About
from rawi.web import ui
from rawi.web.draw.derivations import event_graph
from rawi.web.draw.graph import figure
from rawi.web.held import derivations_of, event_record, opened, record_of
from rawi.web.links import address_of
from rawi.web.says import origins_sentence, range_svg
from rawi.web.unsaid import of_claim
from rawi.web.view import ClaimView, Record, claim_views
from rawi.web.views.home import facts_of
from rawi.web.views.judging import history_of

# More accounts than this are read in the list of documents, not in a matrix.
MOST_ACCOUNTS = 40
_ALWAYS: tuple[About, ...] = ("who", "whom", "where", "when", "how_many")
_SOMETIMES: tuple[About, ...] = ("what", "role", "scope", "sequence", "modality")


class Cell(NamedTuple):
    """What one account says in one slot: its words with the claim they stand in, and how they stand to the others.

    `state`: agrees, differs (with a nature), silent. `values` are (words, claim id, entity id or None, whether
    the claim's own clause leaves it unsaid).
    """

    state: str
    nature: str
    values: tuple[tuple[str, str, str | None, bool], ...]


class Account(NamedTuple):
    """One account of the event: a passage with its claims, and a cell for each slot."""

    passage: Passage
    claims: tuple[ClaimView, ...]
    cells: tuple[Cell, ...]


def show(request: Request) -> Response:
    """Return the page of an event. Raises `HTTPException` 404 where there is none."""
    with opened(request) as connection:
        events = rows_of(connection, Event, [request.path_params["id"]])
        if not events:
            raise HTTPException(404)
        (event,) = events.values()
        record = event_record(connection, [event])
        drawn = _with_sources(connection, record)
        facts = facts_of(connection, [event.id])
        history = history_of(connection, event.id)
    disputes = list(record.disagreements.values())
    slots = (*_ALWAYS, *(slot for slot in _SOMETIMES if any(d.about == slot for d in disputes)))
    accounts = accounts_of(record, event, disputes, slots)
    graph = event_graph(drawn, event)
    look = ui.look_of(request)
    words = ui.words_for(look.lang, look.digits)
    return ui.page(
        request,
        "app/event.html.j2",
        section="events",
        event=event,
        record=record,
        facts=facts.get(event.id, {}),
        slots=slots,
        accounts=accounts[:MOST_ACCOUNTS],
        told={slot for account in accounts for slot, cell in zip(slots, account.cells, strict=True) if cell.values},
        left_out=max(len(accounts) - MOST_ACCOUNTS, 0),
        contradictions=[d for d in disputes if d.nature == "contradiction"],
        updates=[d for d in disputes if d.nature == "update"],
        edits=[d for d in disputes if d.nature == "editorial_change"],
        marks=[figure_marks(record, held, event) for held in event.figures],
        drawing=figure(graph, drawn, lang=look.drawn, link=address_of(drawn), name="origins"),
        range_svg=partial(range_svg, words),
        origins_sentence=partial(origins_sentence, words),
        history=history,
    )


def _with_sources(connection: Connection, record: Record) -> Record:
    """Return the record of an event with what its accounts draw on, from however far."""
    derivations: dict[str, Derivation] = {}
    passages, documents = dict(record.passages), dict(record.documents)
    due = list(documents)[:MOST_ACCOUNTS]
    known = set(due)
    while due and len(known) <= 2 * MOST_ACCOUNTS:
        found = {row.id: row for document in due for row in derivations_of(connection, document)}
        ends = rows_of(connection, Passage, {end for row in found.values() for end in (row.source, row.target)})
        up = {row.id: row for row in found.values() if row.target in ends and ends[row.target].span.document in known}
        sources = {row.source: ends[row.source] for row in up.values() if row.source in ends}
        derivations |= up
        passages |= sources | {row.target: ends[row.target] for row in up.values()}
        due = list({passage.span.document for passage in sources.values()} - known)
        known |= set(due)
        documents |= rows_of(connection, Document, set(due) - set(documents))
    rows = (record.events, record.claims, passages, record.disagreements, documents, derivations)
    return record_of(connection, *(held.values() for held in rows))


def accounts_of(
    record: Record, event: Event, disputes: Sequence[Disagreement], slots: Sequence[About]
) -> list[Account]:
    """Return the accounts of an event, each with what it says in every slot."""
    views: dict[str, list[ClaimView]] = defaultdict(list)
    for view in claim_views(record, event.claims):
        views[view.passage.id].append(view)
    natures: dict[tuple[str, str], str] = {}
    for dispute in disputes:
        for position in dispute.positions:
            for claim in position.claims:
                if natures.get((claim, dispute.about)) != "contradiction":
                    natures[claim, dispute.about] = dispute.nature
    accounts = []
    for passage, held in views.items():
        cells = tuple(_cell([view.claim for view in held], slot, natures) for slot in slots)
        accounts.append(Account(record.passages[passage], tuple(held), cells))
    return sorted(accounts, key=lambda account: (account.passage.span.document, account.passage.span.start))


def _cell(claims: Sequence[Claim], slot: About, natures: dict[tuple[str, str], str]) -> Cell:
    held: dict[str, tuple[str, str, str | None, bool]] = {}
    for claim in claims:
        unsaid = {(item.about, span) for item in of_claim(claim) for span in item.spans}
        for words, entity, span in _words(claim, slot):
            # What an account says several times stands there once, where possible by a clause that says it itself.
            known = held.get(entity or words)
            if known is None or (known[3] and (slot, span) not in unsaid):
                held[entity or words] = (words, claim.id, entity, (slot, span) in unsaid)
    values = tuple(held.values())
    found = [natures[claim.id, slot] for claim in claims if (claim.id, slot) in natures]
    if found:
        nature = "contradiction" if "contradiction" in found else found[0]
        return Cell("differs", nature, values or tuple((claim.text, claim.id, None, False) for claim in claims[:1]))
    return Cell("agrees" if values else "silent", "", values)


def _words(claim: Claim, slot: About) -> list[tuple[str, str | None, Span | None]]:
    """Return the words that a claim has for a slot, each with the entity they mean and where they stand."""
    match slot:
        case "who" | "whom" | "where":
            parts = {"who": claim.agents, "whom": claim.targets, "where": claim.places}[slot]
            return [(part.text, part.entity, part.span) for part in parts]
        case "when":
            return [(claim.time.text, None, claim.time.span)] if claim.time and claim.time.text else []
        case "how_many":
            return [(figure.text, None, figure.span) for figure in claim.quantities]
    return []


class FigureMark(NamedTuple):
    """One account's figure: its bounds, its words, the claim, and whose it is."""

    low: float | None
    high: float | None
    text: str
    claim: str
    passage: str


def figure_marks(record: Record, figure: EventFigure, event: Event) -> list[FigureMark]:
    """Return the marks of a figure, one for each claim that gives it."""
    marks = []
    for identifier in event.claims:
        claim = record.claims.get(identifier)
        for held in claim.quantities if claim else ():
            if claim and counts_the_same(claim, held, figure):
                marks.append(FigureMark(held.low, held.high, held.text, claim.id, claim.passage))
    return marks
