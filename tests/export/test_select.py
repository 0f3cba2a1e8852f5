"""The part of a case that an export is of."""

import re
from pathlib import Path

import pytest

from rawi.case import Case, CaseError
from rawi.case.judgements import judge
from rawi.export.select import select
from rawi.model import Claim, Disagreement, Document, Entity, Event, Source, decode, encode
from synthetic import build_case


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_case(tmp_path_factory.mktemp("synthetic") / "case", documents=24, seed=5)


def test_a_whole_case_is_the_record(example_case: Path) -> None:
    with Case.open(example_case) as case:
        with select(case) as selected:
            lines = [line.decode() for line in selected.lines()]
        assert lines == list(case.lines())


def test_a_chosen_event_brings_what_it_rests_on(folder: Path) -> None:
    with Case.open(folder) as case:
        event = max(case.rows(Event), key=lambda event: len(event.claims))
        with select(case, events=[event.id]) as selected:
            rows = [decode(line) for line in selected.lines()]
            (dossier,) = selected.events()
    assert [row.id for row in rows if isinstance(row, Event)] == [event.id]
    assert {row.id for row in rows if isinstance(row, Claim)} >= set(event.claims)
    assert [told.claim.id for told in dossier.told] == list(event.claims)
    documents = {row.id for row in rows if isinstance(row, Document)}
    assert documents == {row.span.document for row in rows if isinstance(row, Claim)}
    there = {row.id for row in rows}
    named = set(re.findall(rb'"((?:doc|pas|men|cla|quo|sou|ent)-[0-9a-f]{16})"', b"\n".join(map(encode, rows))))
    assert {name.decode() for name in named} <= there
    # Nobody is there whom nothing names.
    assert {row.id for row in rows if isinstance(row, Source | Entity)} <= {name.decode() for name in named}


def test_events_since_a_day_are_those_that_may_have_been_then(folder: Path) -> None:
    with Case.open(folder) as case:
        events = list(case.rows(Event))
        day = sorted(event.time.end for event in events if event.time and event.time.end)[len(events) // 2]
        with select(case, since=day) as selected:
            chosen = {event.id for event in selected.rows(Event)}
            for disagreement in selected.rows(Disagreement):
                assert disagreement.event in chosen
    assert chosen == {
        event.id for event in events if event.time is None or event.time.end is None or event.time.end >= day
    }
    assert 0 < len(chosen) < len(events)


def test_an_id_that_no_event_has_is_said(folder: Path) -> None:
    said = "no event of the case has the id eve-0zz"
    with Case.open(folder) as case, pytest.raises(CaseError, match=said), select(case, events=["eve-0zz"]):
        pass


def test_a_case_may_be_chosen_from_again(folder: Path) -> None:
    with Case.open(folder) as case:
        event = next(case.rows(Event)).id
        for _ in range(2):
            with select(case, events=[event]) as selected:
                assert len(list(selected.events())) == 1


def test_disagreements_come_with_their_event(folder: Path) -> None:
    with Case.open(folder) as case, select(case) as selected:
        found = [d.id for dossier in selected.events() for d in dossier.disagreements]
        assert sorted(found) == sorted(d.id for d in selected.rows(Disagreement))
        assert found


def test_what_persons_decided_is_exported(tmp_path: Path) -> None:
    folder = build_case(tmp_path / "case", documents=8, seed=9)
    with Case.create(folder) as case:
        out, kept = (event for event in list(case.rows(Event))[:2])
        claim = next(claim for claim in case.rows(Claim) if claim.id in kept.claims)
        judge(case, by="reviewer", action="reject", subject=out.id, reason="told of another war")
        made = judge(case, by="reviewer", action="correct", subject=claim.id, field="event_type", value='"shelling"')
    with Case.open(folder) as case, select(case) as selected:
        assert out.id not in [event.id for event in selected.rows(Event)]
        assert selected.get(Event, out.id) is None
        dossier = selected.dossier(kept.id)
        assert dossier is not None
        told = next(told for told in dossier.told if told.claim.id == claim.id)
        assert (told.claim.event_type, told.claim.judged) == ("shelling", (made.id,))
        assert [line for line in selected.lines() if made.id.encode() in line]
