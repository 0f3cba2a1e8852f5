"""What people decide about a traced case: the record follows, what linking starts from follows, and nothing is lost."""

import hashlib
import multiprocessing
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

import msgspec
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from tiny import taken

from rawi.case import Case, overlay, relinking
from rawi.case import reading as reading_module
from rawi.case.checking import RefusedError
from rawi.case.judgements import history, judge, orphaned, undo
from rawi.case.reread import reread
from rawi.case.trace import relink, trace
from rawi.lexicon import Lexicon, load
from rawi.model import (
    Claim,
    ClaimTime,
    Derivation,
    Disagreement,
    Document,
    Entity,
    Event,
    Judgement,
    Mention,
    Passage,
    PlaceValue,
    Reading,
    Source,
    Span,
    content_id,
    identified,
)
from rawi.model.document import Layer
from rawi.read import read
from tools import Silent

EXAMPLE = Path(__file__).parents[2] / "examples" / "khwein-2018"
BY = "ليلى"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("judged") / "case"
    with Case.create(folder) as case:
        trace([EXAMPLE], case, watch=Silent())
    return folder


@contextmanager
def copied(folder: Path, copy: Path) -> Iterator[Case]:
    copy.mkdir()
    for each in folder.iterdir():
        if each.is_file():
            (copy / each.name).write_bytes(each.read_bytes())
    with Case.create(copy) as opened:
        yield opened


@pytest.fixture
def case(folder: Path, tmp_path: Path) -> Iterator[Case]:
    with copied(folder, tmp_path / "case") as opened:
        yield opened


def record(case: Case) -> list[str]:
    return [line for line in case.lines() if not line.startswith('{"type":"judgement"')]


def event(case: Case, title: str) -> Event:
    return next(row for row in case.rows(Event) if row.title == title)


def claim_of(case: Case, title: str) -> Claim:
    (row,) = case.find(event(case, title).claims[0])
    assert isinstance(row, Claim)
    return row


CAPTURE = "Capture of members of Islamic State at Al-Khuwayn"
TAKEOVER = "Takeover by Islamic State at Al-Khuwayn"


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


def event_now(case: Case, identifier: str) -> Event:
    (row,) = case.find(identifier)
    assert isinstance(row, Event)
    return row


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
