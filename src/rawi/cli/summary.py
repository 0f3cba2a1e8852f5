"""A case as text that a stranger understands: who tells what, on how many origins it rests, what was changed."""

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from rawi.case import Case
from rawi.cli import words
from rawi.cli.terminal import words_of_source, wrapped
from rawi.ingest import shown
from rawi.model import ROW_TYPES, Change, Disagreement, Document, Passage
from rawi.web.view import (
    AuditView,
    EventView,
    PairView,
    Record,
    arrange,
    audit_views,
    event_views,
    pair_views,
    plain_changes,
)

ACCOUNTS = frozenset({"report", "summary", "statement"})
_INTERESTS = {
    "party": "a party to the fight",
    "opponent": "an opponent of those it speaks of",
    "third_party": "a third party",
    "unknown": "interest not known",
}
_CHANGES = {
    "dropped": "leaves out",
    "added": "adds",
    "substituted": "puts other words",
    "moved": "moves",
    "renamed": "renames",
    "actor_dropped": "leaves out an actor",
    "actor_added": "adds an actor",
    "epithet_dropped": "leaves out an epithet",
    "epithet_added": "adds an epithet",
    "number_changed": "changes a number",
    "time_changed": "changes a time",
    "role_reversed": "turns a role round",
    "person_shift": "shifts the person",
    "strengthened": "says it more strongly",
    "softened": "says it less strongly",
    "scare_quoted": "puts in scare quotes",
    "false_ellipsis": "marks an omission where none is",
    "typo": "misspells",
}
# Events told once by one voice are many; the record and the report have them all.
_EVENTS_SHOWN = 12


def record_of(case: Case) -> Record:
    """Return the rows of a case, arranged."""
    return arrange(row for row_type in ROW_TYPES for row in case.rows(row_type))


def case_as_json(record: Record, **counts: int) -> bytes:
    """Return what the summary tells as one JSON object: rows as in the record, without the texts."""
    held = {
        **counts,
        "documents": [msgspec.structs.replace(document, text="") for document in record.documents.values()],
        "events": [view.event for view in event_views(record)],
        "derivations": list(record.derivations.values()),
        "quotations": [q for q in record.quotations.values() if q.verdict not in {None, "unchecked"}],
        "disagreements": list(record.disagreements.values()),
    }
    return msgspec.json.encode(held) + b"\n"


def summary(record: Record) -> Iterator[str]:
    """Yield the lines of the summary of a case."""
    events = event_views(record)
    audits = [audit for audit in audit_views(record) if audit.quotation.verdict != "unchecked"]
    accounts = [passage for passage in record.passages.values() if passage.role in ACCOUNTS]
    yield wrapped(_headline(record, events, audits, accounts))
    yield from _documents(record, accounts)
    yield from _derivations(record, pair_views(record))
    yield from _events(record, events)
    yield from quotation_audit_lines(audits)
    yield from _disagreements(record)


def _headline(
    record: Record, events: Sequence[EventView], audits: Sequence[AuditView], accounts: Sequence[Passage]
) -> str:
    parts = [
        f"{words.count(len(record.documents), 'document')} with {words.count(len(accounts), 'account')}"
        f" of {words.count(len(events), 'event')}."
    ]
    shared = [event for event in events if event.documents > 1]
    single = [event for event in shared if event.event.independent.high == 1]
    if shared:
        parts.append(
            f"{words.count(len(shared), 'event')} told in more than one document;"
            f" {len(single)} of them on one independent origin only."
        )
    altered = [audit for audit in audits if audit.quotation.verdict != "verbatim"]
    if audits:
        parts.append(f"{words.count(len(audits), 'quotation')} held against the source: {len(altered)} not verbatim.")
    return " ".join(parts)


def _heading(text: str) -> Iterator[str]:
    yield ""
    yield text.upper()


def _documents(record: Record, accounts: Iterable[Passage]) -> Iterator[str]:
    yield from _heading("Documents and their accounts")
    for document in record.documents.values():
        yield wrapped(f"{shown(document.path)}, {words.published(document)}", hanging=2)
        if document.title:
            yield words_of_source(document.title, indent=4)
        for passage in accounts:
            if passage.span.document == document.id:
                narrator = words.name(record.named(passage.narrator))
                yield wrapped(f"- {words.label(passage.role)}, told by {narrator}", indent=2, hanging=2)


def _derivations(record: Record, pairs: Sequence[PairView]) -> Iterator[str]:
    if not pairs:
        return
    yield from _heading("Who draws on whom")
    for pair in pairs:
        declared = "says so itself" if pair.derivation.declared else "does not say so"
        yield wrapped(
            f"- {account_of(record, pair.target)} {pair.derivation.kind} {account_of(record, pair.source)}:"
            f" {pair.derivation.share:.0%} of its words; it {declared}",
            indent=2,
            hanging=2,
        )


def account_of(record: Record, passage: Passage) -> str:
    """Return which account is meant: its role, its narrator and the document it stands in."""
    narrator = record.named(passage.narrator)
    told = f" of {words.name(narrator)}" if passage.narrator else ""
    return f"the {words.label(passage.role)}{told} ({shown(record.documents[passage.span.document].path)})"


def _events(record: Record, events: Sequence[EventView]) -> Iterator[str]:
    if not events:
        return
    yield from _heading("Events")
    for number, view in enumerate(events[:_EVENTS_SHOWN], start=1):
        yield from _event(record, view, number)
    rest = len(events) - _EVENTS_SHOWN
    if rest > 0:
        yield ""
        yield wrapped(f"{words.count(rest, 'more event')}: see rawi export or rawi report.")


def _event(record: Record, view: EventView, number: int) -> Iterator[str]:
    yield ""
    yield from event_lines(view, title=f"{number}. ")
    for told in view.claims:
        yield wrapped(f"- {words.chain(record, told.claim)}", indent=5, hanging=2)
        yield words_of_source(told.claim.text, indent=9)


def event_lines(view: EventView, *, title: str = "") -> Iterator[str]:
    """Yield what is told of an event and on how many origins it rests, without the claims."""
    event = view.event
    parts = [words.label(event.event_type).capitalize()]
    if view.place is not None:
        parts.append(words.name(view.place))
    parts.append(words.days(event.time.start, event.time.end) if event.time else "date open")
    yield wrapped(f"{title}{', '.join(parts)}", hanging=len(title))
    if view.agents:
        yield wrapped(f"by {words.listed([words.name(named) for named in view.agents])}", indent=3, hanging=2)
    if view.targets:
        yield wrapped(f"to {words.listed([words.name(named) for named in view.targets])}", indent=3, hanging=2)
    for figure in event.figures:
        yield wrapped(words.figure(figure), indent=3, hanging=2)
    yield wrapped(f"{_told(view)}; {_origins(view)}", indent=3, hanging=2)


def _told(view: EventView) -> str:
    accounts = len({claim.passage.id for claim in view.claims})
    return f"told in {words.count(view.documents, 'document')}, {words.count(accounts, 'account')}"


def _origins(view: EventView) -> str:
    low, high = view.event.independent.low, view.event.independent.high
    number = f"{low}" if low == high else f"{low} to {high}"
    roots = [f"{words.name(named)}, {_INTERESTS[interest]}" for named, interest, _ in view.roots]
    named = f": {'; '.join(roots)}" if roots else ""
    return f"{number} independent origin{'' if high == 1 else 's'}{named}"


def quotation_audit_lines(audits: Sequence[AuditView]) -> Iterator[str]:
    """Yield the quotations that are not their source's words, each with what was changed."""
    changed = [audit for audit in audits if audit.quotation.verdict not in {"verbatim", "unchecked"}]
    if not changed:
        return
    yield from _heading("Quotations that are not verbatim")
    for number, audit in enumerate(changed, start=1):
        quotation = audit.quotation
        yield ""
        verdict = words.label(str(quotation.verdict))
        yield wrapped(f"{number}. given as words of {words.name(audit.speaker)}: {verdict}", hanging=3)
        yield words_of_source(quotation.text, indent=5)
        for change in plain_changes(quotation.changes):
            yield from change_lines(change, indent=3)


def change_lines(change: Change, *, indent: int) -> Iterator[str]:
    """Yield what a change is, then the source's words and the words put in their place."""
    yield wrapped(f"- {_CHANGES[change.kind]}", indent=indent)
    if change.source_text.strip():
        yield words_of_source(change.source_text, indent=indent + 4)
    if change.source_text.strip() and change.target_text.strip():
        yield wrapped("now reads", indent=indent + 2)
    if change.target_text.strip():
        yield words_of_source(change.target_text, indent=indent + 4)


def _disagreements(record: Record) -> Iterator[str]:
    natures = (
        ("contradiction", "Where independent accounts contradict each other"),
        ("update", "Where a later account gives a newer figure"),
        ("editorial_change", "What was changed on the way from one account to the other"),
    )
    for nature, title in natures:
        found = [d for d in record.disagreements.values() if d.nature == nature]
        if not found:
            continue
        yield from _heading(title)
        for disagreement in found:
            yield from disagreement_lines(record, disagreement)


def disagreement_lines(record: Record, disagreement: Disagreement) -> Iterator[str]:
    """Yield what accounts of an event differ about, and who holds what."""
    event = record.events.get(disagreement.event)
    told = f", {words.label(event.event_type)}" if event else ""
    yield wrapped(f"- {words.label(disagreement.about)} ({disagreement.severity}){told}", indent=2)
    for position in disagreement.positions:
        claims = [record.claims[claim] for claim in position.claims if claim in record.claims]
        holders = dict.fromkeys(_holder(record, claim.span.document) for claim in claims)
        yield wrapped(f"{position.value}{f' ({words.listed(list(holders))})' if holders else ''}", indent=6, hanging=2)


def _holder(record: Record, document: str) -> str:
    held: Document = record.documents[document]
    return shown(held.path)
