"""A case as text that a stranger understands: who tells what, on how many origins it rests, what was changed."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

import msgspec

from rawi.case import Case
from rawi.cli import words
from rawi.cli.differing import disagreement_lines
from rawi.cli.terminal import words_of_source, wrapped
from rawi.ingest import shown
from rawi.lexicon import load
from rawi.link.events.origins import sides as sides_of
from rawi.link.events.told import without_claims
from rawi.link.events.who import Who
from rawi.model import ROW_TYPES, Change, Origin, Passage
from rawi.web.view import AuditView, EventView, PairView, Record, arrange, audit_views, event_views, pair_views
from rawi.web.view import plain_changes as most_telling_first

ACCOUNTS = frozenset({"report", "summary", "statement"})
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
    "person_shift": "shifts the grammatical person",
    "strengthened": "says it more strongly",
    "softened": "says it less strongly",
    "scare_quoted": "puts in scare quotes",
    "false_ellipsis": "marks an omission where nothing is left out",
    "typo": "misspells",
    "misread": "differs, perhaps only as read from the picture",
}
# Named and counted in a summary; the record and the report show each.
_SMALL = frozenset({"moved", "renamed", "typo", "misread"})
_NATURES = (
    ("contradiction", "Where independent accounts contradict each other"),
    ("update", "Where a later account gives a newer figure"),
    ("editorial_change", "What was changed on the way from one account to another"),
)
_SEVERITIES = ("high", "medium", "low")
# A few screens; the record and the report have them all.
_DOCUMENTS_SHOWN = 60
_DERIVATIONS_SHOWN = 40
_QUOTATIONS_SHOWN = 40
_EVENTS_SHOWN = 8
_TOLD_ONCE_SHOWN = 12
_DISAGREEMENTS_SHOWN = 12


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
    shared = [event for event in events if event.documents > 1]
    alone = [event for event in events if event.documents < 2]
    audits = [audit for audit in audit_views(record) if audit.quotation.verdict != "unchecked"]
    accounts = [passage for passage in record.passages.values() if passage.role in ACCOUNTS]
    yield from _headline(record, accounts, events, audits)
    yield from _documents(record)
    # A headline draws on what its own page draws on.
    yield from _derivations(record, [pair for pair in pair_views(record) if pair.target.role in ACCOUNTS])
    yield from _shared_events(record, shared)
    yield from _told_once(record, alone)
    yield from quotation_audit_lines(record, audits, most=_QUOTATIONS_SHOWN)
    yield from _disagreements(record, [*shared, *alone])


def _headline(
    record: Record, accounts: Sequence[Passage], events: Sequence[EventView], audits: Sequence[AuditView]
) -> Iterator[str]:
    told = f"{words.count(len(record.documents), 'document')}, {words.count(len(accounts), 'account')}"
    yield wrapped(f"{told}, {words.count(len(events), 'event')}.")
    shared = [event for event in events if event.documents > 1]
    if shared:
        single = sum(event.event.independent.high == 1 for event in shared)
        yield wrapped(
            f"{words.count(len(shared), 'event')} told in more than one document; "
            f"{'all' if single == len(shared) else single} of them on one independent origin only."
        )
    if audits:
        changed = sum(audit.quotation.verdict != "verbatim" for audit in audits)
        yield wrapped(f"{words.count(len(audits), 'quotation')} held against the source; {changed} not verbatim.")


def _heading(text: str) -> Iterator[str]:
    yield ""
    yield wrapped(text.upper())


def _more(shown: int, all_there_are: int) -> Iterator[str]:
    if all_there_are > shown:
        yield wrapped(f"And {all_there_are - shown:,} more: see rawi report.")


def _documents(record: Record) -> Iterator[str]:
    yield from _heading("Documents and their accounts")
    for document in islice(record.documents.values(), _DOCUMENTS_SHOWN):
        number = record.numbers[document.id]
        yield wrapped(f"{number}. {shown(document.path)}, {words.published(document)}", hanging=3)
        if document.title:
            yield words_of_source(document.title, indent=7)
        for note in document.notes:
            yield wrapped(f"NOTE {note}", indent=3, hanging=2)
        for passage in record.passages_of.get(document.id, ()):
            if passage.role in ACCOUNTS:
                yield wrapped(f"- {words.label(passage.role)}, told by {words.who(record, passage.narrator)}", indent=3)
    yield from _more(_DOCUMENTS_SHOWN, len(record.documents))


def _derivations(record: Record, pairs: Sequence[PairView]) -> Iterator[str]:
    if not pairs:
        return
    yield from _heading("Who draws on whom")
    for pair in pairs[:_DERIVATIONS_SHOWN]:
        yield derivation_line(record, pair)
    yield from _more(_DERIVATIONS_SHOWN, len(pairs))


def derivation_line(record: Record, pair: PairView) -> str:
    """Return which account draws on which, in how much of its words, and whether it says so."""
    if pair.derivation.either_way:
        return wrapped(
            f"- of {_account(record, pair.source)} and {_account(record, pair.target)} one copies the other without"
            f" saying so, in {pair.derivation.share:.0%} of the words; nothing shows which was first",
            hanging=2,
        )
    declared = "and says so" if pair.derivation.declared else "without saying so"
    if pair.source.narrator is not None and pair.source.narrator == pair.target.narrator:
        # Nobody copies himself.
        declared = "its own words"
    return wrapped(
        f"- {_account(record, pair.target)} {pair.derivation.kind} {_account(record, pair.source)}"
        f" in {pair.derivation.share:.0%} of its words, {declared}",
        hanging=2,
    )


def _account(record: Record, passage: Passage) -> str:
    told = f" of {words.who(record, passage.narrator)}" if passage.narrator else ""
    return f"the {words.label(passage.role)}{told} ({document_of(record, passage.span.document)})"


def document_of(record: Record, identifier: str) -> str:
    """Return a document by its number in the order of the record."""
    return f"document {record.numbers[identifier]}"


def _shared_events(record: Record, events: Sequence[EventView]) -> Iterator[str]:
    if not events:
        return
    yield from _heading("Events told in more than one document")
    for number, view in enumerate(events[:_EVENTS_SHOWN], start=1):
        yield ""
        yield from event_lines(record, view, title=f"{number}. ")
        for teller, texts in _by_teller(record, view).items():
            yield wrapped(f"- {teller}", indent=3, hanging=2)
            yield from (words_of_source(text, indent=9) for text in texts)
    if len(events) > _EVENTS_SHOWN:
        yield ""
    yield from _more(_EVENTS_SHOWN, len(events))


def _by_teller(record: Record, view: EventView) -> dict[str, dict[str, None]]:
    """Return the words of the claims by who says them where; words that tell of two things stand once."""
    texts: dict[str, dict[str, None]] = {}
    for told in view.claims:
        teller = f"{words.chain(record, told.claim)} ({document_of(record, told.claim.span.document)})"
        texts.setdefault(teller, {})[told.claim.text] = None
    return texts


def _told_once(record: Record, events: Sequence[EventView]) -> Iterator[str]:
    if not events:
        return
    yield from _heading("Told in one document only")
    for view in events[:_TOLD_ONCE_SHOWN]:
        named, perhaps = _origins(record, view)
        by = f": {'; '.join((*named, *perhaps))}" if view.roots else ""
        where = dict.fromkeys(document_of(record, told.claim.span.document) for told in view.claims)
        at = f", {words.listed(list(where))}" if where else ""
        yield wrapped(f"- {event_called(record, view.event.id)}{by}{at}", hanging=2)
    yield from _more(_TOLD_ONCE_SHOWN, len(events))


def event_lines(record: Record, view: EventView, *, title: str = "") -> Iterator[str]:
    """Yield what is told of an event and on how many origins it rests, without the claims."""
    event = view.event
    yield wrapped(f"{title}{event_called(record, view.event.id)}", hanging=len(title))
    for role, participants in (("who", event.agents), ("whom", event.targets)):
        if participants:
            names = [words.who(record, p.entity, p.text) for p in participants]
            yield wrapped(f"{role}: {words.listed(list(dict.fromkeys(names)))}", indent=3, hanging=2)
    for figure in event.figures:
        yield wrapped(words.figure(figure), indent=3, hanging=2)
    accounts = len({claim.passage.id for claim in view.claims})
    told = f"{words.count(view.documents, 'document')}, {words.count(accounts, 'account')}"
    yield wrapped(f"{told}, {_counted_origins(record, view)}", indent=3, hanging=2)


def event_called(record: Record, identifier: str) -> str:
    """Return an event by what it was, where and when."""
    event = record.events.get(identifier)
    if event is None:
        return "an event"
    parts = [words.label(event.event_type).capitalize()]
    if event.place is not None:
        parts.append(words.where(record, event.place))
    parts.append(words.days(event.time.start, event.time.end) if event.time else "date open")
    return ", ".join(parts)


def _counted_origins(record: Record, view: EventView) -> str:
    low, high = view.event.independent.low, view.event.independent.high
    number = f"{low}" if low == high else f"{low} to {high}"
    named, perhaps = _origins(record, view)
    told = "; ".join((*named, *perhaps))
    return f"{number} INDEPENDENT ORIGIN{'' if high == 1 else 'S'}{': ' if told else ''}{told}"


def _origins(record: Record, view: EventView) -> tuple[list[str], list[str]]:
    """Return the sides an event rests on, each once, and apart from them who may be one more."""
    origins = {origin.root: origin for origin in view.event.origins if origin.root is not None}
    named: list[str] = []
    sides: list[list[str]] = []
    twins = _twins(record, view)
    independent = view.event.independent
    found_sides = _sides(record, list(origins))
    # Of twins that tell of other things here each counts for itself.
    one_too_many = len(found_sides) - independent.low
    for side in found_sides:
        told = f"{_side(record, side)}{words.interest(origins[side[0]].interest)}"
        before = next((n for n, other in enumerate(sides) if any({a, b} in twins for a in other for b in side)), None)
        if before is None or one_too_many < 1:
            sides.append(side)
            named.append(told)
        else:
            # Of the two one copies the other.
            one_too_many -= 1
            sides[before] += side
            named[before] += f" or {told}"
    called = [_called(record, origin) for origin in view.event.origins if origin.root is None]
    if called and not named:
        named.append(called.pop(0) or words.who(record, None))
    # So are those of no name: of two of them one may copy the other.
    called = called[: max(0, independent.high - len(named))]
    found = [name for name in called if name is not None]
    unnamed = len(called) - len(found)
    if unnamed:
        one_more = "another unnamed narrator" if named == [words.who(record, None)] else words.who(record, None)
        found.append(one_more if unnamed == 1 else f"{unnamed} unnamed narrators")
    return named, [f"perhaps {words.listed(found)}"] if found else []


def _called(record: Record, origin: Origin) -> str | None:
    """Return what words call an origin that nobody is known by ("a medical source"), or null."""
    said = (record.claims[claim].attribution[-1] for claim in origin.claims if claim in record.claims)
    return next((words.quoted(link.text) for link in said if link.speaker is None and link.text), None)


def _side(record: Record, side: Sequence[str]) -> str:
    head, *others = (words.who(record, root) for root in side)
    return f"{head} with {words.listed(others)}" if others else head


def _twins(record: Record, view: EventView) -> list[set[str]]:
    """Return by twos the narrators of accounts of an event of which one copies the other, nobody knows which."""
    found = []
    accounts = {told.claim.passage for told in view.claims}
    for edge in record.derivations.values():
        source, target = record.passages.get(edge.source), record.passages.get(edge.target)
        if not {edge.source, edge.target} <= accounts:
            continue
        if edge.either_way and source is not None and target is not None and source.narrator and target.narrator:
            found.append({_actor(record, source.narrator), _actor(record, target.narrator)})
    return found


def _actor(record: Record, narrator: str) -> str:
    source = record.sources.get(narrator)
    return (source.entity if source is not None else None) or narrator


def _sides(record: Record, roots: Sequence[str]) -> list[list[str]]:
    """Return the roots of an event by side, in each first the one that the others belong to."""
    if len(roots) < 2:
        return [[root] for root in roots]
    rows = record.entities.values(), record.sources.values(), record.mentions.values()
    case = without_claims(Who.of(load().entities, [rows]), record.passages)
    return [sorted(side, key=lambda root: len(case.lineage(root))) for side in sides_of(roots, case)]


def quotation_audit_lines(record: Record, audits: Sequence[AuditView], *, most: int | None = None) -> Iterator[str]:
    """Yield the quotations that are not their source's words (all, or so many): both sides, and what was changed."""
    changed = [audit for audit in audits if audit.quotation.verdict not in {"verbatim", "unchecked"}]
    if not changed:
        return
    yield from _heading("Quotations that are not verbatim")
    for number, audit in enumerate(changed[:most], start=1):
        quotation = audit.quotation
        inner = quotation.attribution[-1] if quotation.attribution else None
        speaker = words.who(record, inner.speaker, inner.text) if inner else words.who(record, None)
        where = document_of(record, quotation.span.document)
        verdict = words.label(str(quotation.verdict))
        yield ""
        yield wrapped(f"{number}. In {where}, in quotation marks, as words of {speaker}: {verdict}", hanging=3)
        yield words_of_source(quotation.text, indent=9)
        if quotation.source_span is not None:
            yield wrapped(f"{document_of(record, quotation.source_span.document)} reads", indent=3)
            yield words_of_source(record.slice(quotation.source_span), indent=9)
        yield from change_lines(quotation.changes, indent=3)
        if quotation.verdict == "altered" and not quotation.changes:
            yield wrapped("- other forms or another order of the same words", indent=3)
    if most is not None and len(changed) > most:
        yield ""
        yield from _more(most, len(changed))


def change_lines(changes: Sequence[Change], *, indent: int) -> Iterator[str]:
    """Yield what was changed, what matters most first and like with like; small changes are counted."""
    by_kind: dict[str, list[Change]] = {}
    for change in most_telling_first(changes):
        by_kind.setdefault(change.kind, []).append(change)
    for kind, alike in by_kind.items():
        if kind in _SMALL:
            continue
        yield wrapped(f"- {_CHANGES[kind]}", indent=indent)
        for change in sorted(alike, key=_is_both_sided):
            if change.source_text.strip():
                yield words_of_source(change.source_text, indent=indent + 6)
            if _is_both_sided(change):
                yield wrapped("now", indent=indent + 2)
            if change.target_text.strip():
                yield words_of_source(change.target_text, indent=indent + 6)
    small = Counter(change.kind for change in changes if change.kind in _SMALL)
    if small:
        counted = [f"{_CHANGES[kind]} ({number})" for kind, number in sorted(small.items())]
        yield wrapped(f"- and {words.listed(counted)}", indent=indent, hanging=2)


def _is_both_sided(change: Change) -> bool:
    return bool(change.source_text.strip() and change.target_text.strip())


def _disagreements(record: Record, events: Sequence[EventView]) -> Iterator[str]:
    numbers = {view.event.id: number for number, view in enumerate(events[:_EVENTS_SHOWN], start=1)}
    for nature, title in _NATURES:
        found = [d for d in record.disagreements.values() if d.nature == nature]
        if not found:
            continue
        found.sort(key=lambda d: (_SEVERITIES.index(d.severity), numbers.get(d.event, len(numbers) + 1)))
        yield from _heading(title)
        for disagreement in found[:_DISAGREEMENTS_SHOWN]:
            number = numbers.get(disagreement.event)
            event = f"event {number}" if number else event_called(record, disagreement.event)
            yield from disagreement_lines(record, disagreement, event=event)
        yield from _more(_DISAGREEMENTS_SHOWN, len(found))
