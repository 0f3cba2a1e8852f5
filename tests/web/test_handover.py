"""What a report is of: all of a case, chosen events with what they derive from, or the weightiest; masked on wish."""

from pathlib import Path

import pytest

from rawi.case import Case, CaseError
from rawi.model import Claim, Derivation, Document, Event, Passage, Reuse
from rawi.web.handover import collect
from rawi.web.report import report_of


def test_a_small_case_is_told_whole(traced: Path) -> None:
    with Case.open(traced) as case:
        rows, scope = collect(case)
        assert scope.kind == "all" and scope.events == scope.all_events == len(list(case.rows(Event)))
        assert scope.documents == scope.all_documents == 2
        assert sum(isinstance(row, Claim) for row in rows) == len(list(case.rows(Claim)))
        assert scope.head is not None and len(scope.head) == 64


def test_a_chosen_event_brings_the_text_it_derives_from(traced: Path) -> None:
    with Case.open(traced) as case:
        claims = {claim.id: claim for claim in case.rows(Claim)}
        passages = {passage.id: passage for passage in case.rows(Passage)}
        targets = {passages[edge.target].span.document for edge in case.rows(Derivation)}
        sources = {passages[edge.source].span.document for edge in case.rows(Derivation)}
        # An event that the agency alone tells: the statement it draws on has no claim of it.
        (agency,) = targets - sources
        event = next(e for e in case.rows(Event) if {claims[c].span.document for c in e.claims} == {agency})
        rows, scope = collect(case, events=[event.id[:12]])
        assert (scope.kind, scope.events) == ("asked", 1)
        documents = {row.id for row in rows if isinstance(row, Document)}
        assert documents == {agency} | sources
        assert {row.id for row in rows if isinstance(row, Claim)} == set(event.claims)
        held = {row.id for row in rows if isinstance(row, Passage)}
        assert all({row.source, row.target} <= held for row in rows if isinstance(row, Derivation))
        assert all({row.source.passage, row.target.passage} <= held for row in rows if isinstance(row, Reuse))


def test_of_a_large_case_the_weightiest_and_it_says_so(traced: Path) -> None:
    with Case.open(traced) as case:
        rows, scope = collect(case, most=3)
        assert (scope.kind, scope.events) == ("weightiest", 3)
        kept = [row for row in rows if isinstance(row, Event)]
        told = {event.id: len({d for o in event.origins for d in o.documents}) for event in case.rows(Event)}
        assert min(told[event.id] for event in kept) == max(told.values())
        assert len(kept) == 3 < scope.all_events


def test_an_event_that_is_not_there_is_said(traced: Path) -> None:
    with Case.open(traced) as case, pytest.raises(CaseError, match="eve-none"):
        collect(case, events=["eve-none"])


def test_a_masked_report_holds_no_hash_of_an_original_and_says_what_it_is(traced: Path) -> None:
    with Case.open(traced) as case:
        plain, _ = report_of(case, name="x")
        page, scope = report_of(case, name="x", profile="redacted")
        documents = list(case.rows(Document))
    assert scope.profile == "redacted" and scope.masked
    author = next(document.author for document in documents if document.author)
    assert author in plain and author not in page
    for document in documents:
        assert document.sha256 in plain and document.sha256 not in page and document.path not in page
    assert "scope redacted" in page and "scope redacted" not in plain


def test_a_profile_that_there_is_not_is_said(traced: Path) -> None:
    with Case.open(traced) as case, pytest.raises(CaseError, match="no redaction profile"):
        report_of(case, name="x", profile="nothing")
