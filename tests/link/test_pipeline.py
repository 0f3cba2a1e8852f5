"""The two pages of the example, read and linked whole: what a person should learn from them in seconds."""

from pathlib import Path

import msgspec
import pytest

from rawi.ingest import ingest
from rawi.lexicon import load
from rawi.link.pipeline import link
from rawi.model import Event, Interval, Links, Published, Reading
from rawi.read import read

EXAMPLE = Path(__file__).parents[2] / "examples" / "khwein-2018"


def readings() -> tuple[Reading, ...]:
    return tuple(read(ingest(path), load()) for path in sorted(EXAMPLE.glob("*.txt")))


@pytest.fixture(scope="module")
def linked() -> tuple[tuple[Reading, ...], Links]:
    return link(readings(), load(), read=read)


def event(linked: tuple[tuple[Reading, ...], Links], event_type: str, words: str) -> Event:
    """Return the event of that type one of whose claims says these words."""
    texts = {claim.id: claim.text for reading in linked[0] for claim in reading.claims}
    (found,) = {
        item.id: item
        for item in linked[1].events
        if item.event_type == event_type and any(words in texts[claim] for claim in item.claims)
    }.values()
    return found


def test_the_report_gets_its_date_from_the_page(linked: tuple[tuple[Reading, ...], Links]) -> None:
    report, page = linked[0]
    assert report.document.published == Published("2018-02-13", "2018-02-13", "linked", document=page.document.id)
    assert event(linked, "territory_change", "أمس الاثنين").time is not None


def test_hundreds_captured_rest_on_one_statement(linked: tuple[tuple[Reading, ...], Links]) -> None:
    capture = event(linked, "capture", "في بلدة الخوين")
    assert capture.independent == Interval(1, 1)
    entities = {entity.id: entity.name for reading in linked[0] for entity in reading.entities}
    assert [(entities[origin.root or ""], origin.interest) for origin in capture.origins] == [
        ("غرفة عمليات دحر الغزاة", "party")
    ]
    assert {document for origin in capture.origins for document in origin.documents} == {
        reading.document.id for reading in linked[0]
    }
    figures = {figure.what: (figure.low, figure.high) for figure in capture.figures}
    assert figures["captured"] == (200, 999)


def test_what_only_the_agency_says_rests_on_the_agency(linked: tuple[tuple[Reading, ...], Links]) -> None:
    takeover = event(linked, "territory_change", "أمس الاثنين")
    assert takeover.independent == Interval(1, 1)
    assert takeover.time is not None
    assert (takeover.time.start, takeover.time.end) == ("2018-02-12", "2018-02-12")
    assert [origin.interest for origin in takeover.origins] == ["third_party"]


def test_a_remark_at_second_hand_rests_on_whoever_made_it(linked: tuple[tuple[Reading, ...], Links]) -> None:
    collusion = event(linked, "alliance_or_collusion", "تواطؤ")
    assert collusion.independent == Interval(1, 1)
    chain = next(
        claim.attribution for reading in linked[0] for claim in reading.claims if claim.id == collusion.claims[0]
    )
    assert len(chain) == 3
    assert [origin.root for origin in collusion.origins] == [chain[-1].speaker]


def test_older_background_keeps_its_own_days(linked: tuple[tuple[Reading, ...], Links]) -> None:
    older = event(linked, "territory_change", "أواخر كانون الأول")
    assert older.time is not None
    assert (older.time.start, older.time.end) == ("2017-12-21", "2017-12-31")
    assert older.independent == Interval(1, 1)


def test_the_first_and_the_second_transfer_are_two(linked: tuple[tuple[Reading, ...], Links]) -> None:
    first = event(linked, "movement_of_forces", "مجموعات كبيرة من التنظيم من")
    second = event(linked, "movement_of_forces", "نقلهم عبر مناطق سيطرته")
    assert first.id != second.id
    assert first.independent == second.independent == Interval(1, 1)


def test_the_allies_that_were_left_out(linked: tuple[tuple[Reading, ...], Links]) -> None:
    dropped = [item for item in linked[1].disagreements if "الإيرانيين والروس" in item.positions[0].value]
    assert [(item.about, item.nature, item.severity) for item in dropped] == [("who", "editorial_change", "high")]


def test_every_claim_is_in_one_event_and_every_disagreement_in_one(
    linked: tuple[tuple[Reading, ...], Links],
) -> None:
    claims = sorted(claim.id for reading in linked[0] for claim in reading.claims)
    assert sorted(claim for item in linked[1].events for claim in item.claims) == claims
    members = {item.id: set(item.claims) for item in linked[1].events}
    for item in linked[1].disagreements:
        assert item.event in members
        assert item.spans


def test_linking_again_changes_nothing(linked: tuple[tuple[Reading, ...], Links]) -> None:
    assert link(linked[0], load(), read=read) == linked


def test_the_order_of_documents_does_not_matter(linked: tuple[tuple[Reading, ...], Links]) -> None:
    _, links = link(tuple(reversed(readings())), load(), read=read)
    assert {frozenset(item.claims) for item in links.events} == {frozenset(item.claims) for item in linked[1].events}


def test_quotations_of_clauses_and_echoes_have_verdicts(linked: tuple[tuple[Reading, ...], Links]) -> None:
    found = {quotation.id: quotation for quotation in linked[1].quotations}
    asked = [q for reading in linked[0] for q in reading.quotations if q.kind in ("clause", "echo")]
    assert {quotation.id for quotation in asked} == set(found)
    assert all(quotation.verdict is not None for quotation in found.values())
    assert [q.verdict for q in found.values() if q.kind == "clause"] == ["altered"] * 4


def test_one_document_and_none() -> None:
    assert link((), load(), read=read) == ((), Links())
    (alone,) = readings()[:1]
    kept, links = link((alone,), load(), read=read)
    assert kept == (alone,)
    assert {claim for item in links.events for claim in item.claims} == {claim.id for claim in alone.claims}
    assert msgspec.json.encode(links.events)
