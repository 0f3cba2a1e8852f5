"""What people decide about a traced case: the record follows, what linking starts from follows, and nothing is lost."""

from pathlib import Path

import pytest
from judging import BY, CAPTURE, EXAMPLE, TAKEOVER, claim_of, event, event_now, record

from rawi.case import Case
from rawi.case.checking import RefusedError
from rawi.case.judgements import judge, orphaned, undo
from rawi.case.trace import relink, trace
from rawi.model import (
    Claim,
    Derivation,
    Disagreement,
    Document,
    Entity,
    Event,
    Judgement,
    Mention,
    Passage,
    PlaceValue,
    Source,
)
from tools import Silent


def test_merged_events_are_one_with_all_it_rests_on(case: Case) -> None:
    before = record(case)
    capture, takeover = event(case, CAPTURE), event(case, TAKEOVER)
    made = judge(case, by=BY, action="merge", subject=capture.id, value=takeover.id)
    (merged,) = case.find(capture.id)
    assert isinstance(merged, Event)
    assert set(merged.claims) == {*capture.claims, *takeover.claims}
    assert merged.independent.low == 2
    assert {origin.root for origin in merged.origins} == {o.root for e in (capture, takeover) for o in e.origins}
    assert merged.judged == (made.id,)
    assert not case.find(takeover.id)
    assert not any(row.event == takeover.id for row in case.rows(Disagreement))
    told = [claim for row in case.rows(Event) for claim in row.claims]
    assert sorted(told) == sorted(row.id for row in case.rows(Claim))
    back = undo(case, made.id, by=BY)
    assert record(case) == before
    undo(case, back.id, by=BY)
    assert case.find(capture.id) == (merged,)


def test_a_split_and_an_unlinked_claim_keep_the_ids_they_got(case: Case) -> None:
    capture = event(case, CAPTURE)
    made = judge(case, by=BY, action="split", subject=capture.id, value=",".join(capture.claims[:2]))
    (parted,) = [row for row in case.rows(Event) if row.judged == (made.id,) and row.id != capture.id]
    assert set(parted.claims) == set(capture.claims[:2])
    alone = judge(case, by=BY, action="unlink", subject=capture.claims[0])
    (single,) = [row for row in case.rows(Event) if row.claims == capture.claims[:1]]
    assert alone.id in single.judged
    judge(case, by=BY, action="link", subject=capture.claims[0], value=capture.id)
    assert capture.claims[0] in event_now(case, capture.id).claims
    assert event_now(case, parted.id).claims == capture.claims[1:2]
    events = {row.id: set(row.claims) for row in case.rows(Event)}
    relink(case, watch=Silent())
    assert {row.id: set(row.claims) for row in case.rows(Event)} == events


def test_a_corrected_figure_is_the_event_s_at_once_and_after_linking(case: Case) -> None:
    capture = event(case, CAPTURE)
    for identifier in capture.claims:
        (row,) = case.find(identifier)
        if isinstance(row, Claim) and row.quantities:
            judge(case, by=BY, action="correct", subject=identifier, field="figure:captured", value="340-350")
    (figure,) = event_now(case, capture.id).figures
    assert (figure.low, figure.high) == (340, 350)
    relink(case, watch=Silent())
    (figure,) = event_now(case, capture.id).figures
    assert (figure.low, figure.high) == (340, 350)
    for made in list(case.rows(Judgement)):
        undo(case, made.id, by=BY)
    judge(case, by=BY, action="correct", subject=event(case, TAKEOVER).id, field="title", value="عنوان")
    (figure,) = event_now(case, capture.id).figures
    assert (figure.low, figure.high) == (200, 999)


def test_a_figure_that_nobody_read_is_put_in(case: Case) -> None:
    claim = claim_of(case, TAKEOVER)
    judge(case, by=BY, action="correct", subject=claim.id, field="figure:killed", value="12")
    (figure,) = event(case, TAKEOVER).figures
    assert (figure.what, figure.low, figure.high) == ("killed", 12, 12)
    with pytest.raises(RefusedError, match="say which figure: figure:killed"):
        judge(case, by=BY, action="correct", subject=claim.id, field="figure:unicorn", value="12")


def test_a_date_that_is_open_stays_open(case: Case) -> None:
    document = claim_of(case, TAKEOVER).span.document
    judge(case, by=BY, action="reject", subject=document, field="published")
    relink(case, watch=Silent())
    published = next(row for row in case.rows(Document) if row.id == document).published
    assert (published.start, published.end, published.basis) == (None, None, "judged")
    takeover = next(row for row in case.rows(Event) if "Takeover by Islamic State" in row.title)
    assert takeover.time is None or takeover.time.start is None


def test_a_confirmed_date_of_publication_is_known_from_then_on(case: Case) -> None:
    claim = claim_of(case, TAKEOVER)
    before = next(row for row in case.rows(Document) if row.id == claim.span.document).published
    assert before.basis == "linked"
    judge(case, by=BY, action="confirm", subject=claim.span.document, field="published")
    other = next(row for row in case.rows(Document) if row.id != claim.span.document)
    judge(case, by=BY, action="reject", subject=other.id)
    relink(case, watch=Silent())
    now = next(row for row in case.rows(Document) if row.id == claim.span.document).published
    assert (now.start, now.end, now.basis) == (before.start, before.end, "judged")
    told = next(row for row in case.rows(Claim) if row.span == claim.span).time
    assert told is not None
    assert told.start == "2018-02-12"


def test_an_event_keeps_its_id_when_claims_join_it(case: Case, tmp_path: Path) -> None:
    capture = event(case, CAPTURE)
    made = judge(case, by=BY, action="confirm", subject=capture.id)
    copy = tmp_path / "copy.txt"
    text = (EXAMPLE / "004_fbd8113b0bef9d78.txt").read_text(encoding="utf-8")
    copy.write_text(text.replace("المشاهدات", "المشاهدات:"), encoding="utf-8")
    trace([copy], case, watch=Silent())
    now = event_now(case, capture.id)
    assert len(now.claims) > len(capture.claims)
    assert now.judged == (made.id,)
    assert not orphaned(case)


def test_a_corrected_date_of_publication_is_counted_from(case: Case) -> None:
    before = record(case)
    takeover = claim_of(case, TAKEOVER)
    document = takeover.span.document
    assert takeover.time is not None
    assert takeover.time.start == "2018-02-12"
    made = judge(case, by=BY, action="correct", subject=document, field="published", value="2018-03-06")
    for number in range(2):
        assert next(row for row in case.rows(Document) if row.id == document).published.basis == "judged"
        row = next(row for row in case.rows(Claim) if row.span == takeover.span)
        assert row.time is not None
        assert (row.time.start, row.time.basis) == ("2018-03-05", "relative")
        assert row.judged == (made.id,)
        told = event(case, TAKEOVER).time
        assert told is not None
        assert told.start == "2018-03-05"
        reading = next(each for each in case.readings() if each.document.id == document)
        assert any(each.time == row.time for each in reading.claims)
        assert case.linked() == bool(number)
        relink(case, watch=Silent())
    undo(case, made.id, by=BY)
    relink(case, watch=Silent())
    assert record(case) == before


def test_a_place_set_by_hand_is_where_the_event_is(case: Case) -> None:
    takeover = event(case, TAKEOVER)
    place = '{"lat": 35.478, "lon": 36.628, "radius_m": 500, "source": "صورة فضائية", "name": "جنوبي الخوين"}'
    made = judge(case, by=BY, action="place", subject=takeover.claims[0], field="place:قرية الخوين", value=place)
    now = event_now(case, takeover.id)
    assert now.place is not None
    (entity,) = case.find(now.place.entity or "")
    assert isinstance(entity, Entity)
    assert (entity.lat, entity.radius_m, entity.located) == (35.478, 500, "صورة فضائية")
    assert entity.judged == (made.id,)
    relink(case, watch=Silent())
    again = event_now(case, takeover.id).place
    assert again is not None
    assert again.entity == entity.id


def test_a_speaker_is_corrected_by_name(case: Case) -> None:
    claim = claim_of(case, TAKEOVER)
    judge(case, by=BY, action="correct", subject=claim.id, field="speaker", value="المرصد السوري لحقوق الإنسان")
    (row,) = case.find(claim.id)
    assert isinstance(row, Claim)
    (speaker,) = case.find(row.attribution[-1].speaker or "")
    assert isinstance(speaker, Entity | Source)
    assert speaker.name == "المرصد السوري لحقوق الإنسان"
    assert speaker.id in {origin.root for origin in event(case, TAKEOVER).origins}


def test_entities_that_are_one_are_called_by_one_id(case: Case) -> None:
    kept, other = [row for row in case.rows(Entity) if row.kind == "actor"][:2]
    before = record(case)
    made = judge(case, by=BY, action="merge", subject=kept.id, value=other.id)
    rest = [line for line in record(case) if other.id in line]
    assert not rest
    undo(case, made.id, by=BY)
    assert record(case) == before


def test_what_was_joined_to_another_is_judged_there(case: Case) -> None:
    one, two = [row for row in case.rows(Entity) if row.kind == "actor"][:2]
    judge(case, by=BY, action="merge", subject=one.id, value=two.id)
    with pytest.raises(RefusedError, match="holds nothing"):
        judge(case, by=BY, action="merge", subject=two.id, value=one.id)
    first, second, third = [row.id for row in case.rows(Event)][:3]
    inner = judge(case, by=BY, action="merge", subject=first, value=second)
    judge(case, by=BY, action="merge", subject=third, value=first)
    held = set(event_now(case, third).claims)
    assert not case.find(first)
    relink(case, watch=Silent())
    assert set(event_now(case, third).claims) == held
    undo(case, inner.id, by=BY)
    assert set(event_now(case, third).claims) < held
    assert case.find(second)


def test_a_publisher_that_a_person_names_is_who_the_lists_say(case: Case) -> None:
    document = claim_of(case, TAKEOVER).span.document
    judge(case, by=BY, action="correct", subject=document, field="source", value="وكالة سانا")
    now = next(row for row in case.rows(Document) if row.id == document)
    (source,) = case.find(now.source or "")
    assert isinstance(source, Source)
    assert source.name_en == "SANA"


def test_a_wrong_name_takes_its_part_in_claims_with_it(case: Case) -> None:
    mentions = {row.span: row for row in case.rows(Mention) if row.kind == "actor"}
    claim = next(row for row in case.rows(Claim) if row.agents and row.agents[0].span in mentions)
    mention = mentions[claim.agents[0].span]
    judge(case, by=BY, action="reject", subject=mention.id)
    (now,) = case.find(claim.id)
    assert isinstance(now, Claim)
    assert len(now.agents) == len(claim.agents) - 1
    parted = next(
        row
        for row in case.rows(Mention)
        if row.kind == "place" and row.entity and isinstance(row.value, PlaceValue) and not row.judged
    )
    judge(
        case, by=BY, action="split", subject=parted.entity or "", value=f'{{"mentions": ["{parted.id}"], "name": "س"}}'
    )
    (again,) = case.find(parted.id)
    assert isinstance(again, Mention)
    assert again.entity != parted.entity
    assert [row.name for row in case.find(again.entity or "") if isinstance(row, Entity)] == ["س"]


def test_a_derivation_that_is_none_counts_no_more(case: Case) -> None:
    edges = list(case.rows(Derivation))
    made = judge(case, by=BY, action="unlink", subject=edges[0].id)
    assert edges[0].id not in {row.id for row in case.rows(Derivation)}
    passages = [row.id for row in case.rows(Passage) if row.role in ("report", "statement")]
    linked = judge(case, by=BY, action="link", subject=passages[0], value=passages[1])
    assert [row.source for row in case.rows(Derivation) if row.judged == (linked.id,)] == [passages[1]]
    for each in (linked, made):
        undo(case, each.id, by=BY)
    assert list(case.rows(Derivation)) == edges


def test_a_rejected_document_counts_nowhere(case: Case) -> None:
    before = record(case)
    first, second = case.rows(Document)
    made = judge(case, by=BY, action="reject", subject=first.id)
    assert list(case.rows(Document)) == [second] or [row.id for row in case.rows(Document)] == [second.id]
    assert not any(row.span.document == first.id for row in case.rows(Claim))
    assert not any(first.id in origin.documents for row in case.rows(Event) for origin in row.origins)
    relink(case, watch=Silent())
    assert not any(first.id in origin.documents for row in case.rows(Event) for origin in row.origins)
    undo(case, made.id, by=BY)
    relink(case, watch=Silent())
    assert record(case) == before


def test_ids_may_be_beginnings_and_must_mean_one_row(case: Case) -> None:
    capture = event(case, CAPTURE)
    assert judge(case, by=BY, action="note", subject=capture.id[:12], reason="x").subject == capture.id
    with pytest.raises(RefusedError, match="several ids begin with eve-"):
        judge(case, by=BY, action="confirm", subject="eve-")
    with pytest.raises(RefusedError, match="cannot be merged with itself"):
        judge(case, by=BY, action="merge", subject=capture.id, value=capture.id)
    with pytest.raises(RefusedError, match="some claims must stay"):
        judge(case, by=BY, action="split", subject=capture.id, value=",".join(capture.claims))
    with pytest.raises(RefusedError, match="is a claim; give the id of"):
        judge(case, by=BY, action="merge", subject=capture.id, value=capture.claims[0])
