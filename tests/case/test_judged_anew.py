"""Judgements over time: two who judge at once, words that are read anew, all that is decided undone again."""

import hashlib
import multiprocessing
import tempfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

import msgspec
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from judging import BY, CAPTURE, TAKEOVER, claim_of, copied, event, event_now, record
from tiny import taken

from rawi.case import Case, overlay, relinking
from rawi.case import reading as reading_module
from rawi.case.checking import RefusedError
from rawi.case.judgements import history, judge, orphaned, undo
from rawi.case.reread import reread
from rawi.case.trace import relink
from rawi.lexicon import Lexicon, load
from rawi.model import (
    Claim,
    ClaimTime,
    Derivation,
    Document,
    Event,
    Judgement,
    Mention,
    Reading,
    Reuse,
    Span,
    content_id,
    identified,
)
from rawi.model.document import Layer
from rawi.read import read
from tools import Silent


def _judge_often(folder: Path, claims: Sequence[str], name: str) -> None:
    with Case.create(folder) as case:
        for claim in claims:
            judge(case, by=name, action="correct", subject=claim, field="event_type", value="other")


def test_two_processes_judge_at_once_and_both_are_kept(case: Case) -> None:
    claims = [row.id for row in case.rows(Claim)][:8]
    context = multiprocessing.get_context("spawn")
    people = [context.Process(target=_judge_often, args=(case.folder, claims, name)) for name in ("one", "two")]
    for person in people:
        person.start()
    for person in people:
        person.join()
    assert [person.exitcode for person in people] == [0, 0]
    for claim in claims:
        assert {each.by for each in history(case, claim)} == {"one", "two"}
    assert len(list(case.rows(Judgement))) == 16


# Reading with a newer version: the same words get other ids.


def read_anew(case: Case, monkeypatch: pytest.MonkeyPatch, change: Callable[[Claim], Claim | None]) -> None:
    """Read the documents again as a version would whose claims differ so, and link them."""

    def newer(document: Document, lexicon: Lexicon) -> Reading:
        found = read(document, lexicon)
        claims = [identified(now) for claim in found.claims if (now := change(claim)) is not None]
        return msgspec.structs.replace(found, claims=tuple(claims))

    with monkeypatch.context() as patch:
        patch.setattr(reading_module, "read", newer)
        patch.setattr(relinking, "read", newer)
        patch.setattr(overlay, "read", newer)
        case.connection.execute("UPDATE reading SET version = 'older'")
        assert reread(case, watch=Silent()) == 2
        relink(case, watch=Silent())


def other_rule(claim: Claim) -> Claim:
    return msgspec.structs.replace(claim, rule=f"newer {claim.rule}")


def wider(claim: Claim) -> Claim:
    span = claim.span
    start = max(0, span.start - 3)
    return msgspec.structs.replace(claim, span=Span(span.document, start, span.end), text="…" + claim.text)


@pytest.mark.parametrize("change", [other_rule, wider])
def test_judgements_are_put_to_the_same_words_read_anew(
    case: Case, monkeypatch: pytest.MonkeyPatch, change: Callable[[Claim], Claim]
) -> None:
    capture, takeover = event(case, CAPTURE), event(case, TAKEOVER)
    claim = claim_of(case, TAKEOVER)
    judge(case, by=BY, action="correct", subject=claim.id, field="time", value="2018-02-10")
    judge(case, by=BY, action="grade", subject=claim.id, value="weak")
    judge(case, by=BY, action="merge", subject=capture.id, value=takeover.id)
    judge(case, by=BY, action="correct", subject=capture.id, field="title", value="سقوط الخوين")
    read_anew(case, monkeypatch, change)
    assert not orphaned(case)
    merged = event_now(case, capture.id)
    assert merged.title == "سقوط الخوين"
    assert len(merged.claims) == len(capture.claims) + len(takeover.claims)
    assert claim.id not in merged.claims
    (now,) = [row for row in case.rows(Claim) if row.grades]
    assert now.id in merged.claims
    assert now.time is not None
    assert (now.time.start, now.time.basis) == ("2018-02-10", "judged")
    assert history(case, now.id) == history(case, claim.id)
    assert len(history(case, claim.id)) == 2


def test_what_reads_otherwise_or_is_gone_is_listed_and_comes_back(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    before = record(case)
    claim = claim_of(case, TAKEOVER)
    made = judge(case, by=BY, action="correct", subject=claim.id, field="time", value="2018-02-10")
    whole = judge(case, by=BY, action="confirm", subject=claim.id)
    after = record(case)
    read_anew(case, monkeypatch, lambda each: None if each.span == claim.span else each)
    assert orphaned(case) == (made, whole)
    assert not any(row.judged for row in case.rows(Claim))
    another = "siege"
    read_anew(
        case,
        monkeypatch,
        lambda each: msgspec.structs.replace(each, event_type=another) if each.span == claim.span else each,
    )
    assert orphaned(case) == (made, whole)
    assert not any(row.judged for row in case.rows(Claim))
    read_anew(
        case,
        monkeypatch,
        lambda each: msgspec.structs.replace(each, modality="denied") if each.span == claim.span else each,
    )
    assert [each.id for each in orphaned(case)] == [whole.id]
    read_anew(case, monkeypatch, lambda each: each)
    assert not orphaned(case)
    assert record(case) == after
    for each in (made, whole):
        undo(case, each.id, by=BY)
    relink(case, watch=Silent())
    assert record(case) == before


def test_a_confirmed_value_stays_whatever_is_read_later(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    claim = claim_of(case, TAKEOVER)
    judge(case, by=BY, action="confirm", subject=claim.id, field="time")
    later = ClaimTime(start="2018-02-20", end="2018-02-20", precision="day")
    read_anew(case, monkeypatch, lambda each: msgspec.structs.replace(each, time=later) if each.time else each)
    now = next(row for row in case.rows(Claim) if row.span == claim.span and row.judged)
    assert now.time is not None
    assert now.time.start == "2018-02-12"


def test_words_confirmed_against_a_scan_are_taken_for_what_they_say(tmp_path: Path) -> None:
    text = "قتل 13 مدنيا في قصف على قرية الخوين يوم 12 شباط 2018."
    digest = hashlib.sha256(text.encode()).hexdigest()
    document = Document(
        id=content_id("doc", digest), path="scan.png", sha256=digest, text=text, layers=(Layer("ocr", 0, len(text)),)
    )
    found = read(document, load())
    with Case.create(tmp_path / "scan") as case:
        case.add(*zip(taken(found), strict=True))
        relink(case, watch=Silent())
        figure = next(row for row in case.rows(Mention) if row.kind == "quantity")
        claim = next(row for row in case.rows(Claim) if row.quantities)
        assert figure.doubt == "ocr"
        assert claim.quantities[0].low is None
        made = judge(case, by=BY, action="confirm", subject=figure.id)
        (row,) = case.find(figure.id)
        assert isinstance(row, Mention)
        assert row.doubt is None
        (now,) = case.find(claim.id)
        assert isinstance(now, Claim)
        assert (now.quantities[0].low, now.quantities[0].high) == (13, 13)
        assert next(case.rows(Event)).figures[0].low == 13
        undo(case, made.id, by=BY)
        corrected = judge(case, by=BY, action="correct", subject=figure.id, field="figure", value="11")
        (now,) = case.find(claim.id)
        assert isinstance(now, Claim)
        assert now.quantities[0].low == 11
        assert corrected.id in now.judged
        judge(case, by=BY, action="confirm", subject=claim.id)
        (now,) = case.find(claim.id)
        assert isinstance(now, Claim)
        assert now.doubt is None
        assert now.time is not None
        assert now.time.start == "2018-02-12"


def test_an_event_is_assessed_alike_whatever_else_is_assessed_with_it(case: Case) -> None:
    several = [row for row in case.rows(Event) if len(row.claims) > 1]
    for number, each in enumerate(several):
        judge(case, by=BY, action="reject", subject=each.claims[-(number % 2)])
    step_by_step = record(case)
    with case.transaction():
        overlay.rebuild(case.connection)
    assert record(case) == step_by_step


def test_what_rests_on_an_edge_is_assessed_without_it_until_that_is_undone(case: Case) -> None:
    before = record(case)
    (edge, *_) = case.rows(Derivation)
    (reuse, *_) = case.rows(Reuse)
    made = [
        judge(case, by=BY, action="unlink", subject=edge.id),
        judge(case, by=BY, action="reject", subject=reuse.id),
        judge(case, by=BY, action="correct", subject=event(case, CAPTURE).id, field="title", value="عنوان"),
    ]
    step_by_step = record(case)
    with case.transaction():
        overlay.rebuild(case.connection)
    assert record(case) == step_by_step
    for each in made:
        undo(case, each.id, by=BY)
    assert record(case) == before


@given(st.data())
@settings(max_examples=12, deadline=None, phases=[Phase.generate])
def test_whatever_is_decided_and_undone_leaves_the_record_as_it_was(folder: Path, data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as place, copied(folder, Path(place) / "case") as case:
        before = record(case)
        claims = [row.id for row in case.rows(Claim)]
        made: list[Judgement] = []
        for _ in range(data.draw(st.integers(1, 6))):
            events = [row.id for row in case.rows(Event)]
            claim, one, other = (data.draw(st.sampled_from(each)) for each in (claims, events, events))
            deed: dict[str, str] = data.draw(
                st.sampled_from(
                    [
                        {"action": "merge", "subject": one, "value": other},
                        {"action": "link", "subject": claim, "value": one},
                        {"action": "unlink", "subject": claim},
                        {"action": "reject", "subject": claim},
                        {"action": "correct", "subject": claim, "field": "time", "value": "2018-02-10"},
                        {"action": "correct", "subject": one, "field": "title", "value": "عنوان"},
                        {"action": "reject", "subject": one},
                        {"action": "note", "subject": claim},
                    ]
                )
            )
            with suppress(RefusedError):
                made.append(judge(case, by=BY, **deed))  # type: ignore[arg-type]
            held = [claim for row in case.rows(Event) for claim in row.claims]
            assert len(held) == len(set(held))
            assert {row.id for row in case.rows(Claim)} >= set(held)
        once = record(case)
        with case.transaction():
            overlay.rebuild(case.connection)
        assert record(case) == once
        for each in data.draw(st.permutations(made)):
            undo(case, each.id, by=BY)
        assert record(case) == before
